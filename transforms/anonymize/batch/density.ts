import type { Batch } from '../../../src/arrow/batch.js'
import { filterRows } from '../../../src/arrow/take.js'
import type { TextLens } from '../../../src/arrow/text-lens.js'
import type { Counters } from '../../../src/transform/transform.js'
import type { Span } from '../detect/recognizer.js'

/** What becomes of records that are mostly personal data. */
export interface DensityOptions {
  /** The largest share of the bytes of the named fields that may be personal data. */
  max: number
  action: 'drop' | 'reject'
}

/** Measures how much of each record of a batch is personal data. */
export interface Density {
  /** Takes down how long the texts under a lens are. */
  addTexts(lens: TextLens): void
  add(row: number, text: string, spans: readonly Span[]): void
  /** Whether a row is too dense to stay. */
  leavesOut(row: number): boolean
  /** Leaves out the records that are too dense, and counts them. `rejected` are the rows that `batch` lacks already. */
  commit(batch: Batch, given: { original: Batch; rejected: ReadonlySet<number>; counters: Counters }): Batch
}

const reason = 'personal_data_density'

/** Opens the measure for one batch; where nothing is asked for, it lets every record pass. */
export function openDensity(options: DensityOptions | undefined): Density {
  if (options === undefined)
    return { addTexts: () => {}, add: () => {}, leavesOut: () => false, commit: (batch) => batch }
  const total = new Map<number, number>()
  const found = new Map<number, number>()
  const addTo = (sums: Map<number, number>, row: number, bytes: number) => {
    sums.set(row, (sums.get(row) ?? 0) + bytes)
  }
  const leavesOut = (row: number) => (found.get(row) ?? 0) > options.max * (total.get(row) ?? 0)
  return {
    leavesOut,
    addTexts(lens) {
      const rows = lens.rows()
      for (let i = 0; i < lens.length; i++) addTo(total, rows[i], lens.offsets[i + 1] - lens.offsets[i])
    },
    add(row, text, spans) {
      for (const { start, end } of spans) addTo(found, row, Buffer.byteLength(text.slice(start, end)))
    },
    commit(batch, { original, rejected, counters }) {
      const left = rowsBut(rejected, original.numRows)
      let dropped = 0
      const kept = filterRows(batch, (place) => {
        const row = left[place]
        if (!leavesOut(row)) return true
        if (options.action === 'reject') counters.rejected(original, row, reason)
        else dropped++
        return false
      })
      counters.dropped(reason, dropped)
      return kept
    },
  }
}

/** The rows below `count` that are not rejected, in order. */
export function rowsBut(rejected: ReadonlySet<number>, count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) => row).filter((row) => !rejected.has(row))
}
