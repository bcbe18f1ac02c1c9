import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needles, TextCues } from '../../transforms/anonymize/detect/text-cues.js'
import { runs } from '../campaign.js'

const cues = new TextCues()
const piece = fc.oneof(
  fc.constantFrom('name"', 'NAME"', '> ', '\n<', 'u/', ' ', '中', 'é', 'M\n', '@'),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
const words = fc.array(
  piece.filter((word) => word !== ''),
  { minLength: 1, maxLength: 3 },
)

describe('needles()', () => {
  it('are found in exactly the texts that hold one, whatever text was asked about before', () => {
    fc.assert(
      fc.property(text, words, (text, words) => {
        const expected = words.some((word) => text.includes(word))
        expect(needles(...words)({ text, cues })).toBe(expected)
        expect(needles(...words)({ text })).toBe(expected)
        expect(cues.isAscii(text)).toBe(!/[^\0-\x7f]/.test(text))
      }),
      runs(300),
    )
  })

  it('are searched for in a text that is too long to know its cues', () => {
    const long = `${' '.repeat(1 << 17)}name"`
    expect(needles('ame"')({ text: long, cues })).toBe(true)
    expect(needles('ame:')({ text: long, cues })).toBe(false)
    expect(cues.isAscii(long)).toBe(false)
  })
})
