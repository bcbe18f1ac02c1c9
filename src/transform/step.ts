import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { errorOfFaults, faultsOf } from '../base/diagnostics.js'
import { type ErrorPlace, PrepError } from '../base/errors.js'
import { jsonSchemaOf } from '../base/json-schema.js'
import type { z } from '../base/options.js'
import { callOwnCode } from '../base/own-code.js'
import { emptyCounts, leftOut, reconcile, type StepCounts } from '../schemas/step-counts.js'
import { withColumnPaths } from './column-paths.js'
import { openCounters } from './open-counters.js'
import { KeyedRandom } from './random.js'
import { RowCheck } from './row-check.js'
import { StepCache } from './step-cache.js'
import { callStep, type StepGuard } from './step-call.js'
import { applyOf, ownCodeOf, stepFault } from './step-fault.js'
import {
  type Apply,
  rowEffects,
  type StepContext,
  type StepPlan,
  type SurveyContext,
  type Transform,
} from './transform.js'

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

/** Where a step is placed. */
export interface StepPlace {
  /** The schema of its input. */
  schema: Schema
  /** Its place in the list of steps, from 0; left out for a step beside the list. */
  index?: number
  /** Default: the number and the name of the step; see {@link stepLabel}. */
  label?: string
  /** Shared with the other steps of a list; one of its own when left out. */
  cache?: StepCache
  /** The module of the user's own that it comes from. */
  module?: string
}

/** Called for each row that a step rejects. */
export type OnReject = (batch: Batch, row: number, reason: string) => void

/** Checks the options of a transform and plans it over a schema. Throws `bad_option` or `bad_schema`, placed at the step. */
export function planStep(transform: Transform, rawOptions: unknown, place: StepPlace): Step {
  const { label = stepLabel(transform.name, place.index), cache = new StepCache(), module } = place
  const what = ownCodeOf({ label, module }, 'as it is planned')
  return callOwnCode(what, () => planLabelled(transform, rawOptions, { ...place, label, cache }))
}

function planLabelled(
  transform: Transform,
  rawOptions: unknown,
  { index, schema, label, cache, module }: StepPlace & { label: string; cache: StepCache },
): Step {
  const options = parseOptions(transform, withColumnPaths(transform.options, { options: rawOptions, schema }))
  try {
    const plan = transform.plan(schema, options)
    const step = { label, index, transform, module, options, plan, cache }
    checkEffects(step)
    checkColumns(step, schema)
    return step
  } catch (error) {
    throw stepFault({ label, module }, error, { when: ' when it was planned' })
  }
}

/** Modules of the user's own are not compiled: their plans may lack what the compiler asks for. */
function checkEffects({ label, plan }: Step): void {
  const rows: unknown = plan.effects?.rows
  if (rowEffects.some((known) => known === rows)) return
  throw new PrepError(
    'bad_pipeline',
    `Step "${label}" plans no "effects.rows". Let its plan say what becomes of rows: ${rowEffects.join(', ')}`,
  )
}

/**
 * Throws `bad_schema` where a step names what is no column. A path into a column would be found nowhere, and
 * the survey of a later step would leave out a step that it depends on.
 */
function checkColumns(step: Step, schema: Schema): void {
  const { transform, options, plan } = step
  const input = new Set(schema.fields.map(({ name }) => name))
  const known = new Set([...input, ...plan.schema.fields.map(({ name }) => name)])
  const surveyed = needsSurvey(step) ? transform.survey?.reads(options) : []
  const check = (what: string, names: readonly string[] = [], columns: ReadonlySet<string>) => {
    const wrong = names.find((name) => !columns.has(name))
    if (wrong === undefined) return
    throw new PrepError(
      'bad_schema',
      `Step "${step.label}" names "${wrong}" in its "${what}", which is no column. Name top-level columns, as columnsOf(fields) does for paths`,
    )
  }
  check('reads', plan.reads, input)
  check('writes', plan.writes, known)
  check('survey.reads', surveyed, known)
}

/** Options that no longer depend on files, by the transform's own `resolve`. Throws `bad_option`, placed at the step. */
export async function resolveOptions(transform: Transform, raw: unknown, index: number): Promise<unknown> {
  if (transform.resolve === undefined) return raw
  const options = parseOptions(transform, raw)
  try {
    return await transform.resolve(options)
  } catch (error) {
    throw stepFault({ label: stepLabel(transform.name, index), module: undefined }, error)
  }
}

