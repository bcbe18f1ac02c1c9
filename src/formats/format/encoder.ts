import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'

/**
 * Turns batches of one schema into the bytes of a file: `head`, then `encode` of every batch, then `rest` and `tail`.
 * The pieces are valid until the next call. Files of the same schema have the same head and tail, and shards are
 * joined into one file by writing one head, what each shard has between, and one tail, with nothing between them
 * but what {@link FileFrame.between} says. A tail that tells what stands before it is made anew for the joined file
 * by {@link FileFrame.seeTail}.
 */
export interface Encoder {
  head(): Uint8Array
  encode(batch: Batch): readonly Uint8Array[]
  /** What was kept back of the batches, to stand before the tail. Left out where nothing ever is. */
  rest?(): readonly Uint8Array[]
  tail(): Uint8Array
  /** Whether small batches are better joined first: a reader pays for each batch of a file. */
  readonly prefersLargeBatches: boolean
}

/** Where the rows of an encoder stand among those of an output. */
export interface EncoderPlace {
  /** The number of their partition. Default 0. */
  partition?: number
}

/** Makes the encoder for a schema. Throws `unsupported` for a type that the format has no form for. */
export type OpenEncoder = (schema: Schema, place?: EncoderPlace) => Encoder

/**
 * What stands around the joined shards in one file, where the file is of another form than its shards are: made anew
 * for each file, and shown every byte in between.
 */
export interface FileFrame {
  head(): Uint8Array
  see(piece: Uint8Array): void
  /** What stands between the rows of two shards, of which neither is empty; nothing where left out. */
  between?(): Uint8Array
  /**
   * Of a format whose tail tells what stands before it: takes the tail of each shard behind its bytes, in the place of
   * writing it. `headBytes` stood before those in the shard.
   */
  seeTail?(tail: Uint8Array, headBytes: number): void
  tail(): Uint8Array
}

/** The head and tail of files that have none. */
export const noBytes = new Uint8Array(0)
