import type { InputCopies } from '../input/input-copies.js'
import type { Partition } from '../input/partition.js'
import type { Progress, RunOptions } from '../pipeline/run-options.js'
import type { Engine } from './engine.js'
import { inputsInTurn } from './ready-inputs.js'
import { openProgressBuffer, requestAbort, sumCounts } from './tasks/progress-buffer.js'
import type { Answers, Task, TaskKind } from './tasks/task.js'
import { countStates, type TaskStates } from './tasks/work-mark.js'

/** How far a pass is, for those who watch a run. */
export interface PassState extends Progress {
  /** The units of work of the pass. */
  partitions: TaskStates
  /** How many may work on them at a time. */
  workers: number
}

/** What a pass over the partitions needs. */
export interface PassContext {
  options: Pick<RunOptions, 'signal' | 'onProgress' | 'onNotice'>
  engine: Engine
  /** All partitions of the plan. */
  partitions: readonly Partition[]
  /** The copies of inputs that they are parts of; `undefined` where tasks read no inputs. */
  copies: InputCopies | undefined
  /** Called about ten times a second. */
  onPass?: (state: PassState) => void
}

/** One pass: a task for each partition that is to be worked on. */
export interface PassTasks<K extends TaskKind> {
  /** What is being done, as `onProgress` calls it. */
  phase: Progress['phase']
  tasks: readonly Task<K>[]
  onAnswer(answer: Answers[K], index: number): void
}

const tickMs = 100

/**
 * Does these tasks with the engine, reports the progress ten times a second, and stops all of them when the run
 * is aborted. Throws `aborted` then.
 */
export async function runPass<K extends TaskKind>(
  { options, engine, partitions, copies, onPass }: PassContext,
  { phase, tasks, onAnswer }: PassTasks<K>,
): Promise<void> {
  const progress = openProgressBuffer(partitions.length)
  const stop = () => requestAbort(progress)
  if (options.signal?.aborted) stop()
  options.signal?.addEventListener('abort', stop)
  const totalBytes = tasks.reduce((sum, { partition }) => sum + partition.bytes, 0)
  const workers = Math.max(1, engine.workers)
  const report = () => {
    const far = { phase, totalBytes, ...sumCounts(progress) }
    options.onProgress?.(far)
    onPass?.({ ...far, partitions: countStates(progress, tasks), workers })
  }
  const ticker = setInterval(report, tickMs)
  const held = copies?.openPass(tasks.map(({ partition }) => partition))
  const inputs = held && inputsInTurn(held, { workers: engine.workers, progress })
  try {
    report()
    await engine.runTasks(tasks, { progress, onAnswer, onNotice: options.onNotice, inputs })
    report()
  } finally {
    await held?.close()
    clearInterval(ticker)
    options.signal?.removeEventListener('abort', stop)
  }
}
