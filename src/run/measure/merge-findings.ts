import { callOwnCode } from '../../base/own-code.js'
import type { StepFindings } from '../../engine/tasks/task.js'
import type { Plan } from '../../plan/plan.js'
import type { Step } from '../../transform/step.js'
import { ownCodeOf } from '../../transform/step-fault.js'

/** What a step reports, and what gates see of it. */
export interface ReportedFindings {
  report: unknown
  measured: unknown
  /** What was found in all partitions. */
  merged?: unknown
  /** Options with limits taken from them, where the step can tell; as `Findings` has it. */
  suggest?: (share: number) => unknown
}

/** What all steps of a plan report. */
export interface ReportedSteps {
  steps: ReportedFindings[]
  before: ReportedFindings
  after: ReportedFindings
}

/** Merges what the partitions found out, in their order, and tells it as each step means it: `undefined` where a step finds nothing. */
export function reportFindings(
  plan: Pick<Plan, 'steps' | 'profile'>,
  partitions: readonly StepFindings[],
): ReportedSteps {
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

function reportStep(step: Step | undefined, partitions: readonly unknown[]): ReportedFindings {
  const findings = step?.transform.findings
  if (step === undefined || findings === undefined) return { report: undefined, measured: undefined }
  return callOwnCode(ownCodeOf(step, 'as it reports what it found'), () => {
    const merged = partitions.reduce((a, b) => findings.merge(a, b))
    const report = findings.report(merged, step.options)
    return {
      report,
      merged,
      measured: findings.measure?.(merged, step.options) ?? report,
      suggest: (share) => findings.suggest?.(merged, step.options, share),
    }
  })
}
