/** What `prep validate` makes of what the steps `validate` and `profile` have found in the whole data. */
import type { Schema } from '../../src/arrow/arrow.js'
import { parsePath, pathText } from '../../src/arrow/path.js'
import type { KeyPath } from '../../src/base/yaml.js'
import type { ColumnProfile } from '../../src/schemas/column-profile.js'
import type { ProfileOptions } from '../../src/schemas/options/profile.js'
import type { Rule as GivenRule } from '../../src/schemas/options/validate.js'
import type { CheckResult, FailedValue, ValidationReport } from '../../src/schemas/validation-report.js'
import type { FoundInData, UnplacedResult } from '../../src/schemas/validation-tools.js'
import type { ValidationSummary } from './findings.js'
import type { Rule, ValidateOptions } from './options.js'
import { type Check, planChecks, profiledChecks, RuleFault } from './plan-checks.js'
import type { TallySummary } from './tally.js'
import { isWithin } from './texts.js'

export { readRules } from './rules-file.js'

type Found = Omit<FoundInData, 'summary' | 'options'> & {
  options: ValidateOptions
  summary: ValidationSummary | undefined
}

/** Where a fault stands in a list of rules; `undefined` for what is none of a rule. */
export function placeOfFault(cause: unknown): KeyPath | undefined {
  return cause instanceof RuleFault ? cause.path : undefined
}

