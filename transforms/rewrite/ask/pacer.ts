import { setTimeout as sleep } from 'node:timers/promises'

/** A clock, and how it passes. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
}

/** How fast requests may follow each other; as fast as they will, where a limit is left out. */
export interface Pace {
  requestsPerMinute?: number | undefined
  tokensPerMinute?: number | undefined
}

const minuteMs = 60_000

/**
 * Lets requests begin at an even pace, so that no minute has more of them, or of their tokens, than it may; and none at all
 * while the server has asked to be left alone.
 */
export class Pacer {
  readonly #pace: Pace
  readonly #clock: Clock
  #nextRequest = 0
  #nextToken = 0
  #pausedUntil = 0

  constructor(pace: Pace, clock: Clock) {
    this.#pace = pace
    this.#clock = clock
  }

  /** Waits until a request of so many tokens, at most, may begin. */
  async turn(tokens: number, signal?: AbortSignal): Promise<void> {
    const { requestsPerMinute, tokensPerMinute } = this.#pace
    const begin = Math.max(this.#clock.now(), this.#nextRequest, this.#nextToken)
    if (requestsPerMinute !== undefined) this.#nextRequest = begin + minuteMs / requestsPerMinute
    if (tokensPerMinute !== undefined) this.#nextToken = begin + (tokens * minuteMs) / tokensPerMinute
    for (;;) {
      const pause = Math.max(begin, this.#pausedUntil) - this.#clock.now()
      if (pause <= 0) return
      await this.#clock.wait(pause, signal)
    }
  }

  /** Gives back the time of tokens that a request has not used. */
  account(reserved: number, cost: number): void {
    const { tokensPerMinute } = this.#pace
    if (tokensPerMinute === undefined) return
    this.#nextToken -= (Math.max(0, reserved - cost) * minuteMs) / tokensPerMinute
  }

  /** Lets nothing begin for so long. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms)
  }
}
