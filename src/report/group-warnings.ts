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
    .filter((group) => !group.isOutside && passesOf(group) > mostPasses)
    .map((given) => {
      const { group, rows, expected } = given
      return { group, rows, expected, times: Math.round(passesOf(given)) }
    })
}

/** How often each row of a group will be there; of hidden ones, those of the group that is repeated most. */
function passesOf({ rows, expected, hidden }: ExpectedRows): number {
  return hidden?.mostPasses ?? (rows === 0 ? 0 : expected / rows)
}

/** Below this share of its rows a step leaves out so many that it should be said. */
const leastShare = 0.2
/** With fewer rows than this there is little to train on, where more than twice as many came in. */
const leastRows = 1000

/** Rows that a step leaves out until all groups are as small as the smallest. */
export interface FewRows {
  rows: number
  expected: number
  percent: number
  /** The group that decides, and its rows now. */
  smallest: string
  smallestRows: number
}

/** Whether so few rows are kept that most of the data is lost; `undefined` where they are not. */
export function fewRows(groups: readonly ExpectedRows[]): FewRows | undefined {
  const inside = groups.filter(({ isOutside }) => !isOutside)
  const total = (of: 'rows' | 'expected') => inside.reduce((sum, group) => sum + group[of], 0)
  const [rows, expected] = [total('rows'), total('expected')]
  const isFew = expected < rows * leastShare || (expected < leastRows && expected * 2 < rows)
  if (!isFew) return undefined
  const [smallest] = [...inside].sort((a, b) => fewestRows(a) - fewestRows(b))
  const percent = Math.round((100 * expected) / rows)
  return { rows, expected, percent, smallest: smallest.group, smallestRows: fewestRows(smallest) }
}

function fewestRows({ rows, hidden }: ExpectedRows): number {
  return hidden?.fewestRows ?? rows
}

/** A warning for each group that is repeated too often, and one where few rows are left. */
export function groupWarnings(groups: readonly ExpectedRows[]): string[] {
  const repeated = repeatedGroups(groups).map(
    ({ group, rows, expected, times }) =>
      `Group "${group}": ${rows === 1 ? '1 row becomes' : `${count(rows)} rows become`} ${count(expected)}, ` +
      `each about ${count(times)} times. Bound that with maxCopies, or leave the group out`,
  )
  const few = fewRows(groups)
  if (few === undefined) return repeated
  return [
    ...repeated,
    `${count(few.expected)} of ${count(few.rows)} rows are kept, ${few.percent} %: the smallest group, "${few.smallest}", has ` +
      `${count(few.smallestRows)}. To keep more, repeat rows by the method over with maxCopies, or leave the group out`,
  ]
}
