import { count } from '../../src/base/count.js'
import { PrepError } from '../../src/base/errors.js'
import type { ExpectedRows } from '../../src/schemas/run-report.js'
import { Clusters } from '../../src/transform/spill/clusters.js'
import { keyGroups, matchKeys } from '../../src/transform/spill/equal-keys.js'
import { type KeyFile, KeyFileReader } from '../../src/transform/spill/key-file.js'
import { type PlaceFile, PlaceFileWriter } from '../../src/transform/spill/place-file.js'
import type { SetFile } from '../../src/transform/spill/set-file.js'
import { type DedupOptions, writesClusters } from './options.js'
import { estimate, jaccard, RowSets } from './similarity.js'

/** What becomes of the rows: which are left out, or of which cluster each is, stands in a file. */
export interface DedupDecision {
  /** Tells of each row: the size of its cluster, and whether it is to stay; see {@link readNote}. */
  places?: PlaceFile
  rows: number
  /** How many clusters there are of 2 rows, of 3 and 4, of 5 to 8 and so on, and how many rows are in them. */
  sizes: { clusters: number; rows: number }[]
  largest: number
}

/** So much memory is taken to find equal keys, beside 4 to 20 bytes a row. */
const groupBytes = 64 << 20
/** Numbers of rows are of 32 bits. */
const mostRows = 2 ** 32 - 2

/** The bit that says that a row is left out; the size of its cluster stands above it. */
const isLeftOut = 1

/** What the first number of a row in the file of places says. */
export function readNote(first: number): { size: number; isDuplicate: boolean } {
  return { size: first >>> 1, isDuplicate: (first & isLeftOut) !== 0 }
}

interface DecideOptions {
  options: DedupOptions
  folder: string | undefined
}

/** Finds the rows of equal keys, chooses which of them stay, and removes the files of keys. */
export async function decide(
  { files, sets }: { files: readonly KeyFile[]; sets: readonly SetFile[] },
  { options, folder }: DecideOptions,
): Promise<DedupDecision> {
  const rows = files.reduce((sum, file) => sum + file.rows, 0)
  if (rows > mostRows)
    throw new PrepError(
      'unsupported',
      `There are ${count(rows)} rows, and dedup compares ${count(mostRows)} at most. Compare parts of the data`,
    )
  if (folder === undefined) return { rows, sizes: [], largest: 0 }
  const readers = files.map((file) => new KeyFileReader(file))
  const compared = new RowSets(sets)
  try {
    const isAlike = verifier(compared, options)
    const clusters = await findClusters(readers, { rows, isAlike })
    const sizes = clusters.sizes()
    const kept = keptRows(readers, { clusters, sizes, keep: options.keep })
    const places = writePlaces(readers, { clusters, sizes, kept, folder, all: writesClusters(options) })
    return { places, rows, ...sizeClasses(sizes) }
  } finally {
    for (const reader of readers) reader.remove()
    compared.remove()
  }
}

/** Tells whether two rows that share a key are alike; `undefined` where that is enough. */
function verifier(
  sets: RowSets,
  { method, verify, threshold }: DedupOptions,
): ((a: number, b: number) => boolean) | undefined {
  if (method === 'exact' || verify === 'none') return undefined
  const similarity = verify === 'exact' ? jaccard : estimate
  return (a, b) => similarity(sets.of(a), sets.of(b)) >= threshold
}

interface FindOptions {
  rows: number
  isAlike: ((a: number, b: number) => boolean) | undefined
}

async function findClusters(
  readers: readonly KeyFileReader[],
  { rows, isAlike }: FindOptions,
): Promise<Clusters> {
  const clusters = new Clusters(rows)
  const sections = readers[0]?.file.sections ?? 0
  for (let section = 0; section < sections; section++)
    for (const group of keyGroups(readers, { section, budgetBytes: groupBytes })) {
      // Signals and timers get their turn.
      await new Promise(setImmediate)
      matchKeys(group, (earlier, row) => {
        if (isAlike !== undefined) {
          if (clusters.rootOf(earlier) === clusters.rootOf(row)) return true
          if (!isAlike(earlier, row)) return false
        }
        clusters.join(earlier, row)
        return true
      })
    }
  return clusters
}

interface FoundClusters {
  clusters: Clusters
  /** By the first row of each cluster. */
  sizes: Uint32Array
}

/** The row that stays of each cluster, by the first row of it; `undefined` where that is the first everywhere. */
function keptRows(
  readers: readonly KeyFileReader[],
  { clusters, sizes, keep }: FoundClusters & Pick<DedupOptions, 'keep'>,
): Uint32Array | undefined {
  if (keep === 'first') return undefined
  const kept = new Uint32Array(clusters.rows)
  const best = new Float64Array(keep === 'last' ? 0 : clusters.rows).fill(-Infinity)
  let row = 0
  for (const reader of readers) {
    const scores = reader.scores()
    for (let i = 0; i < reader.file.rows; i++, row++) {
      const root = clusters.rootOf(row)
      if (sizes[root] < 2) continue
      if (keep !== 'last' && row !== root && scores[i] <= best[root]) continue
      kept[root] = row
      if (keep !== 'last') best[root] = scores[i]
    }
  }
  return kept
}

interface ChosenRows extends FoundClusters {
  kept: Uint32Array | undefined
  folder: string
  /** Whether something is noted of each row of a cluster, and not only of those that are left out. */
  all: boolean
}

/** Writes of each row what is to become of it. Clusters are numbered from 1, in the order of their first rows. */
function writePlaces(
  readers: readonly KeyFileReader[],
  { clusters, sizes, kept, folder, all }: ChosenRows,
): PlaceFile {
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
        if (sizes[root] < 2) continue
        const stays = row === (kept === undefined ? root : kept[root])
        if (stays && !all) continue
        notes.positions[next] = positions[at]
        notes.copies[next] = copies[at]
        notes.first[next] = sizes[root] * 2 + (stays ? 0 : isLeftOut)
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

function sizeClasses(sizes: Uint32Array): Pick<DedupDecision, 'sizes' | 'largest'> {
  const classes: { clusters: number; rows: number }[] = []
  let largest = 0
  for (const size of sizes) {
    if (size < 2) continue
    largest = Math.max(largest, size)
    const index = 31 - Math.clz32(size - 1)
    for (let i = classes.length; i <= index; i++) classes.push({ clusters: 0, rows: 0 })
    classes[index].clusters++
    classes[index].rows += size
  }
  return { sizes: classes, largest }
}

/** Rows now and in the end: those that are like no other, and those of clusters by their sizes. */
export function expectedRows({ rows, sizes }: DedupDecision, { action }: DedupOptions): ExpectedRows[] {
  const alone = rows - sizes.reduce((sum, { rows }) => sum + rows, 0)
  const groups = sizes.map(({ clusters, rows }, i) => {
    const [from, to] = [2 ** i + 1, 2 ** (i + 1)]
    const group = from === to ? `${from} alike` : `${from}–${to} alike`
    return { group, rows, expected: action === 'tag' ? rows : clusters }
  })
  const all = [{ group: 'like no other', rows: alone, expected: alone }, ...groups]
  // They are no groups of people: nothing follows from how few are left of one.
  return all.filter(({ rows }) => rows > 0).map((group) => ({ ...group, isOutside: true }))
}
