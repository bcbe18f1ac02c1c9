import { documentTags, sourceExtensions } from './line-forms.data.js'

/** A range of a text. */
export interface TextRange {
  start: number
  end: number
}

/** How far a line is looked at on each side. */
const reach = 160
const tags: ReadonlySet<string> = new Set(documentTags)
const capitalised = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)+$/u
const path = new RegExp(
  `^[a-z][\\w.-]*/[\\w.#-]*\\d[\\w.-]*$|^(?:\\.{0,2}|~|[A-Za-z]:)?[\\\\/][\\w.@-]+[\\\\/]|^[\\w.@-]+[\\\\/][\\w.@-]+[\\\\/]|[\\w-]\\.(?:${sourceExtensions})$|^(?:[\\w.@-]+[\\\\/])+[\\w-]+\\.\\w{1,5}$`,
)
const camel = /[a-z]\d*[A-Z][a-z]|[A-Za-z]\d?_[a-z0-9]|__\w/
const ownHump = /^(?:Ma?c|De|La|Le|Di|Du|Van|Fitz|O|Da|Des|Lo|Mc|St|El|Al|Ben|Ibn|Von)\p{Lu}\p{Ll}+$/u
const joint = /\w\.[a-z_]\w*\(|::|->|=>|[\w)]\(\)|\)\.|[{}\\$]|\w\[\w*\]|<\/|\/>|&&|\|\|/

