import { Readable } from 'node:stream'
import type { Batch } from '../arrow/batch.js'
import { checkOptions, type OptionKinds } from '../base/check-options.js'
import type { RejectEntry } from '../engine/write/reject-log.js'
import { normalize } from '../pipeline/normalize.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import type { ErrorSpec, InputSpec } from '../schemas/options/pipeline.js'
import { hushWhenOver } from './used-stream.js'

/** Options of {@link read}. */
export interface ReadOptions {
  /** What the random choices of the steps behind it are keyed by. Default 0. */
  seed?: number | undefined
  /** What to do with invalid UTF-8, as in a pipeline. Default `replace`. */
  invalidUtf8?: ErrorSpec['invalidUtf8'] | undefined
  /**
   * Called for each record that could not be used as it was. Without it the stream fails at the first record
   * that cannot be read: a stream has no folder to set it aside in.
   */
  onReject?: ((entry: RejectEntry) => void) | undefined
}

const optionKinds: OptionKinds<ReadOptions> = {
  seed: 'count',
  invalidUtf8: ['replace', 'reject'],
  onReject: 'function',
}

/** A stream of batches that knows the seed of its run; steps piped behind it take it over. */
export interface BatchSource extends Readable {
  /** What the random choices of the steps behind it are keyed by. */
  seed: number
  /** Batch by batch; leaving the loop ends the stream. */
  [Symbol.asyncIterator](): NodeJS.AsyncIterator<Batch>
}

/**
 * Reads files, folders or globs as a stream of batches. The schema is inferred over everything first. The
 * first batch may be empty: every stream yields at least one, so that its schema is known. Throws `bad_pipeline` or
 * `bad_option` for what cannot be meant; the stream fails with `not_found`, `unsupported`, `bad_input` or `bad_schema`.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('data/*.jsonl'), anonymize({ fields: ['prompt'] }), write('out/'))
 */
export function read(input: string | readonly string[] | InputSpec, options: ReadOptions = {}): BatchSource {
  checkOptions('read()', options, optionKinds)
  const onError = options.onReject === undefined ? 'fail' : 'reject'
  const pipeline = normalize({ input, output: '-', errors: { onError, invalidUtf8: options.invalidUtf8 } })
  const stream = Readable.from(readLater(pipeline, options.onReject), { objectMode: true, highWaterMark: 1 })
  hushWhenOver(stream)
  return Object.assign(stream, { seed: options.seed ?? 0 })
}

/** Loads what reads when the first batch is asked for. */
async function* readLater(
  pipeline: NormalPipeline,
  onReject: ReadOptions['onReject'],
): AsyncGenerator<Batch> {
  const { readBatches } = await import('./read-batches.js')
  yield* readBatches(pipeline, onReject)
}
