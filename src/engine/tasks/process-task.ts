import { measurePartition } from './measure.js'
import { observePartition } from './observe.js'
import { throwIfAborted } from './progress-buffer.js'
import { surveyPartition } from './survey.js'
import type { Answers, Task, TaskKind } from './task.js'
import type { Finish, TaskContext } from './task-context.js'
import { writePartition } from './write.js'

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
