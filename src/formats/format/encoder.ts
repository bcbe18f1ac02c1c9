import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import type { Companion } from './companions.js'

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
  /**
   * Encodes rows of a batch as long as the file, were it to end behind them, would hold no more than so many bytes before
   * it is packed. A row is never cut: the first one of a file is taken, however long it is. Every format of files has this.
   */
  encodeWithin?(batch: Batch, room: RoomForRows): EncodedRows
  /** What was kept back of the batches, to stand before the tail. Left out where nothing ever is. */
  rest?(): readonly Uint8Array[]
  tail(): Uint8Array
  /** The files that stand beside this one, once it has ended; see `FormatWriter.companions`. Left out where none do. */
  companions?(): readonly Companion[]
  /** What the index of its folder has to know of this file, once it has ended, as plain data; see `FormatWriter.folder`. */
  facts?(): unknown
  /** Whether small batches are better joined first: a reader pays for each batch of a file. */
  readonly prefersLargeBatches: boolean
}

/** Which rows are to be encoded, and how large the file may become. */
export interface RoomForRows {
  /** The first row of the batch. */
  from: number
  /** The most bytes of the whole file, before it is packed. */
  bytes: number
}

/** What {@link Encoder.encodeWithin} has encoded. */
export interface EncodedRows {
  /** How many rows, none where there was no room for another. */
  rows: number
  pieces: readonly Uint8Array[]
}

/** Where the rows of an encoder stand among those of an output. */
export interface EncoderPlace {
  /** The number of their partition. Default 0. */
  partition?: number
  /** How many rows of it stand in the shards before this one. Default 0. */
  rowsBefore?: number
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
