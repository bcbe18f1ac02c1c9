import { linkSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { nameAttempt, temporaryPath } from '../attempt.js'
import { type FoundLock, findLock, isHeld, type LockTicket } from '../lock-file.js'
import { makeFolder } from '../make-folder.js'
import { describeOwner, fateOf, isBeforeBoot, type Owner } from '../owner.js'

/** Tells whether the holder of a lock of another machine is gone. */
export type JudgeAbandoned = (found: FoundLock, holder: Owner) => boolean

/**
 * Takes an output folder for this process, by a file that only one can create. A lock whose process is gone, as by
 * a restart of the machine, is taken over; of a lock of another machine nobody here can know that, so it is left alone unless `isAbandoned` says
 * otherwise. Throws `locked` when another run is at work.
 */
export function takeLock(path: string, isAbandoned: JudgeAbandoned = () => false): LockTicket {
  const text = JSON.stringify({ ...describeOwner(), attempt: nameAttempt() })
  acquire({ path, text }, isAbandoned)
  return { path, text }
}

/** Gives a lock back. Does nothing for one that is no longer held. */
export function releaseLock(ticket: LockTicket): void {
  if (isHeld(ticket)) rmSync(ticket.path, { force: true })
}

function acquire(ticket: LockTicket, isAbandoned: JudgeAbandoned): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(ticket)) return
    const found = findLock(ticket.path)
    if (found === undefined) continue
    const holder = parseHolder(found.text)
    const fate = fateOf(holder)
    const isFree =
      fate === 'gone' ||
      (fate === 'elsewhere' && (isBeforeBoot(holder, found.movedMs) || isAbandoned(found, holder)))
    if (!isFree) throw heldBy(ticket.path, holder)
    removeStale(found, { text: ticket.text, isAbandoned })
  }
  throw new PrepError(
    'locked',
    `The lock "${ticket.path}" cannot be taken: another run keeps taking it. Wait for it to end`,
  )
}

function heldBy(path: string, holder: Owner): PrepError {
  return new PrepError(
    'locked',
    `Another run (${nameHolder(holder)}) is writing to this output. Wait for it, stop it, or choose another folder. ` +
      `If it no longer runs, delete "${path}"`,
  )
}

/** Who is at work by the lock of this path, as far as can be known here; `undefined` where nobody is. */
export function findHolder(path: string): Owner | undefined {
  const found = findLock(path)
  const holder = found === undefined ? undefined : parseHolder(found.text)
  return holder === undefined || fateOf(holder) === 'gone' ? undefined : holder
}

/** A holder in words. */
export function nameHolder({ pid, host }: Owner): string {
  return host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
}

/** Creates the file with its content in one step: nobody may find it empty and take it for a broken one. */
function create({ path, text }: LockTicket): boolean {
  const whole = temporaryPath(path)
  makeFolder(dirname(path))
  try {
    writeFileSync(whole, text, { flag: 'wx' })
    linkSync(whole, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // ENOENT: another run has just taken the lock and swept, or given it back and removed an empty folder.
    if (code === 'EEXIST' || code === 'ENOENT') return false
    return createUnlinked(path, text)
  } finally {
    removeOrLeave(whole)
  }
}

/** A lock that was taken must not be refused to its own run because of a name beside it, which the next sweep removes. */
function removeOrLeave(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It is swept with all that attempts have left.
  }
}

/** For file systems without hard links (FAT, some network ones). */
function createUnlinked(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Who wrote a lock. Nobody holds one that cannot be read: it was damaged by a crash of the machine. */
function parseHolder(text: string): Owner {
  const nobody = { pid: -1, host: hostname() }
  try {
    const holder = JSON.parse(text)
    return typeof holder?.pid === 'number' && typeof holder.host === 'string' ? holder : nobody
  } catch {
    return nobody
  }
}

/**
 * Several runs may find the same stale lock. Only the one that holds the lock on taking over removes it, and only
 * if it is still the one that was found: so nobody removes a fresh lock, or one whose holder has come back. Should a
 * run be killed right here, its lock on taking over is stale, and is taken over in the same way.
 */
function removeStale(found: FoundLock, mine: { text: string; isAbandoned: JudgeAbandoned }): void {
  const takeover = { path: `${found.path}.takeover`, text: mine.text }
  acquire(takeover, mine.isAbandoned)
  try {
    const now = findLock(found.path)
    if (now?.text === found.text && now.movedMs === found.movedMs) rmSync(found.path)
  } finally {
    releaseLock(takeover)
  }
}
