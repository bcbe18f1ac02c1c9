import { describe, expect, test } from 'vitest'
import type { FacetReport, OutcomeGroup } from '../../src/schemas/profile.js'
import { parseOptions } from '../../src/transform/plan-step.js'
import type { BalanceOptions } from '../../transforms/balance/options.js'
import { cellShares } from '../../transforms/balance/shares.js'
import { balance } from '../../transforms/balance.js'
import { chiSquareTest, driftOf, mannWhitney } from '../../transforms/profile/bias/drift.js'
import { type BiasOptions, biasReport } from '../../transforms/profile/bias/report.js'
import type { BiasTable } from '../../transforms/profile/bias/table.js'
import {
  type Adult,
  type CountedRow,
  countRows,
  isDataThere,
  readAdult,
  readGerman,
  tableOf,
} from './profile/bias-tables.js'

/** The only facet of a table, or the combination of several. */
function facetOf(table: BiasTable, options: BiasOptions): FacetReport {
  return biasReport(table, options).facets.at(-1) as FacetReport
}

/** A group of the only outcome of the only facet. */
function groupOf(table: BiasTable, value: string, positive: string): OutcomeGroup {
  const { groups, outcomes } = facetOf(table, { positive })
  return outcomes[0].groups[groups.findIndex(({ values }) => values[0] === value)]
}

/** What AIF360 calls mean_difference and disparate_impact, of the unprivileged group. */
function differenceAndImpact(table: BiasTable, unprivileged: string, positive: string) {
  const group = groupOf(table, unprivileged, positive)
  return [group.statisticalParityDifference.value, group.disparateImpact.value]
}

/** The factors of reweighing by facet and label, as `balance` computes them from counts. */
function reweighingOf(table: BiasTable): Record<string, number> {
  const options = parseOptions(balance, {
    method: 'reweigh',
    facet: 'facet0',
    label: 'label',
  }) as BalanceOptions
  const cells = table.cells.map(({ facet, label, weight }) => ({
    lists: [JSON.stringify(facet), JSON.stringify(label)],
    amount: weight,
  }))
  const shares = cellShares(cells, options)
  return Object.fromEntries(
    table.cells.map(({ facet, label, weight }, i) => [`${facet[0]} ${label[0]}`, shares[i] / weight]),
  )
}

function reweigh(table: BiasTable): BiasTable {
  const factors = reweighingOf(table)
  const cells = table.cells.map((cell) => {
    const factor = factors[`${cell.facet[0]} ${cell.label[0]}`]
    return { ...cell, weight: cell.weight * factor, squares: cell.squares * factor * factor }
  })
  return { columns: table.columns, cells }
}

