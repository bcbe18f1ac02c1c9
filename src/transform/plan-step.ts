import type { Schema } from '../arrow/arrow.js'
import { ownSchema } from '../arrow/foreign-schema.js'
import { errorOfFaults, faultsOf } from '../base/diagnostics.js'
import { PrepError } from '../base/errors.js'
import { jsonSchemaOf } from '../base/json-schema.js'
import type { CheckedOptions, OptionsSchema } from '../base/options-schema.js'
import { callOwnCode } from '../base/own-code.js'
import { withColumnPaths } from './column-paths.js'
import { needsSurvey, type Step, stepLabel, surveyReads } from './step.js'
import { StepCache } from './step-cache.js'
import { ownCodeOf, stepFault } from './step-fault.js'
import { rowEffects, type StepPlan, type Transform } from './transform.js'

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
  const given = withColumnPaths(transform.options, { options: rawOptions, schema })
  const options = parseOptions(transform, given, label)
  try {
    const plan = withOwnSchema(transform.plan(schema, options))
    const step = { label, index, transform, module, options, plan, cache }
    checkEffects(step)
    checkColumns(step, schema)
    return step
  } catch (error) {
    throw stepFault({ label, module }, error, { when: ' when it was planned' })
  }
}

/** The schema of a plan may be one of an apache-arrow of the user's own; a plan without one is refused elsewhere. */
function withOwnSchema(plan: StepPlan): StepPlan {
  const given: Schema | undefined = plan?.schema
  if (!Array.isArray(given?.fields)) return plan
  const schema = ownSchema(given)
  return schema === given ? plan : { ...plan, schema }
}

/** Modules of the user's own are not compiled: their plans may lack what the compiler asks for. */
function checkEffects({ label, plan }: Step): void {
  const fields: unknown = plan.schema?.fields
  if (!Array.isArray(fields))
    throw new PrepError(
      'bad_pipeline',
      `Step "${label}" plans no "schema". Let its plan answer with an Arrow schema, such as the one it was given`,
    )
  const rows: unknown = plan.effects?.rows
  if (rowEffects.some((known) => known === rows)) return
  throw new PrepError(
    'bad_pipeline',
    `Step "${label}" plans no "effects.rows". Let its plan say what becomes of rows: ${rowEffects.join(', ')}`,
  )
}

/**
 * Throws `bad_schema` where a step names what is no column, or adds one without naming it. A path into a column would be
 * found nowhere, and the survey of a later step would leave out a step that it depends on.
 */
function checkColumns(step: Step, schema: Schema): void {
  const { plan } = step
  const input = new Set(schema.fields.map(({ name }) => name))
  const known = new Set([...input, ...plan.schema.fields.map(({ name }) => name)])
  const surveyed = needsSurvey(step) ? surveyReads(step) : []
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
  const fresh = plan.schema.fields.find(({ name }) => !input.has(name) && !plan.writes.includes(name))
  if (fresh === undefined) return
  throw new PrepError(
    'bad_schema',
    `Step "${step.label}" plans the new column "${fresh.name}", which it does not name in "writes", on which later steps rely. Name it there`,
  )
}

/** Options that no longer depend on files, by the transform's own `resolve`. Throws `bad_option`, placed at the step. */
export async function resolveOptions(transform: Transform, raw: unknown, index: number): Promise<unknown> {
  if (transform.resolve === undefined) return raw
  const label = stepLabel(transform.name, index)
  const options = parseOptions(transform, raw, label)
  try {
    return await transform.resolve(options)
  } catch (error) {
    throw stepFault({ label, module: undefined }, error)
  }
}

/** Options with their defaults filled in. Throws `bad_option` at the step of that label, naming each option at fault. */
export function parseOptions<O extends OptionsSchema>(
  transform: Pick<Transform<O>, 'name' | 'options'>,
  raw: unknown,
  step: string = transform.name,
): CheckedOptions<O> {
  refuseProtoKeys(raw, transform.name)
  const parsed = transform.options.safeParse(raw ?? {})
  if (parsed.success) return parsed.data
  const checked = { value: raw ?? {}, schema: jsonSchemaOf(transform.options), owner: transform.name }
  throw errorOfFaults(faultsOf(parsed.error.issues, checked), () => ({ step }))
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
