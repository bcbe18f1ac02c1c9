import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allMatches } from '../../../src/text/match-at.js'
import { neededWords } from '../../../src/text/needed-words/needed-words.js'
import { hasMatch, matchesIn, TextCues } from '../../../transforms/anonymize/detect/text-cues.js'
import { runs } from '../../campaign.js'

const atom = fc.constantFrom(
  ...[
    'a',
    'b',
    'cod',
    'pin',
    'S',
    'k',
    '码',
    ' ',
    '\\.',
    '\\n',
    '\\0',
    '[ab]',
    '[a-c]',
    '[^a]',
    '\\d',
    '\\w',
    '.',
  ],
  ...[
    '\\b',
    '\\B',
    '^',
    '$',
    '(?<![A-Za-z])',
    '(?![a-z])',
    '(?<=a)',
    '(?=b)',
    '(?!\\d)',
    '\\p{L}',
    '\\u0061',
    '😀',
  ],
)
const source = fc.letrec((tie) => ({
  row: fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
  part: fc.oneof({ withCrossShrink: true, maxDepth: 3 }, atom, tie('group')),
  group: fc
    .tuple(
      fc.array(tie('row'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '', '?', '+', '*', '{2}', '{0,2}?'),
    )
    .map(([options, repeat]) => `(?:${options.join('|')})${repeat}`),
})).row as fc.Arbitrary<string>
/** Matches nothing empty, as all expressions that are searched for. */
const expression = fc
  .tuple(source, fc.constantFrom('a', 'cod', '码', '[ab]', '\\w', 'S+', '(?:k|pin)'), source)
  .chain((parts) =>
    fc.constantFrom('gu', 'giu', 'gmu', 'gsu').map((flags) => new RegExp(parts.join(''), flags)),
  )
const text = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'A',
      'cod',
      'Pin',
      's',
      'ſ',
      'K',
      '\u212a',
      '码',
      ' ',
      '.',
      '\n',
      '\0',
      '1',
      '😀',
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''))

describe('TextCues', () => {
  it('finds what a search through each text finds', () => {
    fc.assert(
      fc.property(
        fc.array(expression, { maxLength: 4 }),
        fc.array(text, { maxLength: 4 }),
        (expressions, texts) => {
          const cues = new TextCues()
          for (const one of texts)
            for (const expression of expressions) {
              const expected = allMatches(expression, one)
              expect(matchesIn({ text: one, cues }, expression)).toEqual(expected)
              expect(hasMatch({ text: one, cues }, expression)).toBe(expected.length > 0)
            }
        },
      ),
      runs(2000),
    )
  })

  it('searches through texts that are too long to be taken in', () => {
    const cues = new TextCues()
    const long = `${' '.repeat(1 << 17)}Code 1`
    expect(matchesIn({ text: long, cues }, /\bcode \d/gi)).toHaveLength(1)
    expect(hasMatch({ text: long, cues }, /\bpin\b/)).toBe(false)
  })
})

describe('neededWords()', () => {
  it('reads what stands in each match, and what each begins with', () => {
    const { needs, starts } = neededWords(
      /(?<![A-Za-z])(?:car |vehicle )?(?:plates?|registration)(?: number)?[:=]? ?(?=[A-Z\d])/gi,
    )
    expect(needs.flat().map(({ word }) => word)).toEqual(['plate', 'registration'])
    expect(starts?.map(({ word }) => word)).toContain('vehicle plat')
    expect(starts?.every(({ opens }) => opens)).toBe(true)
  })
})
