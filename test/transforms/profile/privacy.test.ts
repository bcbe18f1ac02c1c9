/**
 * No value and no count of fewer than `minShared` rows stands in a profile, or follows from it: small random tables
 * are profiled, and all that is told of them is taken for equations about the counts.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import type { FacetReport, ProfileReport } from '../../../src/schemas/profile.js'
import { type OpenProfile, profileFindings } from '../../../transforms/profile/findings.js'
import { profileOptions } from '../../../transforms/profile/options.js'
import { runs } from '../../campaign.js'

const least = 5

function profileOf(rows: readonly Row[], options: object = {}): ProfileReport {
  const batch = batchOfRows(rows)
  const parsed = profileOptions.parse({ minShared: least, ...options })
  const open = profileFindings.empty(parsed, undefined, batch.schema) as OpenProfile
  open.observe(batch)
  return profileFindings.report(open.seal(), parsed) as ProfileReport
}

type Person = { team: string | null; site: string; result: string; job: string }

const domain: Person[] = ['a', 'b', null].flatMap((team) =>
  ['x', 'y', 'z'].flatMap((site) =>
    ['yes', 'no', 'never'].flatMap((result) => ['1', '2', '3'].map((job) => ({ team, site, result, job }))),
  ),
)
const columns = ['team', 'site', 'result', 'job'] as const

/** A few cells of random sizes, so that small ones stand beside large ones. */
const people = fc
  .array(fc.tuple(fc.nat(domain.length - 1), fc.constantFrom(1, 2, 4, 5, 7, 20)), {
    minLength: 2,
    maxLength: 30,
  })
  .map((cells) => cells.flatMap(([at, size]) => Array.from({ length: size }, () => ({ ...domain[at] }))))
  .filter((rows) => rows.length >= least)

const asked = [
  { facet: 'team', label: 'result', positive: 'yes' },
  { facet: 'team', label: 'result' },
  { facet: ['team', 'site'], label: 'result', positive: ['yes', 'never'] },
  { facet: ['team', 'site'], label: 'result' },
  { facet: ['team', 'site'] },
  { facet: 'site', label: 'result', positive: 'yes', group: 'job' },
  { facet: ['team', 'site'], label: 'result', group: 'job' },
].map((options) => ({ ...options, allowAbsent: true, fields: [...columns] }))

/** What the report says: the rows of a part of the domain are so many. */
interface Equation {
  coefficients: number[]
  rows: number
}

function told(report: ProfileReport): Equation[] {
  const equations: Equation[] = []
  const say = (rows: number | null, isIn: (person: Person) => boolean): void => {
    if (rows !== null) equations.push({ coefficients: domain.map((one) => (isIn(one) ? 1 : 0)), rows })
  }
  say(report.rows, () => true)
  for (const { path, top, missing } of report.columns) {
    const column = path as keyof Person
    say(missing, (one) => one[column] === null)
    for (const { value, count } of top) say(count, (one) => one[column] === value)
  }
  const { bias } = report
  if (bias === undefined) return equations
  const isKept = (one: Person) =>
    bias.facets
      .filter(({ columns }) => columns.length === 1)
      .every(({ columns: [column], groups }) =>
        groups.some(({ values }) => values[0] === one[column as keyof Person]),
      )
  say(bias.rows, isKept)
  const { values: labels } = bias.label
  if (bias.label.columns.length > 0)
    for (const { values, rows } of labels) say(rows, (one) => isKept(one) && one.result === values[0])
  for (const facet of bias.facets)
    sayFacet(facet, { say, isKept, labels: labels.map(({ values }) => values[0]) })
  return equations
}

function sayFacet(
  { columns, groups, table, outcomes }: FacetReport,
  given: {
    say: (rows: number | null, isIn: (person: Person) => boolean) => void
    isKept: (person: Person) => boolean
    labels: (string | null)[]
  },
): void {
  const { say, isKept, labels } = given
  const isOf = (group: number) => (one: Person) =>
    isKept(one) && columns.every((name, i) => one[name as keyof Person] === groups[group].values[i])
  groups.forEach(({ rows }, group) => {
    say(rows, isOf(group))
  })
  for (const { group, label, rows } of table)
    say(rows, (one) => isOf(group)(one) && one.result === labels[label])
  for (const { positive, groups: figures } of outcomes) {
    const isPositive = (one: Person) => positive.some(([value]) => value === one.result)
    figures.forEach(({ positives, within }, group) => {
      say(positives, (one) => isOf(group)(one) && isPositive(one))
      for (const { values, rows, rate } of within) {
        const isWithin = (one: Person) => isOf(group)(one) && one.job === values[0]
        say(rows, isWithin)
        say(Math.round((rate.value ?? 0) * rows), (one) => isWithin(one) && isPositive(one))
      }
    })
  }
}

/** Rows of the equations in echelon form, so that a sum is known where it reduces to nothing. */
function echelon(equations: readonly Equation[]): Map<number, number[]> {
  const pivots = new Map<number, number[]>()
  for (const { coefficients } of equations) {
    const row = reduce(coefficients, pivots)
    const pivot = row.findIndex((value) => Math.abs(value) > 1e-9)
    if (pivot >= 0)
      pivots.set(
        pivot,
        row.map((value) => value / row[pivot]),
      )
  }
  return pivots
}

function reduce(coefficients: readonly number[], pivots: ReadonlyMap<number, number[]>): number[] {
  const row = [...coefficients]
  for (let at = 0; at < row.length; at++) {
    const pivot = pivots.get(at)
    const factor = row[at]
    if (pivot === undefined || Math.abs(factor) < 1e-9) continue
    for (let i = at; i < row.length; i++) row[i] -= factor * pivot[i]
  }
  return row
}

