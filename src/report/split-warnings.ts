import type { Tally } from '../schemas/step-counts.js'

/** Rows are parted by chance: this many standard deviations from what was asked for are none. */
const mostDeviations = 4
/** A share that is nearer than this is as good as asked. */
const leastGap = 0.02

/** What a step that parts the data was asked for, and how many rows each part has. */
export interface PartedRows {
  shares: Readonly<Record<string, number>>
  /** Columns whose rows of equal values stay together; none for whole rows. */
  by: readonly string[]
  rows: Tally
}

/** What options and counts of a step say of its parts; `undefined` for one that parts nothing. */
export function partedRows(
  options: unknown,
  tables: Readonly<Record<string, Tally>>,
): PartedRows | undefined {
  const rows = tables['rows by split']
  const { shares, by = [] } = Object(options) as { shares?: PartedRows['shares']; by?: string | string[] }
  return rows === undefined || shares === undefined ? undefined : { shares, by: [by].flat(), rows }
}

/** A warning where the parts are far from the shares that were asked for, as they are where few values part the rows. */
export function splitWarnings({ shares, by, rows }: PartedRows): string[] {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  const whole = Object.values(shares).reduce((sum, share) => sum + share, 0)
  const parts = Object.entries(shares).map(([name, share]) => ({
    name,
    wanted: share / whole,
    got: (rows[name] ?? 0) / total,
  }))
  const isFar = ({ wanted, got }: (typeof parts)[number]) =>
    Math.abs(got - wanted) >
    Math.max(leastGap, mostDeviations * Math.sqrt((wanted * (1 - wanted)) / Math.max(1, total)))
  if (total === 0 || !parts.some(isFar)) return []
  const list = (of: 'wanted' | 'got') =>
    parts.map((part) => `${part.name} ${(100 * part[of]).toFixed(1)} %`).join(', ')
  const key = by.length === 0 ? 'the whole row' : by.map((name) => `"${name}"`).join(', ')
  return [
    `The splits hold ${list('got')} of the rows, where ${list('wanted')} was asked for. Rows with equal values of ${key} stay together, ` +
      'and those are few or some are frequent. Name a column of more values, or several, in by',
  ]
}
