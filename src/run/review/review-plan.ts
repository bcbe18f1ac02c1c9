/** What was drawn for a review, as `plan.json` beside the sheet keeps it. */
export interface ReviewPlan {
  /** 1; raised when a field changes its meaning. */
  version: 1
  standard: string
  /** The seed of the sample that people judge; that of the words is the next one. */
  seed: number
  /** Records that could not be read and are in no sample. */
  rejected: number
  /** The sources of the data, those of most rows first. */
  sources: ReviewedSource[]
  /** Whether words were searched for. */
  hasWords: boolean
}

/** A source, and what was drawn of it. */
export interface ReviewedSource {
  source: string
  /** What is declared as its licence, each once; empty where nothing is. */
  licenses: string[]
  rows: number
  /** Rows on the sheet. */
  byHand: number
  /** Rows that were searched for words, and those of them that hold some. */
  byWords: { rows: number; bad: number }
  /** Of the rows on the sheet how many are in each language. */
  languages: Record<string, number>
  /** Of the rows on the sheet how many hold personal data. */
  personal: number
}

/** Names of the files of a review. */
export const reviewFiles = {
  sheet: 'review.csv',
  risks: 'risks.csv',
  filing: 'filing.csv',
  words: 'by-words.jsonl',
  plan: 'plan.json',
} as const

/** A row of the sheet, by its columns. */
export interface SheetRow {
  /** The file of the record and where it stands there. */
  id: string
  source: string
  text: string
  /** What the reviewer writes: `ok`, or the code of a risk. */
  risk: string
  note: string
}
