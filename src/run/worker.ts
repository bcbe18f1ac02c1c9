import { processTask } from './process-split.js'
import { type Answers, describeFailure, type Failure, type Task } from './task.js'

/** The entry of a worker thread, in the form that piscina calls. */
export async function work(task: Task): Promise<Answers[Task['kind']] | Failure> {
  try {
    return await processTask(task)
  } catch (error) {
    return describeFailure(error)
  }
}
