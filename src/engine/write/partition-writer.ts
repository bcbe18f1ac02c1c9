import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import type { ShardFormat } from '../../formats/encoder.js'
import { fileSchema, openParting, type Parting } from './data-splits.js'
import { type ShardFacts, ShardWriter } from './shard-writer.js'

/** Where the rows of one split of the work go. */
export interface SplitPlace {
  /** One path, or one for each split of the data, in the order of their names. */
  paths: readonly string[]
  /** Beginning of the paths of what is being written; on the same file system as `paths`. */
  temporary: string
  format: ShardFormat
  parting: Parting | undefined
}

/**
 * Writes the rows of one split of the work: into one shard, or into a shard for each split of the data, which
 * is there also when it is empty, so that the names of all files are known before any row is read.
 */
export class SplitShards {
  readonly #writers: readonly ShardWriter[]
  readonly #part: (batch: Batch) => readonly Batch[]

  constructor({ paths, temporary, format, parting }: SplitPlace, schema: Schema) {
    const written = fileSchema(schema, parting)
    const writers: ShardWriter[] = []
    this.#writers = writers
    try {
      for (const [part, path] of paths.entries())
        writers.push(new ShardWriter({ path, temporary: `${temporary}-${part}`, format }, written))
    } catch (error) {
      this.abandon()
      throw error
    }
    this.#part = parting === undefined ? (batch) => [batch] : openParting(parting, schema)
  }

  write(batch: Batch): void {
    for (const [part, rows] of this.#part(batch).entries()) this.#writers[part].write(rows)
  }

  /** Makes all shards durable and puts them into place: at `paths`, where their places were not known before. */
  async commit(paths?: readonly string[]): Promise<ShardFacts[]> {
    const commits = this.#writers.map((writer, part) => writer.commit(paths?.[part]))
    // Each is waited for, so that none is at work on a file when another's failure closes all.
    await Promise.allSettled(commits)
    return Promise.all(commits)
  }

  /** Leaves nothing behind of what is not committed. */
  abandon(): void {
    for (const writer of this.#writers) writer.abandon()
  }
}
