import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { Draws } from '../../src/transform/random.js'
import { chooseFarthest } from '../../transforms/top/choose-diverse.js'
import { unitRows } from '../../transforms/top/unit-rows.js'
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
    [{ rows: 1 }, /Name the column of scores .*, or that of embeddings/],
    [{ by: 'score', rows: 1, maxCosine: 0.5 }, /maxCosine.* is for .*by.* and .*diverse/],
    [{ diverse: 'score', rows: 1 }, /Column "score" holds .*embeddings are lists of numbers.*diverse/],
  ])('refuses %j', (options, message) => {
    const { schema } = batchOfRows([{ score: 1, kind: 'a' }])
    expect(() => planStep(top as never, options, { index: 0, schema })).toThrow(message)
  })
})

/** Rows with vectors in a few bundles, some of them equal, one in ten without a direction. */
function placed(count: number, seed: number): Row[] {
  const draws = new Draws(seed, 9)
  const around = () => draws.below(1000) / 500 - 1
  const middles = Array.from({ length: 6 }, () => Array.from({ length: 7 }, around))
  return Array.from({ length: count }, (_, n) => {
    const middle = middles[draws.below(6)]
    const spread = draws.below(3) / 10
    const vector = draws.below(10) === 0 ? null : middle.map((number) => number + spread * around())
    return { n, kind: ['甲', '乙'][draws.below(2)], score: draws.below(30), vector }
  })
}

function cosines(rows: readonly Row[]): number[][] {
  const units = rows.map(({ vector }) => {
    const norm = Math.hypot(...(vector as number[]))
    return Float32Array.from(vector as number[], (number) => number / norm)
  })
  return units.map((a) => units.map((b) => a.reduce((sum, number, i) => sum + number * b[i], 0)))
}

/** Every row is compared with every chosen one, each time. */
function farthestOf(rows: readonly Row[], count: number): number[] {
  const near = cosines(rows)
  const toAll = near.map((row) => row.reduce((sum, cosine) => sum + cosine, 0))
  const chosen = [toAll.indexOf(Math.max(...toAll))]
  while (chosen.length < count) {
    const left = rows.map((_, i) =>
      chosen.includes(i) ? Infinity : Math.max(...chosen.map((j) => near[i][j])),
    )
    chosen.push(left.indexOf(Math.min(...left)))
  }
  return chosen.map((i) => rows[i].n as number).sort((a, b) => a - b)
}

describe('`top()` by embeddings', () => {
  it.each<[string, unknown]>([
    ['rows far from each other', { diverse: 'vector', rows: 12 }],
    ['of each group', { diverse: 'vector', share: 0.4, per: 'kind' }],
    ['the best that are not near a better one', { diverse: 'vector', by: 'score', rows: 12 }],
  ])('keeps the laws of transforms for %s', async (_, options) => {
    const rows = placed(60, 1)
    const batches = [batchOfRows(rows.slice(0, 31)), batchOfRows(rows.slice(31), { firstPosition: 31 })]
    await checkLaws(top as never, { options, batches })
  })

  it('keeps the rows that comparing all with all would choose, of all and of each group', async () => {
    for (const seed of [1, 2, 3]) {
      const rows = placed(150, seed)
      const whole = rows.filter(({ vector }) => vector !== null)
      const overall = await topOf(rows, { diverse: 'vector', rows: 25 })
      expect(
        overall.rows.map(({ n }) => n),
        `seed ${seed}`,
      ).toEqual(farthestOf(whole, 25))
      expect(overall.counts.rejected).toEqual({ bad_embedding: rows.length - whole.length })
      expect(overall.counts.dropped).toEqual({ top_left_out: whole.length - 25 })
      const each = await topOf(rows, { diverse: 'vector', rows: 9, per: 'kind' })
      for (const kind of ['甲', '乙']) {
        const own = (some: readonly Row[]) => some.filter((row) => row.kind === kind)
        expect(own(each.rows).map(({ n }) => n)).toEqual(farthestOf(own(whole), 9))
      }
    }
  })

  it('keeps with scores the best of which none is nearer to a better one than asked', async () => {
    const rows = placed(150, 4)
    const whole = rows.filter(({ vector }) => vector !== null)
    const near = cosines(whole)
    const order = [...whole.keys()].sort(
      (a, b) => (whole[b].score as number) - (whole[a].score as number) || a - b,
    )
    const chosen: number[] = []
    for (const i of order) if (chosen.length < 20 && chosen.every((j) => near[i][j] <= 0.97)) chosen.push(i)
    const { rows: kept } = await topOf(rows, { diverse: 'vector', by: 'score', rows: 20, maxCosine: 0.97 })
    const numbers = chosen.map((i) => whole[i].n as number).sort((a, b) => a - b)
    expect(kept.map(({ n }) => n)).toEqual(numbers)
    expect(chosen.length).toBeGreaterThan(6)
    expect(numbers).not.toEqual([...order.slice(0, chosen.length)].map((i) => whole[i].n).sort())
  })

  it('compares projections of vectors that are too many for the memory of the plan, and keeps as many', async () => {
    const vectors = placed(200, 5).filter(({ vector }) => vector !== null)
    const list = vectors.map(({ vector }) => Float32Array.from(Array(10).fill(vector).flat() as number[]))
    const whole = unitRows(list, { rows: list.length, most: 1000 })
    const less = unitRows(list, { rows: list.length, most: 32 })
    expect([whole.length, less.length]).toEqual([70, 32])
    const chosen = await chooseFarthest(less, 6)
    // A bundle each: projections keep apart what is far apart.
    const near = cosines(chosen.map((i) => vectors[i]))
    expect(Math.max(...near.flatMap((row, i) => row.filter((_, j) => j !== i)))).toBeLessThan(0.97)
    expect(() => unitRows(list, { rows: list.length, most: 31 })).toThrow(/too large to be compared/)
  })
})
