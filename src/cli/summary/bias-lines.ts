import type { CellValues } from '../../schemas/profile.js'
import type { Change, OutcomeChanges, ProfileChanges } from '../../schemas/profile-changes.js'
import type { Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { clip } from '../terminal/width.js'
import { warningLines } from './expected-rows.js'

const longestName = 60

/** What a run did to the worst figures of each facet and outcome, as a table. */
export function biasLines({ bias }: ProfileChanges, { paint, words, columns }: Screen): string[] {
  const rows = (bias?.facets ?? []).flatMap(({ columns: facet, outcomes }) =>
    outcomes.map(({ positive, worst }: OutcomeChanges) => [
      clip(
        `${facet.join(' × ')}: ${positive.map((values) => nameOf(values, words)).join(', ')}`,
        longestName,
      ),
      changeText(worst.disparateImpact),
      changeText(worst.demographicParityDifference),
      changeText(worst.differentialFairness),
    ]),
  )
  if (rows.length === 0) return []
  const titles = ['before → after', 'disparate impact', 'parity difference', 'fairness ε'] as const
  const [head, ...lines] = fittedLines([titles.map((title) => words.text(title)), ...rows], {
    columns,
    right: [1, 2, 3],
  })
  const warnings = (bias?.absent ?? []).map(({ warning }) => warning)
  return [paint('bold', head), ...lines, ...warningLines(warnings, { paint, words, columns })]
}

function changeText({ before, after }: Change): string {
  return `${figure(before)} → ${figure(after)}`
}

function figure(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function nameOf(values: CellValues, words: Words): string {
  return values.map((value) => value ?? words.text('(missing)')).join(' × ')
}
