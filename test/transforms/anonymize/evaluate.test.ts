import { describe, expect, it } from 'vitest'
import {
  type Evaluation,
  evaluateSamples,
  type ScoreOptions,
} from '../../../transforms/anonymize/evaluate/evaluate.js'
import { evaluatePii, type GoldSample, readGold } from '../../../transforms/anonymize/evaluate/index.js'
import { openLabels } from '../../../transforms/anonymize/evaluate/labels.js'

/** A text with labels in marks such as `[[PERSON:Ann Lee]]`. */
const marked = (source: string): GoldSample => readGold(source, 'marks').samples[0]

/** Gold and finds of the same text, each in marks, compared. */
function compare(pairs: readonly (readonly [string, string])[], options: ScoreOptions = {}): Evaluation {
  const samples = pairs.map(([gold]) => marked(gold))
  const finds = new Map(pairs.map(([gold, found]) => [marked(gold).text, marked(found)]))
  for (const [text, found] of finds) expect(found.text).toBe(text)
  const find = (text: string) =>
    (finds.get(text) as GoldSample).spans.map(({ type, ...place }) => ({ ...place, entity: type }))
  const labels = openLabels(samples.flatMap(({ spans }) => spans.map(({ type }) => type)))
  return evaluateSamples(samples, find, { skipWords: 'punctuation', ...options, labels })
}

const counts = ({
  gold,
  covered,
  found,
  right,
}: {
  gold: number
  covered: number
  found: number
  right: number
}) => [gold, covered, found, right]

const spanCounts = (evaluation: Evaluation) =>
  Object.fromEntries(evaluation.byLabel.map(({ label, span }) => [label, counts(span)]))

