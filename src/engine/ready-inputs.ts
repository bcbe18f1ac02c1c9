import { PrepError } from '../base/errors.js'
import type { PassCopies } from '../input/input-copies.js'
import type { Partition } from '../input/partition.js'
import type { PassInputs } from './engine.js'
import { isAborted, type ProgressBuffer } from './tasks/progress-buffer.js'
import { tasksPerThread } from './thread-pool.js'

/** Makes the copies of a pass for no more tasks than the threads can take, in the order in which they ask. */
export function inputsInTurn(
  copies: PassCopies,
  { workers, progress }: { workers: number; progress: ProgressBuffer },
): PassInputs {
  const turns = new Turns(Math.max(1, workers * tasksPerThread))
  return {
    async begin(partition) {
      await turns.take()
      if (isAborted(progress)) throw new PrepError('aborted', 'The run was stopped')
      await copies.begin(partition)
    },
    async end(partition) {
      await copies.end(partition)
      turns.giveBack()
    },
  }
}

/** Does some work while what it reads is there. */
export async function whileReady<T>(
  inputs: PassInputs | undefined,
  partition: Partition,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await inputs?.begin(partition)
    return await work()
  } finally {
    await inputs?.end(partition)
  }
}

class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  giveBack(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free++
    else next()
  }
}
