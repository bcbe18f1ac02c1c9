import { Word64 } from './word64.js'

type Halves = readonly [high: number, low: number]

const prime1: Halves = [0x9e3779b1, 0x85ebca87]
const prime2: Halves = [0xc2b2ae3d, 0x27d4eb4f]
const prime3: Halves = [0x165667b1, 0x9e3779f9]
const prime4: Halves = [0x85ebca77, 0xc2b2ae63]
const prime5: Halves = [0x27d4eb2f, 0x165667c5]

/** XXH64 with the seed 0 (Yann Collet, BSD-2-Clause; the specification of xxHash, version 0.1.1). */
export class Xxh64 {
  readonly #lanes = [0, 1, 2, 3].map(() => new Word64())
  readonly #hash = new Word64()
  readonly #word = new Word64()

  /** The hash of bytes `from` to `to`, which the next call overwrites. */
  of(bytes: Uint8Array, from: number, to: number): Word64 {
    const hash = this.#hash
    let at = from
    if (to - from >= 32) {
      at = this.#stripes(bytes, from, to)
      this.#converge()
    } else hash.set(...prime5)
    hash.add(0, to - from)
    for (; at + 8 <= to; at += 8) {
      this.#round(this.#word.set(0, 0), wordAt(bytes, at + 4), wordAt(bytes, at))
      hash
        .xor(this.#word.high, this.#word.low)
        .rotate(27)
        .multiply(...prime1)
        .add(...prime4)
    }
    if (at + 4 <= to) {
      this.#word.set(0, wordAt(bytes, at)).multiply(...prime1)
      hash
        .xor(this.#word.high, this.#word.low)
        .rotate(23)
        .multiply(...prime2)
        .add(...prime3)
      at += 4
    }
    for (; at < to; at++) {
      this.#word.set(0, bytes[at]).multiply(...prime5)
      hash
        .xor(this.#word.high, this.#word.low)
        .rotate(11)
        .multiply(...prime1)
    }
    return hash
      .foldDown(33)
      .multiply(...prime2)
      .foldDown(29)
      .multiply(...prime3)
      .foldDown(32)
  }

  /** Takes in 32 bytes at a time; answers where the rest begins. */
  #stripes(bytes: Uint8Array, from: number, to: number): number {
    const [first, second, third, fourth] = this.#lanes
    first.set(...prime1).add(...prime2)
    second.set(...prime2)
    third.set(0, 0)
    // Less prime 1: its complement, and one.
    fourth.set(~prime1[0], ~prime1[1]).add(0, 1)
    let at = from
    for (; at + 32 <= to; at += 32)
      for (const [i, lane] of this.#lanes.entries())
        this.#round(lane, wordAt(bytes, at + 8 * i + 4), wordAt(bytes, at + 8 * i))
    return at
  }

  #converge(): void {
    const hash = this.#hash.set(0, 0)
    for (const [i, lane] of this.#lanes.entries()) {
      const { high, low } = this.#word.copy(lane).rotate([1, 7, 12, 18][i])
      hash.add(high, low)
    }
    for (const lane of this.#lanes) {
      this.#round(this.#word.set(0, 0), lane.high, lane.low)
      hash
        .xor(this.#word.high, this.#word.low)
        .multiply(...prime1)
        .add(...prime4)
    }
  }

  #round(lane: Word64, high: number, low: number): void {
    const input = this.#input.set(high, low).multiply(...prime2)
    lane
      .add(input.high, input.low)
      .rotate(31)
      .multiply(...prime1)
  }

  readonly #input = new Word64()
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
}