/** Options with their defaults filled in. Throws `bad_option`, naming each option at fault. */
export function parseOptions<O extends z.ZodType>(
  transform: Pick<Transform<O>, 'name' | 'options'>,
  raw: unknown,
): z.output<O> {
  refuseProtoKeys(raw, transform.name)
  const parsed = transform.options.safeParse(raw ?? {})
  if (parsed.success) return parsed.data
  const checked = { value: raw ?? {}, schema: jsonSchemaOf(transform.options), owner: transform.name }
  throw errorOfFaults(faultsOf(parsed.error.issues, checked), () => ({ step: transform.name }))
}

/** The key `__proto__` of a mapping is dropped where options are checked: what it says would be lost without a word. */
function refuseProtoKeys(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__')
      throw new PrepError('bad_option', `Options of ${path}: the key "__proto__" cannot be used. Rename it`)
    if (typeof inner === 'object') refuseProtoKeys(inner, `${path}.${key}`)
  }
}

/** How a step is called in reports and errors, such as `2 balance`; one beside the list has no number. */
export function stepLabel(name: string, index: number | undefined): string {
  return index === undefined ? name : `${index + 1} ${name}`
}

/** Whether all rows must be surveyed before the step can work. */
export function needsSurvey({ transform, options }: Step): boolean {
  const { survey } = transform
  return survey !== undefined && (survey.isNeeded?.(options) ?? true)
}

/** What draws randomness for a step. Surveys and workers use the same. */
export function stepRandom(step: Step, seed: number): KeyedRandom {
  const { index, label, transform } = step
  return new KeyedRandom(seed, index === undefined ? label : `${index}:${transform.name}`)
}

export function surveyContext(step: Step, seed: number, again: unknown): SurveyContext<unknown> {
  return { options: step.options, random: stepRandom(step, seed), again }
}

/** A step at work in one partition: applies it, counts the rows and checks that they add up. */
export interface OpenStep {
  /** The batches that become of one; the counts hold for it when the last has been taken. */
  apply(batch: Batch): Iterable<Batch>
  counts: StepCounts
  /** What the step has found out so far, as plain data. */
  findings(): unknown
}

/** What an open step needs to know of the run. */
export interface OpenStepOptions {
  seed: number
  decision?: unknown
  onReject?: OnReject
  /** Where a row of a batch was read from, for errors; by default its offset alone. */
  placeOf?: (batch: Batch, row: number) => ErrorPlace
  /** Watches over the calls of the step. */
  guard?: StepGuard
}

/**
 * Opens a step for one partition. Each batch it yields is checked against the planned schema and the rows it was given,
 * and the counts are reconciled behind every batch, so that a fault is found where it happens.
 */
export async function openStep(step: Step, options: OpenStepOptions): Promise<OpenStep> {
  const counts = emptyCounts()
  const { label } = step
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
    counters: openCounters(counts, {
      label,
      onRejected: (batch, row, reason) => {
        if (!isLocating) options.onReject?.(batch, row, reason)
      },
    }),
  }
  const inner = await openCode(step, context)
  const call = {
    apply: inner,
    placeOf: options.placeOf ?? ((batch: Batch, row: number) => ({ offset: batch.origin.positions[row] })),
    onLocate: () => {
      isLocating = true
    },
    reject: context.counters.rejected,
    guard: options.guard,
  }
  function* apply(batch: Batch): Generator<Batch> {
    const leftBefore = leftOut(counts)
    const check = new RowCheck({ label, rows: step.plan.effects.rows }, batch)
    counts.rowsIn += batch.numRows
    for (const made of callStep(step, { ...call, batch })) {
      counts.rowsOut += made.numRows
      assertSchema(label, step.plan.schema, made.schema)
      check.take(made)
      yield made
    }
    reconcile(label, counts)
    check.end(leftOut(counts) - leftBefore)
  }
  return { apply, counts, findings: () => (findings?.seal === undefined ? found : findings.seal(found)) }
}

async function openCode(step: Step, context: StepContext<unknown>): Promise<Apply> {
  let opened: Apply
  try {
    opened = await step.transform.open(context)
  } catch (error) {
    throw stepFault(step, error, { when: ' when it was opened' })
  }
  return applyOf(step, opened)
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
