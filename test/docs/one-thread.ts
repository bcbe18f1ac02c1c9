import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { afterAll, beforeAll } from 'vitest'

/**
 * Runs of this test file take no worker threads unless they ask for some: threads change no byte of the output,
 * and starting them takes most of the time of a small run.
 */
export function withoutThreads(): void {
  const { availableParallelism } = os
  beforeAll(() => setParallelism(() => 0))
  afterAll(() => setParallelism(availableParallelism))
}

function setParallelism(count: () => number): void {
  os.availableParallelism = count
  syncBuiltinESMExports()
}
