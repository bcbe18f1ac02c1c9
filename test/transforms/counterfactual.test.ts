import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Schema } from '../../src/arrow/arrow.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { splitField } from '../../src/arrow/splits.js'
import { planStep } from '../../src/transform/plan-step.js'
import { openStep } from '../../src/transform/step.js'
import { counterfactual } from '../../transforms/counterfactual.js'
import { runs } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

const texts = [
  'She told her son that the book was hers.',
  'The weather is fine.',
  '他说妈妈和女儿在家，其他人都走了。',
  'Mrs Brown left his house.',
  'Write to her@mail.example or see `she = his`.',
  'Ask HIM, not Her mother.',
]

function stories(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    id: i,
    part: i % 3 === 0 ? 'test' : 'train',
    text: i % 7 === 5 ? null : texts[i % texts.length],
    turns: [{ content: texts[(i + 1) % texts.length] }, { content: texts[(i + 2) % texts.length] }].slice(
      0,
      i % 3,
    ),
  }))
}

function batchesOf(rows: Row[], size = 20) {
  const { schema } = batchOfRows(rows)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    batchOfRows(rows.slice(i * size, (i + 1) * size), { schema, firstPosition: i * size }),
  )
}

async function swapped(text: string, options: object = {}): Promise<string> {
  const run = await runStep(counterfactual, [[batchOfRows([{ text }])]], {
    options: { fields: ['text'], probability: 1, ...options },
  })
  return rowsOf(run.batches[0])[0].text as string
}

describe('counterfactual()', () => {
  test.each([
    ['in place', { fields: ['text'] }],
    ['beside, nested', { fields: ['turns[].content', 'text'], mode: 'augment', names: true }],
    ['where', { fields: ['text'], mode: 'augment', where: { part: 'train' }, probability: 0.7 }],
  ])('keeps the laws: %s', async (_, options) => {
    await checkLaws(counterfactual, { options, batches: batchesOf(stories(70)) })
  })

  test('swaps all texts of a record or none', async () => {
    const rows = [
      { a: 'She left.', b: ['He came.', 'Fine.'] },
      { a: 'She left.', b: ['Mrs Brown came.', 'Fine.'] },
      { a: 'It rains.', b: ['Fine.'] },
    ]
    const run = await runStep(counterfactual, [[batchOfRows(rows)]], {
      options: { fields: ['a', 'b[]'], probability: 1 },
    })
    expect(rowsOf(run.batches[0])).toEqual([{ a: 'He left.', b: ['She came.', 'Fine.'] }, rows[1], rows[2]])
    expect(run.counts.notes).toEqual({ swapped: 1, not_reversible: 1, no_gendered_words: 1 })
  })

  test('puts a swapped copy behind its row, numbered as those of augment() are', async () => {
    const rows = [{ t: ['he', 'it'] }, { t: ['it'] }, { t: [] }, { t: ['it', 'she', 'her aunt'] }]
    const run = await runStep(counterfactual, [[batchOfRows(rows)]], {
      options: { fields: ['t[]'], mode: 'augment' },
    })
    expect(rowsOf(run.batches[0]).map(({ t }) => t)).toEqual([
      ['he', 'it'],
      ['she', 'it'],
      ['it'],
      [],
      ['it', 'she', 'her aunt'],
      ['it', 'he', 'his uncle'],
    ])
    expect([...run.batches[0].origin.copies]).toEqual([0, 1, 0, 0, 0, 1])
    expect([...run.batches[0].origin.positions]).toEqual([0, 0, 1, 2, 3, 3])
    expect(run.counts.added).toBe(2)
  })

  test('takes about the share of rows that is asked for', async () => {
    const rows = Array.from({ length: 2000 }, () => ({ text: 'he' }))
    const run = await runStep(counterfactual, [[batchOfRows(rows)]], { options: { fields: ['text'] } })
    expect(run.counts.notes.swapped).toBeGreaterThan(900)
    expect(run.counts.notes.swapped).toBeLessThan(1100)
  })

  test('gives a data set back when it is swapped twice, whatever the texts are', async () => {
    const words = fc.constantFrom(
      ...'he she him her his hers HIS Her boy girls Ms. Mr his/her ex-wife'.split(' '),
      ...texts,
      'book',
      'to',
      'go',
      '他',
      '妈妈',
      '母',
      '语',
      '女',
      '士',
      '先生',
      '其',
      '他们',
      '她们',
      '`',
      '{{',
      '}}',
      '<',
      '>',
      '@',
      '.',
      "'s",
      ' ',
      '\n',
    )
    const text = fc
      .array(
        fc.oneof(
          { weight: 5, arbitrary: words },
          {
            weight: 1,
            arbitrary: fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cs}/gu, '')),
          },
        ),
        { maxLength: 25 },
      )
      .map((parts) => parts.join(' ').replaceAll('  ', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (list) => {
        const batch = batchOfRows(list.map((text) => ({ text: text })))
        const options = { fields: ['text'], probability: 1, names: true }
        const once = await runStep(counterfactual, [[batch]], { options })
        const twice = await runStep(counterfactual, [once.batches], { options })
        expect(rowsOf(twice.batches[0])).toEqual(rowsOf(batch))
      }),
      runs(30, 5),
    )
  })

  test.each<[string, object, string, string]>([
    ['a pair of two words', { pairs: [['old man', 'x']] }, 'bad_option', '"pairs" holds "old man"'],
    [
      'a word in two pairs',
      {
        pairs: [
          ['fox', 'vixen'],
          ['vixen', 'dog'],
        ],
      },
      'bad_option',
      'holds "vixen" twice',
    ],
    ['a pronoun', { pairs: [['she', 'they']] }, 'bad_option', 'a pronoun'],
    ['words of two scripts', { pairs: [['wizard', '女巫']] }, 'bad_option', 'two scripts'],
    ['an unknown field', { fields: ['txt'] }, 'bad_schema', 'Did you mean "text"'],
  ])('refuses %s', (_, options, code, message) => {
    const { schema } = batchOfRows(stories(3))
    const plan = () => planStep(counterfactual, { fields: ['text'], ...options }, { index: 0, schema })
    expect(plan).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }))
  })

  test('adds copies to no split that is not named', async () => {
    const { schema } = batchOfRows(stories(3))
    const parted = new Schema(
      schema.fields.map((field) => (field.name === 'part' ? splitField('part', ['train', 'test']) : field)),
    )
    const plan = (options: object) =>
      planStep(counterfactual, { fields: ['text'], ...options }, { index: 0, schema: parted })
    expect(() => plan({ mode: 'augment' })).toThrow('would add copies to every split of column "part"')
    expect(plan({ mode: 'augment', where: { part: 'train' } }).plan.effects.rows).toBe('repeated')
    expect(plan({}).plan.effects.rows).toBe('kept')
    const open = await openStep(plan({ mode: 'augment', where: { part: 'train' } }), { seed: 1 })
    const rows = [...open.apply(batchesOf(stories(20))[0].withColumns({}))]
    expect(rowsOf(rows[0]).filter(({ part }) => part === 'test')).toHaveLength(7)
  })

  test('lets pairs of the user go first and leaves texts with an orphaned word alone', async () => {
    const options = {
      pairs: [
        ['Mr', 'Mrs'],
        ['wizard', 'witch'],
      ],
    }
    expect(await swapped('Mrs Li is a WITCH', options)).toBe('Mr Li is a WIZARD')
    expect(await swapped('Ms Li is a witch', options)).toBe('Ms Li is a witch')
  })
})
