import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BiasReport, Estimate, FacetReport, OutcomeGroup } from '../../../src/schemas/profile.js'
import { divergenceOf } from '../../../transforms/profile/bias/divergence.js'
import { mannWhitney } from '../../../transforms/profile/bias/drift.js'
import { biasReport } from '../../../transforms/profile/bias/report.js'
import { type BiasTable, mergeTables } from '../../../transforms/profile/bias/table.js'
import { runs } from '../../campaign.js'
import { type CountedRow, countRows } from './bias-tables.js'

const row = fc.record<CountedRow>({
  facet: fc.tuple(fc.constantFrom('a', 'b', 'c', null), fc.constantFrom('x', 'y')),
  label: fc.constantFrom('yes', 'no', 'never'),
  group: fc.constantFrom('1', '2', '10'),
  weight: fc.constantFrom(0, 0.1, 0.5, 1, 1.7, 3, 1e6),
})
const rows = fc.array(row, { minLength: 1, maxLength: 60 })

/** The report with no group small, so that worst figures are of all. */
function reportOf(table: BiasTable, concentration = 1): BiasReport {
  return biasReport(table, { positive: 'yes', allowAbsent: true, minCount: 0, concentration })
}

function groupsOf(report: BiasReport): OutcomeGroup[] {
  return report.facets.flatMap(({ outcomes }) => outcomes.flatMap(({ groups }) => groups))
}

/** Where two reports differ by more than rounding, as paths; amounts of weight may be left out. */
function differences(a: unknown, b: unknown, without: readonly string[] = []): string[] {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) ? [] : [`: ${a} and ${b}`]
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b) ? [] : [`: ${a} and ${b}`]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => !without.includes(key))
    .flatMap((key) => {
      const [one, two] = [a, b].map((side) => (side as Record<string, unknown>)[key])
      return differences(one, two, without).map((path) => `.${key}${path}`)
    })
}

describe('laws of `biasReport()`', () => {
  test('the order of cells changes not a bit', () => {
    const shuffled = rows.chain((list) => {
      const { columns, cells } = countRows(list)
      return fc.record({
        table: fc.constant({ columns, cells }),
        other: fc
          .shuffledSubarray(cells, { minLength: cells.length })
          .map((some): BiasTable => ({ columns, cells: some })),
      })
    })
    fc.assert(
      fc.property(shuffled, ({ table, other }) => {
        expect(JSON.stringify(reportOf(other))).toBe(JSON.stringify(reportOf(table)))
      }),
      runs(),
    )
  })

  test('merged tables are the table of all rows', () => {
    fc.assert(
      fc.property(rows, rows, (one, two) => {
        const merged = mergeTables([countRows(one), countRows(two)])
        expect(differences(reportOf(merged), reportOf(countRows([...one, ...two])))).toEqual([])
      }),
      runs(),
    )
  })

  test('weights may be in any unit', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.001, 0.5, 3, 1e5), (list, factor) => {
        const table = countRows(list)
        const cells = table.cells.map((cell) => ({
          ...cell,
          weight: cell.weight * factor,
          squares: cell.squares * factor * factor,
        }))
        const scaled = reportOf({ columns: table.columns, cells }, factor)
        expect(differences(scaled, reportOf(table), ['weight', 'concentration'])).toEqual([])
      }),
      runs(),
    )
  })

  test('of two groups each is the other with its sign changed', () => {
    const two = fc.array(
      row.map((one): CountedRow => ({ ...one, facet: [one.facet[1]] })),
      { minLength: 1, maxLength: 60 },
    )
    // A share of nobody is 0 for both groups, so the sign of CDDL changes only where no stratum lacks an outcome.
    const both = ['1', '2', '10'].flatMap((group) =>
      ['yes', 'no'].map((label): CountedRow => ({ facet: ['x'], label, group })),
    )
    fc.assert(
      fc.property(two, (list) => {
        const [{ groups, outcomes }] = reportOf(countRows([...both, ...list])).facets
        fc.pre(groups.length === 2 && groups.every(({ weight }) => weight > 0))
        const [a, b] = outcomes[0].groups
        const minus = (value: number | null) => (value === null ? null : expect.closeTo(-value, 9))
        expect(a.statisticalParityDifference).toEqual({
          value: minus(b.statisticalParityDifference.value),
          low: minus(b.statisticalParityDifference.high),
          high: minus(b.statisticalParityDifference.low),
        })
        expect(a.conditionalDemographicDisparity).toEqual(minus(b.conditionalDemographicDisparity))
        expect(groups[0].classImbalance).toEqual(minus(groups[1].classImbalance))
        const symmetric = groups[0].divergence
        expect(differences(groups[1].divergence, symmetric, ['kl'])).toEqual([])
      }),
      runs(),
    )
  })

  test('figures stay within their ranges, and intervals hold their estimates', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const report = reportOf(countRows(list))
        expect(JSON.parse(JSON.stringify(report))).toEqual(report)
        for (const { rate, ...group } of groupsOf(report)) {
          expectHeld(rate, [0, 1])
          expectHeld(group.statisticalParityDifference, [-1, 1])
          expectHeld(group.disparateImpact, [0, Number.POSITIVE_INFINITY])
          expectWithin(group.conditionalDemographicDisparity, [-1, 1])
          for (const within of group.within) expectHeld(within.rate, [0, 1])
          const { value } = group.statisticalParityDifference
          expect(group.differenceInProportions).toBe(value === null ? null : 0 - value)
        }
        for (const facet of report.facets) expectFacet(facet)
      }),
      runs(),
    )
  })

  test('a label that tells nothing of the facet gives 0 for differences and 1 for ratios', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), (sizes, share) => {
        const cells = sizes.flatMap((size, i) => [
          { facet: [String(i)], label: ['yes'], group: ['any'], ...mass(size * share) },
          { facet: [String(i)], label: ['no'], group: ['any'], ...mass(size * (10 - share)) },
        ])
        const report = reportOf({ columns: { facet: ['f'], label: ['l'], group: ['g'] }, cells }, 0)
        const [{ groups, outcomes }] = report.facets
        const even = {
          disparateImpact: 1,
          statisticalParityDifference: 0,
          demographicParityDifference: 0,
          demographicParityRatio: 1,
          differentialFairness: 0,
          conditionalDemographicDisparity: 0,
        }
        expect(differences(outcomes[0].worst, even)).toEqual([])
        for (const { divergence } of groups)
          expect(differences(divergence, { kl: 0, js: 0, lp: 0, tvd: 0, ks: 0 })).toEqual([])
      }),
      runs(),
    )
  })
})

