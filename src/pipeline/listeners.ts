import { nameThrown } from '../base/thrown.js'
import type { RunOptions } from './run-options.js'

/**
 * Does work whose listeners are code of the caller's, and which that code cannot break: the first failure of a
 * listener, thrown or as a promise that rejects, stops the work by its signal, and is what it then throws.
 */
export async function withListeners<T>(
  options: RunOptions,
  work: (options: RunOptions) => Promise<T>,
): Promise<T> {
  const { onProgress, onNotice, signal } = options
  if (onProgress === undefined && onNotice === undefined) return work(options)
  const failed = new AbortController()
  let isOver = false
  const fail = (name: string, error: unknown) => {
    if (!isOver) failed.abort(error)
    else process.emitWarning(`${name} failed when the run was over: ${nameThrown(error)}`)
  }
  const guarded: RunOptions = {
    ...options,
    signal: signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]),
    onProgress: onProgress && guard(onProgress, (error) => fail('onProgress', error)),
    onNotice: onNotice && guard(onNotice, (error) => fail('onNotice', error)),
  }
  try {
    const answer = await work(guarded)
    failed.signal.throwIfAborted()
    return answer
  } finally {
    isOver = true
  }
}

/** The same listener, which never fails: `fail` is told instead. */
function guard<V>(listener: (value: V) => unknown, fail: (error: unknown) => void): (value: V) => void {
  return (value) => {
    try {
      const answer = listener(value)
      if (answer instanceof Promise) answer.catch(fail)
    } catch (error) {
      fail(error)
    }
  }
}