describe('`evaluateSamples()` counts spans', () => {
  const cases: [string, [string, string], ScoreOptions, Record<string, number[]>][] = [
    ['a hit', ['Hi [[PERSON:Ann Lee]]!', 'Hi [[PERSON:Ann Lee]]!'], {}, { PERSON: [1, 1, 1, 1] }],
    ['a miss', ['Hi [[PERSON:Ann Lee]]!', 'Hi Ann Lee!'], {}, { PERSON: [1, 0, 0, 0] }],
    ['a false alarm', ['Hi Ann Lee!', 'Hi [[PERSON:Ann Lee]]!'], {}, { PERSON: [0, 0, 1, 0] }],
    [
      'another label as a miss and a false alarm',
      ['[[LOCATION:York]] won', '[[PERSON:York]] won'],
      {},
      { LOCATION: [1, 0, 0, 0], PERSON: [0, 0, 1, 0] },
    ],
    [
      'too little of a value as a miss and a false alarm',
      ['[[PERSON:Ann Lee]] won', '[[PERSON:Ann]] Lee won'],
      {},
      { PERSON: [1, 0, 1, 0] },
    ],
    [
      'a share of 3 in 7 characters as a hit at IoU 0.4',
      ['[[PERSON:Ann Lee]] won', '[[PERSON:Ann]] Lee won'],
      { iou: 0.4 },
      { PERSON: [1, 1, 1, 1] },
    ],
    [
      'two parts of a value together', // 8 of 10 characters.
      ['[[URL:ab/cd/efgh]]', '[[URL:ab]]/cd/[[URL:efgh]]'],
      { iou: 0.6, skipWords: 'none' },
      { URL: [1, 1, 2, 2] },
    ],
    [
      'two parts that fail together as two false alarms',
      ['[[URL:ab/cd/efgh]]', '[[URL:ab]]/cd/[[URL:efgh]]'],
      { iou: 0.7, skipWords: 'none' },
      { URL: [1, 0, 2, 0] },
    ],
    [
      'one find over two values for one of them',
      ['[[PERSON:Ann Lee]] met [[PERSON:Bob Ray]]', '[[PERSON:Ann Lee met Bob Ray]]'],
      {},
      { PERSON: [2, 0, 1, 0] },
    ],
    [
      'one find over two values as a hit where that is enough', // 7 of 19 characters each; the earlier wins.
      ['[[PERSON:Ann Lee]] met [[PERSON:Bob Ray]]', '[[PERSON:Ann Lee met Bob Ray]]'],
      { iou: 0.3 },
      { PERSON: [2, 1, 1, 1] },
    ],
    [
      'neighbours of one label as one',
      ['[[PERSON:Ann]] [[PERSON:Lee]]', '[[PERSON:Ann Lee]]'],
      {},
      { PERSON: [1, 1, 1, 1] },
    ],
    [
      'neighbours with a word between as two',
      ['[[PERSON:Ann]] and [[PERSON:Lee]]', '[[PERSON:Ann]] and Lee'],
      {},
      { PERSON: [2, 1, 1, 1] },
    ],
    [
      'the same as one where function words are skipped',
      ['[[PERSON:Ann]] and [[PERSON:Lee]]', '[[PERSON:Ann and Lee]]'],
      { skipWords: 'english' },
      { PERSON: [1, 1, 1, 1] },
    ],
    [
      'punctuation at the ends as nothing',
      ['([[PHONE_NUMBER:(202) 555-0101]])', '[[PHONE_NUMBER:((202) 555-0101)]]'],
      { iou: 1 },
      { PHONE_NUMBER: [1, 1, 1, 1] },
    ],
    [
      'a title of function words alone not at all',
      ['[[TITLE:Mr.]] X', 'Mr. X'],
      { skipWords: 'english' },
      {},
    ],
    [
      'an emoji as one character', // 3 of 4 characters; 4 of 5 UTF-16 units would pass.
      ['[[USERNAME:ab😀c]] x', '[[USERNAME:ab😀]]c x'],
      { iou: 0.8, skipWords: 'none' },
      { USERNAME: [1, 0, 1, 0] },
    ],
    [
      'a find of the right label before a nearer one of another',
      ['[[PERSON:Ann Lee]] x', '[[PERSON:Ann]] [[LOCATION:Lee]] x'],
      { iou: 0.4 },
      { PERSON: [1, 1, 1, 1], LOCATION: [0, 0, 1, 0] },
    ],
    ['nothing in a text with nothing in it', ['all is well', 'all is well'], {}, {}],
  ]
  it.each(cases)('%s', (_, pair, options, expected) => {
    const seen = Object.entries(spanCounts(compare([pair], options))).filter(([, all]) =>
      all.some((n) => n > 0),
    )
    expect(Object.fromEntries(seen)).toEqual(expected)
  })

  it('without labels: joined across labels, or apart', () => {
    const evaluation = compare([
      ['[[TITLE:Dr]] [[PERSON:Ann Lee]]!', '[[TITLE:Dr]] [[ORGANIZATION:Ann Lee]]!'],
    ])
    expect(counts(evaluation.global.span)).toEqual([1, 1, 1, 1])
    expect(counts(evaluation.global.spanApart)).toEqual([2, 2, 2, 2])
    expect(counts(evaluation.global.spanLabelled)).toEqual([2, 1, 2, 1])
  })

  it('false alarms for 100,000 characters, apart those where the gold has nothing', () => {
    const { characters, falsePer100k, spuriousPer100k } = compare([
      ['[[PERSON:Ann Lee]] of', '[[PERSON:Ann]] Lee of'],
      ['well 1234567', 'well [[PHONE_NUMBER:1234567]]'],
    ])
    expect(characters).toBe(10 + 12)
    expect(falsePer100k).toBeCloseTo((2 / 22) * 100_000)
    expect(spuriousPer100k).toBeCloseTo((1 / 22) * 100_000)
  })

  it('and says which label was found for which', () => {
    const { confusion } = compare([['[[LOCATION:York]], [[PERSON:Ann Lee]]', '[[PERSON:York]], Ann Lee']])
    expect(confusion).toEqual([
      { gold: 'LOCATION', found: 'PERSON', count: 1 },
      { gold: 'PERSON', found: '-', count: 1 },
    ])
  })
})

