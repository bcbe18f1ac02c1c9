import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process that a lock or a folder belongs to, told from all others, also those of other machines. */
export interface Owner {
  pid: number
  /** The name of its machine. */
  host: string
  /** When it started, in clock ticks since boot, where the system tells it: a pid may be used again. */
  started?: string
  /** The boot of its machine, where the system tells it: machines may share a name. */
  boot?: string
  /** The installation of its machine, where the system tells it; containers of one image may share it. */
  machine?: string
  /** The process numbers that its pid is one of: containers of one machine each have their own. */
  pidSpace?: string
}

/** This process as an owner. */
export function describeOwner(): Owner {
  return {
    pid: process.pid,
    host: hostname(),
    started: statOf(process.pid).start,
    boot: bootOfMachine(),
    machine: machineId(),
    pidSpace: pidSpaceOfProcess(),
  }
}

/** What is known of an owner from here: only for a process of this machine is it known whether it lives. */
export function fateOf(owner: Owner): 'alive' | 'gone' | 'elsewhere' {
  const isHere =
    owner.host === hostname() &&
    isSame(owner.boot, bootOfMachine()) &&
    isSame(owner.pidSpace, pidSpaceOfProcess())
  if (!isHere) return 'elsewhere'
  return isRunning(owner) ? 'alive' : 'gone'
}

/**
 * Whether an owner was a process of this machine before it started anew: then it is gone. `movedMs` is when it last
 * showed a sign of life; one since the start is of another machine of the same name and the same image.
 */
export function isBeforeBoot({ host, machine, boot }: Owner, movedMs: number): boolean {
  const own = { machine: machineId(), boot: bootOfMachine(), startedMs: bootTimeMs() }
  if (own.machine === undefined || own.boot === undefined || own.startedMs === undefined) return false
  const isHere = host === hostname() && machine === own.machine
  return isHere && boot !== undefined && boot !== own.boot && movedMs < own.startedMs
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

/** Whether a process of this machine, of the start that is told, lives. */
export function isRunning({ pid, started }: Pick<Owner, 'pid' | 'started'>): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const { state, start } = statOf(pid)
  // It has ended, and whoever started it has not asked how: in a container perhaps nobody ever does.
  return state !== 'Z' && state !== 'X' && isSame(started, start)
}

/** Fields 3 and 22 of /proc/PID/stat (man 5 proc); the name in field 2 may hold spaces, so counting starts behind it. */
function statOf(pid: number): { state?: string | undefined; start?: string | undefined } {
  const stat = whereThereIs(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  return { state: fields[0], start: fields[19] }
}

function bootOfMachine(): string | undefined {
  return whereThereIs(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
}

/** Man 5 machine-id: one line, the same until the system is installed anew. */
function machineId(): string | undefined {
  return whereThereIs(() => readFileSync('/etc/machine-id', 'utf8').trim()) || undefined
}

/** When the machine started, in milliseconds since 1970: the line `btime` of /proc/stat (man 5 proc). */
function bootTimeMs(): number | undefined {
  const stat = whereThereIs(() => readFileSync('/proc/stat', 'utf8'))
  const seconds = stat && /^btime (\d+)$/m.exec(stat)?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}

function pidSpaceOfProcess(): string | undefined {
  return whereThereIs(() => readlinkSync('/proc/self/ns/pid'))
}

function whereThereIs(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    // Other systems have no /proc: the name of the machine and the pid must do.
    return undefined
  }
}
