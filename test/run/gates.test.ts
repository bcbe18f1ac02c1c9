import { expect, test } from 'vitest'
import { loadTransform } from '../../src/pipeline/load-transform.js'
import { checkGates, evaluateGates } from '../../src/run/measure/gates.js'
import type { FailIf } from '../../src/schemas/options/pipeline.js'
import type { ProfileReport } from '../../src/schemas/profile.js'
import { biasReport } from '../../transforms/profile/bias/report.js'
import type { BiasCell } from '../../transforms/profile/bias/table.js'

const transform = await loadTransform('profile')

/** The gates that look at one profile. */
function gatesOf(failIf: FailIf, report: ProfileReport) {
  return evaluateGates(failIf, { reports: [{ step: { transform, options: {} }, report }] })
}

/** A profile of two groups that got the outcome so many times of 100. */
function profileOf(a: number, b: number): ProfileReport {
  const cell = (facet: string, label: string, rows: number): BiasCell => ({
    facet: [facet],
    label: [label],
    group: [],
    rows,
    weight: rows,
    squares: rows,
  })
  const cells = [cell('a', 'yes', a), cell('a', 'no', 100 - a), cell('b', 'yes', b), cell('b', 'no', 100 - b)]
  const columns = { facet: ['sex'], label: ['hired'], group: [] }
  const bias = biasReport(
    { columns, cells: cells.filter(({ rows }) => rows > 0) },
    { positive: 'yes', allowAbsent: true },
  )
  const column = {
    type: 'Utf8',
    values: 200,
    distinct: { count: 2, relativeError: 0 },
    top: [],
    topHidden: false,
  }
  return {
    version: 1,
    minShared: 1,
    rows: 200,
    columns: [
      { path: 'sex', missing: 0, ...column },
      { path: 'hired', missing: 50, ...column },
    ],
    duplicates: { distinctRows: 150, repeatedRows: 50, relativeError: 0 },
    bias,
  }
}

test.each([
  ['disparate_impact', '< 0.8', 0.5, true],
  ['disparate_impact', '<0.5', 0.5, false],
  ['disparate_impact', '<= 50%', 0.5, true],
  ['statistical_parity_difference', '> 0.1', 0.3, true],
  ['demographic_parity_ratio', '>= 0.5', 0.5, true],
  ['demographic_parity_difference', '> 0.3', 0.3, false],
  ['group_share', '< 0.5', 0.5, false],
  ['group_rows', '<= 100', 100, true],
  ['label_share', '< 0.4', 0.45, false],
  ['class_imbalance', '> 0.1', 0, false],
  ['duplicate_share', '> 0.2', 0.25, true],
  ['rows', '< 1e3', 200, true],
  ['disparateImpact', '< 0.8', 0.5, true],
  ['statisticalParityDifference', '> 0.1', 0.3, true],
  ['duplicateShare', '> 0.2', 0.25, true],
])('evaluateGates() finds %s for `%s` and takes the value %d', (figure, condition, value, failed) => {
  const [gate, ...others] = gatesOf({ [figure]: condition }, profileOf(60, 30))
  expect(gate.value).toBeCloseTo(value, 10)
  expect(gate.failed).toBe(failed)
  expect(others).toEqual([])
})

test('evaluateGates() looks at every column for missing values, and at several conditions of a figure', () => {
  const gates = gatesOf({ missing_share: ['> 0.2', '> 0.3'] }, profileOf(60, 30))
  expect(gates.map(({ of, failed }) => [of, failed])).toEqual([
    ['sex', false],
    ['hired', true],
    ['sex', false],
    ['hired', false],
  ])
})

test('evaluateGates() fails a figure that has no value', () => {
  const [gate] = gatesOf({ disparate_impact: '< 0.8' }, profileOf(0, 0))
  expect(gate).toMatchObject({ value: null, failed: true })
})

test.each(['disparate_impact', 'group_share', 'group_rows', 'label_share', 'missing_share'])(
  'evaluateGates() fails %s of a profile that has no label and no column to show',
  (figure) => {
    const columns = { facet: ['sex'], label: ['hired'], group: [] }
    const bias = biasReport({ columns, cells: [] }, {})
    const profile: ProfileReport = { version: 1, minShared: 1, rows: 9, columns: [], bias }
    expect(gatesOf({ [figure]: '< 0.8' }, profile)).toMatchObject([{ value: null, failed: true }])
  },
)

test('evaluateGates() knows the rejected share without a profile', () => {
  const [gate] = evaluateGates({ rejected_share: '> 0' }, { reports: [], read: 100, rejected: 1 })
  expect(gate).toMatchObject({ value: 0.01, failed: true })
})

const asked = [{ name: 'profile', options: { facet: 'sex', label: 'hired' } }]
const bare = [{ name: 'profile', options: {} }]
test.each([
  ['a figure that is none', { disparate_impct: '< 1' }, asked, /Did you mean "disparate_impact"/],
  [
    'a figure of the new names that is none',
    { disparateImpct: '< 1' },
    asked,
    /Did you mean "disparateImpact"/,
  ],
  ['a condition that is none', { rows: 'about 3' }, asked, /no condition for rows/],
  ['a number that is none', { rows: '< 1.2.3' }, asked, /no condition for rows/],
  ['a figure without a profile', { rows: '< 1' }, [], /Add "profile/],
  ['a bias figure without facets', { group_share: '< 1' }, bare, /"facet"/],
])('checkGates() refuses %s', async (_what, failIf, steps, message) => {
  await expect(checkGates(failIf as Record<string, string>, steps)).rejects.toThrow(message)
})

test('checkGates() passes figures that a step measures, and that of the run itself', async () => {
  await checkGates({ rejected_share: '> 0' }, [])
  await checkGates({ group_share: '< 0.1', rows: '< 1', missingShare: '> 0' }, [
    ...asked,
    { name: 'split', options: {} },
  ])
})

test('evaluateGates() takes the figure of the last step that measures it', () => {
  const reports = [profileOf(60, 30), profileOf(60, 60)].map((report) => ({
    step: { transform, options: {} },
    report,
  }))
  expect(evaluateGates({ disparateImpact: '< 0.8' }, { reports })).toMatchObject([
    { value: 1, failed: false },
  ])
})
