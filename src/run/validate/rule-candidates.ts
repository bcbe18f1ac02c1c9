import { parsePath } from '../../arrow/path.js'
import type { ColumnProfile, NumberProfile } from '../../schemas/column-profile.js'
import type { Rule } from '../../schemas/options/validate.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { MeasuredFigures } from '../../schemas/validation-report.js'
import { meanMargin } from './rule-margins.js'

/** A rule that data may keep to, before its margin. */
export interface RuleCandidate {
  rule: Rule
  /** At least so many rows break it by what the profile knows; `undefined` where only a look at the rows can tell. */
  failed?: number | undefined
  rows: number
  measured?: MeasuredFigures | undefined
  /** A larger share of rows that break it makes it no rule. */
  mostFailed: number
}

/** Rules about some share of rows hold little. */
const usual = 0.05
/** A column that most rows lack is an optional one. */
const mostMissing = 0.5
/** Values of more kinds are no set. TFDV takes as many (`max_string_domain_size`). */
const mostKinds = 100
const mostNumberKinds = 20
/** The middle half of the numbers spans at least this part of their deviation; else few rows make their mean. */
const leastMiddle = 1 / 3

/** Rules for each column that was described, from what the profile may tell of it. */
export function ruleCandidates({ columns }: ProfileReport, minShared: number): RuleCandidate[] {
  const paths = new Set(columns.map(({ path }) => path))
  const chat = ['messages[].role', 'messages[].content'].every((path) => paths.has(path))
  const rows = columns[0]?.values ?? 0
  return [
    ...(chat ? [{ rule: { chat: true } as const, rows, mostFailed: usual }] : []),
    ...columns.flatMap((column) => ofColumn(column, minShared)),
  ]
}

/** The columns that new data must have: those that enough rows have a value of. */
export function wantedColumns({ columns }: ProfileReport, least: number): string[] {
  const there = columns.filter(({ values, missing }) => values - (missing ?? 0) >= least)
  return [...new Set(there.map(({ path }) => parsePath(path).column))]
}

function ofColumn(profile: ColumnProfile, minShared: number): RuleCandidate[] {
  const { path: column, values, numbers, text, type } = profile
  const missing = profile.missing ?? minShared
  const rows = values - missing
  if (rows <= 0 || type === 'Null') return []
  const rule = (checks: Rule): Rule => ({ column, ...checks })
  const found: RuleCandidate[] = [
    { rule: rule({ required: true }), failed: missing, rows: values, mostFailed: mostMissing },
  ]
  const kind = typeOf(profile)
  if (kind !== undefined) found.push({ rule: rule({ type: kind }), failed: 0, rows, mostFailed: usual })
  const isUnique = mayBeUnique(profile, rows)
  if (isUnique) found.push({ rule: rule({ unique: true }), rows, mostFailed: 0 })
  const set = setOf(profile, rows)
  if (set !== undefined) return [...found, { ...set, rule: rule(set.rule), rows, mostFailed: usual }]
  // Numbers that a row each has are names of rows, and new rows have others.
  if ((kind === 'integer' && !isUnique) || kind === 'number') {
    const { min, max, mean, deviation } = numbers!
    // What is told of the outermost numbers is a mean of so many, so that some lie farther out.
    found.push({
      rule: rule({ min, max, severity: 'warn' }),
      ...{ failed: 2 * minShared, rows, measured: { min, max }, mostFailed: usual },
    })
    if (isBroad(numbers!)) {
      const margin = meanMargin(deviation, rows)
      const bounds = { min: rounded(mean - margin, Math.floor), max: rounded(mean + margin, Math.ceil) }
      const measured = { mean, deviation }
      found.push({ rule: rule({ mean: bounds, severity: 'warn' }), failed: 0, rows, measured, mostFailed: 0 })
    }
  }
  if (text !== undefined && kind === undefined) {
    const { min, max } = text.characters
    const length = { min: Math.floor(min), max: Math.ceil(max) }
    found.push(
      {
        rule: rule({ length, severity: 'warn' }),
        ...{ failed: 2 * minShared, rows, measured: { min, max }, mostFailed: usual },
      },
      { rule: rule({ noReplacement: true }), rows, mostFailed: usual },
      { rule: rule({ noMojibake: true, severity: 'warn' }), rows, mostFailed: usual },
      ...languageOf(profile).map((language) => ({
        rule: rule({ language, severity: 'warn' }),
        ...{ rows, mostFailed: usual },
      })),
    )
  }
  return found
}

/** Whether a mean is one of all rows, and not of a few that a sample may lack. */
function isBroad({ deviation, quantiles: { at, values } }: NumberProfile): boolean {
  const [low, high] = [0.25, 0.75].map((share) => values[at.indexOf(share)])
  return deviation > 0 && high - low >= leastMiddle * deviation
}

/** The type that values have beside text, which everything is. */
function typeOf({ type, numbers, text }: ColumnProfile): Rule['type'] {
  if (type === 'Bool') return 'boolean'
  if (numbers === undefined) return undefined
  if (/^(?:Date|Timestamp)/.test(type) || text !== undefined) return 'date'
  if (/^U?int/i.test(type)) return 'integer'
  return /^(?:Float|Decimal)/.test(type) ? 'number' : undefined
}

/** Values that a row each has, as far as they were counted; numbers with a fraction are no names of rows. */
function mayBeUnique({ path, distinct, type, text }: ColumnProfile, rows: number): boolean {
  if (path.includes('[]') || !(text !== undefined || /^U?int/i.test(type))) return false
  return Math.abs(distinct.count - rows) <= 3 * distinct.relativeError * rows
}

/** The values of a column of few kinds, those that enough rows share. */
function setOf(
  { top, distinct, numbers, type, text }: ColumnProfile,
  rows: number,
): Pick<RuleCandidate, 'rule' | 'failed'> | undefined {
  if (type === 'Bool' || top.length === 0) return undefined
  const isNumeric = numbers !== undefined
  if (isNumeric && (text !== undefined || /^(?:Date|Timestamp)/.test(type))) return undefined
  if (top.length > (isNumeric ? mostNumberKinds : mostKinds) || distinct.count > 2 * mostKinds)
    return undefined
  const shown = top.reduce((sum, { count }) => sum + count, 0)
  if (rows - shown > usual * rows || (isNumeric && top.length < distinct.count)) return undefined
  const values = top.map(({ value }) => (isNumeric ? Number(value) : value)).sort()
  return {
    rule: { in: isNumeric ? (values as number[]).sort((a, b) => a - b) : values },
    failed: rows - shown,
  }
}

/** Languages that one in a hundred texts is in, where most texts have one. */
function languageOf({ text }: ColumnProfile): string[][] {
  const known = text!.languages.filter(({ language }) => language !== 'unknown')
  const share = known.reduce((sum, one) => sum + one.share, 0)
  if (share < 0.5) return []
  return [
    known
      .filter((one) => one.share >= 0.01 * share)
      .map(({ language }) => language)
      .sort(),
  ]
}

/** Six digits, rounded away from what was measured. */
function rounded(value: number, round: (value: number) => number): number {
  if (value === 0) return 0
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 5)
  return Number((round(value / step) * step).toPrecision(6))
}
