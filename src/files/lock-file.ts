import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { PrepError } from '../base/errors.js'

/** A lock that was taken: it is held as long as this is what the file says. JSON-safe, so that workers can look too. */
export interface LockTicket {
  path: string
  text: string
}

/** What was found in the place of a lock. */
export interface FoundLock extends LockTicket {
  /** When its holder last showed a sign of life, by a clock that need not be that of this machine. */
  movedMs: number
}

/** The lock at a path; `undefined` where there is none. */
export function findLock(path: string): FoundLock | undefined {
  let fd: number
  try {
    // Opening a file makes a network file system ask for its present state (RFC 7530, section 10.3).
    fd = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return { path, movedMs: fstatSync(fd).mtimeMs, text: readFileSync(fd, 'utf8') }
  } finally {
    closeSync(fd)
  }
}

/** Whether nobody has taken the lock over. */
export function isHeld({ path, text }: LockTicket): boolean {
  return findLock(path)?.text === text
}

/** Throws `locked` when another run has taken the lock over: whoever held it must leave the output alone. */
export function assertHeld(ticket: LockTicket): void {
  if (!isHeld(ticket)) throw lostLock(ticket.path)
}

/** The end of a run whose lock another one has taken over. */
export function lostLock(path: string): PrepError {
  return new PrepError(
    'locked',
    `The lock "${path}" was taken over by another run, because this one showed no sign of life, or it was deleted. ` +
      'This run stopped and published nothing more. Wait for the other one, or start again',
  )
}
