import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { shapeOfValue } from '../../../src/text/value-shape.js'
import { openFakes } from '../../../transforms/anonymize/fakes/fake.js'
import { openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'
import { type ExplainedText, explainBatches } from '../../../transforms/anonymize/tools/explain-batches.js'
import { profileFields } from '../../../transforms/anonymize/tools/infer-fields.js'
import { openLeakJudge } from '../../../transforms/anonymize/tools/leak-check.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { checkLaws, runStep } from '../../laws.js'

const mail = 'write to a@example.org'

async function run(rows: readonly Row[], options: object) {
  const { batches, counts } = await runStep(anonymize, [[batchOfRows(rows)]], { options })
  return { rows: batches.flatMap(rowsOf), counts }
}

describe('fields taken whole', () => {
  it('`anonymize()` takes every value of a field for its entity, whatever it looks like', async () => {
    const { rows, counts } = await run(
      [
        { ssn: '078-05-1120' },
        { ssn: ' none of your business ' },
        { ssn: '' },
        { ssn: null },
        { ssn: '<US_SSN>' },
      ],
      { wholeFields: { ssn: 'US_SSN' } },
    )
    expect(rows.map(({ ssn }) => ssn)).toEqual(['<US_SSN>', ' <US_SSN> ', '', null, '<US_SSN>'])
    expect(counts.notes).toEqual({ US_SSN: 2 })
    expect(counts.tables['by recognizer']).toEqual({ 'whole_field: US_SSN': 2 })
  })

  it('`anonymize()` changes nothing the second time, by whatever operator', async () => {
    for (const policy of ['replace', 'redact', 'mask']) {
      const options = { wholeFields: { name: 'PERSON' }, policy }
      const once = await run([{ name: 'Ann Lee-Smith' }, { name: '王小明' }], options)
      expect((await run(once.rows, options)).rows).toEqual(once.rows)
    }
  })

  it('`anonymize()` makes text of a column of numbers that it takes whole', async () => {
    const { rows } = await run(
      [
        { n: 13800138000, m: 1 },
        { n: null, m: 2 },
      ],
      { wholeFields: { n: 'CN_MOBILE' } },
    )
    expect(rows).toEqual([
      { n: '<CN_MOBILE>', m: 1 },
      { n: null, m: 2 },
    ])
  })

  it('`anonymize()` asks for a field to work on', () => {
    const { schema } = batchOfRows([{ text: 'a', n: 1 }])
    expect(() => anonymize.plan(schema, anonymizeOptions.parse({}))).toThrow(
      /wholeFields. Text fields: text$/,
    )
  })
})

describe('names of fields speak for their values', () => {
  it.each([
    [{ user_ssn: '219099999' }, { user_ssn: '<US_SSN>' }],
    [{ value: '219099999' }, { value: '219099999' }],
  ])('`anonymize()` makes of %j %j', async (row, after) => {
    const { rows } = await run([row], { fields: Object.keys(row) })
    expect(rows).toEqual([after])
  })

  it('`anonymize()` takes a key of a JSON document as context for what stands under it', async () => {
    const rows = [{ d: { user_ssn: '219099999' } }, { d: [1] }, { d: { other: '219099999', n: 'x' } }]
    const after = await run(rows, { fields: ['d'] })
    expect(after.rows.map(({ d }) => d)).toEqual([
      { user_ssn: '<US_SSN>' },
      [1],
      { other: '219099999', n: 'x' },
    ])
  })
})

describe('spans', () => {
  const rows = [
    { id: 1, text: '😀 a@example.org', list: ['x', 'b@example.org c@example.org'] },
    { id: 2, text: 'nothing', list: [] },
  ]
  const fields = ['text', 'list[]']

  it('`anonymize()` writes spans down, counted in code points, and leaves the text as it is', async () => {
    const after = await run(rows, { fields, spans: {} })
    expect(after.rows.map(({ pii, ...rest }) => rest)).toEqual(rows)
    const places = (after.rows[0].pii as Row[]).map(({ field, item, start, end }) => [
      field,
      item,
      start,
      end,
    ])
    expect(places).toEqual([
      ['text', 0, 2, 15],
      ['list[]', 1, 0, 13],
      ['list[]', 1, 14, 27],
    ])
    expect(after.rows[1].pii).toEqual([])
    expect(after.counts.notes).toEqual({ EMAIL_ADDRESS: 3 })
  })

  it('`anonymize()` takes a bare text for the name of the column of spans', async () => {
    const after = await run(rows, { fields, spans: 'found' })
    expect(after.rows).toEqual((await run(rows, { fields, spans: { column: 'found' } })).rows)
    expect(after.rows.map((row) => Object.keys(row))).toEqual([
      ['id', 'text', 'list', 'found'],
      ['id', 'text', 'list', 'found'],
    ])
  })

  it('`anonymize()` makes a side file of the columns that are named', async () => {
    const after = await run(rows, { fields, spans: { column: 'spans', only: ['id'] } })
    expect(after.rows.map((row) => Object.keys(row))).toEqual([
      ['id', 'spans'],
      ['id', 'spans'],
    ])
  })

  it.each([
    [{ fields: ['text'], spans: { column: 'id' } }, /column "id" is in the data already/],
    [{ fields: ['text'], spans: { only: ['idd'] } }, /no field "idd". Did you mean "id"/],
    [{ fields: ['mixed'], spans: {} }, /"mixed" holds JSON documents/],
  ])('`anonymize.plan()` refuses %j', (options, message) => {
    const { schema } = batchOfRows([
      { id: 1, text: 'a', mixed: 1 },
      { id: 2, text: 'b', mixed: [] },
    ])
    expect(() => anonymize.plan(schema, anonymizeOptions.parse(options))).toThrow(message)
  })

  it('`anonymize()` keeps the laws of transforms while it writes spans', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      id: i,
      text: i % 3 === 0 ? `${mail} 电话13800138000` : 'x',
    }))
    await checkLaws(anonymize, {
      batches: [batchOfRows(many)],
      options: anonymizeOptions.parse({ fields: ['text'], spans: {} }),
    })
  })
})

