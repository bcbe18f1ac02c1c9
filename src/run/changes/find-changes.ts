import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Batch } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { openProgressBuffer } from '../../engine/tasks/progress-buffer.js'
import { placeIn } from '../../engine/tasks/record-place.js'
import type { Manifest } from '../../output/manifest.js'
import { ResumeState } from '../../output/resume-state.js'
import { usePlan } from '../../plan/build-plan.js'
import { inputBatches } from '../../plan/input-batches.js'
import type { OpenPlan } from '../../plan/plan.js'
import { KeyedRandom } from '../../transform/random.js'
import { needsSurvey } from '../../transform/step.js'
import { assertSamePlan, pipelineOf } from './same-plan.js'
import { type RowChange, singleRows, type WatchedStep, watchStep } from './step-changes.js'

/** What a step changed in the rows that were looked at. */
export interface StepChanges {
  /** How the step is called, such as `2 balance`. */
  step: string
  /** The options of the step, with their defaults. */
  options: unknown
  /** Rows that came to it. */
  seen: number
  /** Rows of those that it changed. */
  changed: number
  /** Some of them. */
  rows: RowChange[]
}

/** What was found by looking again. */
export interface FoundChanges {
  /** Records that were read for it. */
  records: number
  steps: StepChanges[]
}

/** Records are looked at until every step has changed enough of them, or these are through. */
const mostRecords = 10_000
/** Records of each batch that are looked at first, so that the first found come from everywhere. */
const firstOfBatch = 100

/**
 * Sends some records of the inputs of a finished run through its steps once more, one by one, and tells what each
 * step does to them. Nothing of it is kept. Which records follows from the seed of the run alone. Throws `not_found`
 * or `plan_changed` where the inputs, or the code of a step, are not what they were.
 */
export async function findChanges(
  manifestPath: string,
  { manifest, rows }: { manifest: Manifest; rows: number },
): Promise<FoundChanges> {
  const { plan: before } = manifest
  if (before === undefined)
    throw new PrepError(
      'unsupported',
      'The output was written by a stream, whose steps are not known. Changes are shown of outputs of prep and run()',
    )
  const root = join(dirname(manifestPath), '.prep')
  const state = new ResumeState(root)
  const input = state.inputs()?.given
  const gone = before.inputs.find(({ path }) => !existsSync(path))
  if (gone !== undefined) throw goneInput(gone.path)
  return usePlan(pipelineOf(before, input), { workers: 0 }, async (plan) => {
    assertSamePlan(before, plan)
    return collect(plan, { state, folder: join(root, 'surveys'), wanted: rows })
  })
}

function goneInput(path: string): PrepError {
  if (path === '-')
    return new PrepError(
      'not_found',
      'The records came from standard input, and changes are shown by reading the inputs again: nothing of them is kept',
    )
  return new PrepError(
    'not_found',
    `Input "${path}" is no longer there, and changes are shown by reading the inputs again: nothing of them is kept. Put it back, or start prep in the folder of the run`,
  )
}

async function collect(
  plan: OpenPlan,
  { state, folder, wanted }: { state: ResumeState; folder: string; wanted: number },
): Promise<FoundChanges> {
  const steps: { watched: WatchedStep; found: StepChanges }[] = []
  for (const step of plan.steps) {
    const known = state.decision(step.label)
    if (known === undefined && needsSurvey(step))
      throw new PrepError(
        'not_found',
        `What step "${step.label}" decided is not kept beside the output. Run the pipeline again`,
      )
    const watched = await watchStep(step, { seed: plan.seed, decision: known?.decision, folder })
    steps.push({ watched, found: { step: step.label, options: step.options, seen: 0, changed: 0, rows: [] } })
  }
  const found = steps.map((step) => step.found)
  let records = 0
  for await (const { row, place } of someRows(plan)) {
    records++
    let rows = [row]
    for (const { watched, found } of steps) {
      const behind: Batch[] = []
      for (const one of rows) {
        const { rows: made, change } = watched.pass(one, place)
        found.seen++
        if (change !== undefined && found.changed++ < wanted) found.rows.push(change)
        behind.push(...made)
      }
      rows = behind
    }
    if (records >= mostRecords || found.every(({ changed }) => changed >= wanted)) break
  }
  return { records, steps: found }
}

/** Single records of all partitions, in an order that the seed decides: some of each batch, and then all others. */
async function* someRows(plan: OpenPlan) {
  yield* rowsOf(plan, { from: 0, to: firstOfBatch })
  yield* rowsOf(plan, { from: firstOfBatch })
}

/** Of each batch the records from one place to another in the order that the seed decides. */
async function* rowsOf(plan: OpenPlan, { from, to }: { from: number; to?: number }) {
  const random = new KeyedRandom(plan.seed, 'changes')
  const progress = openProgressBuffer(plan.partitions.length)
  const order = [...plan.partitions].sort((a, b) => random.hash(0, a.index, 0) - random.hash(0, b.index, 0))
  for (const partition of order) {
    for await (const batch of inputBatches(plan, partition, { progress }))
      for (const row of singleRows(batch)
        .map((row) => ({ row, hash: random.rowHash(row, 0) }))
        .sort((a, b) => a.hash - b.hash)
        .slice(from, to)
        .map(({ row }) => row)) {
        const { source, positions } = row.origin
        yield { row, place: () => placeIn(partition, { source, position: positions[0] }) }
      }
  }
}
