import { rmSync } from 'node:fs'
import { count } from '../../src/base/count.js'
import { PrepError } from '../../src/base/errors.js'
import { Clusters } from '../../src/transform/spill/clusters.js'
import { keyGroups, matchKeys } from '../../src/transform/spill/equal-keys.js'
import { type KeyFile, KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { SetFile } from '../../src/transform/spill/set-file.js'
import { groupBytes, groupsOf } from './groups.js'
import { checkColumns, openIndex } from './index-file.js'
import { writePlaces } from './notes.js'
import { type DedupOptions, writesClusters } from './options.js'
import { pairRule } from './row-hasher.js'
import { RowSets } from './similarity.js'
import { splitsOfRows, writeSplitNotes } from './splits.js'
import { type DedupDecision, keptRows, sizeClasses } from './survivors.js'
import { writeIndex } from './write-index.js'

/** Numbers of rows are of 32 bits, and two of them are taken where they are noted. */
const mostRows = 2 ** 30 - 1

/** What a survey has gathered of all rows. */
export interface GatheredRows {
  files: readonly KeyFile[]
  sets: readonly SetFile[]
  /** How many columns were compared; 0 for whole rows. */
  columns: number
}

interface DecideOptions {
  options: DedupOptions
  folder: string | undefined
}

/** Finds the rows of equal keys, chooses which of them stay, and removes the files of keys. */
export async function decide(
  { files, sets, columns }: GatheredRows,
  { options, folder }: DecideOptions,
): Promise<DedupDecision> {
  if (folder === undefined) return { rows: 0, sizes: [], largest: 0, known: 0 }
  const indexes = options.against.map(openIndex)
  for (const index of indexes) checkColumns(index, columns)
  const [earlier, own] = [indexes.map(({ keys }) => keys), files].map((some) =>
    some.map((file) => new KeyFileReader(file)),
  )
  const compared = new RowSets([...indexes.flatMap((index) => index.sets ?? []), ...sets])
  const [known, rows] = [earlier, own].map(rowsIn)
  checkRows(known + rows)
  try {
    const isAlike = verifier(compared, options)
    const found = await findClusters([...earlier, ...own], { rows: known + rows, isAlike })
    const splits = options.splits === 'refuse' ? undefined : splitsOfRows(own)
    const groups = groupsOf(found, { known, splits: options.splits === 'report' ? splits : undefined })
    const kept = keptRows(own, groups, options)
    const places = writePlaces(own, groups, { kept, folder, all: writesClusters(options) })
    const decision: DedupDecision = { places, rows, ...sizeClasses(groups) }
    if (splits !== undefined)
      decision.splitNotes = writeSplitNotes(own, groups, { options, splits, kept, folder })
    if (options.index === undefined) return decision
    const written = { readers: own, sets: options.verify === 'none' ? [] : sets, groups, kept }
    return { ...decision, index: await writeIndex(written, { options, columns, folder }) }
  } finally {
    for (const reader of earlier) reader.close()
    for (const reader of own) reader.remove()
    compared.close()
    for (const { path } of sets) rmSync(path, { force: true })
  }
}

function rowsIn(readers: readonly KeyFileReader[]): number {
  return readers.reduce((sum, { file }) => sum + file.rows, 0)
}

function checkRows(rows: number): void {
  if (rows <= mostRows) return
  throw new PrepError(
    'unsupported',
    `There are ${count(rows)} rows, and dedup compares ${count(mostRows)} at most. Compare parts of the data`,
  )
}

/** Tells whether two rows that share a key are alike; `undefined` where that is enough. */
function verifier(sets: RowSets, options: DedupOptions): ((a: number, b: number) => boolean) | undefined {
  const isAlike = pairRule(options)
  return isAlike && ((a, b) => isAlike(sets.of(a), sets.of(b)))
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
