import { describe, expect, it } from 'vitest'
import {
  addCounts,
  emptyCounts,
  offerSample,
  reconcile,
  type StepCounts,
  sumTally,
} from '../../src/schemas/step-counts.js'

const counts: StepCounts = {
  rowsIn: 10,
  rowsOut: 8,
  added: 3,
  joined: 1,
  dropped: { under: 2, quota: 1 },
  rejected: { cast_failed: 1 },
  judged: {},
  notes: { email: 40 },
  tables: { 'by field': { a: 1 } },
  samples: { email: [{ key: 5, text: 'a*' }] },
}

describe('`reconcile()`', () => {
  it('accepts counts that add up', () => {
    expect(() => reconcile('1 balance', counts)).not.toThrow()
    expect(() => reconcile('1 balance', emptyCounts())).not.toThrow()
  })

  it.each([
    ['a row is missing', { rowsOut: 7 }, /13 rows came in or were added, 12 are accounted for/],
    ['a row came from nowhere', { rowsOut: 9 }, /13 rows came in or were added, 14 are accounted for/],
    ['an added row is not counted', { added: 2 }, /12 rows came in or were added, 13 are/],
    ['a drop is not counted', { dropped: {} }, /10 are accounted for.*counters\.dropped\(\).*effects\.rows/],
    ['a reject is not counted', { rejected: {} }, /12 are accounted for/],
  ])('throws when %s', (_, change, message) => {
    expect(() => reconcile('1 balance', { ...counts, ...change })).toThrow(message)
    expect(() => reconcile('1 balance', { ...counts, ...change })).toThrow(
      expect.objectContaining({ code: 'count_mismatch', at: { step: '1 balance' } }),
    )
  })
})

describe('`addCounts()`', () => {
  it('adds every number, name by name, and leaves the second alone', () => {
    const sum = emptyCounts()
    const before = structuredClone(counts)
    addCounts(sum, counts)
    addCounts(sum, {
      ...counts,
      dropped: { under: 1, other: 5 },
      rejected: {},
      notes: {},
      tables: { 'by field': { a: 2, b: 1 } },
      samples: { email: [{ key: 1, text: 'b*' }] },
    })
    expect(sum).toEqual({
      rowsIn: 20,
      rowsOut: 16,
      added: 6,
      joined: 2,
      dropped: { under: 3, quota: 1, other: 5 },
      rejected: { cast_failed: 1 },
      judged: {},
      notes: { email: 40 },
      tables: { 'by field': { a: 3, b: 1 } },
      samples: {
        email: [
          { key: 1, text: 'b*' },
          { key: 5, text: 'a*' },
        ],
      },
    })
    expect(counts).toEqual(before)
    expect(sumTally(sum.dropped)).toBe(9)
  })

  it('keeps the same three samples in whatever order they are offered', () => {
    const offered = [5, 3, 9, 1, 7].map((key) => ({ key, text: `x${key}` }))
    for (const order of [offered, offered.toReversed()]) {
      const sum = emptyCounts()
      for (const sample of order) offerSample(sum, 'email', sample)
      expect(sum.samples.email.map(({ key }) => key)).toEqual([1, 3, 5])
    }
  })

  it('counts under names that every object inherits', () => {
    const sum = emptyCounts()
    addCounts(sum, { ...emptyCounts(), notes: { constructor: 2 } })
    addCounts(sum, { ...emptyCounts(), notes: { constructor: 3 } })
    expect(sum.notes.constructor).toBe(5)
  })
})