describe('density', () => {
  const rows = [{ text: 'a@example.org' }, { text: `${'long words '.repeat(9)}a@example.org` }, { text: '' }]

  it.each([
    ['drop', { dropped: { personal_data_density: 1 }, rejected: {} }],
    ['reject', { dropped: {}, rejected: { personal_data_density: 1 } }],
  ])('`anonymize()` can %s what is mostly personal data', async (action, counted) => {
    const { rows: kept, counts } = await run(rows, { fields: ['text'], density: { max: 0.5, action } })
    expect(kept).toEqual([{ text: `${'long words '.repeat(9)}<EMAIL_ADDRESS>` }, { text: '' }])
    expect(counts).toMatchObject(counted)
  })
})

describe('audit', () => {
  it('`anonymize()` counts by field and recognizer, and keeps samples that show no character of a value', async () => {
    const { counts } = await run(
      [
        { a: mail, b: mail },
        { a: 'x', b: '电话 13800138000' },
      ],
      { fields: ['a', 'b'] },
    )
    expect(counts.tables).toEqual({
      'by field': { 'a: EMAIL_ADDRESS': 1, 'b: EMAIL_ADDRESS': 1, 'b: CN_MOBILE': 1 },
      'by recognizer': { 'email_address: EMAIL_ADDRESS': 2, 'cn_mobile: CN_MOBILE': 1 },
    })
    expect(counts.samples.CN_MOBILE.map(({ text }) => text)).toEqual(['00000000000'])
  })

  it('`shapeOfValue()` shows neither letters nor digits', () => {
    expect(shapeOfValue("Zoë o'Neil 王1-２ Ж")).toBe("Xxx x'Xxxx 某0-0 X")
    expect(shapeOfValue('a'.repeat(100))).toHaveLength(61)
  })
})

