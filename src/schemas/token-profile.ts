import type { LengthProfile } from './column-profile.js'

/** What a profile says of the tokens of some data, as one tokenizer counts them. */
export interface TokenProfile {
  /** Tokens of a record: those of its texts that are profiled, without what a chat template puts around them. */
  record: LengthProfile
  /** What a training on the records would be. */
  training: TrainingEstimate
}

/** What `pack` by best fit would make of records, and how long a training on that is. */
export interface TrainingEstimate {
  /** The context length: tokens of a packed row at most. */
  length: number
  /** Packed rows of a step. */
  batchSize: number
  /** Passes over the data. */
  epochs: number
  /** Packed rows. */
  rows: number
  /** The share of the rows that would hold no token; null without rows. */
  waste: number | null
  /** Records longer than a row; null where too few are to be told. */
  overlong: number | null
  /** The share of all tokens that these would lose; null without tokens, and where they are not told. */
  lost: number | null
  /** Steps of one pass. */
  stepsAnEpoch: number
  /** Steps of all passes. */
  steps: number
}

/** What the report of a run tells of the step `tokens`. */
export interface TokensReport {
  /** Records that stay. */
  records: number
  /** The tokens of all of them. */
  tokens: number
  /** Tokens of a record on average; null without records. */
  mean: number | null
  /** Of the records so many in a hundred have at most so many tokens; from 1,024 on at most 1.1 % more is told. */
  quantiles: Record<'p1' | 'p5' | 'p25' | 'p50' | 'p75' | 'p90' | 'p95' | 'p99', number | null>
  /** The tokens of the longest record. */
  longest: number
  /** Records by their tokens, from one power of two to the next. */
  histogram: { from: number; to: number; count: number }[]
  /** What `pack` by best fit would make of it, and how long a training is. */
  training: TrainingEstimate
}
