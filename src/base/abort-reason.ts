import { PrepError } from './errors.js'

/** Does the work; where it ends because of the signal, throws the reason of that, as `signal.throwIfAborted()` does. */
export async function withReason<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (signal?.aborted && error instanceof PrepError && error.code === 'aborted') throw signal.reason
    throw error
  }
}
