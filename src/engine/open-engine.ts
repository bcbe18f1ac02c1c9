import { availableParallelism } from 'node:os'
import { adaptiveEngine } from './adaptive.js'
import type { Engine } from './engine.js'
import { inlineEngine } from './inline.js'

/**
 * Opens an engine of that many worker threads; 0 runs the same code in this thread. Where no number is given, there is
 * a thread a core, but none for little work, unless `ownCode` is run, which may hang or exit.
 */
export async function openEngine(workers: number | undefined, { ownCode = false } = {}): Promise<Engine> {
  const most = workers ?? availableParallelism()
  if (most === 0) return inlineEngine()
  if (workers === undefined && !ownCode) return adaptiveEngine(most)
  const { threadsEngine } = await import('./threads.js')
  return threadsEngine(most)
}
