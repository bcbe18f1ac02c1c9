import type { Retry } from '../schemas/run-report.js'
import type { ProgressBuffer } from './tasks/progress-buffer.js'
import type { Answers, Task, TaskKind } from './tasks/task.js'

/**
 * Runs the tasks of a plan somewhere: in this thread, or in threads of their own. Plans and runs know this
 * interface only, and what the tasks write is the same byte for byte with every engine.
 */
export interface Engine {
  /** How many worker threads there may be; 0 where tasks run in the calling thread. */
  readonly workers: number
  /** How many of them had work so far. */
  started(): number
  /** The attempts at a partition that were given up and made anew, in their order. */
  readonly retries: readonly Retry[]
  /**
   * Runs every task and hands each answer over as it comes, in any order. At the first failure, of a task or
   * of `onAnswer`, the other tasks are stopped and waited for, then its error is thrown.
   */
  runTasks<K extends TaskKind>(tasks: readonly Task<K>[], pass: Pass<K>): Promise<void>
  /** Stops the workers. Tasks that are still at work are cut off. */
  close(): Promise<void>
}

/** What the tasks of one pass over the partitions have in common. */
export interface Pass<K extends TaskKind> {
  /** Where the tasks report how far they are, and learn that they are to stop. */
  progress: ProgressBuffer
  /** Takes the answer to `tasks[index]`. */
  onAnswer(answer: Answers[K], index: number): void
  /** What the tasks read may have to be made before, and is done with behind them. */
  inputs?: PassInputs | undefined
  /** Takes a sentence about work that does not go on. */
  onNotice?(message: string): void
}

/** What has to be there while a task is at work. */
export interface PassInputs {
  begin(partition: Task['partition']): Promise<void>
  /** To be called behind each `begin`, also where that failed. */
  end(partition: Task['partition']): Promise<void>
}
