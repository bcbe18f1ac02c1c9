import { count } from '../base/count.js'
import type { ExpectedRows } from '../schemas/run-report.js'

/** How often the rows of a group may stand in the output, on average, before a run warns of it. */
export const mostPasses = 10

/**
 * A warning for each group whose rows are repeated so often that a model may learn them by heart: a handful of
 * people would speak for a large part of the data.
 */
export function repeatWarnings(groups: readonly ExpectedRows[]): string[] {
  return groups
    .filter(({ rows, expected, isOutside }) => !isOutside && expected > rows * mostPasses)
    .map(
      ({ group, rows, expected }) =>
        `Group "${group}": ${rows === 1 ? '1 row becomes' : `${count(rows)} rows become`} ${count(expected)}, ` +
        `each about ${count(Math.round(expected / rows))} times. Bound that with maxCopies, or leave the group out`,
    )
}
