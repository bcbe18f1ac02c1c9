import { rmSync } from 'node:fs'
import type { Schema } from '../arrow/arrow.js'
import { openEngine } from '../engine/open-engine.js'
import { openProgressBuffer, type ProgressBuffer } from '../engine/tasks/progress-buffer.js'
import { makePrivateFolder } from '../files/private-folder.js'
import type { InputCopies } from '../input/input-copies.js'
import { openInputs } from '../input/open-inputs.js'
import type { Partition } from '../input/partition.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { cutInputs } from '../plan/build-plan.js'
import type { SeenInputs } from '../plan/seen-inputs.js'
import { confirmInputs } from './measure/confirm-inputs.js'

/** Inputs opened to be read in this thread, outside of any run. */
export interface ReadableInputs {
  schema: Schema
  partitions: readonly Partition[]
  /** The copies of inputs that were unpacked. */
  copies: InputCopies
  progress: ProgressBuffer
  /** Which bytes inference has seen. */
  seen: SeenInputs
}

/**
 * Opens the inputs of a pipeline, hands them to `use`, and clears up behind it, however it ends. Throws `bad_input`
 * behind all that was used where an input is no longer what was read.
 */
export async function* withInputs<T>(
  pipeline: NormalPipeline,
  options: Pick<RunOptions, 'stdin'>,
  use: (opened: ReadableInputs) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const folder = makePrivateFolder('read')
  const engine = await openEngine(0)
  try {
    const context = { options, engine, spoolFolder: folder }
    const { files, originals, copies } = await openInputs(pipeline, context)
    const { partitions, seen, inferred } = await cutInputs(pipeline, { ...context, files, copies })
    const { schema } = inferred
    yield* use({ schema, partitions, copies, seen, progress: openProgressBuffer(partitions.length) })
    await confirmInputs({ files, originals, partitions, copies, seen }, pipeline.input, {
      options: {},
      engine,
    })
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