test('divergences keep their ranges and order: KS ≤ TVD ≤ 1, JS ≤ ln 2, TVD² ≤ KL / 2 (Pinsker)', () => {
  const pair = fc.tuple(fc.nat(1000), fc.nat(1000))
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (pairs) => {
      fc.pre(pairs.some(([a]) => a > 0) && pairs.some(([, d]) => d > 0))
      const { kl, js, lp, tvd, ks } = divergenceOf(
        pairs.map(([a]) => a),
        pairs.map(([, d]) => d),
      )
      expectWithin(js, [0, Math.LN2])
      expectWithin(tvd, [0, 1])
      expectWithin(ks, [0, Number(tvd) + 1e-12])
      expectWithin(lp, [Number(ks) - 1e-12, Math.SQRT2 + 1e-12])
      expectWithin(kl, [2 * Number(tvd) ** 2 - 1e-12, Number.POSITIVE_INFINITY])
    }),
    runs(),
  )
})

test('Mann–Whitney U counts the pairs in which the first is higher, and ties by half', () => {
  const sample = fc.array(fc.nat(9), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(sample, sample, (first, second) => {
      const tested = mannWhitney(first, second)
      const mirrored = mannWhitney(second, first)
      fc.pre(tested !== null)
      let pairs = 0
      for (const [i, a] of first.entries())
        for (const [j, b] of second.entries()) pairs += a * b * (i > j ? 1 : i === j ? 0.5 : 0)
      expect(tested?.u).toBeCloseTo(pairs, 9)
      expect(mirrored?.p).toBeCloseTo(Number(tested?.p), 12)
    }),
    runs(),
  )
})

function expectFacet({ groups, outcomes }: FacetReport): void {
  for (const { classImbalance, divergence } of groups) {
    expectWithin(classImbalance, [-1, 1])
    expectWithin(divergence.js, [0, Math.LN2])
    expectWithin(divergence.tvd, [0, 1])
    expectWithin(divergence.kl, [0, Number.POSITIVE_INFINITY])
  }
  for (const { worst } of outcomes) {
    expectWithin(worst.differentialFairness, [0, Number.POSITIVE_INFINITY])
    expectWithin(worst.demographicParityDifference, [0, 1])
    expectWithin(worst.demographicParityRatio, [0, 1])
    expectWithin(worst.statisticalParityDifference, [0, 1])
  }
}

function expectHeld({ value, low, high }: Estimate, range: [number, number]): void {
  expectWithin(value, range)
  if (value === null) expect([low, high]).toEqual([null, null])
  if (value === null || low === null || high === null) return
  expectWithin(low, range)
  expectWithin(high, range)
  expect(low).toBeLessThanOrEqual(value)
  expect(high).toBeGreaterThanOrEqual(value)
}

function expectWithin(value: number | null, [least, most]: [number, number]): void {
  if (value === null) return
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

function mass(rows: number) {
  return { rows, weight: rows, squares: rows }
}
