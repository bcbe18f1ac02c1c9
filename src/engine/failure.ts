import { type ErrorPlace, PrepError, type PrepErrorCode } from '../base/errors.js'

/** An error as plain data: a PrepError does not survive the way between threads. */
export interface Failure {
  failed: { code?: PrepErrorCode; message: string; at?: ErrorPlace; stack?: string }
}

export function describeFailure(error: unknown): Failure {
  if (error instanceof PrepError)
    return { failed: { code: error.code, message: error.message, at: error.at, stack: error.stack } }
  const { message, stack } = error as Error
  return { failed: { message, stack } }
}

/** The error that {@link describeFailure} described. Faults of the program become `worker_failed`. */
export function reviveFailure({ failed }: Failure): PrepError {
  if (failed.code !== undefined) return new PrepError(failed.code, failed.message, { at: failed.at })
  const cause = Object.assign(new Error(failed.message), { stack: failed.stack })
  return new PrepError('worker_failed', 'Internal error in a worker. Set PREP_DEBUG=1 for its stack', {
    cause,
  })
}
