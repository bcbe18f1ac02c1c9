import { PrepError } from '../base/errors.js'
import { processTask } from './process-task.js'
import { type Answers, type Failure, requestAbort, reviveFailure, type Task } from './task.js'

/** Does tasks, in worker threads or in this one. */
export interface Pool {
  /**
   * Does every task and hands each answer to `onAnswer` as it comes, in any order. At the first failure the
   * others are stopped and waited for, then the error is thrown.
   */
  runTasks<T extends Task>(
    tasks: readonly T[],
    onAnswer: (answer: Answers[T['kind']], index: number) => void,
  ): Promise<void>
  close(): Promise<void>
}

/** A pool of that many worker threads; 0 does everything in this thread, with the same code. */
export async function openPool(workers: number): Promise<Pool> {
  return workers === 0 ? inlinePool() : threadPool(workers)
}

/** Throws `bad_option` for what is no number of threads. */
export function checkWorkers(workers: number): number {
  if (Number.isInteger(workers) && workers >= 0) return workers
  throw new PrepError(
    'bad_option',
    'Option "workers" is not a non-negative integer. Give the number of threads, or 0 for none',
  )
}

function inlinePool(): Pool {
  return {
    async runTasks(tasks, onAnswer) {
      for (const [index, task] of tasks.entries()) {
        const finish = await processTask(task)
        onAnswer(await finish(), index)
        await new Promise(setImmediate)
      }
    },
    async close() {},
  }
}

async function threadPool(workers: number): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const pool = new Piscina({
    filename: new URL('./worker-entry.cjs', import.meta.url).href,
    name: 'work',
    minThreads: workers,
    maxThreads: workers,
    // While one shard is flushed to the disk, its thread works on the next.
    concurrentTasksPerWorker: 2,
    atomics: 'disabled',
  })
  const doOne = async (task: Task) => {
    let answer: unknown
    try {
      answer = await pool.run(task)
    } catch (cause) {
      throw new PrepError(
        'worker_failed',
        'A worker thread ended before its work was done, possibly out of memory',
        {
          cause,
        },
      )
    }
    if (typeof answer === 'object' && answer !== null && 'failed' in answer)
      throw reviveFailure(answer as Failure)
    return answer
  }
  return {
    async runTasks(tasks, onAnswer) {
      const results = await Promise.allSettled(
        tasks.map(async (task, index) => {
          try {
            onAnswer((await doOne(task)) as never, index)
          } catch (error) {
            requestAbort(task.progress)
            throw error
          }
        }),
      )
      throwFirst(results)
    },
    close: () => pool.destroy(),
  }
}

/** Throws the failure that made the others stop, rather than one of the others. */
function throwFirst(results: PromiseSettledResult<void>[]): void {
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  const first = errors.find((error) => !(error instanceof PrepError && error.code === 'aborted')) ?? errors[0]
  if (first !== undefined) throw first
}
