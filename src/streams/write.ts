import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import { PartitionWriter } from '../engine/write/partition-writer.js'
import { temporaryPath } from '../files/attempt.js'
import type { OpenEncoder } from '../formats/format/encoder.js'
import { loadEncoder } from '../formats/registry.js'
import { tidyOutput } from '../output/clear-output.js'
import { type ArrangedOutput, type OpenedOutput, openOutput } from '../output/open-output.js'
import { publish } from '../output/publish.js'
import { assertShards } from '../output/shard-state.js'
import { normalize } from '../pipeline/normalize.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import type { OutputSpec } from '../schemas/options/pipeline.js'

/** Options of {@link write}. */
export interface WriteOptions {
  /** Start anew in a folder that holds other output. */
  overwrite?: boolean
  /** A new shard is begun after this many bytes of Arrow data. Default 256 MiB. */
  shardBytes?: number
}

/**
 * Writes a stream of batches as a data set folder, or as one file where the path has an extension. Nothing
 * is visible to readers before the last batch has come; a stream that fails leaves nothing behind. Batches whose
 * schema marks a column of splits, as `split` makes it, go into a folder for each split.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('a.jsonl'), write('out/'))
 */
export function write(output: string | OutputSpec, options: WriteOptions = {}): Writable {
  return new BatchWriter(output, options)
}

/** A stream that takes its output when it is built, and lays it out when the first batch shows its schema. */
class BatchWriter extends Writable {
  readonly #spec: NormalPipeline['output']
  readonly #options: WriteOptions
  #opened: OpenedOutput | undefined
  #begin: ((schema: Schema) => ShardSeries) | undefined
  #shards: ShardSeries | undefined

  constructor(output: string | OutputSpec, options: WriteOptions) {
    super({ objectMode: true, highWaterMark: 1 })
    this.#spec = normalize({ input: '-', output }).output
    this.#options = options
  }

  override _construct(done: (error?: Error | null) => void): void {
    this.#open().then(() => done(), done)
  }

  async #open(): Promise<void> {
    if (this.#spec.kind === 'stdout')
      throw new PrepError('unsupported', 'A stream cannot be written to "-". Name a folder or a file')
    const { overwrite = false, shardBytes = 256 << 20 } = this.#options
    const openEncoder = await loadEncoder(this.#spec.format)
    this.#opened = await openOutput(this.#spec, { overwrite })
    const claimed = this.#opened.claim()
    this.#begin = (schema) => new ShardSeries(claimed.arrange(schema), { schema, openEncoder, shardBytes })
  }

  override _write(batch: Batch, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      this.#shards ??= this.#begin?.(batch.schema)
      this.#shards?.write(batch)
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#publish().then(() => done(), done)
  }

  async #publish(): Promise<void> {
    if (this.#shards === undefined)
      throw new PrepError('bad_input', 'The stream ended without a batch, so that its schema is unknown')
    await this.#shards.publish()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#shards?.abandon()
    this.#opened?.close()
    done(error)
  }
}

/** Batches in shards of a limited size, whose number is known only at the end. */
class ShardSeries {
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
    tidyOutput(
      this.#output,
      facts.map((_, partition) => ({ partition, rejectsFile: false })),
    )
    const shards = layout.placeShards(facts)
    await assertShards(shards)
    const written = shards.reduce((sum, { facts }) => sum + facts.rows, 0)
    const rows = { read: written, rejected: 0, repaired: 0, written }
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
    const place = { paths, temporary, openEncoder: this.#openEncoder, splits }
    this.#writers.push(new PartitionWriter(place, this.#schema))
    this.#inShard = 0
  }
}
