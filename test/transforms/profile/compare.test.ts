import { describe, expect, test } from 'vitest'
import type { BiasReport, ProfileReport } from '../../../src/schemas/profile.js'
import { chiSquareTest } from '../../../transforms/profile/bias/drift.js'
import { type BiasOptions, biasReport } from '../../../transforms/profile/bias/report.js'
import { compareProfiles } from '../../../transforms/profile/compare.js'
import { type Count, tableOf } from './bias-tables.js'

function profile(counts: readonly Count[], options: BiasOptions = {}): ProfileReport {
  const bias: BiasReport = biasReport(tableOf(counts), {
    positive: 'yes',
    allowAbsent: true,
    minCount: 0,
    ...options,
  })
  return { version: 1, minShared: 1, rows: bias.rows, columns: [], bias }
}

const before: Count[] = [
  [['a'], 'yes', 'any', 60],
  [['a'], 'no', 'any', 40],
  [['b'], 'yes', 'any', 20],
  [['b'], 'no', 'any', 80],
]

describe('`compareProfiles()`', () => {
  test('finds no change between a profile and itself', () => {
    const { bias } = compareProfiles(profile(before), profile(before.toReversed()))
    expect(bias?.facets[0].drift).toEqual({
      psi: 0,
      hellinger: 0,
      tvd: 0,
      chiSquare: { statistic: 0, degrees: 1, p: 1 },
    })
    const { worst } = bias?.facets[0].outcomes[0] ?? {}
    expect(Object.values(worst ?? {}).filter((figure) => figure.before !== figure.after)).toEqual([])
  })

  test('tells rows, rates and worst figures before and after', () => {
    const after = before.map(([facet, label, group]): Count => [facet, label, group, 20])
    const changes = compareProfiles(profile(before), profile(after))
    expect(changes.rows).toEqual({ before: 200, after: 80 })
    expect(changes.bias?.weight).toEqual({ before: 200, after: 80 })
    const { rate, worst, positive } = changes.bias?.facets[0].outcomes[0] ?? {}
    expect([positive, rate]).toEqual([[['yes']], { before: 0.4, after: 0.5 }])
    expect(worst).toMatchObject({
      statisticalParityDifference: { before: expect.closeTo(0.4, 12), after: 0 },
      disparateImpact: { before: expect.closeTo(1 / 3, 12), after: 1 },
    })
    expect(changes.bias?.label.drift.tvd).toBeCloseTo(0.1, 12)
  })

  test('a value that went away has no rows after, and one that came had none before', () => {
    const after: Count[] = [
      [['b'], 'no', 'any', 80],
      [['c'], 'no', 'any', 20],
    ]
    const { bias } = compareProfiles(profile(before), profile(after))
    expect(bias?.facets[0].groups.map(({ values, rows }) => [values[0], rows])).toEqual([
      ['a', { before: 100, after: 0 }],
      ['b', { before: 100, after: 80 }],
      ['c', { before: 0, after: 20 }],
    ])
    const { psi, tvd, chiSquare } = bias?.facets[0].drift ?? {}
    expect(chiSquare).toBeNull()
    expect(tvd).toBeCloseTo(0.5, 12)
    const expected = [
      [0.5, 1e-4],
      [0.5, 0.8],
      [1e-4, 0.2],
    ].reduce((sum, [p, q]) => sum + (q - p) * Math.log(q / p), 0)
    expect(psi).toBeCloseTo(expected, 12)
    expect(bias?.facets[0].outcomes[0].rate).toEqual({ before: 0.4, after: 0 })
  })

  test('ranks ranges in their order, with those that have no rows', () => {
    const ranges = { facet0: ['low', 'middle', 'high'] }
    const young: Count[] = [
      [['middle'], 'yes', 'any', 30],
      [['low'], 'yes', 'any', 70],
      [[null], 'yes', 'any', 5],
    ]
    const old: Count[] = [
      [['middle'], 'yes', 'any', 30],
      [['high'], 'yes', 'any', 70],
    ]
    const rank = (one: Count[], two: Count[], given: BiasOptions) =>
      compareProfiles(profile(one, given), profile(two, given)).bias?.facets[0].drift.mannWhitney
    const test = rank(young, old, { ranges })
    // A low one is below all 100; a middle one is above none and ties with 30.
    expect(test?.u).toBe((30 * 30) / 2)
    expect(test?.p).toBeLessThan(1e-20)
    expect(test?.pLess).toBeLessThan(1e-20)
    expect(rank(old, young, { ranges })?.pLess).toBeCloseTo(1, 12)
    expect(rank(young, young, {})).toBeUndefined()
  })

  test('a profile without bias leaves its side empty', () => {
    const plain: ProfileReport = { version: 1, minShared: 1, rows: 7, columns: [] }
    expect(compareProfiles(plain, plain)).toEqual({ version: 1, rows: { before: 7, after: 7 } })
    const { bias } = compareProfiles(plain, profile(before))
    expect(bias?.rows).toEqual({ before: null, after: 200 })
    expect(bias?.label.values[0].share).toEqual({ before: null, after: 0.6 })
    expect(bias?.label.drift.psi).toBeNull()
  })

  test.each<[string, number[], number[]]>([
    ['one value', [5], [7]],
    ['nothing before', [0, 0], [3, 4]],
    ['nothing after', [3, 4], [0, 0]],
    ['a value that is new', [3, 0], [3, 4]],
  ])('has no chi-square test of %s', (_, one, two) => {
    expect(chiSquareTest(one, two)).toBeNull()
  })
})
