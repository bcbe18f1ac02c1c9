import type { Partition } from '../../input/partition.js'
import { type OnReject, type OpenStep, openStep, type Step } from '../../transform/step.js'
import type { PlannedJob } from './planned-job.js'
import { openPlaces } from './record-place.js'
import type { Job, StepFindings } from './task.js'

/** The steps of a job at work on one partition. */
export interface Chain {
  /** All steps in the order in which batches go through them, with those before the first and after the last. */
  all: readonly OpenStep[]
  /** The steps of the list. */
  steps: readonly OpenStep[]
  /** What they have found out so far. */
  findings(): StepFindings
}

/** What the steps of a partition are opened for. */
interface ChainOptions {
  job: Job
  partition: Partition
  onReject?: (step: Step) => OnReject
}

/** Opens the steps for one partition, with what their surveys have decided. */
export async function openChain(
  planned: Pick<PlannedJob, 'before' | 'steps' | 'after'>,
  { job, partition, onReject }: ChainOptions,
): Promise<Chain> {
  const placeOf = openPlaces(partition)
  const open = (step: Step) =>
    openStep(step, {
      seed: job.seed,
      decision: job.decisions[step.label],
      onReject: onReject?.(step),
      placeOf,
    })
  const steps: OpenStep[] = []
  for (const step of planned.steps) steps.push(await open(step))
  const before = planned.before && (await open(planned.before))
  const after = planned.after && (await open(planned.after))
  return {
    all: [before, ...steps, after].filter((step) => step !== undefined),
    steps,
    findings: () => ({
      steps: steps.map((step) => step.findings()),
      before: before?.findings(),
      after: after?.findings(),
    }),
  }
}
