import type { Schema } from '../arrow/arrow.js'
import { columnsOf } from '../arrow/path.js'
import { loadTransform } from '../pipeline/load-transform.js'
import { type OpenStep, openStep, planStep, type Step } from '../transform/step.js'
import type { Job } from './task.js'

/**
 * The profile of a pipeline is taken twice: of the rows as they come in and as they go out. Both stand beside
 * the steps and not among them, so that asking for a profile changes no random choice.
 */
export interface ProfileSteps<T> {
  before: T
  after: T
}

/**
 * Plans both profiles. Weights, and the column that `where` picks rows by, may be made by the steps: the
 * profile of the input then counts all rows, each as one. Throws `bad_schema` where another column that they
 * need is not there, before or after the steps.
 */
export async function planProfileSteps(
  options: unknown,
  input: Schema,
  output = input,
): Promise<ProfileSteps<Step>> {
  const transform = await loadTransform('profile')
  const plan = (schema: Schema, given: unknown) => planStep(transform, given, { index: -1, schema })
  return { before: plan(input, forInput(options, input)), after: plan(output, options) }
}

function forInput(options: unknown, input: Schema): unknown {
  const { weight, where, ...others } = options as { weight?: string; where?: Record<string, unknown> }
  const names = new Set(input.fields.map(({ name }) => name))
  const has = (path: string) => columnsOf([path]).every((name) => names.has(name))
  return {
    ...others,
    ...(weight !== undefined && has(weight) && { weight }),
    ...(where !== undefined && Object.keys(where).every(has) && { where }),
  }
}

/** The options with the weights that a step writes, unless others are named: rows count by them from then on. */
export function withWeightColumn(steps: readonly Step[], options: unknown): unknown {
  const { facet, weight } = options as { facet?: unknown; weight?: string }
  const last = steps.at(-1)?.plan.schema.fields.map(({ name }) => name) ?? []
  const written = steps.findLast(({ plan }) => plan.weighs !== undefined)?.plan.weighs
  if (facet === undefined || weight !== undefined || written === undefined || !last.includes(written))
    return options
  return { ...(options as object), weight: written }
}

/** Opens both profiles for a partition. They share a decision, so that ranges are cut alike. */
export async function openProfileSteps(
  job: Job,
  input: Schema,
  output: Schema,
): Promise<ProfileSteps<OpenStep> | undefined> {
  if (job.profile === undefined) return undefined
  const { before, after } = await planProfileSteps(job.profile, input, output)
  const options = { seed: job.seed, decision: job.decisions[-1] }
  return { before: await openStep(before, options), after: await openStep(after, options) }
}
