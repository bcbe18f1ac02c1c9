/**
 * The doubles of numpy's `default_rng(seed)`, bit for bit, so that an order which was drawn in Python can be
 * drawn here again. Not used for the random choices of prepkit itself: those are keyed by row.
 *
 * PCG64 is the XSL-RR 128/64 generator of Melissa E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient
 * Statistically Good Algorithms for Random Number Generation", Harvey Mudd College HMC-CS-2014-0905 (2014).
 * The seed is spread by her `seed_seq_fe`, as numpy documents for `SeedSequence`.
 */

/** The 128 bits of the state are six limbs of 24 bits (the last has 8), so that products are exact doubles. */
const limb = 2 ** 24
const multiplier = limbsOf(0x2360ed051fc65da44385df649fccf645n)

/** Doubles in [0, 1) as `numpy.random.default_rng(seed).random()` gives them, one after the other. */
export class Pcg64 {
  readonly #state: Float64Array
  readonly #increment: Float64Array
  readonly #next = new Float64Array(6)

  /** `seed` is a non-negative integer. */
  constructor(seed: number) {
    const [seedHigh, seedLow, streamHigh, streamLow] = seedWords(seed)
    this.#increment = limbsOf((((streamHigh << 64n) | streamLow) << 1n) | 1n)
    this.#state = limbsOf(0n)
    this.#step()
    const start = limbsOf((seedHigh << 64n) | seedLow)
    let carry = 0
    for (let i = 0; i < 6; i++) {
      const sum = this.#state[i] + start[i] + carry
      carry = Math.floor(sum / limb)
      this.#state[i] = sum - carry * limb
    }
    this.#state[5] %= 256
    this.#step()
  }

  /** The next double: the upper 53 bits of the next 64. */
  random(): number {
    this.#step()
    const state = this.#state
    const top = state[4] | (state[5] << 24)
    let low = (state[0] | (state[1] << 24)) ^ ((state[2] >>> 16) | (state[3] << 8))
    let high = ((state[1] >>> 8) | (state[2] << 16)) ^ top
    const turn = top >>> 26
    if (turn >= 32) [low, high] = [high, low]
    const bits = turn & 31
    const rest = 32 - bits
    const upper = bits === 0 ? high : (high >>> bits) | (low << rest)
    const lower = bits === 0 ? low : (low >>> bits) | (high << rest)
    return ((upper >>> 0) * 0x200000 + (lower >>> 11)) / 2 ** 53
  }

  /** state = state · multiplier + increment, modulo 2^128. */
  #step(): void {
    const state = this.#state
    const next = this.#next
    let carry = 0
    for (let k = 0; k < 6; k++) {
      let sum = this.#increment[k] + carry
      for (let i = 0; i <= k; i++) sum += state[i] * multiplier[k - i]
      carry = Math.floor(sum / limb)
      next[k] = sum - carry * limb
    }
    next[5] %= 256
    state.set(next)
  }
}

function limbsOf(value: bigint): Float64Array {
  return Float64Array.from({ length: 6 }, (_, i) =>
    Number((value >> BigInt(24 * i)) & (i === 5 ? 0xffn : 0xffffffn)),
  )
}

/** Four words of 64 bits that are spread from the seed: numpy's `SeedSequence(seed).generate_state(4, uint64)`. */
function seedWords(seed: number): bigint[] {
  const pool = seedPool([seed >>> 0, Math.floor(seed / 2 ** 32)])
  let constant = 0x8b51f9dd
  const words = Array.from({ length: 8 }, (_, i) => {
    const mixed = (pool[i % 4] ^ constant) | 0
    constant = Math.imul(constant, 0x58f38ded)
    return folded(Math.imul(mixed, constant))
  })
  return [0, 2, 4, 6].map((i) => BigInt(words[i]) | (BigInt(words[i + 1]) << 32n))
}

function seedPool(entropy: readonly number[]): number[] {
  let constant = 0x43b0d7e5
  const hashed = (value: number) => {
    const mixed = value ^ constant
    constant = Math.imul(constant, 0x931e8875)
    return folded(Math.imul(mixed, constant))
  }
  const pool = Array.from({ length: 4 }, (_, i) => hashed(entropy[i] ?? 0))
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++)
      if (from !== to)
        pool[to] = folded(Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, hashed(pool[from])))
  return pool
}

function folded(value: number): number {
  return (value ^ (value >>> 16)) >>> 0
}
