import { count } from '../base/count.js'
import type { ExpectedRows } from '../schemas/run-report.js'

/** How often the rows of a group may stand in the output, on average, before a run warns of it. */
const mostPasses = 10

/** A group whose rows are repeated so often that a model may learn them by heart. */
export interface RepeatedGroup {
  group: string
  rows: number
  expected: number
  /** How often each of its rows stands in the output, about. */
  times: number
}

/** The groups of which a handful of people would speak for a large part of the data. */
export function repeatedGroups(groups: readonly ExpectedRows[]): RepeatedGroup[] {
  return groups
    .filter(({ rows, expected, isOutside }) => !isOutside && expected > rows * mostPasses)
    .map(({ group, rows, expected }) => ({ group, rows, expected, times: Math.round(expected / rows) }))
}

/** A warning for each of them. */
export function repeatWarnings(groups: readonly ExpectedRows[]): string[] {
  return repeatedGroups(groups).map(
    ({ group, rows, expected, times }) =>
      `Group "${group}": ${rows === 1 ? '1 row becomes' : `${count(rows)} rows become`} ${count(expected)}, ` +
      `each about ${count(times)} times. Bound that with maxCopies, or leave the group out`,
  )
}