/** Parts of the domain that somebody would ask for: who is in a group, and with which outcome. */
const secrets = [['team'], ['site'], ['team', 'result'], ['site', 'result'], ['team', 'site'], [...columns]]
  .concat([
    ['team', 'site', 'result'],
    ['team', 'job', 'result'],
    ['site', 'job', 'result'],
  ])
  .flatMap((names) => {
    const keys = new Set(domain.map((one) => JSON.stringify(names.map((name) => one[name as keyof Person]))))
    return [...keys].map((key) => ({ names, key }))
  })

function followed(rows: readonly Person[], report: ProfileReport): string[] {
  const equations = told(report)
  const pivots = echelon(equations)
  return secrets.flatMap(({ names, key }) => {
    const isIn = (one: Person) => JSON.stringify(names.map((name) => one[name as keyof Person])) === key
    const count = rows.filter(isIn).length
    if (count === 0 || count >= least) return []
    const rest = reduce(
      domain.map((one) => (isIn(one) ? 1 : 0)),
      pivots,
    )
    return rest.every((value) => Math.abs(value) < 1e-9) ? [`${names}: ${key} is ${count}`] : []
  })
}

describe('a profile of few rows', () => {
  it.each(asked)('tells no count of fewer than 5 rows, and lets none follow: %j', (options) => {
    fc.assert(
      fc.property(people, (rows) => {
        const report = profileOf(rows, options)
        const few = told(report).filter(({ rows: count }) => count > 0 && count < least)
        expect(few.map(({ rows: count }) => count)).toEqual([])
        expect(followed(rows, report)).toEqual([])
      }),
      runs(6),
    )
  })

  it('tells no number, date or text that fewer than 5 rows have, and no extreme', () => {
    const cell = fc.tuple(fc.constantFrom(1, 2, 4, 5, 9), fc.integer({ min: 1, max: 9999 }))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (cells) => {
        const rows = cells.flatMap(([size, value]) =>
          Array.from({ length: size }, () => ({
            // Odd ends, which no mean of several has by chance.
            number: value + 0.123457,
            text: `word${value}`,
            length: 'x'.repeat(value),
          })),
        )
        const report = profileOf(rows)
        const said = new Set<unknown>()
        JSON.stringify(report, (_, value) => {
          said.add(value)
          return value
        })
        const count = (value: number) => rows.filter(({ text }) => text === `word${value}`).length
        for (const [, value] of cells)
          if (count(value) < least)
            for (const one of [value + 0.123457, String(value + 0.123457), `word${value}`])
              expect(said).not.toContain(one)
        for (const { numbers, text } of report.columns) {
          const counts = [numbers?.histogram, text?.characters.histogram].flatMap(
            (told) => told?.counts ?? [],
          )
          expect(counts.filter((some) => some > 0 && some < least)).toEqual([])
        }
      }),
      runs(10),
    )
  })

  it('tells a value that enough rows share as it is', () => {
    const rows = [3, 3, 3, 3, 3, 3, 8, 8, 8, 8, 8, 900].map((age) => ({ age }))
    const [{ numbers, top }] = profileOf(rows).columns
    expect([numbers?.min, top]).toEqual([3, [{ value: '3', count: 6 }]])
    // The one of 900 is counted with the others.
    expect(numbers).toMatchObject({ max: 8, mean: 5.5, deviation: 2.5 })
  })

  it('tells the same of numbers and lengths however far the least and the greatest are', () => {
    const values = fc.array(fc.tuple(fc.constantFrom(1, 3, 6), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 30,
    })
    const tellingOf = (numbers: readonly number[]) => {
      const rows = numbers.map((number) => ({ number, text: 'x'.repeat(number + 900) }))
      return profileOf(rows).columns.map((column) => [column.numbers, column.text?.characters])
    }
    fc.assert(
      fc.property(values, (cells) => {
        const numbers = cells.flatMap(([size, value]) => Array.from({ length: size }, () => value))
        expect(tellingOf([...numbers, -900, 2000])).toEqual(tellingOf([...numbers, -1, 401]))
      }),
      runs(20),
    )
  })

  it('tells as many numbers, lengths and zeros as there are values, where few are missing', () => {
    const rows = [...Array<number | null>(6).fill(0), ...Array<number>(20).fill(7), null, null]
    const [{ missing, numbers }, { text }] = profileOf(
      rows.map((number) => ({ number, text: number === null ? null : 'x'.repeat(number) })),
    ).columns
    const told = [numbers?.histogram, text?.characters.histogram].map((shown) =>
      shown?.counts.reduce((sum, count) => sum + count, 0),
    )
    expect([missing, numbers?.zeros, told]).toEqual([null, null, [28, 28]])
  })

  it('tells no value whose count would tell of few missing ones', () => {
    const rows = ['b', 'b', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c', 'c', null].map((team) => ({ team }))
    const [{ missing, top }] = profileOf(rows).columns
    expect([missing, top]).toEqual([null, [{ value: 'b', count: 6 }]])
  })

  it('tells languages and scripts of few texts as unknown or not at all', () => {
    const texts = ['The weather was good and we went out', '今天天气很好，我们出去玩', 'สวัสดีครับ วันนี้อากาศดี']
    const rows = texts.flatMap((text, i) => Array.from({ length: [20, 6, 1][i] }, () => ({ text })))
    const { languages = [], scripts = [] } = profileOf(rows).columns[0].text ?? {}
    expect(scripts.map(({ script }) => script)).toEqual(['Latin', 'Han'])
    expect(languages.map(({ language }) => language)).toEqual(['en', 'unknown'])
  })
})
