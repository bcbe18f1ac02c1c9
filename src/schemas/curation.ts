/** What steps that judge rows say of them, as plain JSON: numbers, limits and places, never text of a record. */

/** What a rule makes of one row. */
export interface RuleResult {
  /** The name of the rule, such as `gopher_short_doc`. */
  rule: string
  /** Whether the row keeps to it. */
  passed: boolean
  /** The number that the rule looks at; absent for a rule that looks at none. */
  value?: number | undefined
  /** The number that it is held to. */
  limit?: number | undefined
  /** Whether the limit is the least or the most. */
  side?: 'min' | 'max' | undefined
  /** Which text of the row it is, from 0, where each is judged alone. */
  turn?: number | null | undefined
  /** Who speaks there. */
  role?: string | null | undefined
  /** The language whose limits hold. */
  language?: string | undefined
  /** Where the text breaks the rule, the first places, where it can be said. */
  spans?: readonly TextSpan[] | undefined
}

/** A place in a text, in characters (code points) from its start, as Python counts them. */
export interface TextSpan {
  /** Where it begins. */
  start: number
  /** Where it ends: the first character behind it. */
  end: number
}

/** What a step found out that judges rows by rules. */
export interface RuleFindings {
  /** Rows that it judged. */
  records: number
  /** Rows that break a rule. */
  failed: number
  /** Of each rule that some row breaks, in the order of the rules. */
  rules: RuleCount[]
  /** Texts by language, where limits hang on it. */
  languages?: Record<string, number> | undefined
  /** How the numbers behind the rules are spread, by the language whose limits hold, most texts first. */
  spreads?: LanguageSpread[] | undefined
}

/** Whether findings are those of a step that judges rows by rules. */
export function isRuleFindings(findings: unknown): findings is RuleFindings {
  const { records, failed, rules } = Object(findings)
  return typeof records === 'number' && typeof failed === 'number' && Array.isArray(rules)
}

/** How many rows a rule would leave out. */
export interface RuleCount {
  /** The name of the rule. */
  rule: string
  /** The limit; null where it hangs on the language, or there is none. */
  limit: number | null
  /** Rows that break it: so many it would leave out alone. */
  failed: number
  /** Rows that break it and no other: so many would stay without it. */
  alone: number
}

/** How numbers are spread over the texts of one language. */
export interface LanguageSpread {
  /** The code of the language, or `other` for those without limits of their own. */
  language: string
  /** Its texts. */
  texts: number
  /** Each number that a rule looks at. */
  numbers: NumberSpread[]
}

/** How one number is spread. */
export interface NumberSpread {
  /** What is measured, such as `mean_word_length`. */
  signal: string
  /** So many in a hundred texts have at most so much; shares are rounded up to a thousandth. */
  quantiles: Record<'p1' | 'p5' | 'p25' | 'p50' | 'p75' | 'p95' | 'p99', number>
  /** Texts by ranges of equal width; the first and the last range hold what lies beyond as well. */
  histogram: {
    /** Where each range begins, and where the last one ends. */
    edges: number[]
    /** Texts of each range. */
    counts: number[]
  }
  /** The limits that hold it. */
  limits: NumberLimit[]
}

/** A limit of a number. */
export interface NumberLimit {
  /** The rule that has it. */
  rule: string
  /** Whether it is the least or the most. */
  side: 'min' | 'max'
  /** The limit. */
  limit: number
  /** Texts beyond it. */
  failed: number
}
