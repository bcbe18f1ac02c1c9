import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { sample } from '../../transforms/sample.js'
import { isWhole } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

const numbered = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ n, kind: n % 10 === 0 ? null : n % 3 === 0 ? '甲' : '乙' }))

async function sampleOf(rows: Row[], options: unknown, seed = 7) {
  const run = await runStep(sample as never, [[batchOfRows(rows)]], { options, seed })
  return { rows: run.batches.flatMap(rowsOf), counts: run.counts }
}

describe('`sample()`', () => {
  it.each<[string, unknown]>([
    ['of so many rows', { rows: 20 }],
    ['of no row', { rows: 0 }],
    ['of more than there are', { rows: 1000 }],
    ['of a share', { share: 0.3 }],
    ['of each group', { rows: 5, by: 'kind' }],
    ['of each group as its share', { rows: 7, by: 'kind', allocation: 'proportional' }],
    ['of a share of each range of numbers', { share: 0.5, by: 'n@20/40' }],
  ])('keeps the laws of transforms for a sample %s', async (_, options) => {
    const rows = numbered(60)
    const batches = [batchOfRows(rows.slice(0, 31)), batchOfRows(rows.slice(31), { firstPosition: 31 })]
    await checkLaws(sample as never, { options, batches })
  })

  it.each<[unknown, number]>([
    [{ rows: 0 }, 0],
    [{ rows: 1 }, 1],
    [{ rows: 777 }, 777],
    [{ rows: 5000 }, 3000],
    [{ share: 0 }, 0],
    [{ share: 0.1 }, 300],
    [{ share: 0.0005 }, 2],
    [{ share: 1 }, 3000],
  ])('takes exactly as many rows as %j says', async (options, count) => {
    const { rows, counts } = await sampleOf(numbered(3000), options)
    expect(rows.length).toBe(count)
    expect(counts.dropped.sample_left_out ?? 0).toBe(3000 - count)
  })

  it('takes so many of each group, nulls among them, and all of a smaller one', async () => {
    const { rows } = await sampleOf([...numbered(300), { n: 300, kind: '丙' }], { rows: 9, by: 'kind' })
    const counts = ['null', '甲', '乙', '丙'].map(
      (kind) => rows.filter((row) => String(row.kind) === kind).length,
    )
    expect(counts).toEqual([9, 9, 9, 1])
  })

  it('takes so many in all, of each group as its share by the largest remainder', async () => {
    const countsOf = async (rows: number) => {
      const taken = (await sampleOf(numbered(300), { rows, by: 'kind', allocation: 'proportional' })).rows
      return ['null', '甲', '乙'].map((kind) => taken.filter((row) => String(row.kind) === kind).length)
    }
    // Of 300 rows 30, 90 and 180: shares of 13 are 1.3, 3.9 and 7.8.
    expect(await countsOf(13)).toEqual([1, 4, 8])
    expect(await countsOf(1000)).toEqual([30, 90, 180])
    await expect(sampleOf(numbered(3), { rows: 1, allocation: 'proportional' })).rejects.toThrow('"by"')
  })

  it.runIf(isWhole)(
    'keeps the order of the rows and takes each as often as any other over many seeds',
    async () => {
      const rows = numbered(40)
      const taken = new Array<number>(40).fill(0)
      const tries = 800
      for (let seed = 0; seed < tries; seed++) {
        const { rows: some } = await sampleOf(rows, { rows: 10 }, seed)
        const numbers = some.map(({ n }) => Number(n))
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
        for (const n of numbers) taken[n]++
      }
      // 39 degrees of freedom, of draws without putting back: mean 39 · (1 − 10/40) or less, standard deviation 9.
      const square = taken.reduce((sum, count) => sum + (count - tries / 4) ** 2 / (tries / 4), 0)
      expect(square).toBeGreaterThan(5)
      expect(square).toBeLessThan(39 + 5 * 9)
    },
  )

  it('takes a larger sample of the same seed around a smaller one', async () => {
    const [small, large] = [
      await sampleOf(numbered(500), { rows: 50 }),
      await sampleOf(numbered(500), { rows: 60 }),
    ]
    const numbers = new Set(large.rows.map(({ n }) => n))
    expect(small.rows.every(({ n }) => numbers.has(n))).toBe(true)
  })

  it.each<[string, unknown, RegExp]>([
    ['nothing to take', {}, /Give either "rows" or "share"/],
    ['both a number and a share', { rows: 1, share: 0.1 }, /Give either "rows" or "share"/],
    ['a share above one', { share: 2 }, /share/],
    ['an unknown group', { rows: 1, by: 'knd' }, /Did you mean "kind"/],
  ])('refuses %s', (_, options, message) => {
    const { schema } = batchOfRows(numbered(3))
    expect(() => planStep(sample as never, options, { index: 0, schema })).toThrow(message)
  })
})
