import { stopWords } from '../../../src/text/stop-words.data.js'
import {
  asCapital,
  changesFor,
  editOfWord,
  isCapital,
  isNegation,
  type Operation,
} from '../editing/operation.js'
import { isName, wordAt } from '../editing/words.js'

/** RS of EDA (Wei & Zou, "EDA: Easy Data Augmentation Techniques", EMNLP 2019): pairs of words change places, each within its sentence. */
export const swap: Operation = {
  name: 'swap',
  about: 'swaps two words of a sentence (EDA)',
  languages: ['en', 'zh'],
  keeps: 'label',
  whole: true,
  examples: [
    { text: 'two words', gives: ['words two'] },
    { text: 'Ask Marie Curie about "big news" now', never: [/(?<!Marie )Curie/, /^(?!.*"big news")/] },
    { text: 'Hi', stays: true },
    { text: '人工智能改变世界。', gives: ['智能人工改变世界。'] },
  ],
  open:
    () =>
    ({ words }, { draws, strength }) => {
      const changed = new Map<number, string>()
      const current = (word: number) => changed.get(word) ?? wordAt(words, word)
      for (
        let left = changesFor(words.starts.length, strength);
        left > 0 && words.starts.length > 0;
        left--
      ) {
        const one = draws.below(words.starts.length)
        const sentence = words.sentenceOf[one]
        const first = words.sentences[sentence]
        const count = words.sentences[sentence + 1] - first
        if (count < 2) continue
        const other = first + ((one - first + 1 + draws.below(count - 1)) % count)
        const [a, b] = [Math.min(one, other), Math.max(one, other)]
        if ([a, b].some((word) => isName(words, word) || isNegation(words, word))) continue
        const [head, tail] = [current(a), current(b)]
        const isHead = words.language === 'en' && a === first && isCapital(head)
        changed.set(a, isHead ? asCapital(tail, head) : tail)
        changed.set(
          b,
          isHead && stopWords.has(head.toLowerCase()) && head !== 'I' ? head.toLowerCase() : head,
        )
      }
      return [...changed].map(([word, text]) => editOfWord(words, word, text))
    },
}
