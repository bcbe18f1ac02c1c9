import type { Schema } from '../../arrow/arrow.js'
import { PrepError } from '../../base/errors.js'
import { planStep } from '../../transform/plan-step.js'
import { type Step, surveyReads } from '../../transform/step.js'

/** A step to be surveyed, and what has to happen to the input before its survey can look at it. */
export interface SurveyInputs {
  step: Step
  /** Earlier steps that the survey depends on. */
  before: readonly Step[]
  /** Input columns that must be read; all, when undefined. */
  columns: ReadonlySet<string> | undefined
}

/** The steps of a plan, as far as surveys look at them. */
interface SurveyedPlan {
  input: Schema
  before: Step | undefined
  steps: readonly Step[]
}

/** What the survey of the step of that label has to read. */
export function surveyInputs({ input, before, steps }: SurveyedPlan, label: string): SurveyInputs {
  if (before?.label === label) return { step: before, before: [], columns: undefined }
  const index = steps.findIndex((step) => step.label === label)
  if (index < 0) throw new Error(`There is no step "${label}" to survey`)
  return { step: steps[index], ...stepsBefore(steps, index, input) }
}

/**
 * The earlier steps that a survey depends on: those that add, leave out or reorder rows, and those that write
 * a column which the survey, or a later one of these steps, reads. The others are skipped, with the columns
 * that nobody reads.
 */
export function stepsBefore(
  steps: readonly Step[],
  surveyed: number,
  input: Schema,
): Omit<SurveyInputs, 'step'> {
  const needed = new Set(surveyReads(steps[surveyed]))
  const kept: Step[] = []
  for (const earlier of steps.slice(0, surveyed).reverse()) {
    const { effects, writes, reads } = earlier.plan
    if (effects.rows === 'kept' && !writes.some((name) => needed.has(name))) continue
    kept.unshift(earlier)
    for (const name of reads) needed.add(name)
  }
  if (kept.length === 0) return { before: [], columns: needed }
  const before = replan(kept, input)
  return { before: before ?? steps.slice(0, surveyed), columns: undefined }
}

/** The steps planned anew over an input that the skipped ones have not touched; undefined where that fails. */
function replan(kept: readonly Step[], input: Schema): Step[] | undefined {
  try {
    let schema = input
    return kept.map(({ transform, options, label, index, module, cache }) => {
      const step = planStep(transform, options, { label, index, module, cache, schema })
      schema = step.plan.schema
      return step
    })
  } catch (error) {
    if (error instanceof PrepError) return undefined
    throw error
  }
}
