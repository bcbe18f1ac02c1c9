import type { Schema } from '../../arrow/arrow.js'
import { ByteSink } from '../../files/byte-sink.js'
import { type Encoder, type FileFrame, noBytes } from '../format/encoder.js'
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
  return {
    head: () => noBytes,
    encode(batch) {
      const writeRow = membersWriter(batch.columns, schema.fields, sink)
      for (let row = 0; row < batch.numRows; row++) {
        writeRow(row)
        sink.put(0x0a)
      }
      return [sink.take()]
    },
    tail: () => noBytes,
    prefersLargeBatches: false,
  }
}

/** One array of the same objects, each on a line of its own. Throws as {@link jsonlEncoder}. */
export function jsonEncoder(schema: Schema): Encoder {
  assertWritable(schema)
  const sink = new ByteSink()
  let hasRows = false
  return {
    head: () => arrayHead,
    encode(batch) {
      const writeRow = membersWriter(batch.columns, schema.fields, sink)
      for (let row = 0; row < batch.numRows; row++) {
        if (hasRows) sink.putBytes(separator)
        hasRows = true
        writeRow(row)
      }
      return [sink.take()]
    },
    tail: () => arrayTail,
    prefersLargeBatches: false,
  }
}

/** What makes the arrays of shards one array. */
export function arrayFrame(): FileFrame {
  return { head: () => noBytes, see: () => {}, between: () => separator, tail: () => noBytes }
}

const arrayHead = Buffer.from('[\n')
const separator = Buffer.from(',\n')
const arrayTail = Buffer.from('\n]\n')
