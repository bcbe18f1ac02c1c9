import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { planSteps } from '../../src/pipeline/plan-steps.js'
import { planStep } from '../../src/transform/plan-step.js'
import { openStep } from '../../src/transform/step.js'
import { split } from '../../transforms/split.js'
import { runs } from '../campaign.js'
import { checkLaws, runStep } from '../laws.js'

async function splitsOf(rows: Row[], options: unknown = {}, seed = 7): Promise<unknown[]> {
  const run = await runStep(split as never, [[batchOfRows(rows)]], { options, seed })
  return run.batches.flatMap(rowsOf).map((row) => row[(options as { column?: string }).column ?? 'split'])
}

function numbered(count: number): Row[] {
  return Array.from({ length: count }, (_, id) => ({ id, text: `第 ${id} 行` }))
}

function planned(batch: Batch, options: unknown) {
  return planStep(split as never, options, { index: 0, schema: batch.schema }).plan
}

describe('`split()`', () => {
  it.each<[string, unknown]>([
    ['by the whole row', {}],
    ['by a Chinese column', { by: '用户', shares: { 训练: 3, 测试: 1 }, column: '部分' }],
    ['by two columns, one inside an object', { by: ['用户', 'meta.id'] }],
  ])('keeps the laws of transforms %s', async (_, options) => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      用户: i % 7 === 0 ? null : `用户${i % 9}`,
      meta: i % 5 === 0 ? null : { id: i % 4 },
      tags: ['a', `${i}`],
      score: i / 8,
    }))
    const batches = [batchOfRows(rows.slice(0, 31)), batchOfRows(rows.slice(31), { firstPosition: 31 })]
    await checkLaws(split as never, { options, batches })
  })

  it.each([[[0.8, 0.1, 0.1]], [[1, 1]], [[0.97, 0.02, 0.01]], [[5, 3, 1, 1]]])(
    'meets the shares %j within five standard deviations, for any seed',
    async (shares) => {
      const rows = numbered(20_000)
      const total = shares.reduce((sum, share) => sum + share)
      for (const seed of [0, 1, 2, 2 ** 40 + 3]) {
        const named = Object.fromEntries(shares.map((share, i) => [`s${i}`, share]))
        const found = await splitsOf(rows, { shares: named }, seed)
        for (const [i, share] of shares.entries()) {
          const p = share / total
          const count = found.filter((name) => name === `s${i}`).length
          expect(Math.abs(count - rows.length * p)).toBeLessThan(5 * Math.sqrt(rows.length * p * (1 - p)))
        }
      }
    },
  )

  it('spreads rows that differ in little evenly: chi-square over a hundred splits', async () => {
    const shares = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`s${i}`, 1]))
    const kinds: Row[][] = [
      Array.from({ length: 20_000 }, (_, n) => ({ n })),
      Array.from({ length: 20_000 }, (_, n) => ({ a: n % 200, b: Math.floor(n / 200) })),
      Array.from({ length: 20_000 }, (_, n) => ({
        text: '好'.repeat(n % 141) + 'x'.repeat(Math.floor(n / 141)),
      })),
    ]
    for (const rows of kinds) {
      const counts = new Map<unknown, number>()
      for (const name of await splitsOf(rows, { shares })) counts.set(name, (counts.get(name) ?? 0) + 1)
      const square = [...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)
      // 99 degrees of freedom: mean 99, standard deviation 14.
      expect(square).toBeGreaterThan(99 - 5 * 14)
      expect(square).toBeLessThan(99 + 5 * 14)
    }
  })

  it('gives two seeds two splits that know nothing of each other', async () => {
    const rows = numbered(10_000)
    const shares = { a: 1, b: 1 }
    const [one, two] = [await splitsOf(rows, { shares }, 1), await splitsOf(rows, { shares }, 2)]
    const same = one.filter((name, i) => name === two[i]).length
    expect(Math.abs(same - 5000)).toBeLessThan(5 * 50)
  })

  it('never lets equal keys cross, wherever they stand', async () => {
    const value = fc.oneof(
      fc.constantFrom(null, 'a', '人', '12'),
      fc.integer({ min: -3, max: 3 }).map(String),
    )
    const rows = fc.array(fc.record({ key: value, other: fc.string() }), { minLength: 1, maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (rows, seed) => {
        const shares = { a: 1, b: 1, c: 1 }
        const found = await splitsOf(rows, { by: 'key', shares }, seed)
        const known = new Map<unknown, unknown>()
        for (const [i, row] of rows.entries()) {
          const key = row.key ?? JSON.stringify(row)
          if (known.has(key)) expect(found[i]).toBe(known.get(key))
          known.set(key, found[i])
        }
        const back = await splitsOf(rows.toReversed(), { by: 'key', shares }, seed)
        expect(back).toEqual(found.toReversed())
      }),
      runs(30, 20260402),
    )
  })

  it('tells rows of a null key apart by all they hold', async () => {
    const rows = Array.from({ length: 200 }, (_, id) => ({ key: null, id: `${id >> 1}` }))
    const found = await splitsOf([...rows, { key: 'x', id: 'x' }], { by: 'key', shares: { a: 1, b: 1 } })
    expect(new Set(found.slice(0, 200)).size).toBe(2)
    for (let i = 0; i < 200; i += 2) expect(found[i]).toBe(found[i + 1])
  })

  it('parts a row alike whatever the order of its columns, the width of its numbers, and its place', async () => {
    const shares = { a: 1, b: 1, c: 1, d: 1 }
    const rows = Array.from({ length: 100 }, (_, i) => ({
      n: i,
      t: `t${i}`,
      list: [i, null],
      o: { x: i, y: 'y' },
    }))
    const found = await splitsOf(rows, { shares })
    const turned = rows.map(({ n, t, list, o }) => ({ o: { y: o.y, x: o.x }, list, t, n, absent: null }))
    expect(await splitsOf(turned, { shares })).toEqual(found)
    const doubles = await splitsOf([...rows, { ...rows[0], n: 0.5, o: { x: 0.5, y: '' } }], { shares })
    expect(doubles.slice(0, 100)).toEqual(found)
    const texts = rows.map(({ n }) => ({ id: String(n) }))
    const numbers = rows.map(({ n }) => ({ id: n }))
    expect(await splitsOf(texts, { by: 'id', shares })).toEqual(await splitsOf(numbers, { by: 'id', shares }))
  })

  it('sees the difference between values that look alike', async () => {
    const shares = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`s${i}`, 1]))
    const rows: Row[] = [
      { a: ['x', 'y'], b: null },
      { a: ['xy'], b: null },
      { a: ['y', 'x'], b: null },
      { a: [], b: null },
      { a: null, b: ['x', 'y'] },
      { a: [''], b: null },
      { a: [null], b: null },
      { a: ['x'], b: ['y'] },
      { a: ['y'], b: ['x'] },
    ]
    const apart = new Set<string>()
    for (let seed = 0; seed < 3; seed++)
      for (const [i, name] of (await splitsOf(rows, { shares }, seed)).entries())
        apart.add(`${i}:${seed}:${name}`)
    const bySplits = rows.map((_, i) =>
      [...apart].filter((each) => each.startsWith(`${i}:`)).map((each) => each.slice(2)),
    )
    expect(new Set(bySplits.map(String)).size).toBe(rows.length)
  })

  it('moves few rows when one share changes', async () => {
    const rows = numbered(10_000)
    const before = await splitsOf(rows, { shares: { train: 80, test: 20 } })
    const after = await splitsOf(rows, { shares: { train: 81, test: 19 } })
    const moved = before.filter((name, i) => name !== after[i]).length
    expect(moved).toBeLessThan(100 + 5 * 10)
    expect(before.every((name, i) => name === after[i] || name === 'test')).toBe(true)
  })

  it('keeps the split of a row wherever the step stands in a plan', async () => {
    const batch = batchOfRows(numbered(50))
    const found = await Promise.all(
      [0, 3].map(async (index) => {
        const step = planStep(split as never, {}, { index, schema: batch.schema })
        const open = await openStep(step, { seed: 7 })
        return [...open.apply(batch)].flatMap(rowsOf)
      }),
    )
    expect(found[1]).toEqual(found[0])
  })

  it.each<[string, unknown, RegExp]>([
    ['shares without a sum', { shares: { a: 1e308, b: 1e308 } }, /adds up/],
    ['a name with a slash', { shares: { 'a/b': 1 } }, /"a\/b".*Use letters, digits and _/],
    ['a name that leads out', { shares: { '..': 1 } }, /Use letters/],
    ['the name of a folder of the run', { shares: { rejects: 1 } }, /"rejects"/],
    ['names that differ by case alone', { shares: { Test: 1, test: 1 } }, /differ by more than case/],
    ['no name', { shares: {} }, /names 0 splits/],
    ['a share of nothing', { shares: { a: 0 } }, /shares\.a/],
    ['a column that is there already', { column: 'text' }, /"text" is in the data already/],
    ['an unknown key', { by: 'txt' }, /Did you mean "text"/],
    ['the items of a list', { by: 'tags[]' }, /items of a list/],
  ])('refuses %s', (_, options, message) => {
    const batch = batchOfRows([{ text: 'a', tags: ['a'] }])
    expect(() => planned(batch, options)).toThrow(message)
  })
})