describe('`evaluateSamples()` counts figures', () => {
  it('precision, recall, F1 and F2 follow from the counts', () => {
    // 1 of 2 found, 1 of 4 finds right: P 0.25, R 0.5, F1 2·P·R/(P+R) = 1/3, F2 5·P·R/(4·P+R) = 5/12.
    const { span } = compare([
      [
        '[[PERSON:Ann]] or [[PERSON:Bob]] or Cy or Di or Ed',
        '[[PERSON:Ann]] or Bob or [[PERSON:Cy]] or [[PERSON:Di]] or [[PERSON:Ed]]',
      ],
    ]).byLabel[0]
    expect(span).toEqual({
      gold: 2,
      covered: 1,
      found: 4,
      right: 1,
      precision: 0.25,
      recall: 0.5,
      f1: 1 / 3,
      f2: 5 / 12,
    })
  })

  it('where there is nothing to divide by, there is no figure', () => {
    const { spanLabelled } = compare([['all is well', 'all is well']]).global
    expect(spanLabelled).toMatchObject({
      precision: undefined,
      recall: undefined,
      f1: undefined,
      f2: undefined,
    })
    const { span } = compare([['[[PERSON:Ann]]', 'Ann']]).global
    expect(span).toMatchObject({ precision: undefined, recall: 0, f1: 0, f2: 0 })
  })

  it('characters, by label and as personal data or not, an emoji as one', () => {
    const { byLabel, global } = compare([
      ['[[PERSON:Ann Lee]] 😀 [[LOCATION:York]]', 'Ann [[PERSON:Lee 😀]] [[PERSON:York]]'],
    ])
    const [location, person] = byLabel.map(({ character }) => counts(character))
    expect([location, person]).toEqual([
      [4, 0, 0, 0],
      [7, 3, 9, 3],
    ])
    expect(counts(global.character)).toEqual([11, 7, 9, 7])
  })

  it('distinct values of a text, wherever they stand', () => {
    const evaluation = compare([
      [
        '[[PERSON:Ann]] saw [[PERSON:Ann]] and [[PERSON:Bob]] at 5',
        'Ann saw [[PERSON:Ann]] and [[PERSON:Bob at]] [[AGE:5]]',
      ],
    ])
    expect(evaluation.byLabel.map(({ label, value }) => [label, counts(value)])).toEqual([
      ['AGE', [0, 0, 1, 0]],
      ['PERSON', [2, 1, 2, 1]],
    ])
    expect(counts(evaluation.global.value)).toEqual([2, 1, 3, 1])
    expect(counts(evaluation.global.valueInText)).toEqual([2, 1, 2, 1])
  })

  it('values that are covered at every mention, over all texts', () => {
    const { consistency } = compare([
      ['[[PERSON:Ann]] here', '[[PERSON:Ann]] here'],
      ['[[PERSON:Ann]] there', 'Ann there'],
      [
        '[[PERSON:Bob]] and [[PERSON:Bob]] x [[PERSON:Cy]]',
        '[[PERSON:Bob]] and [[LOCATION:Bob]] x [[PERSON:Cy]]',
      ],
    ])
    expect(consistency).toEqual({ values: 3, covered: 2, repeated: 2, repeatedCovered: 1 })
  })
})

describe('labels', () => {
  it.each([
    ['GPE', 'LOCATION'],
    ['DOMAIN_NAME', 'URL'],
    ['phone', 'CN_MOBILE'],
    ['phone', 'PHONE_NUMBER'],
    ['id_number', 'CN_RESIDENT_ID'],
    ['address', 'LOCATION'],
    ['PER', 'PERSON'],
    ['corporation', 'ORGANIZATION'],
    ['credit-card', 'CREDIT_CARD'],
    ['GIVENNAME', 'PERSON'],
    ['BANK_ACCOUNT', 'US_BANK_NUMBER'],
    ['BANK_ACCOUNT', 'IBAN_CODE'],
    ['DRIVER_LICENSE', 'US_DRIVER_LICENSE'],
    ['drivers license', 'UK_DRIVING_LICENCE'],
    ['NATIONAL_ID', 'US_SSN'],
    ['NATIONAL_ID', 'CN_RESIDENT_ID'],
    ['SECRET', 'API_KEY'],
    ['SECRET', 'PASSWORD'],
    ['USERNAME', 'USERNAME'],
    ['MEDICAL_RECORD', 'ACCOUNT_NUMBER'],
    ['EMPLOYEE_ID', 'ACCOUNT_NUMBER'],
    ['LICENSE_PLATE', 'CN_LICENSE_PLATE'],
    ['LICENSE_PLATE', 'DE_KFZ'],
    ['PASSPORT_NUMBER', 'DE_PASSPORT'],
  ])('of the gold: %s takes %s', (type, entity) => {
    const labels = openLabels([type])
    expect(labels.accepts(type, labels.project(entity))).toBe(true)
    expect(labels.entities).toContain(entity)
  })

  it.each([
    ['NATIONAL_ID', 'US_PASSPORT'],
    ['NATIONAL_ID', 'UK_VEHICLE_REGISTRATION'],
    ['NATIONAL_ID', 'BR_CNPJ'],
    ['PASSPORT', 'US_DRIVER_LICENSE'],
    ['SECRET', 'USERNAME'],
  ])('of the gold: %s does not take %s', (type, entity) => {
    const labels = openLabels([type])
    expect(labels.accepts(type, labels.project(entity))).toBe(false)
  })

  it('keep a found entity of its own where the gold has it too', () => {
    const labels = openLabels(['ZIP_CODE', 'STREET_ADDRESS'])
    expect(labels.project('STREET_ADDRESS')).toBe('STREET_ADDRESS')
    expect(labels.accepts('ZIP_CODE', 'STREET_ADDRESS')).toBe(true)
    expect(labels.accepts('STREET_ADDRESS', 'ZIP_CODE')).toBe(false)
  })

  it('of types that are no personal data cost nothing, found or not', () => {
    const found = compare([
      ['[[group:Reds]] beat [[PERSON:Ann]]', '[[ORGANIZATION:Reds]] beat [[PERSON:Ann]]'],
    ])
    const missed = compare([['[[group:Reds]] beat [[PERSON:Ann]]', 'Reds beat [[PERSON:Ann]]']])
    for (const { global } of [found, missed]) expect(counts(global.spanLabelled)).toEqual([1, 1, 1, 1])
    const wrong = compare([['[[group:Reds]] beat [[PERSON:Ann]]', '[[AGE:Reds]] beat [[PERSON:Ann]]']])
    expect(counts(wrong.global.spanLabelled)).toEqual([1, 1, 2, 1])
  })

  it('without an entity are listed and count as missed', () => {
    const { unmapped, global } = compare([['[[mood:glad]] [[PERSON:Ann]]', 'glad [[PERSON:Ann]]']])
    expect(unmapped).toEqual(['mood'])
    expect(global.spanApart.recall).toBe(0.5)
  })
})

