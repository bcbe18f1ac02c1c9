import { Writable } from 'node:stream'
import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { checkOptions, checkValue, type OptionKinds } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import type { OpenedOutput } from '../output/open-output.js'
import { normalize } from '../pipeline/normalize.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import type { OutputSpec } from '../schemas/options/pipeline.js'
import type { ShardSeries } from './shard-series.js'
import { pipeOnce } from './used-stream.js'

/** Options of {@link write}. */
export interface WriteOptions {
  /** Start anew in a folder that holds other output. */
  overwrite?: boolean | undefined
  /** A new shard is begun after this many bytes of Arrow data. Default 256 MiB. */
  shardBytes?: number | undefined
}

const optionKinds: OptionKinds<WriteOptions> = { overwrite: 'flag', shardBytes: 'size' }

/**
 * Writes a stream of batches as a data set folder, or as one file where the path has an extension, with nothing beside it.
 * Nothing is visible to readers before the last batch has come; a stream that fails leaves nothing behind. Batches whose
 * schema marks a column of splits, as `split` makes it, go into a folder for each split.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('a.jsonl'), write('out/'))
 */
export function write(
  output: string | Omit<OutputSpec, 'maxShardSize' | 'datasetInfo' | 'card' | 'lineage' | 'trail'>,
  options: WriteOptions = {},
): Writable {
  checkOptions('write()', options, optionKinds)
  // Checked before there is a stream: one whose constructor throws would still be opened.
  const spec = normalize({ input: '-', output }).output
  if (typeof output !== 'string') refuseOfRuns(output)
  return new BatchWriter(spec, options)
}

/** Throws `bad_option` for what only a run can do with its output: a stream would leave it undone without a word. */
function refuseOfRuns({ maxShardSize, datasetInfo, card, lineage, trail }: OutputSpec): void {
  const given = { maxShardSize, datasetInfo, card, lineage: lineage || undefined, trail: trail || undefined }
  const [name] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
  if (name === undefined) return
  throw new PrepError(
    'bad_option',
    `write() cannot do what ${optionName(name)} of its output asks, which run() does. Leave it out; for the size of shards write() has the option "shardBytes"`,
  )
}

/** A stream that takes its output when it is built, and lays it out when the first batch shows its schema. */
class BatchWriter extends Writable {
  readonly #spec: NormalPipeline['output']
  readonly #options: WriteOptions
  #opened: OpenedOutput | undefined
  #begin: ((schema: Schema) => ShardSeries) | undefined
  #shards: ShardSeries | undefined

  constructor(spec: NormalPipeline['output'], options: WriteOptions) {
    super({ objectMode: true, highWaterMark: 1 })
    this.#spec = spec
    this.#options = options
    pipeOnce(this)
  }

  override _construct(done: (error?: Error | null) => void): void {
    this.#open().then(() => done(), done)
  }

  async #open(): Promise<void> {
    if (this.#spec.address !== undefined)
      throw new PrepError(
        'unsupported',
        'A stream cannot be written to an address. Name a folder or a file, and send that',
      )
    if (this.#spec.kind === 'stdout')
      throw new PrepError('unsupported', 'A stream cannot be written to "-". Name a folder or a file')
    const { overwrite = false, shardBytes = 256 << 20 } = this.#options
    const [{ loadEncoder, writesObjects }, { withoutAbsentMarks }, { openOutput }, { ShardSeries }] =
      await Promise.all([
        import('../formats/registry.js'),
        import('../plan/mark-absent.js'),
        import('../output/open-output.js'),
        import('./shard-series.js'),
      ])
    const openEncoder = await loadEncoder(this.#spec.format, this.#spec.compression)
    // A stream that has failed meanwhile takes no lock, which a next try would meet.
    if (this.destroyed) return
    this.#opened = await openOutput(this.#spec, { overwrite })
    const claimed = this.#opened.claim()
    this.#begin = (given) => {
      const schema = writesObjects(this.#spec.format) ? given : withoutAbsentMarks(given)
      return new ShardSeries(claimed.arrange(schema), { schema, openEncoder, shardBytes })
    }
  }

  override _write(batch: Batch, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      checkValue('What write() is given', batch, 'batch')
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
    // Beside a file, the manifest would tell no more than the file does.
    if (this.#spec.kind === 'file') this.#opened?.leaveNothing()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#shards?.abandon()
    this.#opened?.close()
    done(error)
  }
}
