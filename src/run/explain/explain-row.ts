import type { Batch } from '../../arrow/batch.js'
import type { ErrorPlace } from '../../base/errors.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import { usePlan } from '../../plan/build-plan.js'
import type { OpenPlan } from '../../plan/plan.js'
import type { RuleResult } from '../../schemas/curation.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { watchStep } from '../changes/step-changes.js'
import { withDecisions } from '../measure/run-surveys.js'
import { findRow, type RowPlace } from './find-row.js'

/** What the steps of a pipeline make of one row, and why. */
export interface RowExplanation {
  /** Where it was read. */
  place: ErrorPlace
  /** What each step that it came to makes of it, in their order. */
  steps: ExplainedRow[]
}

/** What a step makes of a row. */
export interface ExplainedRow {
  /** Its number and the name of its transform, such as `1 filter_quality`. */
  step: string
  /** Which copy of the row came to the step; 0 is the row itself. */
  copy: number
  /** What became of it; `kept` where nothing of it is another. */
  what: 'kept' | 'changed' | 'added' | 'repeated' | 'joined' | 'dropped' | 'rejected'
  /** The reason codes of a row that is left out. */
  reasons: string[]
  /** What each rule makes of it, where the step has rules. */
  rules: RuleResult[]
}

/** What the package exports as `explainRow`. */
export function explainRow(
  given: Pipeline,
  { row, ...options }: RunOptions & { row: RowPlace },
): Promise<RowExplanation> {
  const pipeline = { ...given, output: '-', profile: undefined, failIf: undefined }
  return usePlan(pipeline, options, async (plan, engine) => {
    const found = await findRow(plan, row)
    return withDecisions(plan, { options, engine }, async ({ decisions, surveyFolder }) => ({
      place: found.place(),
      steps: await throughSteps(plan, found, { decisions, folder: surveyFolder! }),
    }))
  })
}

async function throughSteps(
  plan: OpenPlan,
  { row, place }: { row: Batch; place: () => ErrorPlace },
  { decisions, folder }: { decisions: Record<string, unknown>; folder: string },
): Promise<ExplainedRow[]> {
  const explained: ExplainedRow[] = []
  let rows = [row]
  for (const step of plan.steps) {
    const watched = await watchStep(step, { seed: plan.seed, decision: decisions[step.label], folder })
    const passed = rows.map((one) => ({ one, ...watched.pass(one, place) }))
    for (const { one, change, rules } of passed)
      explained.push({
        step: step.label,
        copy: one.origin.copies[0],
        what: change?.what ?? 'kept',
        reasons: change?.reasons ?? [],
        rules: [...rules],
      })
    rows = passed.flatMap((made) => made.rows)
  }
  return explained
}