describe.skipIf(!isDataThere)('Adult', () => {
  const held = isDataThere ? readAdult('test') : []
  const whole = isDataThere ? [...readAdult('train'), ...held].filter(({ isPartial }) => !isPartial) : []
  const count = (people: readonly Adult[], facet: (person: Adult) => string[], weight?: 'fnlwgt') =>
    countRows(
      people.map((person): CountedRow => {
        const row = { facet: facet(person), label: person.income }
        return weight === undefined ? row : { ...row, weight: person.fnlwgt }
      }),
    )
  const bySex = ({ sex }: Adult) => [sex]
  const byRace = ({ race }: Adult) => [race === 'White' ? 'White' : 'other']
  const country = (person: Adult) => (person.country === 'United-States' ? 'US' : 'other')

  test('1: 45,222 rows are complete, .2478 of them over 50K (AIF360, tests/test_standard_datasets.py; adult.names)', () => {
    const report = biasReport(count(whole, bySex), { positive: '>50K' })
    expect(report.rows).toBe(45_222)
    expect(whole.length - held.filter(({ isPartial }) => !isPartial).length).toBe(30_162)
    expect(report.facets[0].outcomes[0].rate.value).toBeCloseTo(0.2478, 4)
  })

  test.each<[string, Adult[], (person: Adult) => string[], number, number]>([
    [
      '3: race White or other, sex, US or other, of the test file (AIF360, tests/test_differential_fairness.py)',
      held,
      (person) => [...byRace(person), person.sex, country(person)],
      8,
      1.53679014653623,
    ],
    [
      '4: five races, sex, US or other, of the test file (AIF360, tests/test_differential_fairness.py)',
      held,
      (person) => [person.race, person.sex, country(person)],
      19,
      2.063813731996515,
    ],
    [
      '5: sex, five races, all complete rows (AIF360, docstring of smoothed_empirical_differential_fairness)',
      whole,
      (person) => [person.sex, person.race],
      10,
      1.7547611985549287,
    ],
  ])('differential fairness, %s', (_, people, facet, groups, epsilon) => {
    const report = facetOf(count(people, facet), { positive: '>50K', minCount: 0 })
    expect(report.groups).toHaveLength(groups)
    expect(report.outcomes[0].worst.differentialFairness).toBeCloseTo(epsilon, 13)
  })

  test('6: sex, difference and impact, and weights of reweighing (computed with plain arithmetic; laws of AIF360, tests/test_reweighing.py)', () => {
    const table = count(whole, bySex)
    expect(differenceAndImpact(table, 'Female', '>50K')).toEqual([
      expect.closeTo(-0.198901432679, 12),
      expect.closeTo(0.363469542364, 12),
    ])
    expect(reweighingOf(table)).toEqual({
      'Male >50K': expect.closeTo(0.793157864, 9),
      'Male <=50K': expect.closeTo(1.094009297, 9),
      'Female >50K': expect.closeTo(2.182185222, 9),
      'Female <=50K': expect.closeTo(0.848528548, 9),
    })
    const report = biasReport(reweigh(table), { positive: '>50K' })
    expect(report.weight).toBeCloseTo(45_222, 8)
    expect(report.facets[0].outcomes[0].worst.statisticalParityDifference).toBeLessThan(1e-15)
  })

  test('7: sex, weighted by fnlwgt (computed; laws of AIF360, tests/test_reweighing.py)', () => {
    const table = count(whole, bySex, 'fnlwgt')
    expect(differenceAndImpact(table, 'Female', '>50K')[0]).toBeCloseTo(-0.195394424981, 12)
    const report = biasReport(reweigh(table), { positive: '>50K' })
    expect(report.weight).toBeCloseTo(8_580_184_155, 4)
    expect(report.facets[0].outcomes[0].worst.statisticalParityDifference).toBeLessThan(1e-15)
  })

  test('8: race White or other, difference, impact and weights (computed)', () => {
    const table = count(whole, byRace)
    expect(differenceAndImpact(table, 'other', '>50K')).toEqual([
      expect.closeTo(-0.103959370268, 12),
      expect.closeTo(0.603768846718, 12),
    ])
    expect(reweighingOf(table)).toEqual({
      'White >50K': expect.closeTo(0.944633, 6),
      'White <=50K': expect.closeTo(1.019694, 6),
      'other >50K': expect.closeTo(1.564561, 6),
      'other <=50K': expect.closeTo(0.893733, 6),
    })
  })
})

