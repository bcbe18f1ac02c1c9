import { describeFailure, type Failure } from './failure.js'
import { TaskQueue } from './task-queue.js'
import { PlannedJobs } from './tasks/planned-job.js'
import { processTask } from './tasks/process-task.js'
import type { ProgressBuffer } from './tasks/progress-buffer.js'
import type { Answers, Task, TaskKind } from './tasks/task.js'

/** What a thread is sent: a task, and the memory that the tasks of its pass share. */
export interface Order<K extends TaskKind = TaskKind> {
  task: Task<K>
  progress: ProgressBuffer
}

/** What a thread sends back. */
export type Outcome<K extends TaskKind = TaskKind> = { answer: Answers[K] } | Failure

/** Does what one thread is sent. */
export type Work = (order: Order) => Promise<Outcome>

/**
 * The work of one thread. It is sent its next task while the last one waits for the disk, and works on one at
 * a time.
 */
export function openWorker(): Work {
  const queue = new TaskQueue()
  const jobs = new PlannedJobs()
  return async ({ task, progress }) => {
    try {
      const finish = await queue.add(() => processTask(task, { progress, jobs }))
      return { answer: await finish() }
    } catch (error) {
      return describeFailure(error)
    }
  }
}
