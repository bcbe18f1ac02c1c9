import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { ByteSink } from '../../files/byte-sink.js'
import { assertWritable } from '../scalar-text.js'
import { membersWriter } from './write-values.js'

/**
 * JSON Lines, one object a row, every column in every row. Text goes from Arrow bytes to JSON bytes without
 * becoming a string; 64-bit integers keep all digits; NaN and infinities, which JSON lacks, become null, as
 * `JSON.stringify` has it. `scalar-text.ts` lists how dates, decimals and other such types are written.
 *
 * The bytes are valid until the next call. Throws `unsupported` for a type that has no text form.
 */
export function jsonlEncoder(schema: Schema): (batch: Batch) => Uint8Array {
  assertWritable(schema)
  const sink = new ByteSink()
  return (batch) => {
    const writeRow = membersWriter(batch.columns, schema.fields, sink)
    for (let row = 0; row < batch.numRows; row++) {
      writeRow(row)
      sink.put(0x0a)
    }
    return sink.take()
  }
}
