import { type ErrorPlace, PrepError, type PrepErrorCode } from '../base/errors.js'
import { isSystemError, nameThrown } from '../base/thrown.js'

/** An error as plain data, with its causes: neither a PrepError nor what the system says of a file survives the way between threads. */
export interface Failure {
  failed: PlainError
}

interface PlainError {
  name: string
  message: string
  stack?: string
  /** Of a PrepError. */
  prep?: { code: PrepErrorCode; at?: ErrorPlace }
  /** Of an error of the system. */
  system?: { code?: string; errno?: number; syscall?: string; path?: string }
  /** How an error is called that is neither; see `nameThrown`. */
  title: string
  cause?: PlainError
  /** What a PrepError keeps to itself, because it may quote a record. */
  hiddenCause?: PlainError
}

export function describeFailure(error: unknown): Failure {
  return { failed: describe(error) }
}

function describe(error: unknown): PlainError {
  const title = nameThrown(error)
  if (!(error instanceof Error)) return { name: 'Error', message: `${error}`, title }
  const { name, message, stack, cause } = error
  const plain: PlainError = {
    name,
    message: error instanceof PrepError ? error.marked : message,
    stack,
    title,
  }
  const hidden = error instanceof PrepError ? error.hiddenCause() : undefined
  if (hidden !== undefined) plain.hiddenCause = describe(hidden)
  else if (cause !== undefined) plain.cause = describe(cause)
  if (error instanceof PrepError) plain.prep = { code: error.code, at: error.at }
  else if (isSystemError(error)) {
    const { code, errno, syscall, path } = error
    plain.system = { code, errno, syscall, path }
  }
  return plain
}

/**
 * The error that {@link describeFailure} described, as it would have been without threads: only faults of the
 * program become `worker_failed`.
 */
export function reviveFailure({ failed }: Failure): Error {
  if (failed.prep !== undefined || failed.system !== undefined) return revive(failed)
  return new PrepError(
    'worker_failed',
    `Internal error in a worker (${failed.title}). Set PREP_DEBUG=1 for its stack`,
    { hiddenCause: revive(failed) },
  )
}

function revive({ name, message, stack, prep, system, ...before }: PlainError): Error {
  const cause = before.cause && revive(before.cause)
  const hiddenCause = before.hiddenCause && revive(before.hiddenCause)
  if (prep !== undefined)
    return withStack(new PrepError(prep.code, message, { at: prep.at, cause, hiddenCause }), stack)
  return withStack(Object.assign(new Error(message, { cause }), { name, ...system }), stack)
}

function withStack<E extends Error>(error: E, stack: string | undefined): E {
  return Object.assign(error, { stack })
}