describe('looking without changing', () => {
  const options = anonymizeOptions.parse({ fields: ['text'] })

  it('`explainBatches()` says what is taken, and why a candidate is not', async () => {
    const opened = await openDetectorFor(options)
    const batch = batchOfRows([{ text: 'no' }, { text: `${mail}, order 123456789` }])
    const texts: ExplainedText[] = []
    for await (const text of explainBatches([batch], opened, ['text'])) texts.push(text)
    expect(texts).toHaveLength(1)
    const [explained] = texts
    expect(explained).toMatchObject({ record: 2, field: 'text' })
    const told = (rejected: boolean) =>
      explained.hits.filter((hit) => (hit.rejected !== undefined) === rejected)
    expect(told(false).map(({ entity }) => entity)).toEqual(['EMAIL_ADDRESS'])
    expect(told(true).find(({ entity }) => entity === 'US_SSN')?.rejected).toMatch(
      /^score 0\.\d\d is below 0\.5$/,
    )
  })

  it('`explainBatches()` tells what all texts of a record together decide', async () => {
    const given = anonymizeOptions.parse({ fields: ['messages[].content'], people: 'private' })
    const opened = await openDetectorFor(given)
    const rows = [
      {
        messages: [
          { role: 'user', content: 'Is Michael Jordan famous?' },
          { role: 'user', content: 'My neighbour Michael Jordan has the number 202-555-0147.' },
        ],
      },
    ]
    const taken: string[] = []
    for await (const { text, hits } of explainBatches([batchOfRows(rows)], opened, given.fields))
      for (const { start, end, rejected } of hits)
        if (rejected === undefined) taken.push(text.slice(start, end))
    expect(taken).toEqual(['Michael Jordan', 'Michael Jordan', '202-555-0147'])
  })

  it('`profileFields()` tells columns of one entity, texts that hold some, and numbers', async () => {
    const opened = await openDetectorFor(options)
    const rows = [
      { mail: 'a@example.org', note: `please ${mail}`, phone: 13800138000, other: 'x', n: 1 },
      { mail: 'b@example.org', note: 'nothing', phone: 13900139000, other: 'y', n: 2 },
    ]
    const profiles = await profileFields([batchOfRows(rows)], opened)
    expect(Object.fromEntries(profiles.map(({ field, advice }) => [field, advice]))).toEqual({
      mail: { treat: 'column', entity: 'EMAIL_ADDRESS' },
      note: { treat: 'text' },
      phone: { treat: 'column', entity: 'CN_MOBILE' },
      other: { treat: 'none' },
      n: { treat: 'none' },
    })
  })

  it('`profileFields()` takes a column of names as one of names, though they stand in parts and with titles', async () => {
    const opened = await openDetectorFor(options)
    const rows = [
      { name: 'Braund, Mr. Owen Harris', note: 'asks Tom to call back' },
      { name: 'Cumings, Mrs. John Bradley (Florence Briggs Thayer)', note: 'Tom called' },
      { name: 'Dr. Anna Wolff', note: 'met Maria Keller at noon' },
    ]
    const profiles = await profileFields([batchOfRows(rows)], opened)
    expect(profiles.map(({ advice }) => advice)).toEqual([
      { treat: 'column', entity: 'PERSON' },
      { treat: 'text' },
    ])
  })

  it.each([
    ['replace', 'a@company.io', 'leaked'],
    ['pseudonymize', 'a@company.io', 'leaked'],
    ['pseudonymize', 'a@example.org', 'replaced'],
    ['keep', 'a@company.io', 'replaced'],
  ])('after %s, `openLeakJudge()` takes %s for %s', (policy, value, verdict) => {
    const judge = openLeakJudge(anonymizeOptions.parse({ policy }))
    expect(judge('EMAIL_ADDRESS', value)).toBe(verdict)
  })

  it('`openLeakJudge()` tells a fake name from a real one, and cannot tell a shifted date', async () => {
    const judge = openLeakJudge(anonymizeOptions.parse({ policy: 'pseudonymize' }))
    const fake = await openFakes(Buffer.alloc(32), ['en'])
    expect(judge('PERSON', 'Ann Lee')).toBe('leaked')
    expect(judge('PERSON', fake('PERSON', 'Ann Lee'))).toBe('replaced')
    expect(judge('DATE_TIME', '2020-03-05')).toBe('undetermined')
  })
})
