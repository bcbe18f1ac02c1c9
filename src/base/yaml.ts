import { PrepError } from './errors.js'

/** The one door to `yaml`, loaded on first use. It reads pipeline files, JSON ones too, and keeps the place of every value. */

/** Where a value stands in a parsed text: keys and numbers of items, from the top. */
export type KeyPath = readonly PropertyKey[]

/** A line and a column, both from 1. */
export interface Position {
  line: number
  column: number
}

/** A parsed text that still knows where each value stood. */
export interface LocatedValue {
  value: unknown
  /** Where a value stands, or with `onKey` its key; the nearest enclosing value for a path that leads nowhere. */
  locate(path: KeyPath, onKey: boolean): Position | undefined
}

/** Parses YAML or JSON. Throws `bad_pipeline` with `source`, line and column for a fault of syntax. */
export async function parseLocated(text: string, source: string): Promise<LocatedValue> {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } = await import('yaml')
  const lineCounter = new LineCounter()
  const schema = /\.json$/i.test(source) ? 'json' : 'core'
  const document = parseDocument(text, { lineCounter, prettyErrors: false, schema })
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset)
    return { line, column: col }
  }
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault !== undefined) {
    const path = pathAt(text, fault.pos[0])
    const message =
      fault.code === 'TAG_RESOLVE_FAILED'
        ? unquoted(schema)
        : path !== undefined
          ? `Within brackets or braces, a value that holds a bracket goes in quotes: "${path}"`
          : plainWords(fault, nameAt(text, fault.pos[0]))
    throw new PrepError('bad_pipeline', message, {
      at: { source, ...positionOf(fault.pos[0]) },
    })
  }
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return
      const at = { source, ...positionOf(startOf(alias) ?? 0) }
      throw new PrepError(
        'bad_pipeline',
        `Nothing is named &${alias.source}, for which *${alias.source} stands. A value that begins with * goes in quotes`,
        { at },
      )
    },
  })

  return { value: document.toJS(), locate }

  function locate(path: KeyPath, onKey: boolean): Position | undefined {
    let node: unknown = document.contents
    let offset = startOf(node)
    for (const [depth, part] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document)
      if (isSeq(node)) node = node.items[Number(part)]
      else if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part))
        if (pair === undefined) break
        node = pair.value
        const last = depth === path.length - 1
        offset = (last && onKey ? undefined : startOf(node)) ?? startOf(pair.key) ?? offset
        continue
      } else break
      offset = startOf(node) ?? offset
    }
    return offset === undefined ? undefined : positionOf(offset)
  }
}

/** A value in YAML syntax, as `--set key=value` takes it. Text that is no YAML is taken as it stands. */
export async function parseYamlValue(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text, { prettyErrors: false })
  return document.errors.length > 0 ? text : document.toJS()
}

/** A frequent fault of syntax, in the words of who wrote the file. */
function plainWords({ code, message }: { code: string; message: string }, name: string): string {
  const bracket = /end with a (.)$/.exec(message)?.[1]
  if (bracket !== undefined) return `A bracket before this place is still open. Close it with ${bracket}`
  switch (code) {
    case 'DUPLICATE_KEY':
      return `Key "${name}" stands here a second time. Leave one of the two out`
    case 'TAB_AS_INDENT':
      return 'A tab stands where spaces are wanted. Indent by spaces'
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A colon and a space within a value start another key. Put the value in quotes, or the inner keys on lines of their own'
    case 'MULTIPLE_DOCS':
      return 'A second document begins here, behind "---". A file holds one pipeline'
    case 'BAD_SCALAR_START':
      return `A value cannot begin with ${name.slice(0, 1)}. Put it in quotes`
    default:
      return message
  }
}

/** The path of a field, such as `messages[].content`, that a bracket at this place breaks in two; `undefined` where none does. */
function pathAt(text: string, offset: number): string | undefined {
  const start = /[^\s,:"'{}[\]]{1,40}$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0]
  const rest = /^(?:\[\d{0,9}\][^\s,:"'{}[\]]{0,40}){1,9}/.exec(text.slice(offset, offset + 400))?.[0]
  return start === undefined || rest === undefined ? undefined : start + rest
}

/** The word at a place, as far as a message shows it. */
function nameAt(text: string, offset: number): string {
  return /^["']?([^\s"':,{}[\]]{0,40})/.exec(text.slice(offset, offset + 42))?.[1] ?? ''
}

function unquoted(schema: string): string {
  return schema === 'json' ? 'Text must stand in double quotes' : 'Tags such as !name are not read here'
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null)?.range?.[0]
}
