import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import { PartitionWriter } from '../engine/write/partition-writer.js'
import type { OpenEncoder } from '../formats/format/encoder.js'
import { loadEncoder } from '../formats/registry.js'
import { Output } from '../output/output-folder.js'
import { normalize } from '../pipeline/normalize.js'
import type { OutputSpec } from '../pipeline/spec.js'
import { publish } from '../run/finalize.js'

/** Options of {@link write}. */
export interface WriteOptions {
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

class BatchWriter extends Writable {
  readonly #output: Output
  readonly #overwrite: boolean
  readonly #shardBytes: number
  readonly #shards: PartitionWriter[] = []
  #openEncoder: OpenEncoder | undefined
  #schema: Schema | undefined
  #inShard = 0

  constructor(output: string | OutputSpec, options: WriteOptions) {
    super({ objectMode: true, highWaterMark: 1 })
    this.#output = new Output(normalize({ input: '-', output }).output)
    this.#overwrite = options.overwrite ?? false
    this.#shardBytes = options.shardBytes ?? 256 << 20
  }

  override _construct(done: (error?: Error | null) => void): void {
    this.#open().then(() => done(), done)
  }

  async #open(): Promise<void> {
    if (this.#output.kind === 'stdout')
      throw new PrepError('unsupported', 'A stream cannot be written to "-". Name a folder or a file')
    this.#openEncoder = await loadEncoder(this.#output.format)
    this.#output.open(this.#overwrite)
    this.#output.claim(this.#overwrite)
  }

  override _write(batch: Batch, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      if (this.#schema === undefined) this.#output.arrange(batch.schema)
      this.#schema ??= batch.schema
      const size = batch.columns.reduce((sum, column) => sum + column.byteLength, 0)
      if (this.#shards.length === 0 || this.#inShard + size > this.#shardBytes) this.#begin(this.#schema)
      this.#inShard += size
      this.#shards.at(-1)?.write(batch)
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#publish().then(() => done(), done)
  }

  async #publish(): Promise<void> {
    if (this.#schema === undefined)
      throw new PrepError('bad_input', 'The stream ended without a batch, so that its schema is unknown')
    const count = this.#shards.length
    const placed = this.#shards.map((shards, index) =>
      shards.commit(this.#output.partition(index, count).shardPaths),
    )
    await Promise.allSettled(placed)
    const facts = await Promise.all(placed)
    this.#output.tidy(facts.map((_, partition) => ({ partition, rejectsFile: false })))
    const shards = this.#output.placeShards(facts)
    const written = shards.reduce((sum, { facts }) => sum + facts.rows, 0)
    const rows = { read: written, rejected: 0, repaired: 0, written }
    publish(this.#output, { schema: this.#schema, rows, shards })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const shard of this.#shards) shard.abandon()
    this.#output.close()
    done(error)
  }

  #begin(schema: Schema): void {
    const { splits, shardPaths: paths, temporaryFolder } = this.#output.partition(this.#shards.length, 1)
    const temporary = join(temporaryFolder, `shard-${this.#shards.length}`)
    const place = { paths, temporary, openEncoder: this.#openEncoder!, splits }
    this.#shards.push(new PartitionWriter(place, schema))
    this.#inShard = 0
  }
}
