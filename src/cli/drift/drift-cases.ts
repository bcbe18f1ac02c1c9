import { chanceText } from '../../report/drift/marks.js'
import type { DriftResult } from '../../run/drift/drift-data.js'
import type { ColumnDrift, DriftReport } from '../../schemas/drift-report.js'
import type { CiCase } from '../ci/ci-report.js'
import type { Words } from '../language/words.js'
import { gateText } from '../summary/gate-lines.js'
import { printable } from '../terminal/width.js'
import { distanceText, leading, verdictText } from './drift-lines.js'

const outcomes = { drift: 'warning', few_rows: 'skipped', stable: 'passed', not_compared: 'skipped' } as const

/** Columns and gates for a CI, without any value. A column that drifts warns; what fails the data is said by gates. */
export function driftCases(
  { drift, gates }: DriftResult,
  { file, words }: { file: string; words: Words },
): CiCase[] {
  const places = [{ file }]
  const columns = drift.columns.map((column): CiCase => {
    const name = printable(column.column)
    const { verdict } = column
    return {
      ...{ group: name, name, rule: 'drift', places, outcome: outcomes[verdict] },
      ...messageOf(column, drift, words),
    }
  })
  const conditions = gates.map((gate): CiCase => {
    const { figure, condition, failed } = gate
    return {
      ...{ group: words.text('gate'), name: `${figure} ${condition}`, rule: 'gate', places, weight: 1 },
      outcome: failed ? 'error' : 'passed',
      message: gateText(gate, words),
    }
  })
  return [...columns, ...conditions]
}

function messageOf(
  column: ColumnDrift,
  drift: DriftReport,
  words: Words,
): Pick<CiCase, 'message' | 'weight'> {
  const aspect = leading(column)
  const verdict = verdictText(column, words)
  if (aspect === undefined) return { message: verdict, weight: 0 }
  const weight = Math.max(0, ...Object.values(aspect.distances))
  if (aspect.test === undefined) return { message: verdict, weight }
  const values = { verdict, distance: distanceText(aspect, drift), p: chanceText(aspect.test.adjusted) }
  return { message: words.text('{verdict}: {distance}, p {p}', values), weight }
}