describe('a plan', () => {
  const { schema } = batchOfRows([{ text: 'a b c', label: 'x' }])

  it.each<[string, [string, unknown][], RegExp]>([
    [
      'a split after rows were repeated',
      [
        ['augment', { fields: ['text'], ops: ['swap'] }],
        ['split', {}],
      ],
      /"2 split" comes after "1 augment".*Put it first/,
    ],
    [
      'a second split',
      [
        ['split', {}],
        ['split', { column: 'again' }],
      ],
      /split already, by its column "split"/,
    ],
    [
      'augmenting all splits',
      [
        ['split', {}],
        ['augment', { fields: ['text'], ops: ['swap'] }],
      ],
      /"where" does not name it.*where: \{ split: train \}/,
    ],
    [
      'a `where` that leaves the split open',
      [
        ['split', {}],
        ['augment', { fields: ['text'], ops: ['swap'], where: { label: 'x' } }],
      ],
      /"where" does not name it/,
    ],
    [
      'leaving out the column of the splits',
      [
        ['split', {}],
        ['convert', { select: ['text'] }],
      ],
      /"2 convert" leaves out the column "split"/,
    ],
  ])('refuses %s', async (_, steps, message) => {
    const named = steps.map(([name, options]) => ({ name, options }))
    await expect(planSteps(named, schema)).rejects.toThrow(message)
  })

  it('takes a changed copy in place of each row before a split, and of one split after it', async () => {
    const alone = { fields: ['text'], ops: ['swap'], keepOriginal: false }
    const before = [
      { name: 'augment', options: alone },
      { name: 'split', options: {} },
    ]
    expect((await planSteps(before, schema)).length).toBe(2)
    const after = [
      { name: 'split', options: {} },
      { name: 'augment', options: { fields: ['text'], ops: ['swap'], where: { split: 'train' } } },
    ]
    expect((await planSteps(after, schema)).length).toBe(2)
  })
})

describe('`takeRows()` of a split batch', () => {
  it('keeps the mark of the column', async () => {
    const run = await runStep(split as never, [[batchOfRows(numbered(4))]], { options: {} })
    const taken = takeRows(run.batches[0], Uint32Array.of(1, 1))
    expect(taken.schema.fields.at(-1)?.metadata.get('prepkit')).toBe('split')
  })
})
