import { rmSync } from 'node:fs'
import { makePrivateFolder } from '../files/private-folder.js'
import type { RunOptions } from '../pipeline/run-options.js'
import { usePlan } from '../plan/build-plan.js'
import { jobOf } from '../plan/plan.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import type { ExpectedRows } from '../schemas/run-report.js'
import type { Step } from '../transform/step.js'
import { runSurveys } from './run-surveys.js'

/** The groups of a step that repeats or leaves out rows, and how many rows each will have. */
export interface ExpectedStep {
  /** Such as `1 mix`. */
  step: string
  /** The groups that it makes, those it leaves alone among them. */
  groups: ExpectedRows[]
}

/** What the package exports as `expectRows`. */
export function expectRows(pipeline: Pipeline, options: RunOptions = {}): Promise<ExpectedStep[]> {
  return usePlan(pipeline, options, async (plan, engine) => {
    const surveyFolder = makePrivateFolder('survey')
    const job = { ...jobOf(plan), surveyFolder }
    const store = { decision: () => undefined, saveDecision: () => {} }
    try {
      const { partitions, copies } = plan
      await runSurveys(plan, job, { options, engine, partitions, copies, store })
    } finally {
      rmSync(surveyFolder, { recursive: true, force: true })
    }
    return plan.steps.flatMap((step) => {
      const groups = expectedOf(step, job.decisions[step.label])
      return groups === undefined ? [] : [{ step: step.label, groups }]
    })
  })
}

/** The groups of a step by its decision; `undefined` for a step that cannot tell. */
export function expectedOf({ transform, options }: Step, decision: unknown): ExpectedRows[] | undefined {
  return transform.survey?.expect?.(decision, options)
}
