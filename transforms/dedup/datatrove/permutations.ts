/** The factor and the summand of each permutation, numbers of 64 bits in two halves. */
export interface Permutations {
  factors: Halves
  summands: Halves
}

interface Halves {
  high: Uint32Array
  low: Uint32Array
}

/** All draws are below 2⁶¹ − 1, a prime: its upper half. */
const primeHigh = 0x1fffffff

/**
 * The permutations of datatrove: `RandomState(1)` of NumPy, `randint` from 1 (factors) and from 0 (summands) to the prime
 * 2⁶¹ − 1 (src/datatrove/pipeline/dedup/minhash.py, version 0.10).
 */
export function datatrovePermutations(count: number): Permutations {
  const source = new MersenneTwister(1)
  return { factors: draws(source, count, 1), summands: draws(source, count, 0) }
}

/** Numbers from `least` to the prime, without it: words of 61 bits, of which those that are too large are drawn anew. */
function draws(source: MersenneTwister, count: number, least: number): Halves {
  const drawn = { high: new Uint32Array(count), low: new Uint32Array(count) }
  for (let i = 0; i < count; ) {
    const high = source.next() & primeHigh
    const low = source.next()
    // The highest is two or one less than the mask, as `least` is added.
    if (high === primeHigh && low > 0xfffffffe - least) continue
    drawn.low[i] = low + least
    drawn.high[i] = high + (low + least > 0xffffffff ? 1 : 0)
    i++
  }
  return drawn
}

/** MT19937 (Matsumoto and Nishimura 1998), seeded as its authors and NumPy do. */
class MersenneTwister {
  readonly #state = new Uint32Array(624)
  #next = 624

  constructor(seed: number) {
    const state = this.#state
    state[0] = seed
    for (let i = 1; i < state.length; i++)
      state[i] = Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), 1812433253) + i
  }

  /** 32 random bits. */
  next(): number {
    if (this.#next === this.#state.length) this.#renew()
    let bits = this.#state[this.#next++]
    bits ^= bits >>> 11
    bits ^= (bits << 7) & 0x9d2c5680
    bits ^= (bits << 15) & 0xefc60000
    return (bits ^ (bits >>> 18)) >>> 0
  }

  #renew(): void {
    const state = this.#state
    for (let i = 0; i < state.length; i++) {
      const bits = (state[i] & 0x80000000) | (state[(i + 1) % 624] & 0x7fffffff)
      state[i] = state[(i + 397) % 624] ^ (bits >>> 1) ^ (bits & 1 ? 0x9908b0df : 0)
    }
    this.#next = 0
  }
}
