import { join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { PartitionWriter } from '../engine/write/partition-writer.js'
import { temporaryPath } from '../files/attempt.js'
import type { OpenEncoder } from '../formats/format/encoder.js'
import { tidyOutput } from '../output/clear-output.js'
import type { ArrangedOutput } from '../output/open-output.js'
import { publish } from '../output/publish.js'
import { assertShards } from '../output/shard-state.js'

/** Batches in shards of a limited size, whose number is known only at the end. */
export class ShardSeries {
  readonly #output: ArrangedOutput
  readonly #schema: Schema
  readonly #openEncoder: OpenEncoder
  readonly #shardBytes: number
  readonly #writers: PartitionWriter[] = []
  #inShard = 0

  constructor(
    output: ArrangedOutput,
    given: { schema: Schema; openEncoder: OpenEncoder; shardBytes: number },
  ) {
    this.#output = output
    this.#schema = given.schema
    this.#openEncoder = given.openEncoder
    this.#shardBytes = given.shardBytes
  }

  write(batch: Batch): void {
    const size = batch.columns.reduce((sum, column) => sum + column.byteLength, 0)
    if (this.#writers.length === 0 || this.#inShard + size > this.#shardBytes) this.#begin()
    this.#inShard += size
    this.#writers.at(-1)?.write(batch)
  }

  /** Puts all shards into place and makes them visible to readers. */
  async publish(): Promise<void> {
    const { layout, lease } = this.#output
    const count = this.#writers.length
    lease.assertHeld()
    const placed = this.#writers.map((writer, index) =>
      writer.commit(layout.partition(index, count).shardPaths),
    )
    await Promise.allSettled(placed)
    const facts = await Promise.all(placed)
    const shards = layout.placeShards(facts)
    const partitions = facts.map((_, partition) => ({ partition, rejectsFile: false }))
    tidyOutput(this.#output, partitions, shards)
    await assertShards(shards)
    const written = shards.reduce((sum, { facts }) => sum + facts.rows, 0)
    const rows = { read: written, rejected: 0, repaired: 0, dropped: 0, joined: 0, added: 0, written }
    lease.assertHeld()
    await publish(layout, { schema: this.#schema, rows, shards })
  }

  /** Leaves nothing behind of what is not published. */
  abandon(): void {
    for (const writer of this.#writers) writer.abandon()
  }

  #begin(): void {
    const number = this.#writers.length
    const { splits, shardPaths: paths, temporaryFolder } = this.#output.layout.partition(number, 1)
    const temporary = temporaryPath(join(temporaryFolder, `shard-${number}`))
    const place = { paths, temporary, openEncoder: this.#openEncoder, partition: number, splits }
    this.#writers.push(new PartitionWriter(place, this.#schema))
    this.#inShard = 0
  }
}
