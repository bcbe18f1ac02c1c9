import { join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { type ErrorPlace, PrepError } from '../base/errors.js'
import type { RuleResult } from '../schemas/curation.js'
import { emptyCounts, leftOut, reconcile, type StepCounts } from '../schemas/step-counts.js'
import { checkWrites } from './column-check.js'
import { JoinCheck } from './join-check.js'
import { brokenPromise, openCounters, type RowReject } from './open-counters.js'
import { KeyedRandom } from './random.js'
import { RowCheck } from './row-check.js'
import type { StepCache } from './step-cache.js'
import { callStep, finishStep, type StepCall, type StepGuard } from './step-call.js'
import type { RowFollower } from './step-contexts.js'
import { gatherOf, stepFault } from './step-fault.js'
import type { Gather, StepContext, StepPlan, SurveyContext, Transform } from './transform.js'

/** A transform placed in a plan: its options are checked and its schema is known. */
export interface Step {
  /** How it is called in reports and errors, such as `2 balance`. No other step of a plan has this label. */
  label: string
  /** The module of the user's own that it comes from; `undefined` for one of the project's. */
  module: string | undefined
  /** Its place in the list of steps, from 0; `undefined` for a step beside the list. */
  index: number | undefined
  /** What it does. */
  transform: Transform
  /** Its options with their defaults. */
  options: unknown
  /** What it promises over the schema of its input. */
  plan: StepPlan
  /** See {@link StepContext}. */
  cache: StepCache
}

/** Called for each row that a step rejects. */
export type OnReject = (batch: Batch, row: number, rejected: RowReject) => void

/** How a step is called in reports and errors, such as `2 balance`; one beside the list has no number. */
export function stepLabel(name: string, index: number | undefined): string {
  return index === undefined ? name : `${index + 1} ${name}`
}

/** Whether all rows must be surveyed before the step can work. */
export function needsSurvey({ transform, options }: Step): boolean {
  const { survey } = transform
  return survey !== undefined && (survey.isNeeded?.(options) ?? true)
}

/** The top-level columns that the survey of a step reads. */
export function surveyReads({ transform, options, plan }: Step): readonly string[] {
  return transform.survey?.reads?.(options) ?? plan.reads
}

/** The last of these steps, where it puts the rows of the whole data in order. */
export function orderingStep(steps: readonly Step[]): Step | undefined {
  const last = steps.at(-1)
  return last?.transform.order === undefined ? undefined : last
}

/** What draws randomness for a step. Surveys and workers use the same. */
export function stepRandom(step: Step, seed: number): KeyedRandom {
  const { index, label, transform } = step
  return new KeyedRandom(seed, index === undefined ? label : `${index}:${transform.name}`)
}

/** The label of a step as the name of a file or folder. Labels of a plan differ by their numbers, or, beside the list, by their words. */
export function labelName(label: string): string {
  return label.replace(/[^A-Za-z0-9]+/g, '-')
}

/** The folder of the survey of a step that `spills`, where the surveys of all steps have one each; `undefined` for any other. */
export function surveyFolder({ transform, label }: Step, folder: string | undefined): string | undefined {
  return folder === undefined || transform.survey?.spills !== true
    ? undefined
    : join(folder, labelName(label))
}

/** Lets a step write the files beside the output that its options ask for. `folder` holds the folders of the surveys of all steps. */
export function publishStep(
  step: Step,
  { decision, folder }: { decision: unknown; folder: string | undefined },
): void {
  const { transform, options } = step
  try {
    transform.publish?.({ options, decision, folder: surveyFolder(step, folder) })
  } catch (error) {
    throw stepFault(step, error, { at: {}, when: ' when it wrote its files' })
  }
}

/** What the survey of a step is given. `folder` holds those of all steps. */
export function surveyContext(
  step: Step,
  { seed, again, folder }: { seed: number; again: unknown; folder: string | undefined },
): SurveyContext<unknown> {
  const { options, plan, cache } = step
  const { reads } = plan
  return { options, random: stepRandom(step, seed), again, reads, folder: surveyFolder(step, folder), cache }
}

/** A step at work in one partition: applies it, counts the rows and checks that they add up. */
export interface OpenStep {
  /** The batches that become of one; the counts hold for it when the last has been taken. */
  apply(batch: Batch): Iterable<Batch>
  /** Behind the last batch of the partition: the rows that the step has held back. */
  finish(): Iterable<Batch>
  counts: StepCounts
  /** What the step has found out so far, as plain data. */
  findings(): unknown
}

/** What an open step needs to know of the run. */
export interface OpenStepOptions {
  seed: number
  decision?: unknown
  /** Holds the folders of the surveys of all steps. */
  folder?: string | undefined
  onReject?: OnReject
  /** Hears what becomes of single rows. */
  follower?: RowFollower | undefined
  /** Where a row of a batch was read from, for errors; by default its offset alone. */
  placeOf?: (batch: Batch, row: number) => ErrorPlace
  /** Watches over the calls of the step. */
  guard?: StepGuard
  /** Takes what rules make of the rows of a batch; see {@link StepContext}. */
  explain?: (row: number, results: readonly RuleResult[]) => void
}

/**
 * Opens a step for one partition. Each batch it yields is checked against the planned schema and the rows it was given,
 * and the counts are reconciled behind every batch, so that a fault is found where it happens.
 */
export async function openStep(step: Step, options: OpenStepOptions): Promise<OpenStep> {
  const counts = emptyCounts()
  const { label } = step
  const { rows } = step.plan.effects
  let isLocating = false
  const { findings } = step.transform
  const found = findings?.empty(step.options, options.decision, step.plan.schema)
  const context: StepContext<unknown> = {
    options: step.options,
    findings: found,
    decision: options.decision,
    random: stepRandom(step, options.seed),
    seed: options.seed,
    cache: step.cache,
    folder: surveyFolder(step, options.folder),
    explain: options.explain,
    counters: openCounters(counts, {
      label,
      rows,
      follower: options.follower,
      onRejected: (batch, row, rejected) => {
        if (!isLocating) options.onReject?.(batch, row, rejected)
      },
    }),
  }
  const inner = await openCode(step, context)
  const call: Omit<StepCall, 'batch'> = {
    apply: inner.apply,
    placeOf: options.placeOf ?? ((batch: Batch, row: number) => ({ offset: batch.origin.positions[row] })),
    onLocate: () => {
      isLocating = true
    },
    reject: context.counters.rejected,
    guard: options.guard,
  }
  return {
    ...(rows === 'joined' ? joining(step, { inner, call, counts }) : oneByOne(step, { call, counts })),
    counts,
    findings: () => (findings?.seal === undefined ? found : findings.seal(found)),
  }
}

/** The code of a step at work. */
interface Work {
  inner: Gather
  call: Omit<StepCall, 'batch'>
  counts: StepCounts
}

/** A step whose rows are accounted for behind each batch. */
function oneByOne(step: Step, { call, counts }: Omit<Work, 'inner'>): Pick<OpenStep, 'apply' | 'finish'> {
  const { label, plan } = step
  const { rows } = plan.effects
  function* apply(batch: Batch): Generator<Batch> {
    const leftBefore = leftOut(counts)
    const addedBefore = counts.added
    const check = new RowCheck({ label, rows }, batch)
    counts.rowsIn += batch.numRows
    for (const made of callStep(step, { ...call, batch })) {
      counts.rowsOut += made.numRows
      assertSchema(label, plan.schema, made.schema)
      check.take(made)
      checkWrites(step, { given: batch, made })
      yield made
    }
    reconcile(label, counts)
    const left = leftOut(counts) - leftBefore
    check.end(left)
    if (rows !== 'repeated' && counts.added - addedBefore > left)
      throw brokenPromise(label, { rows, did: 'adds' })
  }
  return { apply, finish: () => [] }
}

/** A step that may hold rows back, so that they are accounted for at the end of the partition. */
function joining(step: Step, { inner, call, counts }: Work): Pick<OpenStep, 'apply' | 'finish'> {
  const { label, plan } = step
  const check = new JoinCheck(label)
  function* checked(batches: Iterable<Batch>): Generator<Batch> {
    for (const made of batches) {
      counts.rowsOut += made.numRows
      assertSchema(label, plan.schema, made.schema)
      check.take(made)
      yield made
    }
  }
  return {
    *apply(batch) {
      counts.rowsIn += batch.numRows
      check.give(batch)
      yield* checked(callStep(step, { ...call, batch }))
    },
    *finish() {
      yield* checked(finishStep(step, { finish: inner.finish, guard: call.guard }))
      reconcile(label, counts)
    },
  }
}

async function openCode(step: Step, context: StepContext<unknown>): Promise<Gather> {
  let opened: unknown
  try {
    opened = await step.transform.open(context)
  } catch (error) {
    throw stepFault(step, error, { when: ' when it was opened' })
  }
  return gatherOf(step, opened)
}

/** Throws `bad_schema` unless both schemas have the same names and types in the same order. */
export function assertSchema(label: string, planned: Schema, actual: Schema): void {
  if (planned === actual) return
  const wanted = planned.fields.map((field) => `${field.name}: ${field.type}`).join(', ')
  const found = actual.fields.map((field) => `${field.name}: ${field.type}`).join(', ')
  if (wanted !== found)
    throw new PrepError('bad_schema', `Step "${label}" yields (${found}) where it planned (${wanted})`, {
      at: { step: label },
    })
}

/** Sends a batch through open steps, one after the other, without gathering what comes out. */
export function* throughSteps(batch: Batch, steps: readonly OpenStep[], from = 0): Generator<Batch> {
  if (from === steps.length) yield batch
  else for (const made of steps[from].apply(batch)) yield* throughSteps(made, steps, from + 1)
}

/** Behind the last batch: what each step has held back, sent through those after it. */
export function* finishSteps(steps: readonly OpenStep[]): Generator<Batch> {
  for (const [i, step] of steps.entries())
    for (const made of step.finish()) yield* throughSteps(made, steps, i + 1)
}
