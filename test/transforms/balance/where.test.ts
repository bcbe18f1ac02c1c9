import { describe, expect, test } from 'vitest'
import { Schema } from '../../../src/arrow/arrow.js'
import { Batch } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { splitField } from '../../../src/arrow/splits.js'
import { planStep } from '../../../src/transform/plan-step.js'
import type { BalanceOptions } from '../../../transforms/balance/options.js'
import { balance } from '../../../transforms/balance.js'
import { spread } from '../../campaign.js'
import { checkLaws, runStep } from '../../laws.js'

const people: Row[] = Array.from({ length: 900 }, (_, i) => ({
  id: i,
  sex: i % 5 === 0 ? '女' : '男',
  hired: i % 3 === 0,
  score: (i % 13) / 13,
  split: i % 4 === 0 ? 'test' : 'train',
  weight: i % 4 === 0 ? [null, -1, Number.NaN][i % 3] : 1 + (i % 6),
}))

const [batch] = batchesOf(people)
const where = { split: 'train' }
const both = { facet: 'sex', label: 'hired' }
const methods: [string, object][] = [
  ['over', { facet: 'sex', method: 'over' }],
  ['under', { facet: 'sex', method: 'under' }],
  ['target', { facet: 'sex', method: 'target', target: { 女: 1, 男: 3 }, size: 500 }],
  ['uniform', { ...both, method: 'uniform' }],
  ['preferential', { ...both, method: 'preferential', score: 'score', positive: true }],
  ['reweigh', { ...both, method: 'reweigh' }],
  ['class-weights', { label: 'hired', method: 'class-weights' }],
]

function batchesOf(rows: Row[]): Batch[] {
  const whole = batchOfRows(rows)
  return [new Batch(whole.schema, whole.columns, whole.origin)]
}

/** The same batch with a split column as the step `split` makes it. */
function parted({ schema, columns, origin }: Batch): Batch {
  const fields = schema.fields.map((field) =>
    field.name === 'split' ? splitField('split', ['train', 'test']) : field,
  )
  return new Batch(new Schema(fields), columns, origin)
}

describe('`where`', () => {
  test.each(spread(methods, 4))('%s passes the other rows on once each, as they are', async (_, options) => {
    const run = await checkLaws(balance, { options: { ...options, where }, batches: [batch] })
    const others = (rows: Row[]) => rows.filter(({ split }) => split === 'test')
    expect(others(run.batches.flatMap(rowsOf))).toEqual(others(rowsOf(batch)))
    expect(run.counts.rejected).toEqual({})
  })

  test.each(spread(methods, 4))(
    '%s does with some rows what it does where there are no others',
    async (_, options) => {
      const some = people.filter(({ split }) => split === 'train')
      const sole = batchOfRows(some, { schema: batch.schema })
      const origin = {
        ...sole.origin,
        positions: Float64Array.from(some, ({ id }) => batch.origin.positions[id as number]),
      }
      const alone = await runStep(balance, [[new Batch(sole.schema, sole.columns, origin)]], { options })
      const run = await runStep(balance, [[batch]], { options: { ...options, where } })
      const rows = run.batches.flatMap(rowsOf).filter(({ split }) => split === 'train')
      expect(rows).toEqual(alone.batches.flatMap(rowsOf))
    },
  )

  test('a new weight is 1 for the other rows', async () => {
    const rows = people.map(({ sex, split }) => ({ sex, split }))
    const options = { facet: 'sex', method: 'reweigh', where }
    const run = await runStep(balance, [[batchOfRows(rows)]], { options })
    const weights = run.batches.flatMap(rowsOf).filter(({ split }) => split === 'test')
    expect(new Set(weights.map(({ weight }) => weight))).toEqual(new Set([1]))
  })

  test.each(methods)('%s over all splits of parted data is refused', async (_, options) => {
    const run = (given: object) => runStep(balance, [[parted(batch)]], { options: given })
    await expect(run(options)).rejects.toThrow(/Name the split to balance: where: \{ split: train \}/)
    await expect(run({ ...options, where: { sex: '男' } })).rejects.toThrow(/parts the data into splits/)
    expect((await run({ ...options, where })).counts.rowsIn).toBe(900)
  })
})

test.each(spread(methods, 4))('%s says which rows to expect, and they come', async (_, given) => {
  const options = { ...given, where }
  const run = await runStep(balance, [[batch]], { options })
  const step = planStep(balance, options, { index: 0, schema: batch.schema })
  const told = balance.survey?.expect?.(run.decision as never, step.options as BalanceOptions) ?? []
  const sum = (of: 'rows' | 'expected') => told.reduce((total, line) => total + line[of], 0)
  expect(sum('rows')).toBe(900)
  expect(sum('expected')).toBe(run.counts.rowsOut)
  expect(told[told.length - 1]).toMatchObject({ group: '(rows outside where)', rows: 225, expected: 225 })
})

test.each([
  ['over', true],
  ['under', false],
  ['target', true],
  ['uniform', true],
  ['preferential', true],
  ['reweigh', false],
  ['class-weights', false],
])('a plan says whether %s can repeat rows', (method, repeats) => {
  const [, given] = methods.find(([name]) => name === method) as [string, object]
  const { plan } = planStep(balance, { ...given, where }, { index: 0, schema: batch.schema })
  expect(plan.effects.rows === 'repeated').toBe(repeats)
})

describe('method class-weights', () => {
  test("writes n / (k · n_c) as scikit-learn's balanced does, over the cells there are", async () => {
    const rows = ['a', 'a', 'a', 'b', 'c', 'c'].map((y, i) => ({ y, z: i < 3 }))
    const weights = async (options: object) => {
      const run = await runStep(balance, [[batchOfRows(rows)]], {
        options: { ...options, method: 'class-weights' },
      })
      return run.batches.flatMap(rowsOf).map(({ weight }) => weight)
    }
    const [a, b, c] = [6 / (3 * 3), 6 / (3 * 1), 6 / (3 * 2)]
    expect(await weights({ label: 'y' })).toEqual([a, a, a, b, c, c])
    await expect(weights({ facet: 'z', label: 'y' })).rejects.toThrow('3 of the 6 combinations')
    expect(await weights({ facet: 'z', label: 'y', missing: 'skip' })).toEqual([a, a, a, b, c, c])
  })
})

describe('a duplicate budget', () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({
    sex: i < 90 ? 'm' : 'f',
    hired: i < 50 || i === 90,
    score: i / 100,
  }))
  const few = { maxCopies: 2, overBudget: 'cap' }
  test.each([
    ['over', { facet: 'sex', method: 'over' }],
    ['target', { facet: 'sex', method: 'target' }],
    ['uniform', { ...both, method: 'uniform' }],
    ['preferential', { ...both, method: 'preferential', score: 'score', positive: true }],
  ])('%s repeats no row more than maxCopies times, or stops', async (_, options) => {
    const run = (given: object) =>
      runStep(balance, [[batchOfRows(rows)]], { options: { ...options, ...given } })
    await expect(run({ maxCopies: 2 })).rejects.toThrow(/where "maxCopies" allows 2/)
    const { batches } = await run(few)
    const times = new Map<number, number>()
    for (const { origin } of batches)
      for (const position of origin.positions) times.set(position, (times.get(position) ?? 0) + 1)
    expect(Math.max(...times.values())).toBe(2)
  })
})
