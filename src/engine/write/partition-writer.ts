import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { explainWriteError, writing } from '../../files/write-error.js'
import type { OpenEncoder } from '../../formats/format/encoder.js'
import { fileSchema, type OutputSplits, openSplitBatch } from './data-splits.js'
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
}

/**
 * Writes the rows of one partition: into one shard, or into a shard for each split of the data, which
 * is there also when it is empty, so that the names of all files are known before any row is read.
 */
export class PartitionWriter {
  readonly #writers: readonly ShardWriter[]
  readonly #paths: readonly string[]
  readonly #split: (batch: Batch) => readonly Batch[]

  constructor({ paths, temporary, splits, ...facts }: PartitionPlace, schema: Schema) {
    const written = fileSchema(schema, splits)
    const writers: ShardWriter[] = []
    this.#paths = paths
    this.#writers = writers
    try {
      for (const [split, path] of paths.entries())
        writers.push(
          writing(
            path,
            () => new ShardWriter({ path, temporary: `${temporary}-${split}`, ...facts }, written),
          ),
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

  /** Makes all shards durable and puts them into place: at `paths`, where their places were not known before. */
  async commit(paths?: readonly string[]): Promise<ShardFacts[]> {
    const commits = this.#writers.map((writer, split) => {
      const path = paths?.[split] ?? this.#paths[split]
      return writer.commit(path).catch((error) => {
        throw explainWriteError(error, path)
      })
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