describe('`readGold()`', () => {
  it('reads samples of Presidio, offsets in characters', () => {
    const samples = [
      {
        full_text: '😀 Ann',
        spans: [{ entity_type: 'PERSON', entity_value: 'Ann', start_position: 2, end_position: 5 }],
      },
    ]
    const spans = [{ type: 'PERSON', start: 3, end: 6 }]
    expect(readGold(JSON.stringify(samples))).toEqual({
      samples: [{ text: '😀 Ann', spans }],
      format: 'presidio',
      offsets: 'code points',
    })
  })

  it.each([
    ['code points', 2, 5],
    ['utf-16', 3, 6],
  ])('tells from the values beside them that offsets are %s', (offsets, start, end) => {
    const gold = readGold(
      JSON.stringify({ text: '😀 Ann', entities: [{ label: 'PER', start, end, text: 'Ann' }] }),
    )
    expect(gold).toEqual({
      samples: [{ text: '😀 Ann', spans: [{ type: 'PER', start: 3, end: 6 }] }],
      format: 'jsonl',
      offsets,
    })
  })

  it.each([
    ['IOB2', 'I\tO\nAnn\tB-PER\nLee\tI-PER\n.\tO\n\nBob\tB-PER\n'],
    ['IOB1', 'I O\nAnn I-PER\nLee I-PER\n. O\n\nBob I-PER\n'],
    ['BIOES', 'I\tO\nAnn\tB-PER\nLee\tE-PER\n.\tO\n\nBob\tS-PER'],
    ['bare types and more columns', 'I PRP O\r\nAnn NNP PER\r\nLee NNP PER\r\n. . O\r\n\r\nBob NNP PER'],
  ])('reads tokens with tags in %s', (_, text) => {
    expect(readGold(text).samples).toEqual([
      { text: 'I Ann Lee .', spans: [{ type: 'PER', start: 2, end: 9 }] },
      { text: 'Bob', spans: [{ type: 'PER', start: 0, end: 3 }] },
    ])
  })

  it('reads numbered tokens with the sentence as it was written', () => {
    const lines = [
      '# sent_id = 1',
      '# text = 王小明在北京。',
      '1\t王小明\tB-PER\t-\tx',
      '2\t在\tO\t-\tx',
      '3\t北京\tB-LOC\t-\tx',
    ]
    expect(
      readGold([...lines, '4\t。\tO\t-\tx', '', '# text = Ann', '1\tAnn\tO\t-\t-', ''].join('\n')),
    ).toEqual({
      samples: [
        {
          text: '王小明在北京。',
          spans: [
            { type: 'PER', start: 0, end: 3 },
            { type: 'LOC', start: 4, end: 6 },
          ],
        },
        { text: 'Ann', spans: [] },
      ],
      format: 'conll',
      offsets: 'either',
    })
  })

  it('parts neighbours at a B tag', () => {
    expect(readGold('Ann B-PER\nLee B-PER').samples[0].spans).toHaveLength(2)
  })

  it('reads marks in texts, a text a line', () => {
    expect(readGold('# Two texts\nI [[PER:Ann]]:\\n[[PER:Bob]]\n\nnone')).toEqual({
      samples: [
        {
          text: 'I Ann:\nBob',
          spans: [
            { type: 'PER', start: 2, end: 5 },
            { type: 'PER', start: 7, end: 10 },
          ],
        },
        { text: 'none', spans: [] },
      ],
      format: 'marks',
      offsets: 'either',
    })
  })

  it.each([
    ['[{"full_text": 1, "spans": []}]', 'Sample 1 has no text'],
    ['[{"full_text": "secret"}]', 'Sample 1 has no list of labels'],
    ['{"text": "secret", "entities": []}\n{"text": "secret', 'Line 2 is not valid JSON'],
    ['{"text": "secret", "entities": [{"start": 0, "end": 1}]}', 'Label 1 of line 1 has no type'],
    [
      '{"text": "secret", "entities": [{"type": "A", "start": "0", "end": 1}]}',
      'Label 1 of line 1 has no whole numbers',
    ],
    [
      '{"text": "secret", "entities": [{"type": "A", "start": 2, "end": 9}]}',
      'runs from 2 to 9, in a text of 6 characters',
    ],
    [
      '{"text": "secret", "entities": [{"type": "A", "start": 0, "end": 2, "text": "cr"}]}',
      'does not stand at its offsets',
    ],
    ['secret O\nsecret', 'Line 2 has no tag'],
    ['a [[A:secret', 'Line 1 has a mark that is not closed'],
    ['', 'There is no sample'],
  ])('refuses %j and does not quote it', (text, message) => {
    expect(() => readGold(text)).toThrow(
      expect.objectContaining({ code: 'bad_input', message: expect.stringContaining(message) }),
    )
    expect(() => readGold(text)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('secret') }),
    )
  })
})

