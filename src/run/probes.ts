import type { Schema } from '../core/arrow.js'
import { type OpenStep, openStep, planStep, type Step } from '../core/step.js'
import { loadTransform } from './load-transform.js'
import type { Job } from './task.js'

/**
 * The profile of a pipeline is taken twice: of the rows as they come in and as they go out. Both stand beside
 * the steps and not among them, so that asking for a profile changes no random choice.
 */
export interface Probes<T> {
  before: T
  after: T
}

/** Plans both profiles. Throws `bad_schema` where a column they need is not there, before or after the steps. */
export async function planProbes(options: unknown, input: Schema, output = input): Promise<Probes<Step>> {
  const transform = await loadTransform('profile')
  const plan = (schema: Schema) => planStep(transform, options, { index: -1, schema })
  return { before: plan(input), after: plan(output) }
}

/** Opens both profiles for a split. They share a decision, so that ranges are cut alike. */
export async function openProbes(
  job: Job,
  input: Schema,
  output: Schema,
): Promise<Probes<OpenStep> | undefined> {
  if (job.profile === undefined) return undefined
  const { before, after } = await planProbes(job.profile, input, output)
  const options = { seed: job.seed, decision: job.decisions[-1] }
  return { before: await openStep(before, options), after: await openStep(after, options) }
}
