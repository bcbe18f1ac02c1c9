import type { Schema } from '../arrow/arrow.js'
import type { DriftReport, DriftSettings } from '../schemas/drift-report.js'

/**
 * What a step finds out about the rows that pass it, shown in the report of the run. Findings are plain data
 * once sealed, and merged in the order of the partitions.
 */
export interface Findings<Options, Decision> {
  /** What a partition begins with. */
  empty(options: Options, decision: Decision, schema: Schema): unknown
  /** Makes findings plain data when a partition is through. */
  seal?(findings: unknown): unknown
  /** The findings of two partitions as one, `a` of the earlier one. */
  merge(a: unknown, b: unknown): unknown
  /** The findings of the whole run as plain JSON. */
  report(findings: unknown, options: Options): unknown
  /** The same as gates are to see it, where a report tells less than was found, to keep people out of it. */
  measure?(findings: unknown, options: Options): unknown
  /** What became of the rows between two reports with the same options, as plain JSON. */
  compare?(before: unknown, after: unknown): unknown
  /**
   * Limits taken from what was found, of which each leaves out at most so large a share: options to set, or `undefined`
   * where too little was found for that.
   */
  suggest?(findings: unknown, options: Options, share: number): unknown
  /** What of findings is kept in a file, where they can be merged and compared later. */
  states?: FindingStates<Options>
}

/** Findings that outlive their run, as plain JSON. */
export interface FindingStates<Options> {
  /** What is kept of findings. They may be reported as findings are, and tell as little as a report. */
  of(findings: unknown, options: Options): unknown
  /** The state of all data whose states these are, the same in any order. Throws where they do not belong together. */
  merge(a: unknown, b: unknown): unknown
  /** The options under which a state is reported as findings are. */
  options(state: unknown): unknown
  /** How far two data sets are apart by their findings, or by their states. */
  compare(reference: unknown, current: unknown, settings: DriftSettings): DriftReport
  /** The figures of a comparison. */
  figures: Pick<Figures<undefined>, 'names' | 'of'>
}

/** Figures of the reports of a transform, by which `failIf` may fail a run. */
export interface Figures<Options> {
  /** The name of every figure, such as `disparateImpact`. */
  names: readonly string[]
  /** What options lack to measure a figure, such as `groups. Name a "facet"`; `undefined` where they do measure it. */
  lacks?(name: string, options: Partial<Options>): string | undefined
  /** The figures of a report: a name stands in it as often as it has values, such as one a column. */
  of(report: unknown, options: Options): readonly Figure[]
}

/** One value of a figure. */
export interface Figure {
  /** Its name, such as `disparateImpact`. */
  name: string
  /** The facet and outcome, or the column, that the value is of; empty for a figure of the whole. */
  of: string
  /** Null where there is nothing to measure, such as a rate of no rows. */
  value: number | null
}
