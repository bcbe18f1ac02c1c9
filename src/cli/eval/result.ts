import type { loadEvaluation } from '../../../transforms/index.js'

type Modules = Awaited<ReturnType<typeof loadEvaluation>>

/** What `evaluatePii` answers. */
export type PiiEvaluation = Awaited<ReturnType<Modules['evaluatePii']>>

/** What `measureClean` answers. */
export type CleanMeasure = Awaited<ReturnType<Modules['measureClean']>>

/** One record of text without personal data. */
export type CleanRecord = ReturnType<Modules['recordsOfBatch']>[number]

/** The texts of some gold. */
export type GoldSamples = ReturnType<Modules['readGold']>['samples']

/** What offsets of spans may be said to count. */
export type SpanUnit = NonNullable<Parameters<Modules['readSpans']>[2]>

/** What was measured of the spans of another tool. */
export interface ToolResult extends ReturnType<Modules['evaluateSpans']> {
  name: string
  file: string
  /** What offsets of the spans count. */
  offsets: string
}

/** What was measured on one file of gold. */
export interface FileResult {
  file: string
  format: string
  /** What offsets of the gold count, as inferred from the values beside them. */
  offsets: string
  evaluation: PiiEvaluation
  /** Other tools over the same gold. */
  tools?: ToolResult[]
}

/** What was measured on all files of text without personal data. */
export interface CleanResult extends CleanMeasure {
  files: number
  /** Files that hold no text. */
  passedOver: number
}

/** All that one command measured. */
export interface EvalResult {
  files: FileResult[]
  clean?: CleanResult
}
