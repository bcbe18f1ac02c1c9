import type { Schema } from '../arrow/arrow.js'
import type { KeyPath, LocatedValue } from '../base/yaml.js'
import type { ProfileOptions } from './options/profile.js'
import type { Rule, ValidateOptions } from './options/validate.js'
import type { ProfileReport } from './profile.js'
import type { CheckResult, ValidationReport } from './validation-report.js'

/** Where a row stands: the number of its source, and its place in that. */
export type RowPlace = readonly [source: number, position: number]

/** A check with the places of its rows as they are counted, before files and lines are found. */
export type UnplacedResult = Omit<CheckResult, 'places'> & { places: readonly RowPlace[] }

/** What the steps `validate` and `profile` have found in the whole data. */
export interface FoundInData {
  schema: Schema
  /** The options of the step `validate`, as it was planned. */
  options: unknown
  /** Rows that could be read, and records that could not. */
  rows: number
  rejected: number
  /** What the step found; `undefined` for data without columns, over which no step is planned. */
  summary: unknown
  /** The profiles that `profilesFor` asks for, in their order. */
  profiles: readonly (ProfileReport | undefined)[]
}

/** What a file of rules holds, and where each part of it stands. */
export interface ReadRules extends Pick<ValidateOptions, 'tokenizer'> {
  rules: readonly Rule[]
  locate: LocatedValue['locate']
}

/** What `prep validate` needs of the transform of that name. */
export interface ValidationTools {
  readRules(path: string): Promise<ReadRules>
  profilesFor(rules: readonly Rule[]): ProfileOptions[]
  resultsOf(found: FoundInData): UnplacedResult[]
  summaryOf(checks: CheckResult[], rows: Pick<FoundInData, 'rows' | 'rejected'>): ValidationReport
  /** Where a fault stands in a list of rules; `undefined` for what is none of a rule. */
  placeOfFault(cause: unknown): KeyPath | undefined
}
