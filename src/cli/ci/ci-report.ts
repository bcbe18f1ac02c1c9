/** What a command has found, in the form that every format for a CI is written from. It holds no text of a record. */

/** What came of something that was checked: only errors fail the data. */
export type CiOutcome = 'passed' | 'skipped' | 'error' | 'warning' | 'note'

/** Where something stands. */
export interface CiPlace {
  file: string
  /** From 1; absent where the file has no lines. */
  line?: number | undefined
}

/** One thing that was checked. */
export interface CiCase {
  /** What it is of, such as a column. */
  group: string
  /** What it is called. */
  name: string
  /** The kind of check, such as `min`, by which a CI groups what is found. */
  rule: string
  outcome: CiOutcome
  /** What was found, in one line. */
  message: string
  /** Where, the first place first. */
  places: readonly CiPlace[]
  /** The graver of two cases of one outcome has the greater weight. */
  weight: number
}

/** All that a command has checked. */
export interface CiReport {
  /** The command, such as `validate`. */
  command: string
  version: string
  /** The language of the messages, as a tag of BCP 47. */
  lang: 'en' | 'zh-CN'
  cases: readonly CiCase[]
}

const gravest: readonly CiOutcome[] = ['error', 'warning', 'note']

/** What is to be told of, the gravest first. */
export function findingsOf({ cases }: CiReport): CiCase[] {
  return cases
    .filter(({ outcome }) => gravest.includes(outcome))
    .sort((a, b) => gravest.indexOf(a.outcome) - gravest.indexOf(b.outcome) || b.weight - a.weight)
}