/** An open bracket right behind a word in small letters, and what stands in it so far. */
const called = /[a-z_$][\w$]*\([^()]{0,60}$/

/** Whether a range of a sentence is a piece of code: in backticks, in a label, a tag, a path, an identifier. */
export function isInlineCode(
  text: string,
  { start, end, hasMarks }: TextRange & { hasMarks: boolean },
): boolean {
  const isPlain = isPlainChunk(text, start, end)
  if (isPlain && !hasMarks) return false
  const { from, hasMark } = lookBack(text, start)
  if (isPlain && !hasMark) return false
  const next = text.indexOf('\n', end)
  const to = Math.min(next === -1 ? text.length : next, end + reach)
  const line = { text: text.slice(from, to), start: start - from, end: end - from }
  if (hasMark && (isInBackticks(line) || isInTag(line) || isLabel(line) || isTagged(line))) return true
  return isInIdentifier(line)
}

/** Whether a text has a backtick, `<`, `[` or `@`, of which pieces of code in sentences may be known. */
export function hasInlineMarks(text: string): boolean {
  return text.includes('`') || text.includes('[') || text.includes('@') || text.includes('<')
}

/** Where the line of a place begins, or what is looked at of it, and whether a backtick, `<`, `[` or `@` stands in it. */
function lookBack(text: string, start: number): { from: number; hasMark: boolean } {
  let hasMark = false
  let from = start
  for (const limit = Math.max(0, start - reach); from > limit; from--) {
    const code = text.charCodeAt(from - 1)
    if (code === 10) break
    if (code === 96 || code === 60 || code === 91 || code === 64) hasMark = true
  }
  return { from, hasMark }
}

/** Whether the letters between the spaces around a range are joined by nothing but a full stop, an apostrophe, a hyphen. */
function isPlainChunk(text: string, start: number, end: number): boolean {
  for (let i = start - 1, least = Math.max(0, start - reach); i >= least; i--) {
    const code = text.charCodeAt(i)
    if (isSpace(code)) break
    if (isJoint(code)) return false
  }
  for (let i = start, most = Math.min(text.length, end + reach); i < most; i++) {
    const code = text.charCodeAt(i)
    if (i >= end && isSpace(code)) return true
    if (isJoint(code)) return false
    const isHump = code >= 65 && code <= 90 && i > start && isSmall(text.charCodeAt(i - 1))
    if (isHump) return false
  }
  return true
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

/** Not a letter, a space, a comma, an apostrophe or a hyphen; a full stop only before something. */
function isJoint(code: number): boolean {
  return (
    (code < 65 && code > 32 && code !== 44 && code !== 39 && code !== 45) ||
    (code > 90 && code < 97) ||
    (code > 122 && code < 128)
  )
}

interface InLine extends TextRange {
  text: string
}

/** Names of two capitalised words in backticks stay names. */
function isInBackticks({ text, start, end }: InLine): boolean {
  let open = -1
  for (let i = text.indexOf('`'); i !== -1 && i < start; i = text.indexOf('`', i + 1))
    open = open === -1 ? i : -1
  if (open === -1) return false
  const close = text.indexOf('`', end)
  return close !== -1 && !capitalised.test(text.slice(open + 1, close))
}

/** Between the `<` and the `>` of a tag, but for texts of its attributes. */
function isInTag({ text, start, end }: InLine): boolean {
  const open = text.lastIndexOf('<', start)
  if (open === -1 || text.lastIndexOf('>', start - 1) > open) return false
  const close = text.indexOf('>', end)
  if (close === -1) return false
  const inside = text.slice(open + 1, close)
  if (!/^\/?[A-Za-z][\w:.-]*(?:$|\/?$|\s+[\w:@.-]+\s*=)/.test(inside)) return false
  if (/^[A-Z]/.test(inside) && open + 1 === start && close === end) return !/ /.test(inside)
  return (text.slice(open, start).match(/"/g) ?? []).length % 2 === 0
}

/** The labels of Markdown: `[text][label]`, `[label]: https://…`, a badge `[![text]…`, and `- [Topic] what changed`. */
function isLabel({ text, start, end }: InLine): boolean {
  const open = text.lastIndexOf('[', start)
  if (open === -1 || text.lastIndexOf(']', start - 1) > open) return false
  const close = text.indexOf(']', end)
  if (close === -1) return false
  const after = text.slice(close + 1, close + 3)
  const before = text.slice(0, open)
  if (after.startsWith(':') && /^\s*$/.test(before)) return true
  if (before.endsWith('][')) return true
  if (/\[!$/.test(before)) return true
  if (/[-_/.]/.test(text.slice(open + 1, close)) && /^\]?\[/.test(after)) return true
  return (
    /^\s*(?:[-*+]|\d+\.)\s+$/.test(before) &&
    /^ [^-–—]/.test(after) &&
    !/^ ?[x ]?$/.test(text.slice(open + 1, close))
  )
}

/** The tag of a documentation comment, and the name of the parameter behind it. */
function isTagged({ text, start }: InLine): boolean {
  const at = text.lastIndexOf('@', start)
  if (at === -1 || start - at > 24) return false
  const [, tag, rest] = /^@([A-Za-z_]\w*)(?:\s+(?:\{[^}]*\}\s*)?)?(.?)/.exec(text.slice(at)) ?? []
  if (tag === undefined || !tags.has(tag) || tag === 'author' || tag === 'copyright') return false
  if (start <= at + 1 + tag.length) return true
  return rest !== '' && /^@\w+\s+(?:\{[^}]*\}\s*)?$/.test(text.slice(at, start))
}

/** Part of a path, of a name with humps or underscores, of a call. */
function isInIdentifier({ text, start, end }: InLine): boolean {
  let from = start
  while (from > 0 && !isSpace(text.charCodeAt(from - 1)) && !endsEscape(text, from)) from--
  let to = end
  while (to < text.length && !isSpace(text.charCodeAt(to)) && !endsEscape(text, to + 2)) to++
  const word = text.slice(start, end)
  const isOne = !/\s/.test(word)
  if (isOne && text[end] === '(' && /^\((?!\d{4}|\p{Lu}\p{Ll}| )/u.test(text.slice(end, end + 6))) return true
  if (isOne && /[.$#\\]/.test(text[start - 1] ?? ' ') && /^[a-z]/.test(word) && text[start - 2] !== '.')
    return true
  const chunk = text.slice(from, to).replace(/^[("'“‘[*_]+|[)"'”’\].,;:!?*_]+$/g, '')
  if (path.test(chunk) && !/^https?:/.test(chunk)) return true
  if (!isOne) return joint.test(chunk) && !/[()]/.test(word) && /[_$\\]|::|->/.test(chunk)
  if (joint.test(chunk) || (text[end] === ')' && called.test(text.slice(0, start)))) return true
  return camel.test(chunk) && !ownHump.test(chunk) && !/@/.test(chunk) && !/[’'-]/.test(chunk)
}

function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x3000 || (code >= 0x3000 && code < 0xff00)
}

/** Whether a line break or a quote is written out, as in JSON within a text, right before a place. */
function endsEscape(text: string, at: number): boolean {
  return text[at - 2] === '\\' && /[nrt"']/.test(text[at - 1] ?? '')
}
