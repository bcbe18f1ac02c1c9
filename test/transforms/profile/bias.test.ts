import { describe, expect, test } from 'vitest'
import { type BiasOptions, biasReport } from '../../../transforms/profile/bias/report.js'
import type { BiasTable } from '../../../transforms/profile/bias/table.js'
import { type Count, tableOf } from './bias-tables.js'

function outcomeOf(table: BiasTable, options: BiasOptions = { positive: 'yes' }) {
  return biasReport(table, options).facets[0].outcomes[0]
}

/** Rows with and without the outcome, by group. */
function groups(counts: Record<string, [yes: number, no: number]>): BiasTable {
  return tableOf(
    Object.entries(counts).flatMap(([group, [yes, no]]): Count[] => [
      [[group], 'yes', 'any', yes],
      [[group], 'no', 'any', no],
    ]),
  )
}

describe('`biasReport()`', () => {
  test('compares each group with all other rows', () => {
    const outcome = outcomeOf(groups({ a: [60, 40], b: [20, 80], c: [10, 90] }))
    expect(outcome.rate.value).toBe(0.3)
    expect(outcome.groups.map(({ rate }) => rate.value)).toEqual([0.6, 0.2, 0.1])
    expect(outcome.groups.map((group) => group.statisticalParityDifference.value)).toEqual([
      expect.closeTo(0.6 - 30 / 200, 12),
      expect.closeTo(0.2 - 70 / 200, 12),
      expect.closeTo(0.1 - 80 / 200, 12),
    ])
    expect(outcome.groups.map((group) => group.disparateImpact.value)).toEqual([
      expect.closeTo(4, 12),
      expect.closeTo(20 / 35, 12),
      expect.closeTo(0.25, 12),
    ])
    expect(outcome.worst).toMatchObject({
      disparateImpact: expect.closeTo(0.25, 12),
      statisticalParityDifference: expect.closeTo(0.45, 12),
      demographicParityDifference: expect.closeTo(0.5, 12),
      demographicParityRatio: expect.closeTo(1 / 6, 12),
    })
  })

  test('takes each label against the rest where none is named as positive', () => {
    const table = tableOf([
      [['a'], 'x', 'any', 10],
      [['a'], 'y', 'any', 20],
      [['b'], 'z', 'any', 30],
    ])
    const { outcomes } = biasReport(table).facets[0]
    expect(outcomes.map(({ positive, rate }) => [positive, rate.value])).toEqual([
      [[['x']], expect.closeTo(1 / 6, 12)],
      [[['y']], expect.closeTo(1 / 3, 12)],
      [[['z']], 0.5],
    ])
  })

  test('takes the 50 labels of the most rows where there are more', () => {
    const table = tableOf(Array.from({ length: 60 }, (_, i): Count => [['a'], `${i}`, 'any', 100 + (i % 30)]))
    const { outcomes } = biasReport(table).facets[0]
    const left = Array.from({ length: 60 }, (_, i) => i).filter((i) => i % 30 >= 5)
    expect(outcomes.map(({ positive }) => Number(positive[0][0]))).toEqual(left)
  })

  test('takes several positive labels together, given as any type that reads the same', () => {
    const table = tableOf([
      [['a'], '1', 'any', 10],
      [['a'], '2', 'any', 20],
      [['b'], 'true', 'any', 30],
    ])
    expect(outcomeOf(table, { positive: [1, true] }).rate.value).toBeCloseTo(40 / 60, 12)
  })

  test('reports facets one by one and combined, and sums over the others', () => {
    const table = tableOf([
      [['f', 'x'], 'yes', 'any', 1],
      [['f', 'y'], 'yes', 'any', 2],
      [['m', 'x'], 'no', 'any', 4],
      [['m', 'y'], 'yes', 'any', 8],
    ])
    const { facets, rows } = biasReport(table, { positive: 'yes' })
    expect(rows).toBe(15)
    expect(facets.map((facet) => [facet.columns, facet.groups.map((group) => group.rows)])).toEqual([
      [['facet0'], [3, 12]],
      [['facet1'], [5, 10]],
      [
        ['facet0', 'facet1'],
        [1, 2, 4, 8],
      ],
    ])
    expect(facets[0].table).toEqual([
      { group: 0, label: 1, rows: 3, weight: 3 },
      { group: 1, label: 0, rows: 4, weight: 4 },
      { group: 1, label: 1, rows: 8, weight: 8 },
    ])
  })

  test('marks small groups and leaves them out of the worst figures', () => {
    const table = groups({ a: [60, 40], b: [50, 50], few: [0, 29] })
    const { groups: all, outcomes } = biasReport(table, { positive: 'yes' }).facets[0]
    expect(all.map(({ isSmall }) => isSmall)).toEqual([false, false, true])
    expect(outcomes[0].groups[2].disparateImpact.value).toBe(0)
    expect(outcomes[0].worst.demographicParityRatio).toBeCloseTo(5 / 6, 12)
    expect(outcomeOf(table, { positive: 'yes', minCount: 29 }).worst.demographicParityRatio).toBe(0)
  })

  test('has no worst figure where a large group has only a small one to compare with', () => {
    expect(outcomeOf(groups({ most: [900, 100], few: [1, 9] })).worst).toEqual({
      disparateImpact: null,
      statisticalParityDifference: null,
      demographicParityDifference: null,
      demographicParityRatio: null,
      differentialFairness: null,
      conditionalDemographicDisparity: null,
    })
  })

  test.each<[string, Record<string, [number, number]>, (number | null)[]]>([
    ['0 / 0', { a: [0, 40], b: [0, 40] }, [null, null]],
    ['x / 0 and 0 / x', { a: [10, 40], b: [0, 40] }, [null, 0]],
    ['a group that is everybody', { a: [10, 40] }, [null]],
  ])('has no ratio to nothing: %s', (_, counts, ratios) => {
    expect(outcomeOf(groups(counts)).groups.map((group) => group.disparateImpact.value)).toEqual(ratios)
  })

  test('has no KL where a side lacks a label, and JS is ln 2 where the sides share none', () => {
    const { divergence } = biasReport(groups({ a: [10, 0], b: [0, 10] })).facets[0].groups[0]
    expect(divergence).toEqual({
      kl: null,
      js: expect.closeTo(Math.LN2, 14),
      lp: expect.closeTo(Math.SQRT2, 14),
      tvd: 1,
      ks: 1,
    })
  })

  test('counts rows without a label apart, and missing facet values as a group', () => {
    const table = tableOf([
      [['a'], 'yes', 'any', 5],
      [[null], 'yes', 'any', 6],
      [['a'], null, 'any', 7],
    ])
    const report = biasReport(table)
    expect([report.rows, report.unlabelled]).toEqual([11, { rows: 7, weight: 7 }])
    expect(report.facets[0].groups.map(({ values }) => values)).toEqual([['a'], [null]])
  })

  test('weighs rates, and widens their intervals as uneven weights tell less', () => {
    const even = groups({ a: [50, 50], b: [50, 50] })
    const [first, ...rest] = even.cells
    const uneven = { ...even, cells: [{ ...first, weight: 150, squares: 150 * 150 }, ...rest] }
    const report = biasReport(uneven, { positive: 'yes' })
    expect(report.weight).toBe(300)
    const { rate, positives } = report.facets[0].outcomes[0].groups[0]
    expect([rate.value, positives]).toEqual([0.75, 50])
    // (150 + 50)² / (150² + 50): less than two rows tell as much.
    const size = 200 ** 2 / (150 ** 2 + 50)
    expect(size).toBeLessThan(2)
    expect(Number(rate.high) - Number(rate.low)).toBeGreaterThan(0.6)
  })

  test('gives the class weights of scikit-learn, n / (k · n_c)', () => {
    const { label } = biasReport(groups({ a: [10, 70], b: [10, 10] }))
    expect(label.values.map(({ classWeight }) => classWeight)).toEqual([100 / 160, 2.5])
  })

  test('orders ranges as they ascend, numbers by size, then text, then what is missing', () => {
    const values = [null, '10', '9', 'b', 'a', '65 or more', 'under 25', '-1.5']
    const table = tableOf(values.map((value): Count => [[value], 'yes', 'any', 1]))
    const { groups: all, ranges } = biasReport(table, { ranges: { facet0: ['under 25', '65 or more'] } })
      .facets[0]
    expect(all.map((group) => group.values[0])).toEqual([
      'under 25',
      '65 or more',
      '-1.5',
      '9',
      '10',
      'a',
      'b',
      null,
    ])
    expect(ranges).toEqual(['under 25', '65 or more'])
  })

  test('of no rows it reports none, and nothing is NaN', () => {
    const empty: BiasTable = { columns: { facet: ['f'], label: ['l'], group: [] }, cells: [] }
    const report = biasReport(empty)
    expect(report).toMatchObject({ rows: 0, weight: 0, facets: [{ groups: [], outcomes: [] }] })
    const weightless = groups({ a: [10, 0], b: [0, 10] })
    weightless.cells = weightless.cells.map((cell) => ({ ...cell, weight: 0, squares: 0 }))
    expect(findNotFinite(biasReport(weightless, { positive: 'yes', minCount: 0 }))).toEqual([])
  })

  test('allows a positive label that no row has only on request', () => {
    const table = groups({ a: [60, 40] })
    expect(() => biasReport(table, { positive: 'yess' })).toThrow(
      /Option "positive" names "yess", which no row has as its label. Did you mean "yes"\?/,
    )
    const outcome = outcomeOf(table, { positive: 'gone', allowAbsent: true })
    expect([outcome.positive, outcome.rate.value]).toEqual([[['gone']], 0])
    expect(Object.values(outcome.worst).filter((figure) => figure !== null)).toEqual([])
  })

  test('says how an outcome of several label columns is named', () => {
    const columns = { facet: ['f'], label: ['l', 'm'], group: [] }
    const cell = { facet: ['a'], group: [], rows: 60, weight: 60, squares: 60 }
    const table: BiasTable = { columns, cells: [{ ...cell, label: ['yes', 'x'] }] }
    expect(() => biasReport(table, { positive: 'yes' })).toThrow(/2 label columns make.*\[\[…, …\]\]$/)
    expect(biasReport(table, { positive: [['yes', 'x']] }).facets[0].outcomes[0].rate.value).toBe(1)
  })

  test('quotes no label that few rows share', () => {
    expect(() => biasReport(groups({ a: [3, 40] }), { positive: 'yess' })).toThrow(
      /Known: no, and 1 hidden of fewer than 30 rows$/,
    )
  })

  test.each([0, 1, 95, Number.NaN])('refuses a confidence of %d', (confidence) => {
    expect(() => biasReport(groups({ a: [1, 1] }), { confidence })).toThrow(/Give a share such as 0.95/)
  })
})

function findNotFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => findNotFinite(item, `${path}.${key}`))
}
