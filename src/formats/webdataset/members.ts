import { isUtf8 } from 'node:buffer'
import { PrepError } from '../../base/errors.js'

/** Where a member belongs. */
export interface MemberPlace {
  key: string
  column: string
}

/**
 * The key of a member is its path up to the first dot behind the last slash, and what follows is its column, in small
 * letters (webdataset/webdataset, `tariterators.py`, `base_plus_ext`). `undefined` for a member without one.
 */
export function splitName(name: string): MemberPlace | undefined {
  const parts = /^((?:.*\/)?[^./][^./]*)\.([^/]+)$/.exec(name.replace(/^\.\//, ''))
  return parts === null ? undefined : { key: parts[1], column: parts[2].toLowerCase() }
}

/** The names that readers give to JSON and to whole numbers. */
const jsonNames: ReadonlySet<string> = new Set(['json', 'jsn'])
const numberNames: ReadonlySet<string> = new Set(['cls', 'cls2', 'class', 'count', 'index', 'id', 'inx'])

/** A member as JSON. Throws `unsupported` for one that is no text. */
export function memberValue(column: string, bytes: Buffer): string {
  const kind = column.slice(column.lastIndexOf('.') + 1)
  if (!isUtf8(bytes))
    throw new PrepError(
      'unsupported',
      `Members .${column} of the tar file are not text. Unpack it, and name them by their paths in a column`,
    )
  const text = bytes.toString()
  if (numberNames.has(kind) && /^\s*-?(?:0|[1-9]\d*)\s*$/.test(text)) return text.trim()
  return jsonNames.has(kind) ? oneLine(text) : JSON.stringify(text)
}

/** A sample as a line. What is no JSON makes a line that is none, which the reader rejects by its place. */
export function sampleLine(key: string, members: ReadonlyMap<string, string>): string {
  const only = members.size === 1 ? members.get('json') : undefined
  if (only?.startsWith('{')) return `${only}\n`
  const columns = [['__key__', JSON.stringify(key)] as const, ...members]
  return `{${columns.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}\n`
}

/** Line ends in a JSON document stand between its parts, and mean nothing. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ').trim()
}
