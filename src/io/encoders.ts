import type { Schema } from '../core/arrow.js'
import type { Encoder, ShardFormat } from './encoder.js'
import { arrowEncoder } from './write-arrow.js'
import { csvEncoder } from './write-csv.js'
import { jsonlEncoder } from './write-jsonl.js'

const nothing = new Uint8Array(0)

/** The encoder of a format. */
export function encoderFor(format: ShardFormat, schema: Schema): Encoder {
  if (format === 'arrow') return arrowEncoder(schema)
  if (format === 'csv') {
    const { header, encode } = csvEncoder(schema)
    return { head: () => header, encode: (batch) => [encode(batch)], tail: () => nothing }
  }
  const encode = jsonlEncoder(schema)
  return { head: () => nothing, encode: (batch) => [encode(batch)], tail: () => nothing }
}
