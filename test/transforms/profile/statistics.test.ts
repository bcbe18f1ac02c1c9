import { describe, expect, it } from 'vitest'
import { countsBetween, gapsBetween, quantilesOf } from '../../../transforms/profile/statistics/points.js'
import {
  chiSquareQuantile,
  kolmogorovTail,
} from '../../../transforms/profile/statistics/special-functions.js'
import {
  adjustTogether,
  chiSquareOfTwo,
  kolmogorovSmirnov,
  rowsForGap,
  rowsForManyGaps,
  rowsForShares,
} from '../../../transforms/profile/statistics/two-samples.js'

describe('Statistics of two samples', () => {
  it('have the quantiles of chi-square and the tail of Kolmogorov that tables have', () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 8)
    expect(chiSquareQuantile(0.95, 49)).toBeCloseTo(66.33864886296881, 8)
    expect(kolmogorovTail(1.3580986)).toBeCloseTo(0.05, 6)
    expect(kolmogorovTail(0.1)).toBe(1)
  })

  it('count all orders of small samples for the test of Kolmogorov and Smirnov', () => {
    // Two of the 252 orders of five and five part them whole; of four and six, two of 210.
    expect(kolmogorovSmirnov(1, [5, 5]).p).toBeCloseTo(2 / 252, 14)
    expect(kolmogorovSmirnov(1, [4, 6]).p).toBeCloseTo(2 / 210, 14)
    expect(kolmogorovSmirnov(0, [5, 5]).p).toBe(1)
  })

  it('go over to the limit of large samples without a jump', () => {
    const exact = kolmogorovSmirnov(0.04, [2000, 2000]).p
    expect(kolmogorovSmirnov(0.04, [2000, 2001]).p).toBeCloseTo(exact, 2)
  })

  it('take neither side for the truth in the test of homogeneity', () => {
    const [a, b] = [
      [10, 20, 30],
      [25, 20, 5],
    ]
    // Expected of the first are 19.1, 21.8 and 19.1 of 60, of the second 15.9, 18.2 and 15.9 of 50.
    expect(chiSquareOfTwo(a, b)?.statistic).toBeCloseTo(165 / 7, 12)
    expect(chiSquareOfTwo(b, a)?.statistic).toBeCloseTo(165 / 7, 12)
    expect(chiSquareOfTwo([3, 0], [4, 0])).toBeUndefined()
  })

  it('raise the probabilities of many tests as Benjamini and Hochberg do', () => {
    expect(adjustTogether([0.01, 0.04, 0.03, 0.02])).toEqual([0.04, 0.04, 0.04, 0.04])
    expect(adjustTogether([0.5, 0.001])).toEqual([0.5, 0.002])
  })

  it('say how many rows each side needs', () => {
    expect(rowsForShares(10, 0.1)).toBe(423)
    expect(rowsForShares(1, 0.1)).toBe(0)
    expect(rowsForGap(0.1)).toBe(369)
    // One share of a half: 3.8415 / (2 · 0.01); of two, half the alarms are left for each.
    expect(rowsForManyGaps([0.5], 0.1)).toBe(Math.ceil(chiSquareQuantile(0.95, 1) / 0.02))
    expect(rowsForManyGaps([0.5, 0.5], 0.1)).toBe(Math.ceil(chiSquareQuantile(0.975, 1) / 0.02))
  })

  it('measure the gaps and the area between distributions of numbers', () => {
    const [a, b] = [
      { values: [0, 1, 3], counts: [1, 1, 1] },
      { values: [5, 6, 8], counts: [1, 1, 1] },
    ]
    expect(gapsBetween(a, b)).toEqual({ greatest: 1, area: 5 })
    expect(gapsBetween(a, a)).toEqual({ greatest: 0, area: 0 })
    expect(quantilesOf({ values: [1, 2, 3], counts: [8, 1, 1] }, [0.1, 0.5, 0.9, 1])).toEqual([1, 2, 3])
    expect(countsBetween(b, [4, 6])).toEqual([0, 2, 1])
  })
})
