import { EnglishWords } from '../../src/text/words/english-words.js'
import { sentenceEnds } from '../../src/text/words/punctuation.data.js'

const isSigns = /^\p{P}+$/u

/**
 * Counts sentences as spaCy's `Sentencizer` does over the words of `spacy.blank('en')`, by which datatrove counts them: a
 * sentence begins with the first word behind a mark that ends one, where that is more than signs.
 */
export class SentenceCounter {
  readonly #words = new EnglishWords()
  readonly #ends = new Set(
    sentenceEnds.split(' ').map((code) => String.fromCodePoint(Number.parseInt(code, 16))),
  )

  count(line: string): number {
    let [sentences, isBehindEnd] = [0, true]
    for (const word of this.#words.words(line)) {
      const isEnd = this.#ends.has(word)
      if (sentences === 0 || (isBehindEnd && !isEnd && !isSigns.test(word))) {
        sentences++
        isBehindEnd = isEnd
      } else if (isEnd) isBehindEnd = true
    }
    return sentences
  }
}
