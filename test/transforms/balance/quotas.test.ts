import { describe, expect, test } from 'vitest'
import { parseOptions } from '../../../src/transform/plan-step.js'
import type { BalanceOptions } from '../../../transforms/balance/options.js'
import { apportion, cellQuotas } from '../../../transforms/balance/quotas.js'
import type { CellAmount } from '../../../transforms/balance/shares.js'
import { balance } from '../../../transforms/balance.js'

/** The classes of imbalanced-learn's tests (imblearn/utils/tests/test_validation.py). */
const three = { 1: 50, 2: 100, 3: 25 }
const two = { 0: 100, 1: 25 }

function quotas(counts: Record<string, number>, given: object): Record<string, number> {
  const cells = Object.entries(counts).map(([value, amount]) => ({
    lists: [JSON.stringify([value]), '[]'],
    amount,
  }))
  const rows = cellQuotas(cells, options({ facet: 'y', ...given }))
  return Object.fromEntries(Object.keys(counts).map((value, i) => [value, rows[i]]))
}

function options(given: object): BalanceOptions {
  return parseOptions(balance, given) as BalanceOptions
}

describe('quotas agree with the counts that imbalanced-learn asserts', () => {
  test.each([
    ['over', 'all', { 1: 100, 2: 100, 3: 100 }],
    ['over', 'not majority', { 1: 100, 2: 100, 3: 100 }],
    ['over', 'minority', { 1: 50, 2: 100, 3: 100 }],
    ['over', 'not minority', { 1: 100, 2: 100, 3: 25 }],
    ['under', 'all', { 1: 25, 2: 25, 3: 25 }],
    ['under', 'not minority', { 1: 25, 2: 25, 3: 25 }],
    ['under', 'majority', { 1: 50, 2: 25, 3: 25 }],
    ['under', 'not majority', { 1: 25, 2: 100, 3: 25 }],
  ])('%s, strategy %s', (method, strategy, wanted) => {
    expect(quotas(three, { method, strategy })).toEqual(wanted)
  })

  test.each([
    ['over', 0.5, { 0: 100, 1: 50 }],
    ['under', 0.5, { 0: 50, 1: 25 }],
  ])('%s, ratio %d of two classes', (method, target, wanted) => {
    expect(quotas(two, { method, target })).toEqual(wanted)
  })

  test.each([
    ['over', { 1: 70, 2: 100, 3: 70 }],
    ['under', { 1: 30, 2: 45, 3: 25 }],
  ])('%s, counts by class', (method, counts) => {
    expect(quotas(three, { method, counts })).toEqual(counts)
  })

  test('counts leave a class that they do not name as it is', () => {
    expect(quotas(three, { method: 'over', counts: { 3: 70 } })).toEqual({ 1: 50, 2: 100, 3: 70 })
  })

  test.each([
    ['one class only', { 1: 40 }, { method: 'over' }, /nothing to balance/],
    ['a ratio of three classes', three, { method: 'over', target: 0.5 }, /for two cells, and the data has 3/],
    ['a ratio that would leave rows out', two, { method: 'over', target: 0.1 }, /leaves no row out/],
    ['a ratio that would repeat rows', two, { method: 'under', target: 0.1 }, /repeats no row/],
    ['an absent class', three, { method: 'over', counts: { 9: 10 } }, /cell "9", which has no rows/],
    ['too few rows', three, { method: 'over', counts: { 1: 20 } }, /of 50 rows, would get 20/],
    ['too many rows', three, { method: 'under', counts: { 3: 30 } }, /of 25 rows, would get 30/],
  ])('refuses %s', (_, counts, given, message) => {
    expect(() => quotas(counts, given)).toThrow(message)
  })
})

