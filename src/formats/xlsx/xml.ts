import { broken } from './archive.js'

/** What an XML document is made of, as far as workbooks need it. */
export type XmlPart =
  | { kind: 'open'; name: string; attributes: string; isEmpty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/** No tag, and no text between two tags, is longer: a cell holds 32,767 characters. */
const maxPart = 4 << 20

/**
 * Takes XML apart piece by piece. Prefixes of namespaces are left out, comments and instructions passed over. Entities of
 * a document's own are not known, so that none can grow. Throws `bad_input` for what is no XML.
 */
export async function* xmlParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlPart[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const parts: XmlPart[] = []
    rest = takeParts(rest + decoder.decode(chunk, { stream: true }), parts)
    if (rest.length > maxPart) throw broken('a part of it is no XML')
    yield parts
  }
  if (rest.trim() !== '') throw broken('a part of it is no XML, or cut short')
}

/** Answers what belongs to a part that is not whole yet. */
function takeParts(text: string, parts: XmlPart[]): string {
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    if (open < 0) break
    const end = endOfMarkup(text, open)
    if (end < 0) break
    if (open > at) parts.push({ kind: 'text', text: unescapeXml(text.slice(at, open)) })
    takeMarkup(text.slice(open, end), parts)
    at = end
  }
  return text.slice(at)
}

/** Behind the markup that begins here; -1 where its end is still to come. */
function endOfMarkup(text: string, open: number): number {
  for (const [start, end] of spans) {
    if (text.startsWith(start, open)) {
      const found = text.indexOf(end, open + start.length)
      return found < 0 ? -1 : found + end.length
    }
    // Too little is there to tell what it is.
    if (start.startsWith(text.slice(open))) return -1
  }
  return endOfTag(text, open)
}

const spans = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** A `>` may stand in the value of an attribute. */
function endOfTag(text: string, open: number): number {
  for (let at = open; ; ) {
    const close = text.indexOf('>', at)
    const quote = firstQuote(text, at, close)
    if (quote < 0) return close + 1 || -1
    const end = text.indexOf(text[quote], quote + 1)
    if (end < 0) return -1
    at = end + 1
  }
}

function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (text[at] === '"' || text[at] === "'") return at
  return -1
}

function takeMarkup(markup: string, parts: XmlPart[]): void {
  if (markup.startsWith('<![CDATA[')) parts.push({ kind: 'text', text: markup.slice(9, -3) })
  if (markup[1] === '!' || markup[1] === '?') return
  if (markup[1] === '/') {
    parts.push({ kind: 'close', name: bareName(markup.slice(2, -1).trim()) })
    return
  }
  const isEmpty = markup.endsWith('/>')
  const inner = markup.slice(1, isEmpty ? -2 : -1)
  const space = inner.search(/\s/)
  const name = bareName(space < 0 ? inner : inner.slice(0, space))
  parts.push({ kind: 'open', name, attributes: space < 0 ? '' : inner.slice(space), isEmpty })
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The value of an attribute, by its name without a prefix; `undefined` where there is none. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf('=', at)
    if (equals < 0) return undefined
    const from = behindSpace(attributes, equals + 1)
    const to = attributes.indexOf(attributes[from], from + 1)
    if (to < 0) return undefined
    if (bareName(attributes.slice(at, equals).trim()) === name)
      return unescapeXml(attributes.slice(from + 1, to))
    at = to + 1
  }
}

function behindSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++
  return at
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
