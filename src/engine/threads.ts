import { PrepError } from '../base/errors.js'
import type { Retry } from '../schemas/run-report.js'
import { Attempts } from './attempts.js'
import { describeStall, lateError } from './end-faults.js'
import type { Engine, Pass } from './engine.js'
import { reviveFailure } from './failure.js'
import { whileReady } from './ready-inputs.js'
import { StallWatch } from './stall-watch.js'
import { isAborted, type ProgressBuffer, requestAbort } from './tasks/progress-buffer.js'
import type { RowOfStep } from './tasks/step-guard.js'
import type { Answers, Task, TaskKind } from './tasks/task.js'
import { jobOfTask, resetMark } from './tasks/work-mark.js'
import { ThreadEnd, ThreadPool } from './thread-pool.js'

/** How often it is looked whether all tasks go on. */
const lookEveryMs = 200
/** What a step may take to come to an end once the run is to stop. */
const graceMs = 1000

/** An engine of worker threads, each of which loads `worker-entry.cts`. */
export function threadsEngine(workers: number): Engine {
  const pool = new ThreadPool(workers, new URL('./worker-entry.cjs', import.meta.url))
  const retries: Retry[] = []
  const leftOut = new Map<number, RowOfStep[]>()
  const leftOutOf = (partition: number): RowOfStep[] => {
    const rows = leftOut.get(partition) ?? []
    leftOut.set(partition, rows)
    return rows
  }
  async function runOne(task: Task, progress: ProgressBuffer): Promise<Answers[TaskKind]> {
    const { index } = task.partition
    const attempts = new Attempts(task, leftOutOf(index))
    for (;;) {
      try {
        resetMark(progress, index)
        const outcome = await pool.run({ task, progress, caution: attempts.caution })
        if ('failed' in outcome) throw reviveFailure(outcome)
        return outcome.answer
      } catch (error) {
        if (!(error instanceof ThreadEnd)) throw error
        const { kind, isInnocent, mark } = error
        if (kind === 'aborted') throw new PrepError('aborted', 'The run was stopped')
        if (isInnocent) continue
        attempts.take(error)
        if (kind !== 'error') retries.push({ partition: index, step: mark.step, why: kind })
      }
    }
  }
  return {
    workers,
    started: () => pool.started,
    retries,
    async runTasks<K extends TaskKind>(tasks: readonly Task<K>[], pass: Pass<K>) {
      const { progress, onNotice, inputs } = pass
      const watch = new StallWatch({
        warn: ({ message }, stall) => onNotice?.(describeStall(message.task, stall)),
        end: ({ id }) => pool.end(id),
      })
      const ticker = watchOver({ pool, progress, watch })
      try {
        const works = tasks.map(async (task, index) => {
          try {
            const answer = await whileReady(inputs, task.partition, () => runOne(task as Task, progress))
            pass.onAnswer(answer as Answers[K], index)
          } catch (error) {
            requestAbort(progress)
            throw error
          }
        })
        throwFirst(await Promise.allSettled(works))
        if (pool.lateError !== undefined)
          throw lateError(pool.lateError.error, { job: jobOfTask(tasks[0] as Task | undefined) })
      } finally {
        clearInterval(ticker)
      }
    },
    close: () => pool.close(),
  }
}

/** Looks now and then whether tasks go on, and ends those that do not stop when the run is to. */
function watchOver({
  pool,
  progress,
  watch,
}: {
  pool: ThreadPool
  progress: ProgressBuffer
  watch: StallWatch
}): NodeJS.Timeout {
  let stoppingMs = 0
  return setInterval(() => {
    watch.look(pool.running(), lookEveryMs)
    if (!isAborted(progress)) return
    stoppingMs += lookEveryMs
    if (stoppingMs >= graceMs) pool.abort()
  }, lookEveryMs)
}

/** Throws the failure that made the others stop, rather than one of the others. */
function throwFirst(results: PromiseSettledResult<void>[]): void {
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  const first = errors.find((error) => !(error instanceof PrepError && error.code === 'aborted')) ?? errors[0]
  if (first !== undefined) throw first
}
