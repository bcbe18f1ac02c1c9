import { Piscina } from 'piscina'
import { PrepError } from '../base/errors.js'
import type { Engine } from './engine.js'
import { reviveFailure } from './failure.js'
import { type ProgressBuffer, requestAbort } from './tasks/progress-buffer.js'
import type { Answers, Task, TaskKind } from './tasks/task.js'
import type { TaskOutcome } from './worker.js'

/** An engine of worker threads, each of which loads `worker-entry.cts`. */
export function threadsEngine(workers: number): Engine {
  const pool = new Piscina({
    filename: new URL('./worker-entry.cjs', import.meta.url).href,
    name: 'work',
    minThreads: workers,
    maxThreads: workers,
    // While one shard is flushed to the disk, its thread works on the next.
    concurrentTasksPerWorker: 2,
    atomics: 'disabled',
  })
  async function runOne<K extends TaskKind>(task: Task<K>, progress: ProgressBuffer): Promise<Answers[K]> {
    let outcome: TaskOutcome<K>
    try {
      outcome = await pool.run({ task, progress })
    } catch (cause) {
      throw new PrepError(
        'worker_failed',
        'A worker thread ended before its work was done, possibly out of memory',
        { cause },
      )
    }
    if ('failed' in outcome) throw reviveFailure(outcome)
    return outcome.answer
  }
  return {
    workers,
    async runTasks(tasks, { progress, onAnswer }) {
      const results = await Promise.allSettled(
        tasks.map(async (task, index) => {
          try {
            onAnswer(await runOne(task, progress), index)
          } catch (error) {
            requestAbort(progress)
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
