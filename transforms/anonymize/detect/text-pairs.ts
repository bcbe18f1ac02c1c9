import { openPairKernel, pairsOf } from '../../../src/kernels/pairs.js'

/** Which pairs of characters a text holds, taken in by one pass when it is first asked about. */
export class TextPairs {
  readonly #kernel = openPairKernel()
  #text = ''
  #bits: number | undefined = 0

  /** Whether all of these pairs may stand in a text. */
  mayHold(text: string, pairs: readonly number[]): boolean {
    return this.#bitsOf(text) === undefined || this.#kernel.mayHold(pairs)
  }

  /** Whether a text has no character beyond ASCII; `false` where that is not known. */
  isAscii(text: string): boolean {
    const bits = this.#bitsOf(text)
    return bits !== undefined && bits < 0x80
  }

  #bitsOf(text: string): number | undefined {
    if (text !== this.#text) {
      this.#text = text
      this.#bits = this.#kernel.load(text)
    }
    return this.#bits
  }
}

/** A text, and its pairs where somebody has them. */
interface PairedText {
  text: string
  pairs?: TextPairs | undefined
}

/** Asks of a text whether it holds one of some words. */
export type HoldsOne = (text: PairedText) => boolean

/** The question for these words, letter for letter: most texts are known not to hold them without being searched. */
export function needles(...words: readonly string[]): HoldsOne {
  const wanted = words.map((word) => ({ word, pairs: pairsOf(word) }))
  return ({ text, pairs }) => {
    for (const one of wanted)
      if ((pairs === undefined || pairs.mayHold(text, one.pairs)) && text.includes(one.word)) return true
    return false
  }
}
