import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { balance } from '../../../transforms/balance.js'
import { runs } from '../../campaign.js'
import { checkLaws, runStep } from '../../laws.js'

const options = { facet: 'sex', label: 'hired', method: 'preferential', score: 'score', positive: 'yes' }

/** Rows with few distinct scores, so that ties are the rule. */
const people = fc
  .array(
    fc.record({
      sex: fc.constantFrom('f', 'm'),
      hired: fc.constantFrom('yes', 'no'),
      score: fc.constantFrom(-1e300, -2.5, -0, 0, 1e-310, 0.25, 0.5, 0.5000000000000001, 7, 1e12),
    }),
    { minLength: 8, maxLength: 300 },
  )
  .filter((rows) => new Set(rows.map(({ sex, hired }) => sex + hired)).size === 4)

function batchesOf(rows: Row[], size: number): Batch[] {
  const { schema } = batchOfRows([{ sex: '', hired: '', score: 0.5 }])
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    batchOfRows(rows.slice(i * size, (i + 1) * size), { schema, firstPosition: i * size }),
  )
}

/** How often each row of the input stands in the output, by its position. */
function copiesOf(batches: readonly Batch[], rows: number): number[] {
  const copies = new Array<number>(rows).fill(0)
  for (const { origin } of batches) for (const position of origin.positions) copies[position]++
  return copies
}

describe('preferential sampling', () => {
  test('takes the rows of each cell that lie nearest to the boundary, as a plain sort does', async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.integer({ min: 5, max: 90 }), async (rows, size) => {
        const run = await runStep(balance, [batchesOf(rows, size)], { options })
        const copies = copiesOf(run.batches, rows.length)
        const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length
        for (const sex of ['f', 'm'])
          for (const hired of ['yes', 'no']) {
            const cell = rows
              .map((row, i) => ({ ...row, i }))
              .filter((row) => row.sex === sex && row.hired === hired)
            const wanted =
              (count((row) => row.sex === sex) * count((row) => row.hired === hired)) / rows.length
            const quota = cell.reduce((sum, { i }) => sum + copies[i], 0)
            expect(Math.abs(quota - wanted)).toBeLessThan(1)
            // Where rows are repeated, the nearest are; where some are left out, the farthest stay.
            const least = Math.floor(quota / cell.length)
            const isLowFirst = (hired === 'yes') === least > 0
            const near = cell.sort((a, b) => (isLowFirst ? a.score - b.score : b.score - a.score))
            const extra = quota - least * cell.length
            const limit = near[Math.min(extra, cell.length - 1)].score
            for (const { i, score } of cell) {
              const isNear = isLowFirst ? score < limit : score > limit
              const isFar = isLowFirst ? score > limit : score < limit
              if (isNear) expect(copies[i]).toBe(least + 1)
              else if (isFar) expect(copies[i]).toBe(least)
              else expect([least, least + 1]).toContain(copies[i])
            }
          }
      }),
      runs(30, 20261124),
    )
  })

  const many: Row[] = Array.from({ length: 9000 }, (_, i) => ({
    sex: i % 3 === 0 ? 'f' : 'm',
    hired: i % 5 === 0 || (i % 3 > 0 && i % 2 === 0) ? 'yes' : 'no',
    score: i % 4 === 0 ? 0.5 : (i * 7919) % 1000,
  }))

  test('chooses the same rows whatever the partitions, where thousands of rows tie', async () => {
    const whole = await runStep(balance, [batchesOf(many, 1000)], { options })
    const partitioned = await runStep(
      balance,
      batchesOf(many, 700).map((batch) => [batch]),
      { options },
    )
    expect(copiesOf(partitioned.batches, many.length)).toEqual(copiesOf(whole.batches, many.length))
    expect(whole.batches.flatMap(rowsOf)).toHaveLength(9000)
  })

  test('keeps the laws', async () => {
    await checkLaws(balance, { options, batches: batchesOf(many.slice(0, 700), 128) })
  })

  test('rejects rows without a score, and goes on with the others', async () => {
    const rows = many.slice(0, 60).map((row, i) => (i === 7 ? { ...row, score: null } : row))
    const run = await runStep(balance, [batchesOf(rows, 60)], { options })
    expect(run.counts.rejected).toEqual({ bad_score: 1 })
    expect(run.batches.flatMap(rowsOf)).toHaveLength(59)
  })
})

test('uniform sampling of German credit by sex meets 483, 207, 217 and 93 from 499, 191, 201 and 109', async () => {
  // Kamiran & Calders, "Data preprocessing techniques for classification without discrimination" (2012): n_s · n_y / n.
  const cells: [string, string, number][] = [
    ['male', 'good', 499],
    ['male', 'bad', 191],
    ['female', 'good', 201],
    ['female', 'bad', 109],
  ]
  const rows = cells.flatMap(([sex, hired, count]) => new Array<Row>(count).fill({ sex, hired, score: 1 }))
  const run = await runStep(balance, [batchesOf(rows, 128)], {
    options: { facet: 'sex', label: 'hired', method: 'uniform' },
  })
  const made: Record<string, number> = {}
  for (const { sex, hired } of run.batches.flatMap(rowsOf))
    made[`${sex} ${hired}`] = (made[`${sex} ${hired}`] ?? 0) + 1
  expect(made).toEqual({ 'male good': 483, 'male bad': 207, 'female good': 217, 'female bad': 93 })
})
