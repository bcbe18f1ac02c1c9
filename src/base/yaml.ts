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
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lineCounter = new LineCounter()
  const schema = /\.json$/i.test(source) ? 'json' : 'core'
  const document = parseDocument(text, { lineCounter, prettyErrors: false, schema })
  const positionOf = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset)
    return { line, column: col }
  }
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault !== undefined) {
    const message = fault.code === 'TAG_RESOLVE_FAILED' ? unquoted(schema) : fault.message
    throw new PrepError('bad_pipeline', message, { at: { source, ...positionOf(fault.pos[0]) } })
  }

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

function unquoted(schema: string): string {
  return schema === 'json' ? 'Text must stand in double quotes' : 'Tags such as !name are not read here'
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null)?.range?.[0]
}
