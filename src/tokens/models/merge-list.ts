import type { JsonBytes } from '../parts/json-bytes.js'
import type { TextNumbers } from '../parts/text-numbers.js'

/** Numbers of a merge: those of the two tokens, and of the one that they make; -1 for what is none. */
const mergeNumbers = 3

/** The list of merges of a tokenizer file as numbers of tokens, the one that is done first at first. */
export class MergeList {
  #numbers = new Int32Array(1 << 12)
  #length = 0

  get count(): number {
    return this.#length / mergeNumbers
  }

  add(left: number, right: number, made: number): void {
    if (this.#length + mergeNumbers > this.#numbers.length) {
      const numbers = new Int32Array(2 * this.#numbers.length)
      numbers.set(this.#numbers)
      this.#numbers = numbers
    }
    this.#numbers[this.#length++] = left
    this.#numbers[this.#length++] = right
    this.#numbers[this.#length++] = made
  }

  /** The tokens of a merge, and the one that they make. */
  at(rank: number): readonly [left: number, right: number, made: number] {
    const at = mergeNumbers * rank
    return [this.#numbers[at], this.#numbers[at + 1], this.#numbers[at + 2]]
  }
}

/** Reads a list of pairs of texts; `undefined` for a list of anything else. */
export function readMergeList(json: JsonBytes, vocabulary: TextNumbers): MergeList | undefined {
  const merges = new MergeList()
  const isPlain = json.eachPair((left, right) => {
    merges.add(vocabulary.numberOf(left), vocabulary.numberOf(right), vocabulary.numberOf(left, right))
  })
  return isPlain ? merges : undefined
}
