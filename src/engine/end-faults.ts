import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrepError } from '../base/errors.js'
import { describeThrown } from '../base/thrown.js'
import { isModulePath } from '../pipeline/load-transform.js'
import { placeIn } from './tasks/record-place.js'
import type { Job, Task } from './tasks/task.js'
import { jobOfTask, type WorkMark } from './tasks/work-mark.js'
import type { ThreadEnd } from './thread-pool.js'

/** What is said of steps that do not come back, or that end the thread in which they work. */

/** A warning: the work stands still, and may go on. */
export function describeStall(task: Task, { mark, idleMs }: { mark: WorkMark; idleMs: number }): string {
  const job = jobOfTask(task)
  const timeout = job?.errors.stepTimeout ?? 0
  const place = placeIn(task.partition, mark.row)
  const from =
    mark.rows === 0 || place.source === undefined ? '' : ` at ${place.source}:${place.line ?? place.offset}`
  const who =
    mark.step === undefined ? 'between the steps' : `in ${authorOf(job, mark.step)}, step ${mark.step}${from}`
  const next =
    timeout > 0 && mark.step !== undefined && mark.stage === 'working'
      ? `. It is begun anew after ${timeout} s (stepTimeout)`
      : ''
  return `Partition ${task.partition.index} has not moved for ${idleMs / 1000} s: worker ${mark.worker} is ${who}${next}`
}

/** The error for an attempt after which there is no other. The record is named where it alone is at fault. */
export function endFault(
  task: Task,
  { kind, mark, exitCode, cause }: ThreadEnd,
  { attempts, isFound }: { attempts: number; isFound: boolean },
): PrepError {
  const job = jobOfTask(task)
  const did = {
    stalled: `did not come back within ${job?.errors.stepTimeout} s`,
    memory: 'used up the memory of its thread',
    exit: `ended its thread by process.exit(${exitCode})`,
    error: 'threw',
    aborted: 'was stopped',
  }[kind]
  const who = mark.step === undefined ? 'The work between the steps' : authorOf(job, mark.step)
  const given = isFound ? ', given this record' : ''
  const where = `in partition ${task.partition.index}, in ${attempts} attempts`
  const at = { ...(isFound && placeIn(task.partition, mark.row)), step: mark.step }
  return new PrepError('worker_failed', `${who} ${did}${given}, ${where}. ${cures[kind]}`, {
    at,
    hiddenCause: cause,
  })
}

const cures: Record<ThreadEnd['kind'], string> = {
  stalled: 'Correct the step, or give it more time by "stepTimeout"',
  memory:
    'Let it keep less, use fewer workers, or give Node more memory: NODE_OPTIONS=--max-old-space-size=8192',
  exit: 'Let it throw an error instead',
  error: 'Correct the step',
  aborted: 'Start the run again',
}

/** What a thread threw outside of any call, such as in a timer: whose it is shows in its stack. */
export function lateError(error: unknown, { job, step }: { job: Job | undefined; step?: string }): PrepError {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const named = job?.steps.find(({ name }) => isModulePath(name) && stack.includes(fileOf(name)))
  const who =
    named !== undefined
      ? `Module "${named.name}"`
      : step === undefined
        ? 'Code of a worker'
        : authorOf(job, step)
  return new PrepError(
    'worker_failed',
    `${who} threw ${describeThrown(error)} outside of a call, such as in a timer or a promise nobody waits for. ` +
      'PREP_DEBUG=1 shows its message, which may quote your data',
    { at: { step: named?.label ?? step }, hiddenCause: error },
  )
}

function fileOf(name: string): string {
  return name.startsWith('file:') ? fileURLToPath(name) : resolve(name)
}

function authorOf(job: Job | undefined, label: string): string {
  const step = job?.steps.find((step) => step.label === label)
  return step !== undefined && isModulePath(step.name) ? `Module "${step.name}"` : `Step "${label}"`
}
