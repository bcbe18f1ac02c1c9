import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { Draws } from '../../src/transform/random.js'
import { top } from '../../transforms/top.js'
import { checkLaws, runStep } from '../laws.js'

/** Rows with scores of few values, so that many are equal. */
function scored(count: number, seed: number): Row[] {
  const draws = new Draws(seed, 3)
  return Array.from({ length: count }, (_, n) => ({
    n,
    kind: ['甲', '乙', null][draws.below(3)],
    score: draws.below(40) / 8 - 2,
  }))
}

async function topOf(rows: Row[], options: unknown) {
  const run = await runStep(top as never, [[batchOfRows(rows)]], { options })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

const scoresOf = (rows: readonly Row[]) => rows.map(({ score }) => score as number).sort((a, b) => a - b)

describe('`top()`', () => {
  it.each<[string, unknown]>([
    ['so many rows', { by: 'score', rows: 20 }],
    ['the lowest', { by: 'score', share: 0.3, order: 'lowest' }],
    ['of each group', { by: 'score', rows: 5, per: 'kind' }],
  ])('keeps the laws of transforms for %s', async (_, options) => {
    const rows = scored(60, 1)
    const batches = [batchOfRows(rows.slice(0, 31)), batchOfRows(rows.slice(31), { firstPosition: 31 })]
    await checkLaws(top as never, { options, batches })
  })

  it('keeps exactly the best scores, overall and of each group, in the order of the rows', async () => {
    for (const seed of [1, 2, 3]) {
      const rows = scored(700, seed)
      for (const order of ['highest', 'lowest'] as const) {
        const bestOf = (some: readonly Row[], count: number) =>
          order === 'highest' ? scoresOf(some).slice(some.length - count) : scoresOf(some).slice(0, count)
        const overall = await topOf(rows, { by: 'score', share: 0.1, order })
        expect(scoresOf(overall.rows), `seed ${seed}`).toEqual(bestOf(rows, 70))
        expect(overall.counts.dropped.top_left_out).toBe(630)
        const numbers = overall.rows.map(({ n }) => n as number)
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        const each = await topOf(rows, { by: 'score', rows: 9, per: 'kind', order })
        for (const kind of ['甲', '乙', null]) {
          const own = (some: readonly Row[]) => some.filter((row) => row.kind === kind)
          expect(scoresOf(own(each.rows)), `seed ${seed}`).toEqual(bestOf(own(rows), 9))
        }
      }
    }
  })

  it('rejects rows without a score, and keeps none of no share', async () => {
    const rows: Row[] = [{ score: 1 }, { score: null }, { score: Number.NaN }, { score: 3 }]
    const { rows: kept, counts } = await topOf(rows, { by: 'score', share: 0.5 })
    expect(kept).toEqual([{ score: 3 }])
    expect(counts.rejected).toEqual({ bad_score: 2 })
    expect((await topOf(rows, { by: 'score', rows: 0 })).rows).toEqual([])
  })

  it.each<[unknown, RegExp]>([
    [{ by: 'score' }, /Give either .*rows.* or .*share/],
    [{ by: 'score', rows: 1, share: 0.1 }, /Give either/],
    [{ by: 'kind', rows: 1 }, /Column "kind" holds .*, not numbers/],
  ])('refuses %j', (options, message) => {
    const { schema } = batchOfRows([{ score: 1, kind: 'a' }])
    expect(() => planStep(top as never, options, { index: 0, schema })).toThrow(message)
  })
})
