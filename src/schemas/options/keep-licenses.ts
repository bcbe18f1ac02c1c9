// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `keep_licenses`. */
export interface KeepLicensesOptions {
  /** What the rows are used for. */
  purpose: 'train-internal' | 'train-commercial' | 'release-model' | 'release-dataset' | 'research'
  /**
   * The licence of each row: an id, an SPDX expression or a written out name, or a list of them that all
   * hold. Default: `license`.
   */
  column?: string | undefined
  /**
   * The model that wrote each row, whose terms hold as well. Default: the column generator, where there is
   * one.
   */
  generator?: string | undefined
  /** The source of each row, for the report. Default: the column source, where there is one. */
  source?: string | undefined
  /** What values of the column stand for, where they are no licences: `{ web: CC-BY-4.0, ours: own }`. */
  licenses?: Record<string, string> | undefined
  /** Keep rows of unknown licences; for the purpose research alone. */
  allowUnknown?: boolean | undefined
  /** Leave out rows that do not serve the purpose, or keep all and report. Default: `drop`. */
  action?: 'drop' | 'report' | undefined
}
