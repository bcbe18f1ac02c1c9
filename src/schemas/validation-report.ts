/** Whether data keeps to rules, check by check, and rules that some data keeps to, as plain JSON. */
import type { Rule } from './options/validate.js'

/** What became of one check. */
export interface CheckResult {
  /** The number of its rule, from 1; 0 for what holds of all data. */
  rule: number
  /** The name of the check, such as `min`. */
  check: string
  /** What it is called, such as `age min`. */
  name: string
  /** The column that it is of; absent for the data as a whole. */
  column?: string | undefined
  /** How grave it is that the rule is broken. */
  severity: 'error' | 'warn' | 'info'
  /** Whether the data keeps to the rule. */
  passed: boolean
  /** What is asked for, as the rule has it. */
  expected: unknown
  /** Rows that the check says something of; a check of the whole data says it of all rows. */
  rows: number
  /** Of these, the ones that break the rule; 0 for a check of the whole data, which has a figure. */
  failed: number
  /** The share of rows that must keep to the rule. */
  mostly: number
  /** The figure of a check of the whole data, such as a mean; null where there is nothing to measure. */
  observed?: number | readonly string[] | null | undefined
  /** By how much the figure may be off, as a share of itself; absent where it is exact. */
  relativeError?: number | undefined
  /** The first rows that break the rule: at most 20. */
  places: CheckPlace[]
  /** Values that break the rule and are shared by enough rows, most frequent first: at most 20. */
  values: FailedValue[]
  /** Distinct values that break the rule and may be counted; a lower bound where there are more than 1,000. */
  distinctValues: number
}

/** Where a row stands. */
export interface CheckPlace {
  /** The file. */
  source?: string | undefined
  /** The line in it, from 1, where it has lines. */
  line?: number | undefined
  /** The byte in it, or the row of a columnar file. */
  offset?: number | undefined
}

/** A value that breaks a rule. */
export interface FailedValue {
  /** The value as text, or the code of a fault. */
  value: string
  /** Rows that have it. */
  count: number
}

/** What became of all rules. */
export interface ValidationReport {
  /** 1; raised when a field changes its meaning. */
  version: 1
  /** Rows that were looked at. */
  rows: number
  /** Records that could not be read. */
  rejected: number
  /** Whether no rule of severity `error` is broken. */
  passed: boolean
  /** Checks whose rule is broken, by severity. */
  broken: {
    /** Those that fail the data. */
    error: number
    /** Those that warn. */
    warn: number
    /** Those that are only told. */
    info: number
  }
  /** Every check, in the order of the rules. */
  checks: CheckResult[]
}

/** What was measured of a column, as far as it may be told. */
export interface MeasuredFigures {
  /** The least, of lengths or numbers: a mean of as many as must share a value that is told. */
  min?: number | undefined
  /** The greatest, likewise. */
  max?: number | undefined
  /** The mean. */
  mean?: number | undefined
  /** The standard deviation. */
  deviation?: number | undefined
}

/** A rule that was inferred from data, and by what. */
export interface InferredRule {
  /** The rule, with the share of rows that has to keep to it. */
  rule: Rule
  /** Rows that it says something of, in the data that it was inferred from. */
  rows: number
  /** Of these, the ones that break it; null where they are fewer than may be told. */
  failed: number | null
  /** What was measured. */
  measured?: MeasuredFigures | undefined
}

/** Rules that data keeps to. */
export interface InferredRules {
  /** Rows of the data. */
  rows: number
  /** The rules, those of all data first. */
  rules: InferredRule[]
}
