import { describe, expect, it } from 'vitest'
import { evaluateSpans, readGold, readSpans } from '../../../transforms/anonymize/evaluate/index.js'

const { samples } = readGold(
  [
    {
      id: 'a',
      text: '😀 Ann Lee, 13800138000',
      entities: [span('PERSON', 3, 10), span('CN_MOBILE', 12, 23)],
    },
    { id: 7, text: 'Yellow Submarine', entities: [] },
  ]
    .map((sample) => JSON.stringify(sample))
    .join('\n'),
)

function span(type: string, start: number, end: number, text?: string) {
  return { type, start, end, text }
}

const person = { start: 3, end: 10, type: 'PERSON' }

describe('`readSpans()`', () => {
  it.each([
    [
      'JSON Lines by id, in any order',
      '{"id":"7","spans":[]}\n{"id":"a","spans":[{"start":3,"end":10,"type":"PERSON"}]}',
    ],
    [
      'JSON Lines in the order of the gold',
      '{"entities":[{"start":3,"end":10,"label":"PERSON"}]}\n{"entities":[]}',
    ],
    ['a list a line', '[{"start":3,"end":10,"entity_type":"PERSON","score":0.85}]\n[]'],
    ['the lists of an analyzer', '[[{"start":3,"end":10,"entity_type":"PERSON"}],[]]'],
    ['an id for some texts alone', '{"id":"a","spans":[{"start":3,"end":10,"type":"PERSON"}]}'],
    [
      'samples with their texts',
      '[{"full_text":"😀 Ann Lee, 13800138000","spans":[{"start_position":3,"end_position":10,"entity_type":"PERSON"}]},{"full_text":"Yellow Submarine","spans":[]}]',
    ],
  ])('reads %s', (_, content) => {
    expect(readSpans(content, samples, 'utf-16')).toEqual({ spans: [[person], []], offsets: 'utf-16' })
  })

  it('infers from the values what offsets count, and asks where there are none', () => {
    const points = '{"spans":[{"start":2,"end":9,"type":"PERSON","text":"Ann Lee"}]}\n[]'
    expect(readSpans(points, samples)).toEqual({ spans: [[person], []], offsets: 'code points' })
    const bare = '[{"start":2,"end":9,"type":"PERSON"}]\n[]'
    expect(readSpans(bare, samples, 'code points').spans[0]).toEqual([person])
    expect(() => readSpans(bare, samples)).toThrow('Say which with the third argument of readSpans()')
    expect(readSpans('[]\n[{"start":0,"end":6,"type":"PERSON"}]', samples).offsets).toBe('either')
  })

  it('reads the spans of one text, and tokens with tags', () => {
    const one = readGold('Ask\tO\nAnn\tB-PER\nLee\tI-PER').samples
    const found = { start: 4, end: 11, type: 'PER' }
    expect(readSpans(JSON.stringify([found]), one).spans).toEqual([[found]])
    expect(readSpans('Ask O\nAnn B-PER\nLee I-PER', one).spans).toEqual([[found]])
  })

  it.each([
    ['[]', 'The gold has 2 texts, and there are spans for 0'],
    ['{"id":"b","spans":[]}', 'Line 1 has an id that no text of the gold has'],
    ['{"text":"secret","spans":[]}\n[]', 'The text of line 1 is not that of the gold'],
    ['{"found":[]}\n[]', 'Line 1 has no list of spans'],
    ['[{"start":3,"end":99,"type":"A"}]\n[]', 'runs from 3 to 99'],
    ['secret O\n\nAnn O', 'The tokens of sentence 1 are not those of the gold'],
  ])('refuses %j and does not quote it', (content, message) => {
    const reading = () => readSpans(content, samples, 'utf-16')
    expect(reading).toThrow(
      expect.objectContaining({ code: 'bad_input', message: expect.stringContaining(message) }),
    )
    expect(reading).not.toThrow('secret')
  })
})

describe('`evaluateSpans()`', () => {
  const found = [
    [
      { ...person, type: 'per' },
      { start: 12, end: 23, type: 'phone' },
      { start: 0, end: 2, type: 'EMOJI' },
    ],
    [{ start: 0, end: 16, type: 'PERSON' }],
  ]

  it('takes types of other tools for the labels of the gold, and leaves out what the gold has no label for', () => {
    const { evaluation, leftOut } = evaluateSpans(samples, found)
    expect(evaluation.byLabel.map(({ label, span }) => [label, span.gold, span.found, span.right])).toEqual([
      ['CN_MOBILE', 1, 1, 1],
      ['PERSON', 1, 2, 1],
    ])
    expect(leftOut).toEqual([{ type: 'EMOJI', count: 1 }])
  })

  it('counts characters with the right label, and of any label', () => {
    const swapped = [
      [
        { ...person, type: 'EMAIL_ADDRESS' },
        { start: 12, end: 23, type: 'CN_MOBILE' },
      ],
      [],
    ]
    const { global } = evaluateSpans(samples, swapped, { entities: ['all'] }).evaluation
    expect([global.characterLabelled.right, global.characterLabelled.found]).toEqual([11, 18])
    expect([global.character.right, global.character.found]).toEqual([18, 18])
  })

  it('counts spans of the entities that are named, also where the gold has no label for them', () => {
    const more = [[{ start: 0, end: 2, type: 'URL' }], []]
    expect(evaluateSpans(samples, more).evaluation.global.spanLabelled.found).toBe(0)
    expect(
      evaluateSpans(samples, more, { skipWords: 'none', entities: ['contact'] }).evaluation.global
        .spanLabelled.found,
    ).toBe(1)
  })

  it('takes other entities for types by `map`', () => {
    const handles = [[{ ...person, type: 'WHO' }], []]
    expect(
      evaluateSpans(samples, handles, { map: { WHO: 'PERSON' } }).evaluation.global.spanLabelled.right,
    ).toBe(1)
  })
})
