import type { Partition } from '../input/partition.js'
import type { Progress, RunOptions } from '../pipeline/spec.js'
import type { Pool } from './pool.js'
import { type Answers, openProgressBuffer, requestAbort, type Task } from './task.js'

/** What a pass over the partitions needs. */
export interface PassContext {
  options: RunOptions
  pool: Pool
  /** All partitions of the plan. */
  partitions: readonly Partition[]
}

/** A task before it is given the progress of its pass. */
export type TaskDraft<T extends Task = Task> = T extends Task ? Omit<T, 'progress'> : never

const tickMs = 100

/**
 * One pass: does these tasks in the pool, tells the progress ten times a second, and stops all threads when
 * the run is aborted. Throws `aborted` then.
 */
export async function runPass<D extends TaskDraft>(
  phase: Progress['phase'],
  drafts: readonly D[],
  context: PassContext,
  onAnswer: (answer: Answers[D['kind']], index: number) => void,
): Promise<void> {
  const { options, pool, partitions } = context
  const progress = openProgressBuffer(partitions.length)
  const stop = () => requestAbort(progress)
  if (options.signal?.aborted) stop()
  options.signal?.addEventListener('abort', stop)
  const totalBytes = drafts.reduce((sum, { partition }) => sum + partition.bytes, 0)
  const report = () => options.onProgress?.({ phase, totalBytes, ...sumProgress(progress.counts) })
  const ticker = setInterval(report, tickMs)
  try {
    const tasks = drafts.map((draft) => ({ ...draft, progress }) as unknown as Task)
    await pool.runTasks(tasks, onAnswer as (answer: Answers[Task['kind']], index: number) => void)
    report()
  } finally {
    clearInterval(ticker)
    options.signal?.removeEventListener('abort', stop)
  }
}

function sumProgress(progress: SharedArrayBuffer): { bytes: number; rows: number } {
  const numbers = new Float64Array(progress)
  let bytes = 0
  let rows = 0
  for (let i = 0; i < numbers.length; i += 2) {
    bytes += numbers[i]
    rows += numbers[i + 1]
  }
  return { bytes, rows }
}