/** The profiles by which checks of whole columns are told: one for all rules of the same rows. */
export function profilesFor(rules: readonly GivenRule[]): ProfileOptions[] {
  const groups = new Map<string, ProfileOptions & { fields: string[] }>()
  for (const rule of rules) {
    if (rule.column === undefined || !profiledChecks.some((check) => rule[check] !== undefined)) continue
    const key = profileKey(rule)
    const group = groups.get(key) ?? { fields: [], minShared: 1, ...(rule.when && { where: rule.when }) }
    if (!group.fields.includes(rule.column)) group.fields.push(rule.column)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function profileKey({ when }: Pick<GivenRule, 'when'>): string {
  return JSON.stringify(when ?? null)
}

/** What became of every check, in the order of the rules. */
export function resultsOf(given: FoundInData): UnplacedResult[] {
  const found = given as Found
  const { options, summary, schema } = found
  const rules = options.rules as readonly Rule[]
  const checks = summary === undefined ? [] : planChecks(schema, options)
  const keys = [...new Set(rules.filter(({ column }) => column !== undefined).map(profileKey))]
  const profileKeys = keys.filter(
    (key) => profilesFor(rules.filter((rule) => profileKey(rule) === key)).length > 0,
  )
  const profileOf = ({ when, column }: Check): ColumnProfile | undefined => {
    const profile = found.profiles[profileKeys.indexOf(profileKey({ when }))]
    const path = pathText(parsePath(column!))
    return profile?.columns?.find((one) => one.path === path)
  }
  const results = checks.map((check, i) => {
    const tally = summary!.tallies[i]
    const base = baseOf(check)
    if (check.isOfRows || check.check === 'order') return ofRows(base, tally, options.minShared)
    if (check.check === 'readable') return ofRecords(base, found)
    if (check.check === 'columns')
      return { ...base, ...columnsResult(check.expected as NonNullable<Rule['columns']>, schema) }
    if (check.check === 'rows') return ofFigure({ ...base, rows: tally.rows }, { observed: tally.rows })
    return ofFigure({ ...base, rows: found.rows }, figureOf(check.check, profileOf(check)))
  })
  const isAsked = checks.some(({ check }) => check === 'readable')
  const readable = { ...baseOf({ ...unasked, name: 'readable' }), rule: 0 }
  return isAsked ? results : [ofRecords(readable, found), ...results]
}

const unasked = {
  rule: -1,
  check: 'readable',
  column: undefined,
  severity: 'error',
  mostly: 1,
  expected: true,
} as const

type Base = Omit<UnplacedResult, 'passed'>

function baseOf({
  rule,
  check,
  name,
  column,
  severity,
  mostly,
  expected,
}: Pick<Check, 'rule' | 'check' | 'name' | 'column' | 'severity' | 'mostly' | 'expected'>): Base {
  return {
    rule: rule + 1,
    check,
    name,
    ...(column !== undefined && { column }),
    severity,
    expected,
    rows: 0,
    failed: 0,
    mostly,
    places: [],
    values: [],
    distinctValues: 0,
  }
}

function ofRows(
  base: Base,
  { rows, failed, places, values }: TallySummary,
  minShared: number,
): UnplacedResult {
  return {
    ...base,
    passed: isMostly(rows, failed, base.mostly),
    rows,
    failed,
    places,
    values: sharedValues(values.values, base.check === 'chat' ? 1 : minShared),
    distinctValues: values.values.length,
  }
}

/** Rounding must not fail a rule that is just kept to. */
function isMostly(rows: number, failed: number, mostly: number): boolean {
  return failed <= rows * (1 - mostly) + 1e-9 * rows
}

const mostValues = 20

/** The most frequent values that enough rows share. Faults of conversations are codes, which name nobody. */
function sharedValues(values: readonly (readonly [string, number])[], minShared: number): FailedValue[] {
  return values
    .filter(([, count]) => count >= minShared)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues)
}

function ofRecords(base: Base, { rows, rejected }: Found): UnplacedResult {
  const all = rows + rejected
  return { ...base, rows: all, failed: rejected, passed: isMostly(all, rejected, base.mostly) }
}

interface FoundFigure {
  observed: number | null
  relativeError?: number | undefined
}

function ofFigure(base: Base, { observed, relativeError }: FoundFigure): UnplacedResult {
  const passed = observed !== null && isWithin(observed, base.expected as { min?: number; max?: number })
  return { ...base, passed, observed, ...(relativeError ? { relativeError } : {}) }
}

/** The figure of a column; what cannot be measured is null, and keeps to no rule. */
function figureOf(check: string, profile: ColumnProfile | undefined): FoundFigure {
  if (profile === undefined) return { observed: null }
  const { distinct, numbers, values, missing } = profile
  switch (check) {
    case 'distinct':
      return { observed: distinct.count, relativeError: distinct.relativeError }
    case 'mean':
      return { observed: numbers?.mean ?? null }
    case 'deviation':
      return { observed: numbers?.deviation ?? null }
    case 'sum':
      return { observed: numbers === undefined ? null : numbers.mean * (values - (missing ?? 0)) }
    default: {
      const { at, values: quantiles = [], valueError } = numbers?.quantiles ?? {}
      return { observed: quantiles[at?.indexOf(0.5) ?? -1] ?? null, relativeError: valueError }
    }
  }
}

function columnsResult({ exact, ordered, superset }: NonNullable<Rule['columns']>, { fields }: Schema) {
  const names = fields.map(({ name }) => name)
  const isSame = (wanted: readonly string[], found: readonly string[]) =>
    wanted.length === found.length && wanted.every((name, i) => name === found[i])
  const passed =
    (exact === undefined || isSame([...exact].sort(), [...names].sort())) &&
    (ordered === undefined || isSame(ordered, names)) &&
    (superset === undefined || superset.every((name) => names.includes(name)))
  return { passed, observed: names }
}

/** What is told of all checks together. */
export function summaryOf(
  checks: CheckResult[],
  { rows, rejected }: Pick<FoundInData, 'rows' | 'rejected'>,
): ValidationReport {
  const countOf = (severity: CheckResult['severity']) =>
    checks.filter((check) => !check.passed && check.severity === severity).length
  const broken = { error: countOf('error'), warn: countOf('warn'), info: countOf('info') }
  return { version: 1, rows, rejected, passed: broken.error === 0, broken, checks }
}