describe('quotas by shares and size', () => {
  test.each([
    ['equal parts of all rows', { method: 'target' }, { 1: 59, 2: 58, 3: 58 }],
    ['equal parts of a size', { method: 'target', size: 100 }, { 1: 34, 2: 33, 3: 33 }],
    ['shares', { method: 'target', size: 200, target: { 1: 0.5, 2: 0.3, 3: 0.2 } }, { 1: 100, 2: 60, 3: 40 }],
    ['relative shares', { method: 'target', size: 8, target: { 1: 1, 2: 1, 3: 2 } }, { 1: 2, 2: 2, 3: 4 }],
    ['a share of 0', { method: 'target', size: 50, target: { 1: 1, 2: 0, 3: 1 } }, { 1: 25, 2: 0, 3: 25 }],
    [
      'the least that loses none',
      { method: 'over', target: { 1: 2, 2: 2, 3: 1 } },
      { 1: 100, 2: 100, 3: 50 },
    ],
    [
      'the most that repeats none',
      { method: 'under', target: { 1: 1, 2: 1, 3: 1 } },
      { 1: 25, 2: 25, 3: 25 },
    ],
    [
      'cells not named, dropped',
      { method: 'target', size: 9, target: { 1: 1 }, unlisted: 'drop' },
      { 1: 9, 2: 0, 3: 0 },
    ],
    [
      'a named cell without rows, skipped',
      { method: 'target', size: 3, target: { 1: 1, 2: 1, 3: 1, 4: 9 }, missing: 'skip' },
      { 1: 1, 2: 1, 3: 1 },
    ],
    ['a budget, capped', { method: 'over', maxCopies: 2, overBudget: 'cap' }, { 1: 100, 2: 100, 3: 50 }],
  ])('%s', (_, given, wanted) => {
    expect(quotas(three, given)).toEqual(wanted)
  })

  test.each([
    [
      'a cell that has no share',
      { method: 'target', target: { 1: 1, 2: 1 } },
      /no share for 1 of the 3 cells/,
    ],
    [
      'a share of a missing cell',
      { method: 'target', target: { 1: 1, 2: 1, 3: 1, 4: 1 } },
      /cell "4", which has no rows/,
    ],
    ['shares of nothing', { method: 'target', target: { 1: 0, 2: 0, 3: 0 } }, /leaves no row/],
    [
      'more copies than the budget',
      { method: 'over', maxCopies: 2 },
      /up to 4 times where "maxCopies" allows 2/,
    ],
    ['a size too small for over', { method: 'over', size: 90 }, /of 50 rows, would get 30, and method over/],
  ])('refuses %s', (_, given, message) => {
    expect(() => quotas(three, given)).toThrow(message)
  })

  test('apportions every total to the last row', () => {
    for (let total = 0; total < 60; total++) {
      const rows = apportion([0.1, 0.2, 0.7, 1 / 3], total)
      expect(rows.reduce((a, b) => a + b, 0)).toBe(total)
    }
  })

  test('finds a cell by value whatever its type, and by type where two read the same', () => {
    const cells: CellAmount[] = [
      { lists: ['[1]', '[true]'], amount: 5 },
      { lists: ['[null]', '[true]'], amount: 5 },
      { lists: ['["null"]', '[true]'], amount: 5 },
    ]
    const rows = (a: string | null, b: unknown) =>
      cellQuotas(
        cells,
        options({
          facet: 'a',
          label: 'b',
          method: 'over',
          counts: [{ cell: { a, b }, rows: 9 }],
        }),
      )
    expect(rows('1', 'true')).toEqual([9, 5, 5])
    expect(rows(null, true)).toEqual([5, 9, 5])
    expect(rows('null', true)).toEqual([5, 5, 9])
  })

  test('a combination of facet and label without rows is an error, or skipped', () => {
    const cells = [
      { lists: ['["a"]', '[0]'], amount: 10 },
      { lists: ['["a"]', '[1]'], amount: 30 },
      { lists: ['["b"]', '[0]'], amount: 20 },
    ]
    const given = { facet: 'f', label: 'l', method: 'over' }
    expect(() => cellQuotas(cells, options(given))).toThrow(
      '1 of the 4 combinations of facet and label have no rows',
    )
    expect(cellQuotas(cells, options({ ...given, missing: 'skip' }))).toEqual([30, 30, 30])
  })
})
