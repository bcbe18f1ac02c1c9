import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import type { RuleResult } from '../../src/schemas/curation.js'
import { placeOf, TextMeter, type WantedSignals, wantedSignals } from '../signals/text-meter.js'
import type { Failure } from './failure.js'
import { type LimitLanguage, type Limits, limitRules, limitsOf, withoutStopWords } from './limits.data.js'
import type { QualityOptions } from './options.js'
import { limitsOfPreset } from './presets.js'
import type { LimitedRule } from './spread.js'

/** What is found of one text. */
export interface Judgement {
  language: string | undefined
  /** The numbers by their places, until the next text is judged; NaN for one that says nothing of the text. Only those that a rule looks at have a meaning. */
  numbers: Float64Array
  /** The places of the numbers that the rules look at. */
  measured: Uint8Array
  failures: readonly Omit<Failure, 'turn' | 'role' | 'spans'>[]
}

/** The rules that hold for a language, with their limits, and the numbers that they ask for. */
interface LanguageRules {
  rules: readonly LimitedRule[]
  wanted: WantedSignals
}

/** Holds texts to the limits of their language. */
export class TextJudge {
  readonly #options: QualityOptions
  readonly #meter: TextMeter
  readonly #rules = new Map<string | undefined, LanguageRules>()

  constructor(options: QualityOptions) {
    this.#options = options
    this.#meter = new TextMeter(options.tokenizer)
  }

  judge(text: TextRange): Judgement {
    const language = this.#options.language ?? this.#meter.languageOf(text)
    const { rules, wanted } = this.#rulesOf(language)
    const numbers = this.#meter.measure(text, { wanted, language })
    return { language, numbers, measured: wanted.places, failures: breaches(numbers, rules) }
  }

  /** What each rule that holds makes of a text that was judged. */
  results({ language, numbers }: Judgement): RuleResult[] {
    return this.#rulesOf(language).rules.flatMap(({ rule, place, side, limit }) => {
      const value = numbers[place]
      if (Number.isNaN(value)) return []
      const passed = side === 'min' ? value >= limit : value <= limit
      return { rule, passed, value, limit, side, language }
    })
  }

  #rulesOf(language: string | undefined): LanguageRules {
    const known = this.#rules.get(language)
    if (known !== undefined) return known
    const rules = rulesWithin(limitsFor(language, this.#options))
    const found = { rules, wanted: wantedSignals(rules.map(({ signal }) => signal)) }
    this.#rules.set(language, found)
    return found
  }
}

/** Every rule whose limit the numbers of a text are beyond. A number at its limit keeps to it. */
export function breaches(
  numbers: Float64Array,
  rules: readonly LimitedRule[],
): Omit<Failure, 'turn' | 'role' | 'spans'>[] {
  const broken = []
  for (const given of rules) {
    const value = numbers[given.place]
    // What is no number is neither.
    const isBroken = given.side === 'min' ? value < given.limit : value > given.limit
    if (isBroken) broken.push({ rule: given.rule, value, limit: given.limit, side: given.side })
  }
  return broken
}

/** The rules that have a limit, in their order. */
export function rulesWithin(limits: Limits): LimitedRule[] {
  return limitRules.flatMap((rule) => {
    const limit = limits[rule.rule]
    return limit === undefined ? [] : { ...rule, limit, place: placeOf[rule.signal] }
  })
}

/** The language by whose limits a text is judged: its own, or `other` where that has none. */
export function limitLanguage(language: string | undefined): LimitLanguage | 'other' {
  const isKnown = language !== undefined && Object.hasOwn(limitsOf, language)
  return isKnown ? (language as LimitLanguage) : 'other'
}

/** The limits of a language with those that the options set; a rule without one is off. */
export function limitsFor(
  language: string | undefined,
  options: Pick<QualityOptions, 'limits' | 'languageLimits' | 'rules'> &
    Partial<Pick<QualityOptions, 'preset'>>,
): Limits {
  const code = limitLanguage(language)
  const own = limitsOfPreset(options.preset ?? 'web', code)
  const limits: Record<string, number | undefined> = { ...own }
  if (language !== undefined && withoutStopWords.has(language)) delete limits.gopher_enough_stop_words
  const set = { ...options.limits, ...options.languageLimits[code] }
  for (const [rule, limit] of Object.entries(set)) limits[rule] = limit ?? undefined
  if (options.rules === undefined) return limits as Limits
  const wanted = new Set<string>(options.rules)
  return Object.fromEntries(Object.entries(limits).filter(([rule]) => wanted.has(rule))) as Limits
}
