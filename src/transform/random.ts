import type { Batch } from '../arrow/batch.js'
import { checkValue } from '../base/check-options.js'

/**
 * Keyed randomness: every choice about a row is a pure function of (seed, step, source, position, copy), so
 * it does not depend on the order of rows, on the number of workers, or on where a run was resumed.
 *
 * The mixing is the 32-bit finalizer of MurmurHash3 (Austin Appleby, public domain), applied to two lanes.
 *
 * @example
 * const batch = batchOfRows([{ n: 1 }, { n: 2 }])
 * const random = new KeyedRandom(7, 'my-step')
 * random.rowHash(batch, 0) === new KeyedRandom(7, 'my-step').rowHash(batch, 0) // true
 * random.forRow(batch, 1).below(6) < 6 // true
 */
export class KeyedRandom {
  readonly #low: number
  readonly #high: number

  /** `seed` is the seed of the run; `stream` names what draws, such as the step's number and name. */
  constructor(seed: number, stream: string) {
    checkValue('The seed of KeyedRandom', seed, 'count')
    checkValue('The stream of KeyedRandom', stream, 'text')
    let low = mix(seed | 0, 0x9e3779b9)
    let high = mix(Math.floor(seed / 0x100000000) | 0, 0x85ebca6b)
    for (let i = 0; i < stream.length; i++) {
      low = mix(low ^ stream.charCodeAt(i), high)
      high = mix(high ^ stream.charCodeAt(i), low)
    }
    this.#low = low
    this.#high = high
  }

  /** A 53-bit whole number that belongs to this row, uniform over 0 … 2^53 − 1. */
  rowHash(batch: Batch, row: number): number {
    const { source, positions, copies } = batch.origin
    return this.hash(source, positions[row], copies[row])
  }

  /** {@link rowHash} for a row named by hand. */
  hash(source: number, position: number, copy: number): number {
    const lane = this.#lanes(source, position, copy)
    return (lane.high >>> 5) * 0x4000000 + (lane.low >>> 6)
  }

  /** A generator of any number of draws for one row; `salt` tells several generators of a row apart. */
  forRow(batch: Batch, row: number, salt = 0): Draws {
    const { source, positions, copies } = batch.origin
    const { low, high } = this.#lanes(source, positions[row], copies[row])
    return new Draws(mix(low ^ salt, 0xc2b2ae35), mix(high + salt, 0x27d4eb2f))
  }

  #lanes(source: number, position: number, copy: number): { low: number; high: number } {
    const positionLow = position | 0
    const positionHigh = Math.floor(position / 0x100000000) | 0
    let low = mix(this.#low ^ source, positionLow)
    low = mix(low ^ copy, positionHigh)
    let high = mix(this.#high ^ positionLow, source)
    high = mix(high ^ positionHigh, low)
    high = mix(high ^ copy, 0x165667b1)
    return { low: low >>> 0, high: high >>> 0 }
  }
}

/**
 * The draws of one row, in order. Small, fast, not for secrets (sfc32 by Chris Doty-Humphrey, public domain).
 *
 * @example
 * const draws = new Draws(1, 2)
 * draws.unit() < 1 // true
 * draws.below(1) // 0
 */
export class Draws {
  #a: number
  #b: number
  #c: number
  #counter = 1

  /** Two 32-bit whole numbers that the draws follow from. */
  constructor(low: number, high: number) {
    if (typeof low !== 'number' || typeof high !== 'number')
      checkValue('Each part of Draws', undefined, 'count')
    this.#a = low
    this.#b = high
    this.#c = low ^ Math.imul(high, 0x9e3779b9)
    for (let i = 0; i < 8; i++) this.uint32()
  }

  /** A whole number, uniform over 0 … 2^32 − 1. */
  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A number in [0, 1) with 32 random bits. */
  unit(): number {
    return this.uint32() / 0x100000000
  }

  /** A whole number, uniform over 0 … bound − 1 (bias under bound / 2^32). */
  below(bound: number): number {
    return Math.floor(this.unit() * bound)
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.unit() < probability
  }
}

function mix(value: number, salt: number): number {
  let h = (value ^ Math.imul(salt, 0xcc9e2d51)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) + salt) | 0
}
