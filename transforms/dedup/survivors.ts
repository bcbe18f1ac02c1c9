import type { ExpectedRows } from '../../src/schemas/run-report.js'
import type { KeyFileReader } from '../../src/transform/spill/key-file.js'
import { type PlaceFile, PlaceFileWriter } from '../../src/transform/spill/place-file.js'
import type { Groups } from './groups.js'
import type { DedupOptions } from './options.js'

/** What becomes of the rows: which are left out, or of which cluster each is, stands in a file. */
export interface DedupDecision {
  /** Tells of each row: the size of its cluster, and whether it is to stay; see {@link readNote}. */
  places?: PlaceFile
  /** The name of the index in the folder of the survey, where one is written. */
  index?: string
  rows: number
  /** How many clusters there are of 2 rows, of 3 and 4, of 5 to 8 and so on, and how many rows are in them. */
  sizes: { clusters: number; rows: number }[]
  largest: number
  /** How many rows are like one of an index. */
  known: number
}

/** Bits that say that a row is left out, and that it is like one of an index; the size of its cluster stands above them. */
const [isLeftOut, isKnownBit, sizeUnit] = [1, 2, 4]

/** What the first number of a row in the file of places says. */
export function readNote(first: number): { size: number; isDuplicate: boolean; isKnown: boolean } {
  return {
    size: first >>> 2,
    isDuplicate: (first & isLeftOut) !== 0,
    isKnown: (first & isKnownBit) !== 0,
  }
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

interface PlacesOptions {
  kept: Uint32Array | undefined
  folder: string
  /** Whether something is noted of each row of a cluster, and not only of those that are left out. */
  all: boolean
}

/** Writes of each row what is to become of it. Clusters are numbered from 1, in the order of their first rows. */
export function writePlaces(
  readers: readonly KeyFileReader[],
  groups: Groups,
  { kept, folder, all }: PlacesOptions,
): PlaceFile {
  const { clusters, sizes, isKnown } = groups
  const stays = staysIn(groups, kept)
  const writer = new PlaceFileWriter(folder)
  const numbers = all ? clusterNumbers(sizes) : undefined
  let row = 0
  for (const reader of readers) {
    const positions = reader.positions()
    const copies = reader.copies()
    let at = 0
    for (const [source, rows] of reader.file.sources) {
      const notes = {
        positions: new Float64Array(rows),
        copies: new Uint32Array(rows),
        first: new Uint32Array(rows),
        second: new Uint32Array(rows),
      }
      let next = 0
      for (const end = at + rows; at < end; at++, row++) {
        const root = clusters.rootOf(row)
        const known = isKnown(root)
        if (sizes[root] < 2 && !known) continue
        const isKept = stays(row, root)
        if (isKept && !all) continue
        notes.positions[next] = positions[at]
        notes.copies[next] = copies[at]
        notes.first[next] = sizes[root] * sizeUnit + (isKept ? 0 : isLeftOut) + (known ? isKnownBit : 0)
        notes.second[next++] = numbers?.[root] ?? 0
      }
      const { positions: p, copies: c, first, second } = notes
      writer.add({
        source,
        positions: p.subarray(0, next),
        copies: c.subarray(0, next),
        first: first.subarray(0, next),
        second: second.subarray(0, next),
      })
    }
  }
  return writer.end()
}

function clusterNumbers(sizes: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(sizes.length)
  let next = 0
  for (let row = 0; row < sizes.length; row++) if (sizes[row] > 1) numbers[row] = ++next
  return numbers
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
