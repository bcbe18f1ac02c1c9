import { Transform as NodeTransform } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { type Data, type Field, Schema } from '../arrow/arrow.js'
import { Batch } from '../arrow/batch.js'
import { isBuildable } from '../arrow/builders.js'
import { batchOfRows, type Row, rowsOf, valueReader } from '../arrow/rows.js'
import { filterRows } from '../arrow/take.js'
import { checkValue, wrongValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { checkKeys } from './row-keys.js'
import { pipeOnce } from './used-stream.js'

/**
 * A stream step that changes rows as JavaScript objects; answering `undefined` leaves a row out. The rows
 * keep the columns and types they have, so that a row with another key, or without one of its columns, ends the
 * stream with `bad_schema`: a transform of your own adds or removes columns. Columns of types that JSON does not hold,
 * such as moments, decimals and maps, pass through where their values are left as they are, and end the stream with
 * `unsupported` where not. A function that answers promises ends it with `bad_option`.
 *
 * It decodes and builds every value of every row, which costs several times as much as a step that works on
 * columns: use it for what no transform does.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('a.jsonl'), map((row) => ({ ...row, prompt: String(row.prompt).trim() })), write('out/'))
 */
export function map(change: (row: Row) => Row | undefined): NodeTransform {
  checkValue('The function of map()', change, 'function')
  const stream = new NodeTransform({
    objectMode: true,
    highWaterMark: 1,
    transform(batch: Batch, _encoding, done) {
      try {
        done(null, mapRows(batch, change))
      } catch (error) {
        done(error as Error)
      }
    },
  })
  pipeOnce(stream)
  return stream
}

function mapRows(batch: Batch, change: (row: Row) => Row | undefined): Batch {
  checkValue('What map() is given', batch, 'batch')
  const changed = rowsOf(batch).map(change)
  if (changed.some((row) => row instanceof Promise))
    throw new PrepError(
      'bad_option',
      'The function of map() answered a promise, but rows are wanted. Make it one that does not wait',
    )
  const other = changed.find((row) => row !== undefined && (typeof row !== 'object' || row === null))
  if (other !== undefined)
    throw wrongValue(
      'What the function of map() answers',
      'a row as an object, or undefined to leave it out',
      other,
    )
  const kept = filterRows(batch, (row) => changed[row] !== undefined)
  const rows = changed.filter((row) => row !== undefined)
  for (const row of rows) checkKeys(row, batch.schema.fields)
  const { fields } = batch.schema
  const built = batchOfRows(rows, { schema: new Schema(fields.filter(isBuildable)) }).columns.values()
  const columns = fields.map((field, i): Data => {
    if (isBuildable(field)) return built.next().value!
    checkUntouched(field, { column: kept.columns[i], rows })
    return kept.columns[i]
  })
  return new Batch(batch.schema, columns, kept.origin)
}

/** What cannot be built again from values must be what it was. */
function checkUntouched(field: Field, { column, rows }: { column: Data; rows: readonly Row[] }): void {
  const { name, type } = field
  const read = valueReader(column, field)
  if (rows.every((row, i) => isDeepStrictEqual(partsOf(row[name]), partsOf(read(i))))) return
  throw new PrepError(
    'unsupported',
    `The function of map() changed the column "${name}", whose values of type ${type} cannot be made anew. Leave them as they are; a transform of your own can write such a column`,
  )
}

/** A value with the vectors and maps of Arrow in it as arrays, which can be compared. */
function partsOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Symbol.iterator in value) return Array.from(value as Iterable<unknown>, partsOf)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, partsOf(inner)]))
}
