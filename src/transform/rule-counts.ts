import type { RuleFindings } from '../schemas/curation.js'
import { addTally, countUp, type Tally } from '../schemas/step-counts.js'
import type { Findings } from './findings.js'

/** How many rows break each rule, as plain data. */
export interface RuleCounts {
  records: number
  failed: number
  /** Rows that break a rule. */
  broken: Tally
  /** Rows that break it and no other. */
  alone: Tally
}

export function emptyRuleCounts(): RuleCounts {
  return { records: 0, failed: 0, broken: {}, alone: {} }
}

/** Counts a row that breaks these rules. */
export function countRules(into: RuleCounts, broken: Iterable<string>): void {
  const rules = new Set(broken)
  into.records++
  if (rules.size > 0) into.failed++
  for (const rule of rules) {
    countUp(into.broken, rule, 1)
    if (rules.size === 1) countUp(into.alone, rule, 1)
  }
}

/** Adds the rows of others. */
export function addRuleCounts(into: RuleCounts, from: RuleCounts): void {
  into.records += from.records
  into.failed += from.failed
  addTally(into.broken, from.broken)
  addTally(into.alone, from.alone)
}

/** What a report says of them, rule by rule in the order of `names`. */
export function reportRules(
  { records, failed, broken, alone }: RuleCounts,
  names: readonly string[],
  limitOf: (rule: string) => number | null = () => null,
): RuleFindings {
  const rules = names
    .filter((rule) => Object.hasOwn(broken, rule))
    .map((rule) => ({ rule, limit: limitOf(rule), failed: broken[rule], alone: alone[rule] ?? 0 }))
  return { records, failed, rules }
}

/** The findings of a step that judges rows by rules and measures nothing else; `namesOf` answers its rules in their order. */
export function ruleFindings<Options>(
  namesOf: (options: Options) => readonly string[],
  limitOf: (rule: string, options: Options) => number | null = () => null,
): Findings<Options, undefined> {
  return {
    empty: emptyRuleCounts,
    merge(a, b) {
      addRuleCounts(a as RuleCounts, b as RuleCounts)
      return a
    },
    report: (counts, options) =>
      reportRules(counts as RuleCounts, namesOf(options), (rule) => limitOf(rule, options)),
  }
}
