import type { MessagePort } from 'node:worker_threads'
import { Scratch } from '../formats/format/scratch.js'
import { describeFailure, type Failure } from './failure.js'
import { TaskQueue } from './task-queue.js'
import { draftPartition } from './tasks/draft.js'
import { hashPartition } from './tasks/hash.js'
import { measurePartition } from './tasks/measure.js'
import { observePartition } from './tasks/observe.js'
import { orderBucket } from './tasks/order.js'
import { PlannedJobs } from './tasks/planned-job.js'
import { type ProgressBuffer, throwIfAborted } from './tasks/progress-buffer.js'
import type { Caution } from './tasks/step-guard.js'
import { surveyPartition } from './tasks/survey.js'
import type { Answers, Task, TaskKind } from './tasks/task.js'
import type { Finish, TaskContext } from './tasks/task-context.js'
import { endWork } from './tasks/work-mark.js'
import { writePartition } from './tasks/write.js'

type Handler<K extends TaskKind> = (task: Task<K>, context: TaskContext) => Promise<Finish<K>>

const handlers: { readonly [K in TaskKind]: Handler<K> } = {
  observe: answered(observePartition),
  draft: draftPartition,
  hash: answered(hashPartition),
  survey: answered(surveyPartition),
  measure: answered(measurePartition),
  write: writePartition,
  order: orderBucket,
}

/** Does what a task asks, in this thread: the one code of all engines. Throws `aborted` once the run is to stop. */
export async function processTask<K extends TaskKind>(
  task: Task<K>,
  context: TaskContext,
): Promise<Finish<K>> {
  throwIfAborted(context.progress)
  return handlers[task.kind](task, context)
}

/** A handler that has nothing to wait for when its work is done. */
function answered<K extends TaskKind>(
  work: (task: Task<K>, context: TaskContext) => Promise<Answers[K]>,
): Handler<K> {
  return async (task, context) => {
    const answer = await work(task, context)
    return async () => answer
  }
}

/** What a thread is sent: a task, the memory that the tasks of its pass share, and what was learnt of its partition. */
export interface TaskMessage<K extends TaskKind = TaskKind> {
  task: Task<K>
  progress: ProgressBuffer
  caution: Caution
}

/** What a thread sends back. */
export type TaskOutcome<K extends TaskKind = TaskKind> = { answer: Answers[K] } | Failure

/** Does what one thread is sent. */
export type Work = (order: TaskMessage) => Promise<TaskOutcome>

/**
 * Opens the work of one thread, by its number. A thread is sent its next task while the last one waits for the
 * disk, and works on one at a time. It keeps the steps of its job from one task to the next.
 */
export function openWorker(worker: number): Work {
  const queue = new TaskQueue()
  const jobs = new PlannedJobs()
  const scratch = new Scratch()
  return async ({ task, progress, caution }) => {
    try {
      const finish = await queue.add(async () => {
        const finish = await processTask(task, { progress, jobs, scratch, worker, caution })
        endWork(progress, task.partition.index)
        return finish
      })
      const answer = await finish()
      // What a step has left to do later fails here, and not when its output is published.
      await new Promise(setImmediate)
      return { answer }
    } catch (error) {
      return describeFailure(error)
    }
  }
}

/** Takes tasks from a port and answers each under its number, also where an answer cannot be sent. */
export function serve(port: MessagePort, worker: number): void {
  const work = openWorker(worker)
  port.on('message', async ({ id, message }: { id: number; message: TaskMessage }) => {
    const outcome = await work(message)
    try {
      port.postMessage({ id, outcome })
    } catch (error) {
      port.postMessage({ id, outcome: describeFailure(error) })
    }
  })
}
