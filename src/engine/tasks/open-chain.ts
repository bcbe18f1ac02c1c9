import type { Partition } from '../../input/partition.js'
import type { Durations } from '../../schemas/durations.js'
import { type OnReject, type OpenStep, openStep, type Step } from '../../transform/step.js'
import type { RowFollower } from '../../transform/step-contexts.js'
import type { PlannedJob } from './plan-job.js'
import { openPlaces } from './record-place.js'
import { StepClocks } from './step-clock.js'
import { type Caution, openGuard } from './step-guard.js'
import type { Job, StepFindings } from './task.js'
import type { TaskContext } from './task-context.js'
import { WorkMarker } from './work-mark.js'

/** The steps of a job at work on one partition. */
export interface Chain {
  /** All steps in the order in which batches go through them, with those before the first and after the last. */
  all: readonly OpenStep[]
  /** The steps of the list. */
  steps: readonly OpenStep[]
  /** What they have found out so far. */
  findings(): StepFindings
  /** How long each of the list took with its batches so far. */
  times(): Durations[]
}

/** How the steps of a partition are watched from outside. */
export interface Watched {
  marker: WorkMarker
  caution: Caution
  clocks: StepClocks
}

/** Plans the job of a task, which notes the step that is planned, and then notes that the work on its partition begins. */
export async function planWork(
  task: { partition: Partition; job: Job },
  context: TaskContext,
): Promise<{ planned: PlannedJob; watched: Watched }> {
  const { progress, worker, jobs } = context
  const marker = new WorkMarker(progress, { partition: task.partition.index, job: task.job })
  marker.plan(worker)
  const planned = await jobs.of(task.job, (label) => marker.plan(worker, label))
  return { planned, watched: beginWork(task, context) }
}

/** Notes that the work on a partition begins. */
export function beginWork(
  { partition, job }: { partition: Partition; job?: Job },
  { progress, worker, caution }: Pick<TaskContext, 'progress' | 'worker' | 'caution'>,
): Watched {
  const marker = new WorkMarker(progress, { partition: partition.index, job })
  marker.begin(worker)
  return { marker, caution, clocks: new StepClocks() }
}

/** What the steps of a partition are opened for. */
interface ChainOptions {
  job: Job
  partition: Partition
  watched: Watched
  onReject?: (step: Step) => OnReject
  /** What hears of single rows of a step. */
  followerOf?: (step: Step) => RowFollower | undefined
}

/** Opens the steps for one partition, with what their surveys have decided. */
export async function openChain(
  planned: Pick<PlannedJob, 'before' | 'steps' | 'after'>,
  { job, partition, watched, onReject, followerOf }: ChainOptions,
): Promise<Chain> {
  const placeOf = openPlaces(partition)
  const open = async (step: Step) => {
    watched.marker.enter(step.label)
    const opened = await openStep(step, {
      seed: job.seed,
      decision: job.decisions[step.label],
      folder: job.surveyFolder,
      onReject: onReject?.(step),
      follower: followerOf?.(step),
      placeOf,
      guard: openGuard(step.label, watched),
    })
    watched.marker.leave()
    return opened
  }
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
    times: () =>
      planned.steps.map(({ label }) => {
        const clock = watched.clocks.of(label)
        clock.end()
        return clock.durations
      }),
  }
}
