import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Pipeline, profile, type RunReport, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { BalanceOptions } from '../../src/schemas/options/balance.js'
import { shortForm } from '../campaign.js'
import { temporaryFolder } from './fixtures.js'

const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'bias')
const columns =
  'age workclass fnlwgt education education_num marital_status occupation relationship race sex capital_gain capital_loss hours_per_week native_country income'
const input = { path: join(folder, 'adult-train.csv'), columns: columns.split(' '), trim: true }
const out = temporaryFolder('adult')
const bias = { facet: 'sex', label: 'income', positive: '>50K', fields: [] }

const runs = new Map<string, Promise<RunReport>>()

/** Runs one method over Adult, once; a profile looks at what comes in and what goes out. */
function balanced(
  balance: Omit<BalanceOptions, 'facet'>,
  more: Partial<Pipeline> = {},
  workers = 0,
): Promise<RunReport> {
  const steps = [{ balance: { facet: 'sex', label: 'income', ...balance } }]
  const pipeline = { input, steps, profile: bias, ...more }
  const key = JSON.stringify([pipeline, workers])
  const made = runs.get(key) ?? run({ ...pipeline, output: join(out, `${runs.size}`) }, { workers })
  runs.set(key, made)
  return made
}

function facetOf(report: RunReport) {
  const facet = report.profile?.after.bias?.facets[0]
  if (facet === undefined) throw new Error('The report has no facet')
  return facet
}

/** Rows of each cell after the run, by `sex income`. */
function cellsOf(report: RunReport): Record<string, number> {
  const labels = report.profile?.after.bias?.label.values ?? []
  const { groups, table } = facetOf(report)
  return Object.fromEntries(
    table.map(({ group, label, rows }) => [`${groups[group].values} ${labels[label].values}`, rows]),
  )
}

describe.skipIf(!existsSync(input.path))('balancing Adult by sex and income', () => {
  test.each([
    ['rows', undefined],
    ['the census weights', 'fnlwgt'],
  ])('reweighing %s makes the difference of rates zero and keeps the total weight', async (_, column) => {
    const weightColumn = column ?? 'weight'
    const report = await balanced(
      { method: 'reweigh', weightColumn },
      { profile: { ...bias, weight: weightColumn } },
    )
    const { before, after } = report.profile ?? {}
    const [{ groups }] = facetOf(report).outcomes
    for (const { statisticalParityDifference } of groups)
      expect(Math.abs(statisticalParityDifference.value ?? 1)).toBeLessThan(1e-12)
    const total = before?.bias?.weight ?? 0
    expect(Math.abs((after?.bias?.weight ?? 0) - total) / total).toBeLessThan(1e-12)
    expect(report.rows.written).toBe(32_561)
  })

  test('uniform sampling brings every cell within one row of n_s · n_y / n', async () => {
    const { profile: before } = await profile({ input, ...bias })
    const report = await balanced({ method: 'uniform' })
    const n = before.rows
    const bySex = before.bias?.facets[0].groups ?? []
    const byIncome = before.bias?.label.values ?? []
    const cells = cellsOf(report)
    for (const sex of bySex)
      for (const income of byIncome) {
        const wanted = (sex.rows * income.rows) / n
        expect(Math.abs(cells[`${sex.values} ${income.values}`] - wanted)).toBeLessThan(1)
      }
    expect(report.rows.written).toBe(n)
    expect(Math.abs(facetOf(report).outcomes[0].worst.statisticalParityDifference ?? 1)).toBeLessThan(1e-3)
  })

  test('`target: equal` gives every cell the same number of rows, to the row', async () => {
    const report = await balanced({ method: 'target', target: 'equal', size: 40_000 })
    expect(Object.values(cellsOf(report))).toEqual([10_000, 10_000, 10_000, 10_000])
  })

  const methods: [string, BalanceOptions][] = [
    ['preferential', { method: 'preferential', score: 'education_num', positive: '>50K' }],
    ['uniform', { method: 'uniform' }],
    ['under', { method: 'under' }],
    ['reweigh', { method: 'reweigh' }],
  ]

  test.each(shortForm(methods, 1))(
    '%s writes the same bytes with and without workers',
    async (_, balance) => {
      // A profile changes no byte either.
      const reports = await Promise.all([balanced(balance), balanced(balance, { profile: undefined }, 2)])
      expect(new Set(reports.map(({ digest }) => digest)).size).toBe(1)
    },
  )

  test('under-sampling leaves the least cell whole and repeats no row', async () => {
    const report = await balanced({ method: 'under' })
    expect(new Set(Object.values(cellsOf(report)))).toEqual(new Set([1179]))
    expect(report.steps[0].counts.added).toBe(0)
  })
})
