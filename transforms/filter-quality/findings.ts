import type { RuleFindings } from '../../src/schemas/curation.js'
import { addTally, countUp, type Tally } from '../../src/schemas/step-counts.js'
import type { Findings } from '../../src/transform/findings.js'
import {
  addRuleCounts,
  emptyRuleCounts,
  type RuleCounts,
  reportRules,
} from '../../src/transform/rule-counts.js'
import { presetOptions } from './instructions.js'
import { type Judgement, limitLanguage, limitsFor, rulesWithin } from './judge.js'
import { limitRules } from './limits.data.js'
import type { QualityOptions } from './options.js'
import { mergeNumbers, NumberTally, spreadOf, type TextNumbers } from './spread.js'
import { suggestedLimits } from './suggest.js'

/** What is found out about texts, as plain data: how often each rule failed, and how each number is spread. */
export interface QualityFindings {
  rules: RuleCounts
  languages: Tally
  /** By the language whose limits hold. */
  numbers: Record<string, TextNumbers>
  /** The same of a partition that is not through. */
  open?: Map<string, NumberTally> | undefined
}

/** Takes in a text that was judged. */
export function addText(into: QualityFindings, { language, numbers, measured, failures }: Judgement): void {
  into.open ??= new Map()
  countUp(into.languages, language ?? 'unknown', 1)
  const own = limitLanguage(language)
  const tally = into.open.get(own) ?? new NumberTally()
  into.open.set(own, tally)
  tally.add(numbers, measured, failures)
}

export const qualityFindings: Findings<QualityOptions, undefined> = {
  empty: (): QualityFindings => ({ rules: emptyRuleCounts(), languages: {}, numbers: {} }),
  seal(found): QualityFindings {
    const { open = new Map<string, NumberTally>(), ...findings } = found as QualityFindings
    const numbers = Object.fromEntries([...open].map(([code, tally]) => [code, tally.plain()]))
    return { ...findings, numbers }
  },
  merge(a, b) {
    const [into, from] = [a as QualityFindings, b as QualityFindings]
    addRuleCounts(into.rules, from.rules)
    addTally(into.languages, from.languages)
    for (const [code, more] of Object.entries(from.numbers)) {
      if (into.numbers[code] === undefined) into.numbers[code] = more
      else mergeNumbers(into.numbers[code], more)
    }
    return into
  },
  report(found, given): RuleFindings {
    const options = presetOptions(given)
    const { rules, languages, numbers } = found as QualityFindings
    const codes = Object.keys(numbers).sort((a, b) => numbers[b].texts - numbers[a].texts || (a < b ? -1 : 1))
    const names = limitRules.map(({ rule }) => rule)
    return {
      ...reportRules(rules, names, (rule) => commonLimit(rule, codes, options)),
      languages: Object.fromEntries(Object.entries(languages).sort(([a], [b]) => (a < b ? -1 : 1))),
      spreads: codes.map((code) => spreadOf(code, numbers[code], rulesWithin(limitsFor(code, options)))),
    }
  },
  suggest(found, given, share) {
    const options = presetOptions(given)
    const languageLimits: Record<string, unknown> = { ...options.languageLimits }
    let isAny = false
    for (const [code, own] of Object.entries((found as QualityFindings).numbers)) {
      const limits = suggestedLimits(own, rulesWithin(limitsFor(code, options)), share)
      if (limits === undefined) continue
      isAny = true
      languageLimits[code] = { ...options.languageLimits[limitLanguage(code)], ...limits }
    }
    return isAny ? { languageLimits } : undefined
  },
}

/** The limit that a rule has for all of these languages; null where they differ. */
function commonLimit(rule: string, codes: readonly string[], options: QualityOptions): number | null {
  const limits = codes.map((code) => (limitsFor(code, options) as Record<string, number | undefined>)[rule])
  const held = [...new Set(limits.filter((limit) => limit !== undefined))]
  return held.length === 1 ? held[0] : null
}
