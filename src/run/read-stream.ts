import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Batch, originOf } from '../core/batch.js'
import { builderFor } from '../core/builders.js'
import { inferInput } from './infer.js'
import { openInputs } from './inputs.js'
import { normalize } from './normalize.js'
import type { ErrorSpec, InputSpec } from './pipeline.js'
import { openPool } from './pool.js'
import { readSplit } from './read-split.js'
import { type RejectEntry, RejectList } from './rejects.js'
import { cutSplits } from './split.js'
import { makeBoard } from './task.js'

/** Options of {@link read}. */
export interface ReadOptions {
  /** What the random choices of the steps behind it are keyed by. Default 0. */
  seed?: number
  invalidUtf8?: ErrorSpec['invalidUtf8']
  /**
   * Called for each record that could not be used as it was. Without it the stream fails at the first record
   * that cannot be read: a stream has no folder to set it aside in.
   */
  onReject?: (entry: RejectEntry) => void
}

/** A stream of batches that knows the seed of its run; steps piped behind it take it over. */
export interface BatchSource extends Readable {
  seed: number
}

/**
 * Reads files, folders or globs as a stream of batches. The schema is inferred over everything first. The
 * first batch may be empty: every stream yields at least one, so that its schema is known.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('data/*.jsonl'), anonymize({ fields: ['prompt'] }), write('out/'))
 */
export function read(input: string | string[] | InputSpec, options: ReadOptions = {}): BatchSource {
  const stream = Readable.from(readBatches(input, options), { objectMode: true, highWaterMark: 1 })
  return Object.assign(stream, { seed: options.seed ?? 0 })
}

async function* readBatches(
  input: string | string[] | InputSpec,
  options: ReadOptions,
): AsyncGenerator<Batch> {
  const onError = options.onReject === undefined ? 'fail' : 'reject'
  const pipeline = normalize({ input, output: '-', errors: { onError, invalidUtf8: options.invalidUtf8 } })
  const folder = mkdtempSync(join(tmpdir(), 'prep-read-'))
  const pool = await openPool(0)
  const rejects = new RejectList({ onError, keepRaw: false }, options.onReject ?? (() => {}))
  try {
    const context = { options: {}, pool, spoolFolder: folder }
    const { files } = await openInputs(pipeline, context)
    const splits = cutSplits(files)
    const { schema } = await inferInput(pipeline, { ...context, files, splits })
    const board = makeBoard(splits.length)
    const { invalidUtf8 } = pipeline.errors
    const none = schema.fields.map((field) => builderFor(field).finish())
    yield new Batch(schema, none, originOf(0, new Float64Array(0)))
    for (const split of splits)
      yield* readSplit(split, { schema, invalidUtf8, board, onBad: (file, bad) => rejects.add(file, bad) })
  } finally {
    await pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
