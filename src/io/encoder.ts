import type { Schema } from '../core/arrow.js'
import type { Batch } from '../core/batch.js'
import { arrowEncoder } from './write-arrow.js'
import { csvEncoder } from './write-csv.js'
import { jsonlEncoder } from './write-jsonl.js'

/** File formats that shards are written in. */
export type ShardFormat = 'arrow' | 'jsonl' | 'csv'

/**
 * Turns batches of one schema into the bytes of a file: `head`, then `encode` of every batch, then `tail`.
 * The pieces are valid until the next call. Files of the same schema have the same head and tail, so that
 * files are joined by writing head, the middles, tail.
 */
export interface Encoder {
  head(): Uint8Array
  encode(batch: Batch): readonly Uint8Array[]
  tail(): Uint8Array
}

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
