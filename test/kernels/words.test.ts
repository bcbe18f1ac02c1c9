import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { is, openLexicon } from '../../transforms/anonymize/recognizers/latin-text/words/lexicon.js'
import { openTextWords } from '../../transforms/anonymize/recognizers/latin-text/words/text-words.js'
import { openTokenizer, shape } from '../../transforms/anonymize/recognizers/latin-text/words/tokenizer.js'
import { runs } from '../campaign.js'

const { table } = openLexicon()
const textWords = openTextWords(table)
const readByReference = openTokenizer(table)

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'March',
      'street',
      'RUE',
      'Straße',
      "d'Ouchy",
      'D’Angelo',
      'año',
      'ÉTÉ',
      'Mr',
      'born',
      '12th',
      '1990',
    ],
    ...[
      'Rákóczi',
      'út',
      'ул',
      'Ленина',
      'x1y',
      "'",
      '’',
      '∆',
      '\u0301',
      '中文',
      'français',
      'Zürich',
      'aged',
    ],
  ),
  fc.constantFrom(' ', ' ', '. ', ', ', '\n', '\r\n', '-', '/', '\0', '7'),
  fc.string({ unit: 'binary', maxLength: 2 }),
)

const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

function wordsIn(cut: typeof readByReference, text: string) {
  const { count, start, end, flags } = cut(text)
  return Array.from({ length: count }, (_, i) => [start[i], end[i], flags[i]])
}

describe('openTextWords()', () => {
  it('cuts any text into the words of the reference, and knows the same of each', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(wordsIn(textWords.read, text)).toEqual(wordsIn(readByReference, text))
      }),
      runs(100),
    )
  })

  it('finds the words that have one of some bits, and the last one of a line', () => {
    const lineEnd = 1 << 31
    const wanted = shape.digit | is.month | lineEnd
    fc.assert(
      fc.property(text, (text) => {
        const { count, end, flags } = textWords.read(text)
        const expected = Array.from({ length: count }, (_, i) => i).filter((i) => {
          const ends = /^[\r\n]/.test(text.slice(end[i])) ? lineEnd : 0
          return ((flags[i] | ends) & wanted) !== 0
        })
        expect([...textWords.find(wanted, lineEnd)]).toEqual(expected)
      }),
      runs(100),
    )
  })

  it('cuts by the reference what is too long for the memory of the kernel', () => {
    const text = `${'-'.repeat(1 << 17)} 12 Oak Street\nborn 1990`
    expect(wordsIn(textWords.read, text)).toEqual(wordsIn(readByReference, text))
    expect([...textWords.find(shape.digit, 0)]).toEqual([0, 4])
    expect([...textWords.find(1 << 31, 1 << 31)]).toEqual([2])
  })
})
