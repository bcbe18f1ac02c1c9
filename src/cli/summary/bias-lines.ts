import type { CellValues } from '../../schemas/profile.js'
import type { Change, OutcomeChanges, ProfileChanges } from '../../schemas/profile-changes.js'
import { tableLines } from '../terminal/table.js'
import type { Paint } from '../terminal/terminal.js'
import { clip } from '../terminal/width.js'

const longestName = 60

/** What a run did to the worst figures of each facet and outcome, as a table. */
export function biasLines({ bias }: ProfileChanges, paint: Paint): string[] {
  const rows = (bias?.facets ?? []).flatMap(({ columns, outcomes }) =>
    outcomes.map(({ positive, worst }: OutcomeChanges) => [
      clip(`${columns.join(' × ')}: ${positive.map(nameOf).join(', ')}`, longestName),
      changeText(worst.disparateImpact),
      changeText(worst.demographicParityDifference),
      changeText(worst.differentialFairness),
    ]),
  )
  if (rows.length === 0) return []
  const [head, ...lines] = tableLines(
    [['before → after', 'disparate impact', 'parity difference', 'fairness ε'], ...rows],
    [1, 2, 3],
  )
  return [paint('bold', head), ...lines]
}

function changeText({ before, after }: Change): string {
  return `${figure(before)} → ${figure(after)}`
}

function figure(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function nameOf(values: CellValues): string {
  return values.map((value) => value ?? '(missing)').join(' × ')
}
