import type { RunOptions } from '../../pipeline/run-options.js'
import type { Rule } from '../../schemas/options/validate.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { InferredRule, InferredRules, ValidationReport } from '../../schemas/validation-report.js'
import { profileOf, sideOf } from '../drift/drift-data.js'
import { isStatePath } from '../states/state-file.js'
import { type RuleCandidate, ruleCandidates, wantedColumns } from './rule-candidates.js'
import { leastShare, toleratedShare } from './rule-margins.js'
import { type ValidateInput, validateData } from './validate-data.js'

/** What rules are inferred from. */
export type InferInput = Pick<ValidateInput, 'input' | 'minShared' | 'errors'>

/** A rule that lets a larger share of the rows pass says nothing. */
const mostTolerated = 0.3

/** What the package exports as `inferRules`. */
export async function inferRulesOf(given: InferInput, options: RunOptions): Promise<InferredRules> {
  const { input, errors } = given
  const { profile, isState } = await profileOfInput(given, options)
  const { minShared } = profile
  const all = ruleCandidates(profile, minShared)
  const known = all.filter(({ failed }) => !isState || failed !== undefined)
  const candidates =
    isState || known.length === 0
      ? known
      : measured(known, await validateData({ input, errors, rules: known.map(({ rule }) => rule) }, options))
  const rules = candidates.flatMap((candidate) => withMargin(candidate, minShared))
  return { rows: profile.rows, rules: [...wholeRules(profile), ...rules] }
}

async function profileOfInput(
  { input, minShared, errors }: InferInput,
  options: RunOptions,
): Promise<{ profile: ProfileReport; isState: boolean }> {
  const { found } = await sideOf(input, { minShared, errors, top: 100 }, options)
  const path = typeof input === 'string' ? input : (input as { path?: unknown }).path
  const isState = isStatePath(Array.isArray(path) && path.length === 1 ? path[0] : path)
  return { profile: await profileOf(found, { top: 100 }), isState }
}

/** The rows that each rule says something of, and those that break it, by a look at them. */
function measured(candidates: readonly RuleCandidate[], { checks }: ValidationReport): RuleCandidate[] {
  return candidates.map((candidate, index) => {
    const own = checks.filter(({ rule, observed }) => rule === index + 1 && observed === undefined)
    if (own.length === 0) return candidate
    return {
      ...candidate,
      rows: Math.min(...own.map(({ rows }) => rows)),
      failed: Math.max(...own.map(({ failed }) => failed)),
    }
  })
}

function wholeRules(profile: ProfileReport): InferredRule[] {
  const { rows } = profile
  const least = Math.floor(rows * leastShare)
  const names = wantedColumns(profile, Math.ceil(toleratedShare(0, rows) * rows) / leastShare)
  return [
    ...(least > 0 ? [{ rule: { rows: { min: least }, severity: 'warn' as const }, rows, failed: 0 }] : []),
    ...(names.length > 0 ? [{ rule: { columns: { superset: names } }, rows, failed: 0 }] : []),
  ]
}

/** The rule with the share of rows that must keep to it; none where the reference breaks it too often, or has too few rows. */
function withMargin(
  { rule, failed = 0, rows, measured, mostFailed }: RuleCandidate,
  minShared: number,
): InferredRule[] {
  if (rows === 0 || failed > mostFailed * rows) return []
  const tolerated = toleratedShare(failed, rows)
  const isLoose = tolerated > mostTolerated + (rule.required ? failed / rows : 0)
  if (isLoose) return []
  const shown = failed > 0 && failed < minShared ? null : failed
  const evidence = { rows, failed: shown, ...(measured && { measured }) }
  if (rule.mean !== undefined) return [{ rule, ...evidence }]
  const { severity, ...checks } = rule
  const mostly = shareBelow(1 - tolerated)
  return [{ rule: { ...checks, mostly, ...(severity && { severity }) } satisfies Rule, ...evidence }]
}

/** A share with as few digits as tell it from 1, rounded down. */
function shareBelow(share: number): number {
  const digits = 10 ** Math.max(3, Math.ceil(-Math.log10(1 - share)) + 1)
  return Math.floor(share * digits) / digits
}
