import { processTask } from './process-task.js'
import { type Answers, describeFailure, type Failure, type Task } from './task.js'
import { TurnTaking } from './task-queue.js'

/** The pool hands a thread its next task while the last one waits for the disk; only one of them works at a time. */
const turns = new TurnTaking()

/** The entry of a worker thread, in the form that piscina calls. */
export async function work(task: Task): Promise<Answers[Task['kind']] | Failure> {
  try {
    const finish = await turns.take(() => processTask(task))
    return await finish()
  } catch (error) {
    return describeFailure(error)
  }
}
