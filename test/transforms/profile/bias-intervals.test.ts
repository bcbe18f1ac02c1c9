import { describe, expect, test } from 'vitest'
import {
  differenceEstimate,
  type Rate,
  rateEstimate,
  ratioEstimate,
} from '../../../transforms/profile/bias/intervals.js'
import { effectiveSize, othersOf } from '../../../transforms/profile/bias/mass.js'
import {
  normalQuantile,
  normalTail,
  upperGamma,
} from '../../../transforms/profile/statistics/special-functions.js'

const rate = (positives: number, size: number): Rate => ({ value: positives / size, size })

describe('special functions agree with SciPy 1.17.1', () => {
  test.each([
    [2.5, 1.5873, 0.673088088962227],
    [0.5, 0.01, 0.887537083981715],
    [0.5, 30, 9.485737571073857e-15],
    [10, 3, 0.9988975118698845],
    [10, 25, 0.0002214766382487835],
    [100, 100, 0.48670120172085135],
    [10_000, 10_100, 0.15865124955282037],
    [1_000_000, 1_000_001, 0.49946807725793246],
    [3, 0, 1],
  ])('gammaincc(%d, %d)', (a, x, wanted) => {
    expect(upperGamma(a, x) / wanted).toBeCloseTo(1, 9)
  })

  test.each([
    [0.95, 1.959963984540054],
    [0.99, 2.5758293035489004],
    [0.8, 1.2815515655446004],
    [0.999999, 4.89163847571478],
  ])('the normal quantile of %d', (confidence, z) => {
    expect(normalQuantile(confidence)).toBeCloseTo(z, 9)
  })

  test('the normal tail is symmetric', () => {
    for (const x of [0, 0.1, 1, 2.5, 8]) expect(normalTail(x) + normalTail(-x)).toBeCloseTo(1, 14)
  })
})

describe('intervals', () => {
  test.each([
    [81, 263, 0.95, 0.2552885198782742, 0.36620957698280004],
    [15, 148, 0.95, 0.06238639953073629, 0.16048724172330803],
    [0, 20, 0.95, 0, 0.16112515805281935],
    [1, 29, 0.95, 0.006113214292762667, 0.17175521879320282],
    [9, 10, 0.99, 0.49276822876710646, 0.9881484965889671],
    [20, 20, 0.9, 0.8808421626390355, 1],
  ])(
    'Wilson: %d of %d at %d (SciPy 1.17.1, binomtest; the first four are examples of Newcombe, Statistics in Medicine 17, 857–872)',
    (positives, size, confidence, low, high) => {
      const estimate = rateEstimate(rate(positives, size), normalQuantile(confidence))
      expect(estimate).toEqual({
        value: positives / size,
        low: expect.closeTo(low, 11),
        high: expect.closeTo(high, 11),
      })
    },
  )

  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])(
    'Newcombe: %d of %d less %d of %d (method 10, examples of Newcombe, Statistics in Medicine 17, 873–890)',
    (a, n, b, m, low, high) => {
      const estimate = differenceEstimate(rate(a, n), rate(b, m), normalQuantile(0.95))
      expect(estimate).toEqual({
        value: expect.closeTo(a / n - b / m, 12),
        low: expect.closeTo(low, 4),
        high: expect.closeTo(high, 4),
      })
    },
  )

  test.each([
    [27, 122, 44, 487, 0.95, 2.4495156482861398, 1.5836990926700116, 3.7886786315466354],
    [5, 20, 15, 25, 0.9, 0.4166666666666667, 0.20870589077987695, 0.831845763731794],
  ])('Katz: %d of %d over %d of %d (SciPy 1.17.1, relative_risk)', (a, n, b, m, confidence, ...wanted) => {
    const { value, low, high } = ratioEstimate(rate(a, n), rate(b, m), normalQuantile(confidence))
    expect([value, low, high]).toEqual(wanted.map((figure) => expect.closeTo(figure, 9)))
  })
})

describe('masses', () => {
  test('the effective size of n rows of one weight is n', () => {
    expect(effectiveSize({ rows: 7, weight: 21, squares: 63 })).toBe(7)
    expect(effectiveSize({ rows: 0, weight: 0, squares: 0 })).toBe(0)
  })

  test('what others weigh is not lost beside a heavy one', () => {
    const masses = [1e-9, 1e12, 2e-9].map((weight) => ({ rows: 1, weight, squares: weight * weight }))
    expect(othersOf(masses)[1].weight).toBeCloseTo(3e-9, 24)
    expect(othersOf(masses).map(({ rows }) => rows)).toEqual([2, 2, 2])
  })
})