describe.skipIf(!isDataThere)('German credit', () => {
  const people = isDataThere ? readGerman() : []
  const bySex = () => countRows(people.map(({ sex, credit }) => ({ facet: [sex], label: credit })))
  const byAge = (limit: number) =>
    countRows(
      people.map(({ age, credit, housing }) => ({
        facet: [age > limit ? 'older' : 'younger'],
        label: credit,
        group: housing,
      })),
    )

  test('2: sex, difference and impact (AIF360, examples/demo_json_explainers.ipynb)', () => {
    const table = bySex()
    const { groups, outcomes } = facetOf(table, { positive: '1' })
    expect(groups.map(({ values, rows }, i) => [...values, outcomes[0].groups[i].positives, rows])).toEqual([
      ['female', 201, 310],
      ['male', 499, 690],
    ])
    expect(differenceAndImpact(table, 'female', '1')).toEqual([
      expect.closeTo(-0.0748013090229, 13),
      expect.closeTo(0.896567328205, 12),
    ])
  })

  test('9: sex, weights of reweighing (computed)', () => {
    expect(reweighingOf(bySex())).toEqual({
      'male 1': expect.closeTo(0.967935872, 9),
      'male 2': expect.closeTo(1.083769634, 9),
      'female 1': expect.closeTo(1.07960199, 9),
      'female 2': expect.closeTo(0.853211009, 9),
    })
  })

  test('10: age over 25, difference, impact and weights (computed)', () => {
    const table = byAge(25)
    expect(differenceAndImpact(table, 'younger', '1')).toEqual([
      expect.closeTo(-0.149447693307, 12),
      expect.closeTo(0.794826048171, 12),
    ])
    const ungrouped = countRows(
      people.map(({ age, credit }) => ({ facet: [age > 25 ? 'older' : 'younger'], label: credit })),
    )
    expect(reweighingOf(ungrouped)).toEqual({
      'older 1': expect.closeTo(0.961016949, 9),
      'older 2': expect.closeTo(1.104545455, 9),
      'younger 1': expect.closeTo(1.209090909, 9),
      'younger 2': expect.closeTo(0.7125, 12),
    })
  })

  test('11: foreign workers, within housing (Amazon SageMaker Clarify, examples/Bias_metrics_usage.ipynb)', () => {
    const table = countRows(
      people.map(({ foreign, credit, housing }) => ({ facet: [foreign], label: credit, group: housing })),
    )
    const { groups } = facetOf(table, { positive: '1' })
    const foreign = groups.find(({ values }) => values[0] === 'A201')
    expect(foreign?.classImbalance).toBeCloseTo(-0.926, 14)
    expect(foreign?.divergence.lp).toBeCloseTo(0.2818028203768902, 14)
    expect(foreign?.divergence.tvd).toBeCloseTo(0.19926468524599364, 14)
    // That notebook's KL, JS and KS came from code since corrected; these are from its later formulas.
    expect(foreign?.divergence.kl).toBeCloseTo(0.11255, 5)
    expect(foreign?.divergence.js).toBeCloseTo(0.03119, 5)
    expect(foreign?.divergence.ks).toBeCloseTo(0.19926, 5)
    const outcome = groupOf(table, 'A201', '1')
    expect(outcome.differenceInProportions).toBeCloseTo(0.1992646852459936, 14)
    expect(outcome.conditionalDemographicDisparity).toBeCloseTo(0.03290400123352098, 14)
  })

  test('12: age over 40, within housing (Amazon SageMaker Clarify, examples/Bias_metrics_usage.ipynb)', () => {
    const table = byAge(40)
    const { groups } = facetOf(table, { positive: '1' })
    const older = groups.find(({ values }) => values[0] === 'older')
    expect(older?.classImbalance).toBeCloseTo(0.452, 14)
    expect(older?.divergence.lp).toBeCloseTo(0.07251502250208905, 14)
    const outcome = groupOf(table, 'older', '1')
    expect(outcome.differenceInProportions).toBeCloseTo(-0.05127586414912222, 14)
    expect(outcome.conditionalDemographicDisparity).toBeCloseTo(-0.06017778064937399, 14)
  })
})

describe('Amazon SageMaker Clarify', () => {
  test('13: divergences of 28 good and 4 bad against 608 and 260 (tests/integration/test_bias_metrics.py; the counts are inferred)', () => {
    const table = tableOf([
      [['others'], 'good', 'all', 28],
      [['others'], 'bad', 'all', 4],
      [['facet'], 'good', 'all', 608],
      [['facet'], 'bad', 'all', 260],
    ])
    const { groups } = facetOf(table, { positive: 'good' })
    const group = groups[0]
    expect(group.values).toEqual(['facet'])
    expect(group.classImbalance).toBeCloseTo(-0.9288888889, 10)
    expect(group.divergence).toEqual({
      kl: expect.closeTo(0.0854333278066, 13),
      js: expect.closeTo(0.0233264693092, 13),
      lp: expect.closeTo(0.246835662096, 12),
      tvd: expect.closeTo(0.174539170507, 12),
      ks: expect.closeTo(0.174539170507, 12),
    })
    expect(groupOf(table, 'facet', 'good').differenceInProportions).toBeCloseTo(0.174539170507, 12)
  })

  test('13: conditional disparity of 24 rows (tests/unit/bias/metrics/test_metrics.py, counted)', () => {
    const table = tableOf([
      [['F'], '0', '0', 1],
      [['F'], '0', '1', 4],
      [['F'], '0', '2', 2],
      [['F'], '1', '1', 2],
      [['F'], '1', '2', 1],
      [['M'], '0', '0', 1],
      [['M'], '0', '1', 3],
      [['M'], '1', '0', 4],
      [['M'], '1', '1', 3],
      [['M'], '1', '2', 3],
    ])
    expect(groupOf(table, 'F', '1').conditionalDemographicDisparity).toBeCloseTo(0.3982142857, 10)
    expect(groupOf(table, 'M', '1').conditionalDemographicDisparity).toBeCloseTo(-0.3982142857, 10)
  })
})

