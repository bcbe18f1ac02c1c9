import type { ExpectedRows } from '../../src/schemas/run-report.js'
import type { KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import type { Groups } from './groups.js'
import type { DedupOptions } from './options.js'

/** What becomes of the rows: which are left out, or of which cluster each is, stands in a file. */
export interface DedupDecision {
  /** Tells of each row: the size of its cluster, and whether it is to stay; see `readNote`. */
  places?: PlaceFile
  /** Tells of rows a split, see `writeSplitNotes`. */
  splitNotes?: PlaceFile
  /** The name of the index in the folder of the survey, where one is written. */
  index?: string
  rows: number
  /** How many clusters there are of 2 rows, of 3 and 4, of 5 to 8 and so on, and how many rows are in them. */
  sizes: { clusters: number; rows: number }[]
  largest: number
  /** How many rows are like one of an index. */
  known: number
}

/** The row that stays of each group, by the first row of it; `undefined` where that is the first everywhere. */
export function keptRows(
  readers: readonly KeyFileReader[],
  { clusters, sizes }: Groups,
  { keep }: Pick<DedupOptions, 'keep'>,
): Uint32Array | undefined {
  if (keep === 'first') return undefined
  const kept = new Uint32Array(clusters.rows)
  const best = new Float64Array(keep === 'last' ? 0 : clusters.rows).fill(-Infinity)
  let row = 0
  for (const reader of readers) {
    const scores = reader.scores()
    for (let i = 0; i < reader.file.rows; i++, row++) {
      const root = clusters.rootOf(row)
      if (sizes[root] < 2) {
        kept[root] = row
        continue
      }
      if (keep !== 'last' && row !== root && scores[i] <= best[root]) continue
      kept[root] = row
      if (keep !== 'last') best[root] = scores[i]
    }
  }
  return kept
}

/** Whether a row stays, whose group begins with `first`. */
export function staysIn({ isKnown }: Groups, kept: Uint32Array | undefined) {
  return (row: number, first: number): boolean =>
    !isKnown(first) && row === (kept === undefined ? first : kept[first])
}

/** How large the clusters are of which a row stays, and how many rows are in the others. */
export function sizeClasses({ sizes, isKnown }: Groups): Pick<DedupDecision, 'sizes' | 'largest' | 'known'> {
  const classes: { clusters: number; rows: number }[] = []
  let [largest, known] = [0, 0]
  for (let first = 0; first < sizes.length; first++) {
    const size = sizes[first]
    if (size > 0 && isKnown(first)) known += size
    else if (size > 1) {
      largest = Math.max(largest, size)
      const index = 31 - Math.clz32(size - 1)
      for (let i = classes.length; i <= index; i++) classes.push({ clusters: 0, rows: 0 })
      classes[index].clusters++
      classes[index].rows += size
    }
  }
  return { sizes: classes, largest, known }
}

/** Rows now and in the end: those that are like no other, those of clusters by their sizes, and those of an index. */
export function expectedRows(
  { rows, sizes, known }: DedupDecision,
  { action }: DedupOptions,
): ExpectedRows[] {
  const alone = rows - known - sizes.reduce((sum, { rows }) => sum + rows, 0)
  const groups = sizes.map(({ clusters, rows }, i) => {
    const [from, to] = [2 ** i + 1, 2 ** (i + 1)]
    const group = from === to ? `${from} alike` : `${from}–${to} alike`
    return { group, rows, expected: action === 'tag' ? rows : clusters }
  })
  const all = [
    { group: 'like no other', rows: alone, expected: alone },
    ...groups,
    { group: 'in an index', rows: known, expected: action === 'tag' ? known : 0 },
  ]
  // They are no groups of people: nothing follows from how few are left of one.
  return all.filter(({ rows }) => rows > 0).map((group) => ({ ...group, isOutside: true }))
}
