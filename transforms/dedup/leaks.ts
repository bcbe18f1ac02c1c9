import type { Batch } from '../../src/arrow/batch.js'
import type { Figures, Findings } from '../../src/transform/findings.js'
import type { DedupOptions } from './options.js'
import type { DedupDecision } from './survivors.js'

/** So many places of rows are told for each pair of splits. */
const mostPlaces = 1000

/** Rows of a split that are like rows of an earlier one. */
interface Leak {
  /** The earlier split, and that of the rows. */
  from: string
  to: string
  rows: number
  /** Where the first of them stand: the number of the input, and the byte offset of the row in a text file, else its number. */
  places: { source: number; position: number }[]
}

/** The rows of a partition that are like rows of an earlier split. */
export class LeakFindings {
  readonly leaks: Leak[] = []

  /** Row `row` of a batch, which is of the split `to`, is like rows of `from`. */
  add(batch: Batch, row: number, { from, to }: Pick<Leak, 'from' | 'to'>): void {
    const { source, positions } = batch.origin
    addLeak(this.leaks, { from, to, rows: 1, places: [{ source, position: positions[row] }] })
  }
}

/** Two splits as reports name them. */
export function pairOf({ from, to }: Pick<Leak, 'from' | 'to'>): string {
  return `${from} → ${to}`
}

function addLeak(leaks: Leak[], { from, to, rows, places }: Leak): void {
  let leak = leaks.find((one) => one.from === from && one.to === to)
  if (leak === undefined) {
    leak = { from, to, rows: 0, places: [] }
    leaks.push(leak)
  }
  leak.rows += rows
  leak.places.push(...places.slice(0, Math.max(0, mostPlaces - leak.places.length)))
}

/** What leaks from split to split, with `splits: report`. */
export const leakFindings: Findings<DedupOptions, DedupDecision> = {
  empty: () => new LeakFindings(),
  seal: (findings) => ({ leaks: (findings as LeakFindings).leaks }),
  merge(a, b) {
    const leaks: Leak[] = []
    for (const found of [a, b] as LeakFindings[]) for (const leak of found.leaks) addLeak(leaks, leak)
    return { leaks }
  },
  report: (findings, { splits }) =>
    splits === 'report' ? { leaks: (findings as LeakFindings).leaks } : undefined,
}

/** How many rows are like rows of an earlier split, of each pair, and of all. */
export const leakFigures: Figures<DedupOptions> = {
  names: ['leaks'],
  lacks: (_, { splits }) =>
    splits === 'report' ? undefined : 'splits of the data to be compared. Give "splits: report" behind split',
  of(report) {
    const { leaks } = report as { leaks: Leak[] }
    const pairs = leaks.map(({ from, to, rows }) => ({
      name: 'leaks',
      of: pairOf({ from, to }),
      value: rows,
    }))
    return pairs.length > 0 ? pairs : [{ name: 'leaks', of: '', value: 0 }]
  },
}
