/** What licences allow to be done with data, as plain JSON. It is no legal advice. */

/** What data is used for. */
export type LicensePurpose =
  | 'train-internal'
  | 'train-commercial'
  | 'release-model'
  | 'release-dataset'
  | 'research'

/**
 * What comes of an audit, the best first: nothing is to be done; something is; what is made may not be used for profit;
 * of some rows nobody knows; some rows do not go together with the purpose or with each other.
 */
export type LicenseVerdict = 'ok' | 'ok_with_duties' | 'restricted' | 'unknown' | 'conflict'

/** The rules by which licences are judged; `R0` is what a licence asks for by itself, such as names. */
export type LicenseRule =
  | 'R0'
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'

/** What licences say of data for a purpose. */
export interface LicenseReport {
  /** 1; raised when a field changes its meaning. */
  version: 1
  /** What the data is used for. */
  purpose: LicensePurpose
  /** What comes of it. */
  verdict: LicenseVerdict
  /** Rows of the data. */
  rows: number
  /** The sources of the data, those of most rows first: what differs in licence, model or source. */
  sources: LicensedSource[]
  /** What the rules say, conflicts first. */
  findings: LicenseFinding[]
  /** The fewest rows to leave out so that no conflict and nothing unknown is left. */
  removal: LicenseRemoval
  /** That this is not legal advice. */
  disclaimer: string
}

/** Rows of one source under one licence, written by one model. */
export interface LicensedSource {
  /** Its name: that in the column of sources or in the pipeline, or else its file. */
  source: string
  /** What is declared as its licence; null where nothing is. */
  declared: string | null
  /** The licence as an SPDX expression with `LicenseRef-` for what SPDX does not name, or `unknown`. */
  license: string
  /** The model that wrote it, as it is declared; null where none is. */
  generator: string | null
  /** Where it is from, where that is declared. */
  url?: string | undefined
  /** How many rows it has. */
  rows: number
  /** Their share of all rows. */
  share: number
  /** What the licence says, all parts of which hold, and the terms of the model; empty where it is unknown. */
  terms: LicenseTerms[]
}

/** What a rule says. */
export interface LicenseFinding {
  /** The rule. */
  rule: LicenseRule
  /** How much weight it has: the purpose is not served, nobody knows, it is limited, something is to be done, or it is to be known. */
  level: 'conflict' | 'unknown' | 'restriction' | 'duty' | 'warning' | 'note'
  /** A short name of the sentence. */
  code: string
  /** The sources that it is about, by their place in `sources` of the report. */
  sources: number[]
  /** What stands in the sentence: licences, a line to display, a model. */
  values: Record<string, string>
  /** The sentence. */
  text: string
}

/** What to leave out. */
export interface LicenseRemoval {
  /** Sources by their place in `sources` of the report. */
  sources: number[]
  /** How many rows these have. */
  rows: number
  /** Whether no smaller set does; of more than twenty sources in conflict a good one is taken. */
  isSmallest: boolean
}

/** What a licence asks for and forbids, as far as it matters to those who train on data or pass it on. */
export interface LicenseTerms {
  /** Its SPDX id, or `LicenseRef-` and a name where SPDX has none. */
  id: string
  /** What it covers: a database alone says nothing of the contents, and terms bind the one who used a service. */
  layer: 'contents' | 'database' | 'terms'
  /** Whether it allows use for profit; `research` allows research alone. */
  commercial: 'yes' | 'no' | 'research'
  /** Whether the authors are to be named. */
  attribution: boolean
  /** Whether its text, and the notices of copyright, go along with copies. */
  notice: boolean
  /** Whether changes are to be stated. */
  changesStated: boolean
  /** What is to be passed on under the same licence: nothing, single files, adaptations, or the database made of it. */
  shareAlike: 'none' | 'weak' | 'adaptation' | 'database'
  /** Whether an adaptation may be under a later version of it. */
  laterVersions: boolean
  /** Other licences that an adaptation may be under, by SPDX id. */
  compatibleOut: readonly string[]
  /** Whether changed copies must not be passed on. */
  noDerivatives: boolean
  /** Whether some uses are forbidden, and that is to be passed on. */
  useRestrictions: boolean
  /**
   * What it asks of models that are trained on outputs of the model it is of: not to compete, a name that begins so, a line
   * to display, or that they count as derivatives of it.
   */
  output: 'none' | 'no_compete' | 'name_prefix' | 'display' | 'derivative'
  /** What the name of such a model begins with. */
  namePrefix?: string | undefined
  /** The line that is to be displayed. */
  display?: string | undefined
  /** The line that goes into a file of notices. */
  noticeText?: string | undefined
  /** More users a month than this need a licence of their own. */
  monthlyUsers?: number | undefined
  /** Where this is from. */
  evidence: LicenseEvidence
}

/** Where the terms of a licence were found. */
export interface LicenseEvidence {
  /** Where its text stands. */
  url: string
  /** The day on which the source was looked at. */
  date: string
  /** Whether it follows from the elements in its name, from a published table of conditions, or from its text as others quote it. */
  basis: 'elements' | 'table' | 'quoted'
}
