import { PrepError } from '../base/errors.js'
import { isSystemError } from '../base/thrown.js'

/**
 * The error for a file that the system does not let us write: `write_failed`, with the code, the call and the
 * path. Anything but an error of the system is passed through.
 */
export function explainWriteError(error: unknown, path: string): unknown {
  if (!isSystemError(error)) return error
  const { code, syscall } = error
  return new PrepError(
    'write_failed',
    `"${path}" cannot be written (${code}, ${syscall}). Make room, or choose another output`,
    { cause: error },
  )
}

/** Does what writes a file. Throws `write_failed` where the system does not let it. */
export function writing<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explainWriteError(error, path)
  }
}
