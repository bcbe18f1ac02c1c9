import { Transform as NodeTransform } from 'node:stream'
import { Batch } from '../arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../arrow/rows.js'
import { filterRows } from '../arrow/take.js'
import { checkValue, wrongValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { checkKeys } from './row-keys.js'
import { refuseUsed } from './used-stream.js'

/**
 * A stream step that changes rows as JavaScript objects; answering `undefined` leaves a row out. The rows
 * keep the columns and types they have, so that a row with another key, or without one of its columns, ends the
 * stream with `bad_schema`: a transform of your own adds or removes columns. A function that answers promises ends the stream with `bad_option`.
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
  return stream.on('pipe', (from) => refuseUsed(stream, from))
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
  const { columns } = batchOfRows(rows, { schema: batch.schema })
  return new Batch(batch.schema, columns, kept.origin)
}
