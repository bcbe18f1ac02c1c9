import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { resolveOptions } from '../../../src/transform/plan-step.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { checkLaws, runStep } from '../../laws.js'

const folder = mkdtempSync(join(tmpdir(), 'given-spans-'))

async function run(rows: readonly Row[], options: object) {
  const { batches, counts } = await runStep(anonymize, [[batchOfRows(rows)]], { options })
  return { rows: batches.flatMap(rowsOf), counts }
}

const span = (entity: string, start: number, end: number, more: object = {}) => ({
  entity,
  start,
  end,
  ...more,
})
const alone = { fields: ['text'], spansFrom: 'pii', detect: false }

describe('given spans', () => {
  it('`anonymize()` applies what a first run found and somebody changed by hand, and nothing else', async () => {
    const rows = [
      { id: 1, text: '😀 write to a@example.org, not b@example.org', list: ['x', 'c@example.org'] },
      { id: 2, text: 'nobody', list: [] },
    ]
    const fields = ['text', 'list[]']
    const found = await run(rows, { fields, spans: 'pii' })
    const reviewed = found.rows.map((row) => {
      const kept = (row.pii as Row[]).filter(({ start }) => start !== 11)
      return { ...row, pii: row.id === 2 ? [span('PERSON', 0, 6, { field: 'text', item: 0 })] : kept }
    })
    const after = await run(reviewed, { fields, spansFrom: 'pii', detect: false })
    expect(after.rows).toEqual([
      { id: 1, text: '😀 write to a@example.org, not <EMAIL_ADDRESS>', list: ['x', '<EMAIL_ADDRESS>'] },
      { id: 2, text: '<PERSON>', list: [] },
    ])
    expect(after.counts.tables['by recognizer']).toEqual({ 'given: EMAIL_ADDRESS': 2, 'given: PERSON': 1 })
  })

  it('`anonymize()` takes them beside what it finds, and a given one stands as it was given', async () => {
    const text = 'Falcon: mail a@example.org or Q7'
    const pii = [span('PERSON', 0, 6), span('USERNAME', 13, 14), span('USERNAME', 30, 32)]
    const { rows } = await run([{ text, pii }], { fields: ['text'], spansFrom: 'pii' })
    expect(rows).toEqual([{ text: '<PERSON>: mail <USERNAME><EMAIL_ADDRESS> or <USERNAME>' }])
  })

  it('`anonymize()` takes entities that it does not look for, by the operators that are named for them', async () => {
    const rows = [{ text: 'aged 47, Ann', pii: [span('AGE', 5, 7), span('PERSON', 9, 12)] }]
    const after = await run(rows, { ...alone, operators: { PERSON: 'redact', AGE: 'generalize' } })
    expect(after.rows).toEqual([{ text: 'aged 40-49, ' }])
  })

  it.each<[string, object, string]>([
    ['Presidio', { entity_type: 'US_SSN', score: 0.85 }, '<US_SSN>'],
    ['Transformers', { entity_group: 'PER', score: 0.99 }, '<PERSON>'],
    ['CoNLL', { label: 'B-LOC' }, '<LOCATION>'],
    ['pii-bench-zh', { type: 'phone' }, '<PHONE_NUMBER>'],
    ['gold of Presidio', { entity_type: 'STREET_ADDRESS' }, '<STREET_ADDRESS>'],
  ])('`anonymize()` knows the labels of %s', async (_, label, after) => {
    const { rows } = await run([{ text: 'ab', pii: [{ ...label, start: 0, end: 2 }] }], alone)
    expect(rows).toEqual([{ text: after }])
  })

  it('`anonymize()` lets `labels` choose, leaves labels out, and leaves out low scores', async () => {
    const pii = [
      { label: 'MISC', start: 0, end: 1 },
      { label: 'Squad', start: 2, end: 3 },
      { label: 'PERSON', start: 4, end: 5, score: 0.2 },
    ]
    const spansFrom = { column: 'pii', labels: { MISC: false, Squad: 'TEAM' }, minScore: 0.5 }
    const { rows } = await run([{ text: 'a b c', pii }], { ...alone, spansFrom })
    expect(rows).toEqual([{ text: 'a <TEAM> c' }])
  })

  it('`anonymize()` ends with an unknown label, and shows none that could be text of a record', async () => {
    const rows = (label: string) => [{ text: 'ab', pii: [{ label, start: 0, end: 2 }] }]
    await expect(run(rows('PERSN'), alone)).rejects.toThrow(/Label "PERSN" stands for no entity.*PERSON/)
    const secret = `王小明的 ${'x'.repeat(60)}`
    await expect(run(rows(secret), alone)).rejects.toThrow(/A label of 65 characters stands for no entity/)
  })

  it.each([
    ['code points', 2, 4],
    ['utf-16', 3, 5],
  ])('`anonymize()` counts places in %s', async (unit, start, end) => {
    const rows = [{ text: '🎉 ab', pii: [span('PERSON', start, end)] }]
    const after = await run(rows, { ...alone, spansFrom: { column: 'pii', unit } })
    expect(after.rows).toEqual([{ text: '🎉 <PERSON>' }])
  })

  it.each<[string, unknown, object]>([
    ['span_outside_text', [span('PERSON', 0, 9)], {}],
    ['span_inside_character', [span('PERSON', 1, 3)], { unit: 'utf-16' }],
    ['span_overlap', [span('PERSON', 0, 3), span('EMAIL_ADDRESS', 2, 4)], {}],
    ['span_malformed', [span('PERSON', 3, 3)], {}],
    ['span_malformed', [span('PERSON', -1, 3)], {}],
    ['span_malformed', [{ start: 0, end: 2 }], {}],
    ['span_malformed', 'no JSON', {}],
    ['span_of_other_field', [span('PERSON', 0, 1, { field: 'note' })], {}],
    ['span_of_other_field', [span('PERSON', 0, 1, { item: 1 })], {}],
  ])('`anonymize()` rejects a record as %s, and that one alone', async (reason, pii, more) => {
    const rows = [
      { id: 1, text: '🎉 ab', pii: JSON.stringify([span('PERSON', 3, 5)]) },
      { id: 2, text: '🎉 ab', pii: typeof pii === 'string' ? pii : JSON.stringify(pii) },
      { id: 3, text: '🎉 ab', pii: null },
    ]
    const unit = 'unit' in more ? more : { unit: 'utf-16' }
    const options = { ...alone, spansFrom: { column: 'pii', ...unit } }
    const { rows: left, counts } = await run(rows, options)
    expect(left).toEqual([
      { id: 1, text: '🎉 <PERSON>' },
      { id: 3, text: '🎉 ab' },
    ])
    expect(counts.rejected).toEqual({ [reason]: 1 })
  })

  it('`anonymize()` takes a given span that reaches into a placeholder of an earlier run', async () => {
    const text = 'Dr <PERSON> wrote to a@example.org'
    const { rows } = await run([{ text, pii: [span('TITLE', 0, 6)] }], { fields: ['text'], spansFrom: 'pii' })
    expect(rows).toEqual([{ text: '<TITLE>RSON> wrote to <EMAIL_ADDRESS>' }])
  })

  it('`anonymize()` takes a given name of a public figure, also where such names stay', async () => {
    const text = 'Albert Einstein and Albert Einstein'
    const options = { fields: ['text'], spansFrom: 'pii', people: 'private' }
    const { rows } = await run([{ text, pii: [span('PERSON', 0, 15)] }], options)
    expect(rows).toEqual([{ text: '<PERSON> and Albert Einstein' }])
  })

  it('`anonymize()` can resolve spans that overlap: the longer one stands', async () => {
    const pii = [span('PERSON', 0, 3), span('ORGANIZATION', 2, 8)]
    const spansFrom = { column: 'pii', overlaps: 'resolve' }
    const { rows } = await run([{ text: 'Lee & Co', pii }], { ...alone, spansFrom })
    expect(rows).toEqual([{ text: '<PERSON><ORGANIZATION>' }])
  })

  it('`anonymize()` reads them from a side file by the key of the record, and pins the file', async () => {
    const file = join(folder, 'side.jsonl')
    const lines = [
      { id: 7, pii: [span('PERSON', 0, 3, { field: 'text' })] },
      { id: 'b', pii: [] },
    ]
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const rows = [
      { id: '7', text: 'Ann met a@example.org' },
      { id: 'b', text: 'Ann' },
      { id: 'c', text: 'Ann' },
    ]
    const resolved = (await resolveOptions(anonymize, { ...alone, spansFrom: file }, 0)) as object
    expect(resolved).toMatchObject({ spansFrom: { file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect((await run(rows, resolved)).rows.map(({ text }) => text)).toEqual([
      '<PERSON> met a@example.org',
      'Ann',
      'Ann',
    ])
    writeFileSync(file, '')
    await expect(run(rows, resolved)).rejects.toThrow(/its SHA-256 differs/)
  })

  it.each<[string, string, RegExp]>([
    ['no JSON', 'Ann Lee', /line 1 is not valid JSON/],
    ['a record without a key', '{"pii": []}', /line 1 has no text or number under the key "id"/],
    [
      'two of one key',
      '{"id":1,"pii":[]}\n{"id":"1","pii":[]}',
      /line 2 has a "id" that stands in an earlier/,
    ],
    ['no spans', '{"id":1}', /line 1 has no spans under pii, spans, entities, results/],
    ['a span without a label', '{"id":1,"spans":[{"start":0,"end":1}]}', /line 1 holds a span without start/],
    ['a list of something else', '[1]', /item 1 is no JSON object/],
  ])('`anonymize()` refuses a side file that holds %s', async (name, text, message) => {
    const file = join(folder, `${name}.jsonl`)
    writeFileSync(file, text)
    const wrong = run([{ id: 1, text: 'Ann' }], { ...alone, spansFrom: file })
    await expect(wrong).rejects.toThrow(message)
    await expect(wrong).rejects.not.toThrow(/Ann Lee/)
  })

  it.each<[object, RegExp]>([
    [{ spansFrom: 'none' }, /Column "none" is not in the data/],
    [{ spansFrom: 'text' }, /column "text" is one of fields too/],
    [{ spansFrom: { column: 'pii', field: 'note' } }, /field "note" is not one of fields: text/],
    [{ detect: false }, /no spans are given/],
  ])('`anonymize.plan()` refuses %j', (options, message) => {
    const { schema } = batchOfRows([{ id: 1, text: 'a', pii: [span('PERSON', 0, 1)] }])
    const given = anonymizeOptions.parse({ fields: ['text'], ...options })
    expect(() => anonymize.plan(schema, given)).toThrow(message)
  })

  it('`anonymize()` writes given and found spans together into a column of the same name', async () => {
    const rows = [{ text: 'Q7 a@example.org', pii: [span('USERNAME', 0, 2)] }]
    const after = await run(rows, { fields: ['text'], spansFrom: 'pii', spans: 'pii' })
    expect(after.rows[0].text).toBe(rows[0].text)
    expect((after.rows[0].pii as Row[]).map(({ entity }) => entity)).toEqual(['USERNAME', 'EMAIL_ADDRESS'])
  })

  it('`anonymize()` keeps the laws of transforms with them', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      id: i,
      text: i % 4 === 0 ? 'Q7 wrote to a@example.org' : 'Q7',
      pii: i % 5 === 0 ? [] : [span('USERNAME', 0, i % 7 === 0 ? 99 : 2)],
    }))
    await checkLaws(anonymize, {
      batches: [batchOfRows(rows)],
      options: anonymizeOptions.parse({ fields: ['text'], spansFrom: 'pii' }),
    })
  })
})
