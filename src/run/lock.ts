import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { PrepError } from '../core/errors.js'

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
  const text = JSON.stringify(mine)
  for (let attempt = 0; attempt < 3; attempt++) {
    if (create(path, text)) return () => release(path, text)
    const found = read(path)
    if (found === undefined) continue
    if (isAlive(found.holder)) throw heldBy(path, found.holder)
    removeStale(path, found.text)
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

function create(path: string, text: string): boolean {
  try {
    const fd = openSync(path, 'wx')
    writeSync(fd, text)
    closeSync(fd)
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
  try {
    return { holder: JSON.parse(text), text }
  } catch {
    // Cut short by a crash while it was written: nobody holds it.
    return { holder: { pid: -1, host: hostname(), started: undefined }, text }
  }
}

/** Two runs may both see a stale lock: moving it aside first makes sure that neither removes the other's fresh one. */
function removeStale(path: string, text: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (readFileSync(aside, 'utf8') !== text) linkSync(aside, path)
  rmSync(aside)
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
