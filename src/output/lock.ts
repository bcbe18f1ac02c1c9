import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { PrepError } from '../base/errors.js'
import { temporaryPath } from '../files/attempt.js'

/** Who holds an output folder. */
interface Holder {
  pid: number
  host: string
  /** When the process started, in clock ticks since boot, where the system tells it: a pid may be used again. */
  started: string | undefined
}

/**
 * Takes an output folder for this process, by a file that only one can create. A lock whose process is gone
 * (killed, or the machine restarted) is taken over. Throws `locked` when another run is at work.
 * Answers the function that gives it back.
 */
export function takeLock(path: string): () => void {
  const mine: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) }
  return acquire(path, JSON.stringify(mine))
}

function acquire(path: string, text: string): () => void {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path, text)) return () => release(path, text)
    const found = read(path)
    if (found === undefined) continue
    if (isAlive(found.holder)) throw heldBy(path, found.holder)
    removeStale(path, { found: found.text, mine: text })
  }
  throw new PrepError(
    'locked',
    `The lock "${path}" cannot be taken: another run keeps taking it. Wait for it to end`,
  )
}

function heldBy(path: string, holder: Holder): PrepError {
  const where =
    holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`
  return new PrepError(
    'locked',
    `Another run (${where}) is writing to this output. Wait for it, stop it, or choose another folder. ` +
      `If it no longer runs, delete "${path}"`,
  )
}

/** Creates the file with its content in one step: nobody may find it empty and take it for a broken one. */
function create(path: string, text: string): boolean {
  const whole = temporaryPath(path)
  writeFileSync(whole, text, { flag: 'wx' })
  try {
    linkSync(whole, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // ENOENT: whoever has just taken the lock has swept it away.
    if (code === 'EEXIST' || code === 'ENOENT') return false
    return createUnlinked(path, text)
  } finally {
    rmSync(whole, { force: true })
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

function read(path: string): { holder: Holder; text: string } | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return { holder: parseHolder(text), text }
}

/** Who wrote a lock. Nobody holds one that cannot be read: it was damaged by a crash of the machine. */
function parseHolder(text: string): Holder {
  const nobody = { pid: -1, host: hostname(), started: undefined }
  try {
    const holder = JSON.parse(text)
    return typeof holder?.pid === 'number' && typeof holder.host === 'string' ? holder : nobody
  } catch {
    return nobody
  }
}

/**
 * Several runs may find the same stale lock. Only the one that holds the lock on taking over removes it, and only
 * if it is still the one that was found: so nobody removes a fresh lock. Should a run be killed right here, its
 * lock on taking over is stale, and is taken over in the same way.
 */
function removeStale(path: string, texts: { found: string; mine: string }): void {
  const giveBack = acquire(`${path}.takeover`, texts.mine)
  try {
    if (read(path)?.text === texts.found) rmSync(path)
  } finally {
    giveBack()
  }
}

function release(path: string, text: string): void {
  if (read(path)?.text === text) rmSync(path, { force: true })
}

/** A process of another machine is taken to be alive: nobody here can know better. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  if (holder.pid <= 0) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const started = startOf(holder.pid)
  return started === undefined || holder.started === undefined || started === holder.started
}

/** Field 22 of /proc/PID/stat (man 5 proc); the name in field 2 may hold spaces, so counting starts behind it. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    // Other systems have no /proc: the pid alone must do.
    return undefined
  }
}
