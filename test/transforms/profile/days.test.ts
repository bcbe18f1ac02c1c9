import { describe, expect, it } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { renderProfile } from '../../../src/report/render-profile.js'
import type { ColumnProfile } from '../../../src/schemas/column-profile.js'
import { mergeColumns, openColumns, summarizeColumns } from '../../../transforms/profile/columns/index.js'
import { dayOf } from '../../../transforms/profile/columns/text/days.js'

function sealed(texts: readonly (string | null)[], minShared: number) {
  const batch = batchOfRows(texts.map((when) => ({ when })))
  const observer = openColumns(batch.schema, { minShared })
  observer.observe(batch)
  return observer.seal()
}

function columnOf(parts: readonly (readonly (string | null)[])[], minShared = 1): ColumnProfile {
  const summary = parts.map((texts) => sealed(texts, minShared)).reduce(mergeColumns)
  return summarizeColumns(summary).columns[0]
}

const read = (text: string) => {
  const bytes = Buffer.from(`x${text}x`)
  const day = dayOf({ bytes, start: 1, end: bytes.length - 1 })
  return day === undefined ? undefined : new Date(day).toISOString().slice(0, 10)
}

describe('text that is dates', () => {
  it.each([
    '2026-11-29',
    '2024-02-29',
    '0099-12-31',
    '2026-11-29T08:30',
    '2026-11-29 08:30:15',
    '2026-11-29T08:30:15.123456Z',
    '2026-11-29T23:59:59+01:00',
    '2026-11-29 08:30:15 UTC',
  ])('%s is a day', (text) => {
    expect(read(text)).toBe(text.slice(0, 10))
  })

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-2',
    '29-11-2026',
    '2026/11/29',
    '2026-11-29x',
    '2026-11-29T',
    '2026-11-29T8:30',
    '2026-11-29 and more',
    '1234-56-7890',
    '',
  ])('"%s" is none', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('is told of by time, in parts as in one', () => {
    const texts = ['2026-01-01', '2026-01-03T10:00', null, '2026-01-02', '2026-01-02']
    const whole = columnOf([texts])
    expect(whole.numbers).toMatchObject({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 0, 3) })
    expect(whole.numbers?.histogram.counts.reduce((sum, count) => sum + count)).toBe(4)
    expect(columnOf([texts.slice(0, 2), texts.slice(2)]).numbers).toEqual(whole.numbers)
  })

  it('with one other text among them is text', () => {
    expect(columnOf([['2026-01-01', '2026-01-02'], ['soon']]).numbers).toBeUndefined()
    expect(columnOf([['2026-01-01', '']]).numbers).toBeUndefined()
    expect(columnOf([[null, null]]).numbers).toBeUndefined()
  })

  it('tells no day that fewer than minShared rows have', () => {
    const texts = [
      '1901-05-06',
      ...Array.from({ length: 30 }, (_, i) => `2026-01-${10 + (i % 3)}`),
      '2031-07-08',
    ]
    const { numbers, top } = columnOf([texts], 5)
    expect(numbers?.min).toBeGreaterThan(Date.UTC(1901, 4, 6))
    expect(numbers?.max).toBeLessThan(Date.UTC(2031, 6, 8))
    expect(top.map(({ value }) => value)).toEqual(['2026-01-10', '2026-01-11'])
    expect(columnOf([['2026-01-01', '2026-01-02']], 5).numbers).toBeUndefined()
  })

  it('tells no day that only copies of one row have', () => {
    const days = ['1901-05-06', ...Array.from({ length: 12 }, (_, i) => `2026-01-${11 + (i % 2)}`)]
    const batch = batchOfRows(days.map((when) => ({ when })))
    const order = Uint32Array.from([0, 0, 0, 0, 0, 0, ...days.keys()])
    const copies = Uint32Array.from([1, 2, 3, 4, 5, 6, ...days.map(() => 0)])
    const observer = openColumns(batch.schema, { minShared: 5 })
    observer.observe(takeRows(batch, order, copies))
    const [{ numbers }] = summarizeColumns(observer.seal()).columns
    expect(numbers?.min).toBeGreaterThan(Date.UTC(1901, 4, 6))
  })

  it('stands on the page as days, without lengths', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `2026-${i < 10 ? '03' : '04'}-${11 + (i % 10)}`)
    const summary = summarizeColumns(sealed(texts, 1))
    const report = { version: 1 as const, minShared: 1, ...summary }
    for (const [lang, deviation] of [
      ['en', /Standard deviation[\s\S]{0,80}15\.\d+ days/],
      ['zh', /标准差[\s\S]{0,80}15\.\d+ 天/],
    ] as const) {
      const page = await renderProfile(report, { lang })
      expect(page).toContain('2026-03-11')
      expect(page).toContain('2026-04-20')
      expect(page).toMatch(deviation)
      expect(page).not.toContain(String(Date.UTC(2026, 2, 11)))
      expect(page).not.toContain('1970')
      expect(page).not.toMatch(/Length in words|字数|词数/)
    }
  })
})
