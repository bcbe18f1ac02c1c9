import { hashPair } from '../../kernels/tokens.js'

/** Numbers of a slot: the two tokens, the rank of their merge, and the token that it makes. */
const slotNumbers = 4
const empty = -1

/**
 * Merges of pairs of tokens, by open addressing in one array: a `Map` of half a million keys takes ten times the
 * memory and time.
 */
export class PairTable {
  readonly slots: Int32Array
  readonly #mask: number

  constructor(count: number) {
    let size = 16
    while (size < 2 * count) size *= 2
    this.slots = new Int32Array(slotNumbers * size).fill(empty)
    this.#mask = size - 1
  }

  /** Sets the merge of two tokens, also where there was one. */
  set(left: number, right: number, { rank, id }: { rank: number; id: number }): void {
    const { slots } = this
    const at = this.#find(left, right)
    slots[at] = left
    slots[at + 1] = right
    slots[at + 2] = rank
    slots[at + 3] = id
  }

  /** The rank of a merge; -1 where there is none. */
  rankOf(left: number, right: number): number {
    return this.slots[this.#find(left, right) + 2]
  }

  /** The token that a merge makes; -1 where there is none. */
  idOf(left: number, right: number): number {
    return this.slots[this.#find(left, right) + 3]
  }

  #find(left: number, right: number): number {
    const { slots } = this
    let slot = hashPair(left, right) & this.#mask
    for (;;) {
      const at = slot * slotNumbers
      const found = slots[at]
      if (found === empty || (found === left && slots[at + 1] === right)) return at
      slot = (slot + 1) & this.#mask
    }
  }
}
