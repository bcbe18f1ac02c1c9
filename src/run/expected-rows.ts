import type { RunOptions } from '../pipeline/run-options.js'
import { usePlan } from '../plan/build-plan.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import type { ExpectedRows } from '../schemas/run-report.js'
import type { Step } from '../transform/step.js'
import { withDecisions } from './measure/run-surveys.js'

/** The groups of a step that repeats or leaves out rows, and how many rows each will have. */
export interface ExpectedStep {
  /** Such as `1 mix`. */
  step: string
  /** The groups that it makes, those it leaves alone among them. */
  groups: ExpectedRows[]
}

/** What the package exports as `expectRows`. */
export function expectRows(pipeline: Pipeline, options: RunOptions = {}): Promise<ExpectedStep[]> {
  return usePlan(pipeline, options, (plan, engine) =>
    withDecisions(plan, { options, engine }, async ({ decisions }) =>
      plan.steps.flatMap((step) => {
        const groups = expectedOf(step, decisions[step.label])
        return groups === undefined ? [] : [{ step: step.label, groups }]
      }),
    ),
  )
}

/** The groups of a step by its decision; `undefined` for a step that cannot tell. */
export function expectedOf({ transform, options }: Step, decision: unknown): ExpectedRows[] | undefined {
  return transform.survey?.expect?.(decision, options)
}
