import type { PlannedJobs } from './planned-job.js'
import { type ProgressBuffer, throwIfAborted } from './progress-buffer.js'
import type { Answers, Task, TaskKind } from './task.js'
import { measurePartition } from './tasks/measure.js'
import { observePartition } from './tasks/observe.js'
import { surveyPartition } from './tasks/survey.js'
import { writePartition } from './tasks/write.js'

/** What a task works with, beside what it was sent. */
export interface TaskContext {
  progress: ProgressBuffer
  /** The jobs of this thread. */
  jobs: PlannedJobs
}

/** What is left of a task when its work is done: to wait for the disk. Resolves to the answer. */
export type Finish<K extends TaskKind> = () => Promise<Answers[K]>

type Handler<K extends TaskKind> = (task: Task<K>, context: TaskContext) => Promise<Finish<K>>

const handlers: { readonly [K in TaskKind]: Handler<K> } = {
  observe: answered(observePartition),
  survey: answered(surveyPartition),
  measure: answered(measurePartition),
  write: writePartition,
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
