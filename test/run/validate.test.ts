import { join } from 'node:path'
import { validate } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { Draws } from '../../src/transform/random.js'
import { shortForm } from '../campaign.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('validate')

/** Few long lines, so that there are several partitions. */
function writeRows(name: string, count: number) {
  const draws = new Draws(3, 11)
  const rows = Array.from({ length: count }, (_, id) => ({
    id: id === 700 ? 3 : id,
    kind: draws.chance(0.1) ? 'rare' : 'usual',
    score: draws.below(100),
    split: draws.chance(0.3) ? 'test' : 'train',
    text: `text ${draws.below(900)}`,
  }))
  const input = writeLines(join(folder, name), rows, { lineLength: 9000 })
  return { input, rare: rows.filter(({ kind }) => kind === 'rare').length }
}

const rules = [
  { rows: { min: 1 } },
  { column: 'id', unique: true, order: 'strictly_ascending' },
  { column: 'kind', in: ['usual'], mostly: 0.5, severity: 'warn' },
  { column: 'score', max: 90, mean: { min: 40, max: 60 }, distinct: { max: 100 } },
  { column: 'score', mean: { min: 60 }, when: { split: 'test' }, severity: 'info' },
  { leaks: { fields: ['text'], split: 'split' } },
] as const

describe('`validate()`', () => {
  it('answers the same for any number of workers, with counts, shares, lines and shared values', async () => {
    const { input, rare } = writeRows('rows.jsonl', 1000)
    const reports = await Promise.all(
      shortForm([0, 2, 1], 2).map((workers) => validate({ input, rules }, { workers })),
    )
    for (const other of reports.slice(1)) expect(other).toEqual(reports[0])

    const [report] = reports
    const check = (name: string) => report.checks.find((one) => one.name === name)
    expect(check('id unique')).toMatchObject({ passed: false, rows: 1000, failed: 1, values: [] })
    expect(check('id unique')?.places).toEqual([{ source: input, line: 701, offset: 700 * 9001 }])
    expect(check('id order')).toMatchObject({ passed: false, failed: 1 })
    expect(check('kind in')).toMatchObject({ passed: true, values: [{ value: 'rare', count: rare }] })
    expect(check('score distinct')).toMatchObject({ passed: true, observed: 100 })
    const means = report.checks.filter(({ name }) => name === 'score mean')
    expect(means.map(({ passed }) => passed)).toEqual([true, false])
    expect(check('leaks')?.failed).toBeGreaterThan(100)
    expect(report).toMatchObject({
      rows: 1000,
      rejected: 0,
      passed: false,
      broken: { error: 4, warn: 0, info: 1 },
    })
  })

  it('joins the order of values where one part ends and the next begins', async () => {
    const rows = Array.from({ length: 600 }, (_, id) => ({ id }))
    const input = ['a', 'b'].map((name) =>
      writeLines(join(folder, `${name}.jsonl`), rows, { lineLength: 9000 }),
    )
    const report = await validate(
      { input: { path: input }, rules: [{ column: 'id', order: 'ascending' }] },
      { workers: 0 },
    )
    const [, order] = report.checks
    expect(order.failed).toBe(1)
    expect(order.places).toEqual([{ source: input[1], line: 1, offset: 0 }])
  })

  it('passes data without rows, but for what must be there', async () => {
    const input = writeLines(join(folder, 'none.jsonl'), [])
    const report = await validate({ input, rules: [{ rows: { max: 5 } }] }, { workers: 0 })
    expect(report).toMatchObject({ passed: true, rows: 0 })
    expect((await validate({ input, rules: [{ rows: { min: 1 } }] }, { workers: 0 })).passed).toBe(false)
  })
})