describe('`evaluatePii()`', () => {
  const samples = [
    marked('Write to [[EMAIL_ADDRESS:ann@example.com]] or see [[DOMAIN_NAME:https://example.com/a]]'),
  ]

  it('looks for what the gold has labels for', async () => {
    const { global, byLabel } = await evaluatePii(samples)
    expect(byLabel.map(({ label }) => label)).toEqual(['EMAIL_ADDRESS', 'URL'])
    expect(global.span.f2).toBe(1)
  })

  it('counts other things found as wrong, unless told to leave them out', async () => {
    const gold = [marked('[[EMAIL_ADDRESS:ann@example.com]] from 192.0.2.7')]
    expect((await evaluatePii(gold, { entities: ['contact'] })).global.spanApart.precision).toBe(0.5)
    expect(
      (await evaluatePii(gold, { entities: ['contact'], onlyLabelled: true })).global.spanApart.precision,
    ).toBe(1)
  })

  it('leaves out types, and takes other entities for them', async () => {
    expect((await evaluatePii(samples, { ignore: ['DOMAIN_NAME'] })).global.span.gold).toBe(1)
    const handles = [marked('mail [[handle:ann@example.com]]')]
    expect((await evaluatePii(handles)).unmapped).toEqual(['handle'])
    expect(
      (await evaluatePii(handles, { map: { handle: 'USERNAME|EMAIL_ADDRESS' } })).global.span.recall,
    ).toBe(1)
  })

  it('takes lists and recognizers of users, with entities of their own', async () => {
    const gold = [marked('badge [[BADGE:QX-77]] of [[EMAIL_ADDRESS:ann@example.com]] or bot@example.com')]
    const recognizers = [{ name: 'badge', entity: 'BADGE', patterns: [{ regex: 'QX-[0-9]{2}', score: 0.8 }] }]
    const { byLabel, unmapped } = await evaluatePii(gold, { recognizers, allow: ['bot@example.com'] })
    expect([byLabel.map(({ label, span }) => [label, span.f1]), unmapped]).toEqual([
      [
        ['BADGE', 1],
        ['EMAIL_ADDRESS', 1],
      ],
      [],
    ])
  })

  it('refuses options that it does not know', async () => {
    await expect(evaluatePii(samples, { iou: 2 })).rejects.toThrow(
      'Option "iou" of the evaluation must be at most 1',
    )
    await expect(evaluatePii(samples, { map: { DOMAIN_NAME: 'LINK' } })).rejects.toThrow('no entity')
  })
})
