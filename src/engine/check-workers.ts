import { PrepError } from '../base/errors.js'

/** The number of worker threads that was asked for, if any. Throws `bad_option` for what is none. */
export function checkWorkers(asked: number | undefined): number | undefined {
  if (asked === undefined || (Number.isInteger(asked) && asked >= 0)) return asked
  throw new PrepError(
    'bad_option',
    'Option "workers" is not a non-negative integer. Give the number of threads, or 0 for none',
  )
}
