import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DriftInput, drift } from 'prepkit'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DriftAspect, DriftReport } from '../../src/schemas/drift-report.js'
import { temporaryFolder } from './fixtures.js'

type DriftDistances = DriftAspect['distances']

const folder = join(process.env.PREPKIT_DATA ?? '../shared/data', 'bias')
const columns =
  'age workclass fnlwgt education education_num marital occupation relationship race sex capital_gain capital_loss hours country income'.split(
    ' ',
  )
const out = temporaryFolder('drift-adult')

/** Of evidently 0.7.23 with pandas 2.3.3: the distance by its choice and PSI, train against test and men against women. */
const evidently: Record<string, [distance: number, psi: number, ofSexes: number, psiOfSexes: number]> = {
  age: [0.016901073571, 0.00147322499757, 0.192802750365, 0.0704639039291],
  fnlwgt: [0.009834471756, 0.00119459327923, 0.060474262409, 0.00907022110291],
  education_num: [0.007116952884, 0.00136533750494, 0.100930580452, 0.0441832868584],
  capital_gain: [0.007118263663, 0.000594169187386, 0.091394243252, 0.0377979643184],
  capital_loss: [0.002852194814, 0.00380536445741, 0.095830386894, 0.0315404535071],
  hours: [0.009458574496, 0.000814435037928, 0.496533394559, 0.335881237044],
  workclass: [0.008099754646, 0.00052488811359, 0.123729316372, 0.127576763191],
  education: [0.01306094637, 0.00136533750494, 0.07379155556, 0.0441832868584],
  marital: [0.006321724578, 0.000319776657995, 0.358430411216, 1.11370926794],
  occupation: [0.012044635498, 0.00116140723664, 0.337657641652, 1.03652001033],
  relationship: [0.008214096956, 0.000539810564649, 0.565403022574, 6.92243065768],
  race: [0.005038839703, 0.000203169401234, 0.08503142096, 0.0588406395493],
  sex: [0.001629509022, 0.0000212424256177, 0.832554611158, Number.NaN],
  country: [0.021156165398, 0.00360538998664, 0.051311558071, 0.0214220402213],
  income: [0.003802277456, 0.000115659907522, 0.173899663038, 0.250474697838],
}

describe.skipIf(!existsSync(folder))('Drift in UCI Adult', () => {
  const files = { train: '', test: '', men: '', women: '', firstTrain: '', firstTest: '' }

  beforeAll(() => {
    const rows = (name: string) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line.includes(', '))
        .map((line) => line.replaceAll(', ', ',').replace(/\.$/, ''))
    const train = rows('adult-train.csv')
    const test = rows('adult-test.csv')
    const sets = {
      train,
      test,
      men: train.filter((line) => line.includes(',Male,')),
      women: train.filter((line) => line.includes(',Female,')),
      firstTrain: train.slice(0, 1000),
      firstTest: test.slice(0, 1000),
    }
    for (const [name, lines] of Object.entries(sets)) {
      files[name as keyof typeof files] = join(out, `${name}.csv`)
      writeFileSync(join(out, `${name}.csv`), `${[columns.join(','), ...lines].join('\n')}\n`)
    }
  })

  async function compared(
    reference: keyof typeof files,
    current: keyof typeof files,
    more: Partial<DriftInput> = {},
  ): Promise<DriftReport> {
    const found = await drift(
      { reference: files[reference], current: files[current], ...more },
      { workers: 0 },
    )
    return found.drift
  }

  it('is measured by the formulas of Evidently as Evidently measures it', async () => {
    const report = await compared('train', 'test', { like: 'evidently' })
    const ofSexes = await compared('men', 'women', { like: 'evidently' })
    for (const [column, [distance, psi, sexes, psiOfSexes]] of Object.entries(evidently)) {
      expectClose(distancesOf(report, column), distance, psi)
      expectClose(distancesOf(ofSexes, column), sexes, psiOfSexes)
    }
    expect([report.drifted, report.isDrifted]).toEqual([0, false])
    expect([ofSexes.drifted, ofSexes.isDrifted]).toEqual([9, true])
    expect(distancesOf(report, 'age').kolmogorovSmirnov).toBeCloseTo(0.00819421032306, 13)
    expect(distancesOf(ofSexes, 'hours').kolmogorovSmirnov).toBeCloseTo(0.213518256427, 12)
  })

  it('is found by prepkit in the columns that differ, and in none that do not', async () => {
    const report = await compared('train', 'test')
    expect(report.columns.map(({ verdict }) => verdict)).toEqual(columns.map(() => 'stable'))
    const age = report.columns[0].aspects[0]
    expect(age.test?.p).toBeCloseTo(0.45732, 4)
    // Numbers of more than ten thousand values stand in steps.
    expect(wassersteinOf(report, 'fnlwgt') / 0.009834471756).toBeCloseTo(1, 2)

    const ofSexes = await compared('men', 'women')
    const drifted = ofSexes.columns.filter(({ verdict }) => verdict === 'drift').map(({ column }) => column)
    const known = Object.keys(evidently).filter((column) => evidently[column][2] >= 0.1)
    expect(drifted.sort()).toEqual(known.sort())
  })

  it('is not seen in a thousand rows of each, where Evidently sees it in six columns', async () => {
    const likeEvidently = await compared('firstTrain', 'firstTest', { like: 'evidently' })
    const p = (column: string) =>
      likeEvidently.columns.find((each) => each.column === column)?.aspects[0].test?.p
    const known = { age: 0.75937, fnlwgt: 0.400634, education_num: 0.969001, hours: 0.828219 }
    const byChiSquare = {
      workclass: 0.03007,
      education: 0.008749,
      relationship: 0.000603,
      race: 0.877372,
      country: 0,
    }
    const byZ = { sex: 0.229402, income: 0.67355 }
    for (const [column, value] of Object.entries({ ...known, ...byChiSquare, ...byZ }))
      expect(p(column), column).toBeCloseTo(value, 5)
    expect(likeEvidently.drifted).toBe(6)

    const own = await compared('firstTrain', 'firstTest')
    expect(own.drifted).toBe(0)
  })

  it('is measured by the formulas of TFDV', async () => {
    const report = await compared('train', 'test', { like: 'tfdv' })
    const known = { workclass: 0.008498, education: 0.004451, marital: 0.005671, country: 0.004702 }
    for (const [column, value] of Object.entries(known))
      expect(distancesOf(report, column).greatestGap).toBeCloseTo(value, 6)
    const ofSexes = await compared('men', 'women', { like: 'tfdv' })
    expect(distancesOf(ofSexes, 'marital').greatestGap).toBeCloseTo(0.457405, 6)
  })
})

function distancesOf({ columns: found }: DriftReport, column: string): DriftDistances {
  return found.find((each) => each.column === column)?.aspects[0].distances ?? {}
}

function wassersteinOf(report: DriftReport, column: string): number {
  return distancesOf(report, column).wasserstein ?? Number.NaN
}

function expectClose(found: DriftDistances, distance: number, psi: number): void {
  // The figures are written down to twelve digits.
  expect((found.wasserstein ?? found.jensenShannon ?? 0) / distance).toBeCloseTo(1, 8)
  if (!Number.isNaN(psi)) expect((found.psi ?? 0) / psi).toBeCloseTo(1, 8)
}
