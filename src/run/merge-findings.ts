import type { StepFindings } from '../engine/task.js'
import type { Plan } from '../plan/plan.js'
import type { Step } from '../transform/step.js'

/** Merges what the partitions found out, in their order, and tells it as each step means it: `undefined` where a step finds nothing. */
export function tellFindings(
  plan: Pick<Plan, 'steps' | 'probes'>,
  partitions: readonly StepFindings[],
): StepFindings {
  const { steps, probes } = plan
  return {
    steps: steps.map((step, i) =>
      tell(
        step,
        partitions.map((partition) => partition.steps[i]),
      ),
    ),
    before: tell(
      probes?.before,
      partitions.map(({ before }) => before),
    ),
    after: tell(
      probes?.after,
      partitions.map(({ after }) => after),
    ),
  }
}

function tell(step: Step | undefined, partitions: readonly unknown[]): unknown {
  const findings = step?.transform.findings
  if (step === undefined || findings === undefined) return undefined
  return findings.tell(
    partitions.reduce((a, b) => findings.merge(a, b)),
    step.options,
  )
}
