import { drawDistinct, drawOne, type Operation } from '../editing/operation.js'

const marks = { en: ['.', ',', '!', '?', ';', ':'], zh: ['。', '，', '！', '？', '；', '：'] }
const marksPerWord = 0.3

/**
 * AEDA (Karimi, Rossi & Prati, "AEDA: An Easier Data Augmentation Technique for Text Classification", Findings of
 * EMNLP 2021): between 1 and ⌊0.3 · words⌋ + 1 marks, each before a word; every word stays, in its order.
 */
export const punctuate: Operation = {
  name: 'punctuate',
  about: 'puts punctuation between words (AEDA)',
  languages: ['en', 'zh'],
  keeps: 'label',
  examples: [
    { text: 'one two', gives: ['one ! two', '; one two'] },
    { text: '今天很好', gives: ['今天！很好'] },
    { text: '42', stays: true },
  ],
  open:
    () =>
    ({ words }, { draws }) => {
      const count = words.starts.length
      if (count === 0) return []
      const wanted = Math.min(1 + draws.below(Math.floor(marksPerWord * count) + 1), count)
      const gap = words.language === 'en' ? ' ' : ''
      return drawDistinct(wanted, count, draws).map((word) => ({
        start: words.starts[word],
        end: words.starts[word],
        text: drawOne(marks[words.language], draws) + gap,
      }))
    },
}
