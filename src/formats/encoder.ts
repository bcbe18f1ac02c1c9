import type { Batch } from '../arrow/batch.js'

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
