import { mix } from './vectors/mix.js'

/** How many bits a signature has. */
const bits = 64

/**
 * SimHash (Charikar, STOC 2002): each bit says what most of the shingles of a row have there, so that rows of nearly the same
 * shingles differ in few bits. The bits are parted into two blocks more than may differ: of rows that differ in no more,
 * two blocks are equal, and every two blocks make a key.
 */
export class SimHash {
  /** The signature of the row that was taken last, as two words. */
  readonly signature = new Uint32Array(2)
  /** Its keys, two words each. */
  readonly keys: Uint32Array
  readonly #masks: [low: number, high: number][] = []
  readonly #sums = new Uint32Array(bits)

  /** `distance` is how many bits may differ. */
  constructor(distance: number) {
    const blocks = distance + 2
    const blockMask = (block: number) => {
      let mask = 0n
      for (
        let bit = Math.floor((bits * block) / blocks);
        bit < Math.floor((bits * (block + 1)) / blocks);
        bit++
      )
        mask |= 1n << BigInt(bit)
      return mask
    }
    for (let a = 0; a < blocks; a++)
      for (let b = a + 1; b < blocks; b++) {
        const mask = blockMask(a) | blockMask(b)
        this.#masks.push([Number(mask & 0xffffffffn), Number(mask >> 32n)])
      }
    this.keys = new Uint32Array(2 * this.#masks.length)
  }

  /** Takes the shingles of a row, each once. */
  take(shingles: Uint32Array): void {
    const sums = this.#sums.fill(0)
    for (const shingle of shingles) {
      const [low, high] = [mix(shingle), mix(shingle ^ 0x9e3779b9)]
      for (let bit = 0; bit < 32; bit++) {
        sums[bit] += (low >>> bit) & 1
        sums[32 + bit] += (high >>> bit) & 1
      }
    }
    this.signature.fill(0)
    for (let bit = 0; bit < bits; bit++)
      if (2 * sums[bit] > shingles.length) this.signature[bit >>> 5] |= 1 << (bit & 31)
    this.setKeys()
  }

  /** Makes the keys of the signature. */
  setKeys(): void {
    const [low, high] = this.signature
    for (const [i, [lowMask, highMask]] of this.#masks.entries()) {
      const [a, b] = [low & lowMask, high & highMask]
      this.keys[2 * i] = mix(a ^ mix(b ^ 0x85ebca6b))
      this.keys[2 * i + 1] = mix(b ^ mix(a ^ 0xc2b2ae35))
    }
  }
}

/** In how many keys SimHash is for so many bits that may differ. */
export function simHashKeys(distance: number): number {
  return ((distance + 2) * (distance + 1)) / 2
}

/** In how many bits two lists of words differ. */
export function differingBits(a: Uint32Array, b: Uint32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    let word = a[i] ^ b[i]
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    sum += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return sum
}