describe('COMPAS', () => {
  test('14: 6,172 rows by race (ProPublica, Compas Analysis.ipynb)', () => {
    const table = tableOf([
      [['African-American'], 'any', null, 3175],
      [['Asian'], 'any', null, 31],
      [['Caucasian'], 'any', null, 2103],
      [['Hispanic'], 'any', null, 509],
      [['Native American'], 'any', null, 11],
      [['Other'], 'any', null, 343],
    ])
    const report = biasReport(table)
    expect(report.rows).toBe(6172)
    expect(report.facets[0].groups.filter(({ isSmall }) => isSmall).map(({ values }) => values)).toEqual([
      ['Native American'],
    ])
    const years = tableOf([
      [['all'], 'recidivist', null, 2809],
      [['all'], 'none', null, 3363],
    ])
    expect(biasReport(years).label.values.map(({ rows }) => rows)).toEqual([3363, 2809])
  })

  test('15: false positive and false negative rates by race (ProPublica, Compas Analysis.ipynb, its confusion tables)', () => {
    const table = tableOf([
      [['Black'], 'Low', 'survived', 990],
      [['Black'], 'High', 'survived', 805],
      [['Black'], 'Low', 'recidivated', 532],
      [['Black'], 'High', 'recidivated', 1369],
      [['White'], 'Low', 'survived', 1139],
      [['White'], 'High', 'survived', 349],
      [['White'], 'Low', 'recidivated', 461],
      [['White'], 'High', 'recidivated', 505],
    ])
    const rateWithin = (race: string, positive: string, group: string) => {
      const { within } = groupOf(table, race, positive)
      return Number(within.find(({ values }) => values[0] === group)?.rate.value) * 100
    }
    const rates = ['Black', 'White'].map((race) => [
      rateWithin(race, 'High', 'survived'),
      rateWithin(race, 'Low', 'recidivated'),
    ])
    expect(rates).toEqual([
      [expect.closeTo(44.85, 2), expect.closeTo(27.99, 2)],
      [expect.closeTo(23.45, 2), expect.closeTo(47.72, 2)],
    ])
  })

  test.each([
    // The only whole numbers that give both figures to all digits, among sides of about the published sizes.
    ['race, Caucasian or other', 'other', -0.0971379395, 0.8403836675, [1278, 2100], [2080, 4067]],
    ['sex', 'Male', -0.1276870693, 0.8029250891, [760, 1173], [2598, 4994]],
  ])(
    '16: 6,167 rows by %s (computed as AIF360 loads them, no recidivism being favourable; the counts are inferred)',
    (_, unprivileged, difference, impact, [good, all], [otherGood, otherAll]) => {
      const table = tableOf([
        [['privileged'], '0', null, good],
        [['privileged'], '1', null, all - good],
        [[unprivileged], '0', null, otherGood],
        [[unprivileged], '1', null, otherAll - otherGood],
      ])
      expect(biasReport(table).rows).toBe(6167)
      expect(differenceAndImpact(table, unprivileged, '0')).toEqual([
        expect.closeTo(difference, 10),
        expect.closeTo(impact, 10),
      ])
    },
  )
})

describe('Evidently', () => {
  const before = [16, 18, 16, 14, 12, 12]
  const after = [16, 16, 16, 16, 16, 8]

  test('21: chi-square and Hellinger (tests/stattests/test_stattests.py); PSI and total variation (computed)', () => {
    const drift = driftOf(before.map((rows, i) => ({ rows: [rows, after[i]], weight: [rows, after[i]] })))
    expect(drift).toEqual({
      psi: expect.closeTo(0.0372184, 7),
      hellinger: expect.closeTo(0.068128, 6),
      tvd: expect.closeTo(0.0681818, 7),
      chiSquare: { statistic: expect.closeTo(3.1746, 4), degrees: 5, p: expect.closeTo(0.67309, 5) },
    })
    // The same reference twice over changes nothing, as that test asserts next.
    const twice = chiSquareTest(
      before.map((rows) => rows * 2),
      after,
    )
    expect(twice?.p).toBeCloseTo(0.67309, 5)
  })

  test('21: Mann–Whitney, one-sided as its `mannw` test asks for (SciPy 1.17.1, mannwhitneyu)', () => {
    expect(mannWhitney(before, after)).toEqual({
      u: 3856,
      p: expect.closeTo(0.962866061197499, 13),
      pLess: expect.closeTo(0.4814330305987495, 13),
    })
  })
})
