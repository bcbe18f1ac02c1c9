import { availableParallelism } from 'node:os'
import { PrepError } from '../base/errors.js'

/** More threads a core than these only take memory, as each loads the program for itself. */
const mostPerCore = 4

/**
 * The number of worker threads that was asked for, if any, or the most that this machine has use for: that is told.
 * Throws `bad_option` for what is no number of threads.
 */
export function checkWorkers(
  asked: number | undefined,
  onNotice?: (message: string) => void,
): number | undefined {
  if (asked === undefined) return undefined
  if (!Number.isInteger(asked) || asked < 0)
    throw new PrepError(
      'bad_option',
      'Option "workers" is not a non-negative integer. Give the number of threads, or 0 for none',
    )
  const most = Math.max(8, mostPerCore * availableParallelism())
  if (asked <= most) return asked
  onNotice?.(`At most ${most} of ${asked} workers are used: more than ${mostPerCore} a core only take memory`)
  return most
}
