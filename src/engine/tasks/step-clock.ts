import { performance } from 'node:perf_hooks'
import { addDuration, type Durations, noDurations } from '../../schemas/durations.js'

/** How long the work on one partition took: to read each batch, to write it, and in each step. */
export interface PartitionTimes {
  read: Durations
  write: Durations
  /** Of the steps of the list, in their order. */
  steps: Durations[]
}

/** Adds up how long one kind of work takes, call by call; a call may be left for others, and gone on with. */
export class Clock {
  readonly durations = noDurations()
  #spentMs = 0
  #sinceMs: number | undefined
  #isOpen = false

  /** Work on the call begins, or goes on. */
  start(): void {
    this.#sinceMs = performance.now()
    this.#isOpen = true
  }

  /** It is left for now. */
  stop(): void {
    if (this.#sinceMs !== undefined) this.#spentMs += performance.now() - this.#sinceMs
    this.#sinceMs = undefined
  }

  /** The call is over. */
  end(): void {
    this.stop()
    if (this.#isOpen) addDuration(this.durations, this.#spentMs / 1000)
    this.#spentMs = 0
    this.#isOpen = false
  }

  /** Does one call. */
  time<T>(work: () => T): T {
    this.start()
    const answer = work()
    this.end()
    return answer
  }
}

/** The same values; how long each was waited for is noted. */
export async function* timed<T>(values: AsyncIterable<T>, clock: Clock): AsyncGenerator<T> {
  clock.start()
  for await (const value of values) {
    clock.end()
    yield value
    clock.start()
  }
}

/** A clock for each step, by its label. */
export class StepClocks {
  readonly #clocks = new Map<string, Clock>()

  of(label: string): Clock {
    const clock = this.#clocks.get(label) ?? new Clock()
    this.#clocks.set(label, clock)
    return clock
  }
}
