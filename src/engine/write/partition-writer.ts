import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { explainWriteError, writing } from '../../files/write-error.js'
import type { OpenEncoder } from '../../formats/format/encoder.js'
import { fileSchema, type OutputSplits, openSplitBatch } from './data-splits.js'
import { LimitedShards } from './limited-shards.js'
import { type ShardFacts, ShardWriter } from './shard-writer.js'

/** Where the rows of one partition go. */
export interface PartitionPlace {
  /** One path, or one for each split of the data, in the order of their names. */
  paths: readonly string[]
  /** Beginning of the paths of what is being written; on the same file system as `paths`. */
  temporary: string
  openEncoder: OpenEncoder
  /** The number of the partition. */
  partition: number
  splits: OutputSplits | undefined
  /** The most bytes of a shard, before it is packed. */
  maxShardBytes?: number | undefined
}

/**
 * Writes the rows of one partition: into one shard, or into a shard for each split of the data, which
 * is there also when it is empty, so that the names of all files are known before any row is read. Where the size of
 * shards is limited, there may be several of each, whose names have numbers at their ends.
 */
export class PartitionWriter {
  readonly #writers: readonly (ShardWriter | LimitedShards)[]
  readonly #paths: readonly string[]
  readonly #split: (batch: Batch) => readonly Batch[]

  constructor(
    { paths, temporary, splits, maxShardBytes: maxBytes, ...facts }: PartitionPlace,
    schema: Schema,
  ) {
    const written = fileSchema(schema, splits)
    const writers: (ShardWriter | LimitedShards)[] = []
    this.#paths = paths
    this.#writers = writers
    try {
      for (const [split, path] of paths.entries())
        writers.push(
          writing(path, () => {
            const place = { path, temporary: `${temporary}-${split}`, ...facts }
            return maxBytes === undefined
              ? new ShardWriter(place, written)
              : new LimitedShards({ ...place, maxBytes }, written)
          }),
        )
    } catch (error) {
      this.abandon()
      throw error
    }
    this.#split = splits === undefined ? (batch) => [batch] : openSplitBatch(splits, schema)
  }

  /** Throws `write_failed`, naming the shard, where the system does not let it be written. */
  write(batch: Batch): void {
    for (const [split, rows] of this.#split(batch).entries())
      writing(this.#paths[split], () => this.#writers[split].write(rows))
  }

  /**
   * Makes all shards durable and puts them into place: at `paths`, where their places were not known before. Answers
   * those of each split.
   */
  async commit(paths = this.#paths): Promise<ShardFacts[][]> {
    const commits = this.#writers.map(async (writer, split) => {
      try {
        return writer instanceof ShardWriter ? [await writer.commit(paths[split])] : await writer.commit()
      } catch (error) {
        throw explainWriteError(error, paths[split])
      }
    })
    // Each is waited for, so that none is at work on a file when another's failure closes all.
    await Promise.allSettled(commits)
    return Promise.all(commits)
  }

  /** Leaves nothing behind of what is not committed. */
  abandon(): void {
    for (const writer of this.#writers) writer.abandon()
  }
}
