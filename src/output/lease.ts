import { setTimeout as sleep } from 'node:timers/promises'
import { PrepError } from '../base/errors.js'
import { assertHeld, type FoundLock, isHeld, type LockTicket, lostLock } from '../files/lock-file.js'
import { nameHolder, releaseLock, takeLock } from '../files/locks/lock.js'
import type { Owner } from '../files/owner.js'
import { type Heartbeat, startHeartbeat } from './heartbeat.js'

/** The time of this machine, and how it passes. Clocks of two machines are never compared. */
export interface LeaseClock {
  /** Milliseconds since some moment. */
  now(): number
  wait(ms: number): Promise<void>
}

/** How a lease is taken. */
export interface LeaseOptions {
  clock?: LeaseClock
  /** Whether no other machine can come upon the lock, so that no sign of life is needed. */
  isPrivate?: boolean
  /** Told once that the lock of another machine is waited for. */
  onNotice?: (message: string) => void
  signal?: AbortSignal
}

/** Twelve heartbeats: a holder that missed so many has lost its machine or its network. */
export const leaseMs = 60_000
const pollMs = 1000

/**
 * Takes a lock as `takeLock` does. One of another machine is taken over when its holder has shown no sign of life
 * for a minute of this machine's own clock; until then it is waited for, and refused at the first sign. Throws
 * `locked`, and `aborted` when the run is stopped while it waits.
 */
export async function takeLease(path: string, options: LeaseOptions = {}): Promise<Lease> {
  const { clock = systemClock, onNotice, signal } = options
  const watch = new LeaseWatch(clock)
  for (let isKnown = false; ; isKnown = true) {
    try {
      const ticket = takeLock(path, (found, holder) => watch.isAbandoned(found, holder))
      return new Lease(ticket, options.isPrivate ?? false)
    } catch (error) {
      const holder = watch.waitsFor()
      if (holder === undefined) throw error
      if (!isKnown)
        onNotice?.(
          `The output is locked by ${nameHolder(holder)}. Waiting up to ${leaseMs / 1000} s for a sign of life of it, then taking over`,
        )
    }
    if (signal?.aborted) throw new PrepError('aborted', 'The run was stopped')
    await clock.wait(pollMs)
  }
}

const systemClock: LeaseClock = { now: () => performance.now(), wait: (ms) => sleep(ms) }

/** What was seen of the locks of other machines, and since when. */
class LeaseWatch {
  readonly #clock: LeaseClock
  readonly #seen = new Map<string, { mark: string; since: number }>()
  #waitsFor: Owner | undefined

  constructor(clock: LeaseClock) {
    this.#clock = clock
  }

  isAbandoned({ path, text, movedMs }: FoundLock, holder: Owner): boolean {
    const mark = `${movedMs} ${text}`
    const known = this.#seen.get(path)
    const isSame = known?.mark === mark
    this.#waitsFor = known === undefined || isSame ? holder : undefined
    if (!isSame) this.#seen.set(path, { mark, since: this.#clock.now() })
    return isSame && this.#clock.now() - known.since >= leaseMs
  }

  /** The holder that has shown no sign of life since it was first seen, when one was met in the last attempt. */
  waitsFor(): Owner | undefined {
    const holder = this.#waitsFor
    this.#waitsFor = undefined
    return holder
  }
}

/** Most runs are over before: starting a thread costs 20 ms of work and 10 MB. */
const untilFirstBeatMs = 1000

/** A lock that is held, and kept fresh for other machines to see. */
export class Lease {
  readonly ticket: LockTicket
  readonly #lost = new AbortController()
  readonly #isPrivate: boolean
  readonly #timer: NodeJS.Timeout
  #heartbeat: Heartbeat | undefined

  constructor(ticket: LockTicket, isPrivate: boolean) {
    this.ticket = ticket
    this.#isPrivate = isPrivate
    this.#timer = setTimeout(() => this.keepFresh(), untilFirstBeatMs).unref()
  }

  /** Raised when another run has taken the lock over. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  /** Starts the heartbeat, which starts by itself after a second: for a thread that is about to be busy for longer. */
  keepFresh(): void {
    if (this.#isPrivate) return
    this.#heartbeat ??= startHeartbeat(this.ticket, { onLost: () => this.#lost.abort() })
  }

  isHeld(): boolean {
    return !this.lost.aborted && isHeld(this.ticket)
  }

  /** Throws `locked` when another run has taken the lock over. */
  assertHeld(): void {
    if (this.lost.aborted) throw lostLock(this.ticket.path)
    assertHeld(this.ticket)
  }

  /** What a run ended with: the loss of the lock, where that made it stop. */
  explain(error: unknown): unknown {
    const isStop = error instanceof PrepError && error.code === 'aborted'
    return isStop && this.lost.aborted ? lostLock(this.ticket.path) : error
  }

  release(): void {
    clearTimeout(this.#timer)
    this.#heartbeat?.stop()
    releaseLock(this.ticket)
  }
}
