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
  const wanted = words.map((word) => ({ word, pairs: rareFirst(word) }))
  return ({ text, pairs }) => {
    for (const one of wanted)
      if ((pairs === undefined || pairs.mayHold(text, one.pairs)) && text.includes(one.word)) return true
    return false
  }
}

/** The pairs of a word, those with a mark first: letters stand side by side in most texts. */
function rareFirst(word: string): number[] {
  const isOfLetters = (at: number) => /^[\p{L} ]{2}$/u.test(word.slice(at, at + 2))
  const pairs = pairsOf(word).map((pair, at) => ({ pair, rank: Number(isOfLetters(at)) }))
  return pairs.sort((a, b) => a.rank - b.rank).map(({ pair }) => pair)
}
