import type { Schema } from '../arrow/arrow.js'
import { PrepError } from '../base/errors.js'
import { planStep, type Step } from '../transform/step.js'

/** What has to happen to the input before a survey can look at it. */
export interface SurveyPrefix {
  before: Step[]
  /** Input columns that must be read; all, when undefined. */
  columns: ReadonlySet<string> | undefined
}

/**
 * The earlier steps that a survey depends on: those that add, leave out or reorder rows, and those that write
 * a column which the survey, or a later one of these steps, reads. The others are skipped, with the columns
 * that nobody reads.
 */
export function stepsBefore(steps: readonly Step[], surveyed: number, input: Schema): SurveyPrefix {
  if (surveyed < 0) return { before: [], columns: undefined }
  const step = steps[surveyed]
  const needed = new Set(step.transform.survey?.reads(step.options))
  const kept: Step[] = []
  for (const earlier of steps.slice(0, surveyed).reverse()) {
    const { changesRows, writes, reads } = earlier.plan
    if (!changesRows && !writes.some((name) => needed.has(name))) continue
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
    return kept.map(({ transform, options, index }) => {
      const step = planStep(transform, options, { index, schema })
      schema = step.plan.schema
      return step
    })
  } catch (error) {
    if (error instanceof PrepError) return undefined
    throw error
  }
}
