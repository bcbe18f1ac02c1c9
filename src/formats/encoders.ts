import type { Schema } from '../arrow/arrow.js'
import { arrowEncoder } from './arrow/encode.js'
import { csvEncoder } from './csv/encode.js'
import type { Encoder, ShardFormat } from './encoder.js'
import { jsonlEncoder } from './json/encode.js'

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
