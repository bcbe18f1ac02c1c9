import type { Schema } from '../../arrow/arrow.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { planSteps } from '../../pipeline/plan-steps.js'
import { planStep } from '../../transform/plan-step.js'
import type { Step } from '../../transform/step.js'
import { type SurveyInputs, surveyInputs } from './survey-inputs.js'
import type { Job, LabelledStep } from './task.js'

/** A job with its steps planned over the schema of its input. */
export interface PlannedJob {
  input: Schema
  output: Schema
  before: Step | undefined
  steps: readonly Step[]
  after: Step | undefined
  /** What the survey of the step of that label has to read. */
  survey(label: string): SurveyInputs
}

/** Plans the steps of a job over the schema of its input. `onStep` is told of each step before it is planned. */
export async function planJob(
  { input, ...job }: Omit<Job, 'schema'> & { input: Schema },
  onStep: (label: string) => void,
): Promise<PlannedJob> {
  const steps = await planSteps(job.steps, input, ({ index }) => onStep(job.steps[index].label))
  const output = steps.at(-1)?.plan.schema ?? input
  const before = await planBeside(job.before, input)
  const after = await planBeside(job.after, output)
  const surveys = new Map<string, SurveyInputs>()
  return {
    input,
    output,
    before,
    steps,
    after,
    survey(label) {
      const inputs = surveys.get(label) ?? surveyInputs({ input, before, steps }, label)
      surveys.set(label, inputs)
      return inputs
    },
  }
}

async function planBeside(named: LabelledStep | undefined, schema: Schema): Promise<Step | undefined> {
  if (named === undefined) return undefined
  return planStep(await loadTransform(named.name), named.options, { label: named.label, schema })
}
