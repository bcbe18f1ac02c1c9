import { describe, expect, test } from 'vitest'
import {
  Bool,
  type DataType,
  Field,
  Float64,
  Int64,
  Null,
  Schema,
  Struct,
  Utf8,
} from '../../../src/arrow/arrow.js'
import { listOf } from '../../../src/arrow/path.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { englishWords } from '../../../src/cli/language/words.js'
import { profileLines } from '../../../src/cli/profile/lines.js'
import { displayWidth } from '../../../src/cli/terminal/width.js'
import type { ProfileReport } from '../../../src/schemas/profile.js'
import { planStep } from '../../../src/transform/plan-step.js'
import { openStep } from '../../../src/transform/step.js'
import { profile } from '../../../transforms/profile.js'
import { runStep } from '../../laws.js'

function schemaOf(types: Record<string, DataType>): Schema {
  return new Schema(Object.entries(types).map(([name, type]) => new Field(name, type, true)))
}

const schema = schemaOf({
  f: new Utf8(),
  x: new Float64(),
  id: new Int64(),
  none: new Null(),
  y: new Bool(),
  meta: new Struct([new Field('w', new Float64(), true)]),
  tags: listOf(new Utf8()),
})

/** The profile of rows that are read in two splits, all that is kept of them over JSON. */
async function profileOf(rows: Row[], options: object): Promise<ProfileReport> {
  const half = rows.length >> 1
  const splits = [rows.slice(0, half), rows.slice(half)].map((part) => [batchOfRows(part, { schema })])
  const { decision } = await runStep(profile, splits, { options })
  const step = planStep(profile, options, { index: 0, schema })
  const sealed: unknown[] = []
  for (const [batch] of splits) {
    const open = await openStep(step, { seed: 0, decision: decision as never })
    for (const _ of open.apply(batch));
    sealed.push(JSON.parse(JSON.stringify(open.findings())))
  }
  const { findings } = profile
  return findings!.report(sealed.reduce(findings!.merge), step.options as never) as ProfileReport
}

const people = (count: number, row: (i: number) => Row): Row[] =>
  Array.from({ length: count }, (_, i) => ({ f: 'ab'[i % 2], y: i % 3 === 0, ...row(i) }))

const groupsOf = (report: ProfileReport) =>
  report.bias?.facets[0].groups.map(({ values, rows }) => [values[0], rows])

describe('`profile`', () => {
  test('takes a facet or a label that is null in all rows', async () => {
    const rows = people(60, () => ({}))
    const byNone = await profileOf(rows, { facet: 'none', label: 'y', fields: [] })
    expect(groupsOf(byNone)).toEqual([[null, 60]])
    const unlabelled = await profileOf(rows, { facet: 'f', label: 'none', fields: [] })
    expect(unlabelled.bias?.unlabelled?.rows).toBe(60)
  })

  test('cuts quantiles at finite values only, so that ranges outlast a resumed run', async () => {
    const rows = people(100, (i) => ({ x: i % 10 < 6 ? Number.NEGATIVE_INFINITY : i }))
    const report = await profileOf(rows, { facet: 'x@q10', label: 'y', fields: [], minShared: 1 })
    const { ranges } = report.bias!.facets[0]
    for (const range of ranges!) expect(range).not.toMatch(/null|Infinity|e\+308/)
    expect(groupsOf(report)!.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(100)
  })

  test('tells no more distinct values than there are values', async () => {
    for (const count of [7000, 12000, 20000]) {
      const report = await profileOf(
        people(count, (i) => ({ id: i * 7 })),
        { fields: ['id'] },
      )
      expect(report.columns[0].distinct.count).toBeLessThanOrEqual(count)
    }
  })

  test('names whole numbers past 2^53 to the digit', async () => {
    const rows = people(90, (i) => ({ id: 9007199254740993n + BigInt(i % 3) }))
    const report = await profileOf(rows, { facet: 'id', label: 'y', fields: [] })
    expect(groupsOf(report)).toEqual([
      ['9007199254740993', 30],
      ['9007199254740994', 30],
      ['9007199254740995', 30],
    ])
  })

  test('reads weights inside an object', async () => {
    const rows = people(100, (i) => ({ meta: { w: i % 2 === 0 ? 3 : 1 } }))
    const report = await profileOf(rows, { facet: 'f', label: 'y', weight: 'meta.w', fields: [] })
    expect(report.bias?.weight).toBe(200)
  })

  test.each([1e308, 1e-200, 0, -1, Number.NaN])(
    'has no figure that is no number for weights of %d',
    async (w) => {
      const rows = people(100, () => ({ x: w }))
      const report = await profileOf(rows, { facet: 'f', label: 'y', weight: 'x', fields: [] })
      const text = JSON.stringify(report, (_, value) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'no number' : value,
      )
      expect(text).not.toContain('no number')
    },
  )

  test.each([
    { facet: 'tags[]', label: 'y' },
    { facet: 'f', label: 'tags[]' },
    { facet: 'f', label: 'y', weight: 'tags[]' },
  ])('refuses the items of a list, of which a row has many: %o', (options) => {
    expect(() => planStep(profile, options, { index: 0, schema })).toThrow(
      expect.objectContaining({ code: 'bad_schema' }),
    )
  })
})

describe('`profileLines()`', () => {
  const lines = (profile: ProfileReport) =>
    profileLines(
      { profile, rows: { read: profile.rows, rejected: 0 }, rejected: {}, gates: [] },
      { columns: 80, paint: (_, text) => text, words: englishWords, isFull: true },
    )

  test('shows controls and turned text as escapes, a line a group', async () => {
    const values = ['\u001b[31mred', 'line\nbreak', '\u202egpj.exe', '\u0000', '', '😀 正常']
    const rows = people(120, (i) => ({ f: values[i % values.length] }))
    const text = lines(await profileOf(rows, { facet: 'f', label: 'y', fields: ['f'] }))
    for (const line of text) expect(line).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(text.filter((line) => line.startsWith('line\\nbreak'))).not.toHaveLength(0)
    expect(text.filter((line) => line.startsWith('""'))).not.toHaveLength(0)
    const table = text
      .slice(text.findIndex((line) => line.includes('SPD')))
      .filter((line) => line.endsWith('small'))
    expect(new Set(table.slice(0, 6).map((line) => displayWidth(line)))).toHaveProperty('size', 1)
  })

  test('says how many rows are left out for want of a label or a weight', async () => {
    const rows = people(100, (i) => ({ x: i < 7 ? -1 : 1, y: i === 50 ? null : true }))
    const text = lines(await profileOf(rows, { facet: 'f', label: 'y', weight: 'x', fields: [] }))
    expect(text).toContain('Left out: 1 row without a label')
    expect(text).toContain('Left out: 7 rows without a usable weight')
  })
})
