import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { BatchGatherer } from './coalesce-batches.js'
import { partPath } from './part-path.js'
import { type ShardFacts, type ShardPlace, ShardWriter } from './shard-writer.js'

/** Where shards of a limited size are made and are to stand: the names of one file, which numbers are put into. */
export interface LimitedPlace extends ShardPlace {
  /** The most bytes of a shard, before it is packed. */
  maxBytes: number
}

/**
 * Writes rows into one shard after the other, none larger than a limit but those of a single row. Where they are cut
 * follows from the rows alone. A shard is closed when it is full, so that there may be any number of them.
 */
export class LimitedShards {
  readonly #place: LimitedPlace
  readonly #schema: Schema
  readonly #gatherer: BatchGatherer | undefined
  readonly #shards: ShardWriter[] = []
  #rowsBefore = 0

  constructor(place: LimitedPlace, schema: Schema) {
    this.#place = place
    this.#schema = schema
    const { prefersLargeBatches } = this.#next()
    this.#gatherer = prefersLargeBatches ? new BatchGatherer(schema) : undefined
  }

  write(batch: Batch): void {
    if (batch.numRows === 0) return
    this.#writeAll(this.#gatherer === undefined ? [batch] : this.#gatherer.add(batch))
  }

  /** Makes all shards durable and puts them into place. */
  async commit(): Promise<ShardFacts[]> {
    this.#writeAll(this.#gatherer?.rest() ?? [])
    const facts: ShardFacts[] = []
    // One after the other: as many open files at a time as there are shards may be too many.
    for (const shard of this.#shards) facts.push(await shard.commit())
    return facts
  }

  /** Leaves nothing behind of what is not committed. */
  abandon(): void {
    for (const shard of this.#shards) shard.abandon()
  }

  #writeAll(batches: readonly Batch[]): void {
    for (const batch of batches)
      for (let from = 0; from < batch.numRows; ) {
        const shard = this.#shards[this.#shards.length - 1]
        from += shard.writeWithin(batch, { from, bytes: this.#place.maxBytes })
        if (from === batch.numRows) continue
        shard.end()
        this.#rowsBefore += shard.rows
        this.#next()
      }
  }

  #next(): ShardWriter {
    const part = this.#shards.length
    const [path, temporary] = [this.#place.path, this.#place.temporary].map((one) => partPath(one, part))
    const shard = new ShardWriter(
      { ...this.#place, path, temporary, rowsBefore: this.#rowsBefore },
      this.#schema,
    )
    this.#shards.push(shard)
    return shard
  }
}
