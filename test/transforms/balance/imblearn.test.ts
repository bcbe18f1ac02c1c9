import { describe, expect, test } from 'vitest'
import { batchOfRows } from '../../../src/arrow/rows.js'
import { parseOptions } from '../../../src/transform/plan-step.js'
import type { BalanceOptions } from '../../../transforms/balance/options.js'
import { cellQuotas } from '../../../transforms/balance/quotas.js'
import { balance } from '../../../transforms/balance.js'

// Classes, results and errors as asserted in imbalanced-learn, imblearn/utils/tests/test_validation.py. There
// over-sampling counts the rows to add, and under-sampling those to keep.
const three = { 1: 50, 2: 100, 3: 25 }
const two = { 0: 100, 1: 25 }

type Counts = Record<string, number>

function quotas(counts: Counts, method: string, strategy: unknown): Counts {
  const cells = Object.entries(counts).map(([value, amount]) => ({
    lists: ['[]', JSON.stringify([value])],
    amount,
  }))
  const options = parseOptions(balance, { label: 'y', method, strategy }) as BalanceOptions
  const rows = cellQuotas(cells, options)
  return Object.fromEntries(Object.keys(counts).map((value, i) => [value, rows[i]]))
}

describe("`strategy` of method over adds what imbalanced-learn's sampling_strategy adds", () => {
  test.each([
    ['auto', three, { 1: 50, 3: 75 }],
    ['all', three, { 1: 50, 2: 0, 3: 75 }],
    ['minority', three, { 3: 75 }],
    ['not minority', three, { 1: 50, 2: 0 }],
    ['not majority', three, { 1: 50, 3: 75 }],
    [0.5, two, { 1: 25 }],
    [{ 1: 70, 2: 100, 3: 70 }, three, { 1: 20, 2: 0, 3: 45 }],
  ])('%j', (strategy, counts: Counts, added: Counts) => {
    const rows = quotas(counts, 'over', strategy)
    for (const value of Object.keys(counts)) expect(rows[value] - counts[value]).toBe(added[value] ?? 0)
  })
})

describe("`strategy` of method under keeps what imbalanced-learn's sampling_strategy keeps", () => {
  test.each([
    ['auto', three, { 1: 25, 2: 25 }],
    ['all', three, { 1: 25, 2: 25, 3: 25 }],
    ['majority', three, { 2: 25 }],
    ['not minority', three, { 1: 25, 2: 25 }],
    ['not majority', three, { 1: 25, 3: 25 }],
    [0.5, two, { 0: 50 }],
    [{ 1: 30, 2: 45, 3: 25 }, three, { 1: 30, 2: 45, 3: 25 }],
  ])('%j', (strategy, counts: Counts, kept: Counts) => {
    const rows = quotas(counts, 'under', strategy)
    for (const value of Object.keys(counts)) expect(rows[value]).toBe(kept[value] ?? counts[value])
  })
})

describe('what imbalanced-learn refuses is refused', () => {
  const { schema } = batchOfRows([{ y: '1' }])
  test.each([
    ['one class only', () => quotas({ 1: 40 }, 'over', 'auto'), /nothing to balance/],
    ['an unknown name', () => quotas(three, 'over', 'rnd'), /Give auto, all/],
    ['a ratio of three classes', () => quotas(three, 'over', 0.5), /two cells/],
    ['a ratio outside (0, 1]', () => quotas(two, 'over', 1.5), /"strategy" of balance must be at most 1/],
    ['over by a ratio that would leave rows out', () => quotas(two, 'over', 0.1), /adds no row/],
    ['under by a ratio that would repeat rows', () => quotas(two, 'under', 0.1), /repeats no row/],
    ['a class that is absent', () => quotas(three, 'over', { 1: 70, 5: 200 }), /has no rows/],
    [
      'a negative count',
      () => quotas(three, 'over', { 1: -200 }),
      /"strategy\.1" of balance must be at least 0/,
    ],
    [
      'over below what is there',
      () => quotas(three, 'over', { 1: 20, 2: 100, 3: 25 }),
      /leaves no row out\. Change "strategy", or/,
    ],
    ['under above what is there', () => quotas(three, 'under', { 1: 80, 2: 100, 3: 25 }), /repeats no row/],
    ['majority for over', () => plan('over', 'majority'), /changes no row/],
    ['minority for under', () => plan('under', 'minority'), /changes no row/],
  ])('%s', (_what, ask, message) => {
    expect(ask).toThrow(message)
  })

  function plan(method: string, strategy: string): unknown {
    return balance.plan(schema, parseOptions(balance, { label: 'y', method, strategy }) as BalanceOptions)
  }
})
