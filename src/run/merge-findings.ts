import type { StepFindings } from '../engine/task.js'
import type { Plan } from '../plan/plan.js'
import type { Step } from '../transform/step.js'

/** Merges what the splits found out, in their order, and tells it as each step means it: `undefined` where a step finds nothing. */
export function tellFindings(
  plan: Pick<Plan, 'steps' | 'probes'>,
  splits: readonly StepFindings[],
): StepFindings {
  const { steps, probes } = plan
  return {
    steps: steps.map((step, i) =>
      tell(
        step,
        splits.map((split) => split.steps[i]),
      ),
    ),
    before: tell(
      probes?.before,
      splits.map(({ before }) => before),
    ),
    after: tell(
      probes?.after,
      splits.map(({ after }) => after),
    ),
  }
}

function tell(step: Step | undefined, splits: readonly unknown[]): unknown {
  const findings = step?.transform.findings
  if (step === undefined || findings === undefined) return undefined
  return findings.tell(
    splits.reduce((a, b) => findings.merge(a, b)),
    step.options,
  )
}
