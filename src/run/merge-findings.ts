import type { StepFindings } from '../engine/tasks/task.js'
import type { Plan } from '../plan/plan.js'
import type { Step } from '../transform/step.js'

/** Merges what the partitions found out, in their order, and tells it as each step means it: `undefined` where a step finds nothing. */
export function reportFindings(
  plan: Pick<Plan, 'steps' | 'profile'>,
  partitions: readonly StepFindings[],
): StepFindings {
  const { steps, profile } = plan
  return {
    steps: steps.map((step, i) =>
      reportStep(
        step,
        partitions.map((partition) => partition.steps[i]),
      ),
    ),
    before: reportStep(
      profile?.before,
      partitions.map(({ before }) => before),
    ),
    after: reportStep(
      profile?.after,
      partitions.map(({ after }) => after),
    ),
  }
}

function reportStep(step: Step | undefined, partitions: readonly unknown[]): unknown {
  const findings = step?.transform.findings
  if (step === undefined || findings === undefined) return undefined
  return findings.report(
    partitions.reduce((a, b) => findings.merge(a, b)),
    step.options,
  )
}
