import { Readable } from 'node:stream'
import { Batch, originOf } from '../arrow/batch.js'
import { builderFor } from '../arrow/builders.js'
import { readPartition } from '../engine/tasks/read-partition.js'
import { type RejectEntry, RejectList } from '../engine/write/reject-log.js'
import type { InputPart } from '../input/input-part.js'
import { normalize } from '../pipeline/normalize.js'
import { withInputs } from '../run/with-inputs.js'
import type { ErrorSpec, InputSpec } from '../schemas/options/pipeline.js'

/** Options of {@link read}. */
export interface ReadOptions {
  /** What the random choices of the steps behind it are keyed by. Default 0. */
  seed?: number
  /** What to do with invalid UTF-8, as in a pipeline. Default `replace`. */
  invalidUtf8?: ErrorSpec['invalidUtf8']
  /**
   * Called for each record that could not be used as it was. Without it the stream fails at the first record
   * that cannot be read: a stream has no folder to set it aside in.
   */
  onReject?: (entry: RejectEntry) => void
}

/** A stream of batches that knows the seed of its run; steps piped behind it take it over. */
export interface BatchSource extends Readable {
  /** What the random choices of the steps behind it are keyed by. */
  seed: number
}

/**
 * Reads files, folders or globs as a stream of batches. The schema is inferred over everything first. The
 * first batch may be empty: every stream yields at least one, so that its schema is known. The stream fails with
 * `not_found`, `unsupported`, `bad_input` or `bad_schema`.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('data/*.jsonl'), anonymize({ fields: ['prompt'] }), write('out/'))
 */
export function read(input: string | string[] | InputSpec, options: ReadOptions = {}): BatchSource {
  const stream = Readable.from(readBatches(input, options), { objectMode: true, highWaterMark: 1 })
  return Object.assign(stream, { seed: options.seed ?? 0 })
}

function readBatches(input: string | string[] | InputSpec, options: ReadOptions): AsyncGenerator<Batch> {
  const onError = options.onReject === undefined ? 'fail' : 'reject'
  const pipeline = normalize({ input, output: '-', errors: { onError, invalidUtf8: options.invalidUtf8 } })
  const rejects = new RejectList({ onError, keepRaw: false }, options.onReject ?? (() => {}))
  const { invalidUtf8 } = pipeline.errors
  return withInputs(pipeline, {}, async function* ({ schema, partitions, seen, progress }) {
    const none = schema.fields.map((field) => builderFor(field).finish())
    yield new Batch(schema, none, originOf(0, new Float64Array(0)))
    for (const partition of partitions) {
      const parts: InputPart[] = []
      yield* readPartition(partition, {
        schema,
        invalidUtf8,
        progress,
        onBad: (file, bad) => rejects.add(file, bad),
        onPart: (part) => parts.push(part),
      })
      seen.see(partition.index, parts)
    }
  })
}
