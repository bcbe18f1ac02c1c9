import type { Schema } from '../../arrow/arrow.js'
import { ByteSink } from '../../files/byte-sink.js'
import { type Encoder, type FileFrame, noBytes } from '../format/encoder.js'
import { rowEncoder } from '../format/row-encoder.js'
import { assertWritable } from '../format/scalar-text.js'
import { membersWriter } from './write-values.js'

/**
 * JSON Lines, one object a row, every column in every row. Text goes from Arrow bytes to JSON bytes without
 * becoming a string; 64-bit integers keep all digits; NaN and infinities, which JSON lacks, become null, as
 * `JSON.stringify` has it. `scalar-text.ts` lists how dates, decimals and other such types are written.
 *
 * Throws `unsupported` for a type that has no text form.
 */
export function jsonlEncoder(schema: Schema): Encoder {
  assertWritable(schema)
  const sink = new ByteSink()
  return rowEncoder({
    sink,
    openRows(batch) {
      const writeRow = membersWriter(batch.columns, schema.fields, sink)
      return (row) => {
        writeRow(row)
        sink.put(0x0a)
      }
    },
  })
}

/** One array of the same objects, each on a line of its own. Throws as {@link jsonlEncoder}. */
export function jsonEncoder(schema: Schema): Encoder {
  assertWritable(schema)
  const sink = new ByteSink()
  return rowEncoder({
    sink,
    head: arrayHead,
    tail: arrayTail,
    openRows(batch) {
      const writeRow = membersWriter(batch.columns, schema.fields, sink)
      return (row, before) => {
        if (before > 0) sink.putBytes(separator)
        writeRow(row)
      }
    },
  })
}

/** What makes the arrays of shards one array. */
export function arrayFrame(): FileFrame {
  return { head: () => noBytes, see: () => {}, between: () => separator, tail: () => noBytes }
}

const arrayHead = Buffer.from('[\n')
const separator = Buffer.from(',\n')
const arrayTail = Buffer.from('\n]\n')
