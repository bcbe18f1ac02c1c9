import type { SourceFile } from '../source-files.js'

/** Names each place where files break a rule, as `file: what is wrong`. */
export type Check = (files: readonly SourceFile[]) => string[]

/** What a rule is kept by: what users install (`src`, `transforms`, `datasets`), the benches, the tests. */
export type Part = 'shipped' | 'bench' | 'tests'

/** A rule of the house, with faults that show that it would be noticed if it were broken. */
export interface HouseRule {
  name: string
  keptBy: readonly Part[]
  check: Check
  /** Files that break the rule once, by what they do. */
  faults: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Files that keep the rule though they come near to breaking it. */
  passes?: Readonly<Record<string, string>>
}
