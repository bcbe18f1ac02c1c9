import { availableParallelism } from 'node:os'
import { PrepError } from '../base/errors.js'
import type { Engine } from './engine.js'
import { inlineEngine } from './inline.js'

/** The number of worker threads that was asked for, by default one a core. Throws `bad_option` for what is none. */
export function countWorkers(asked: number | undefined): number {
  const workers = asked ?? availableParallelism()
  if (Number.isInteger(workers) && workers >= 0) return workers
  throw new PrepError(
    'bad_option',
    'Option "workers" is not a non-negative integer. Give the number of threads, or 0 for none',
  )
}

/** Opens an engine of that many worker threads; 0 runs the same code in this thread. */
export async function openEngine(workers: number): Promise<Engine> {
  if (workers === 0) return inlineEngine()
  const { threadsEngine } = await import('./threads.js')
  return threadsEngine(workers)
}
