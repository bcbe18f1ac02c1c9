import { rmSync } from 'node:fs'
import { type KeyFile, KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import { writeRowNotes } from '../../src/transform/spill/row-notes.js'
import type { SetFile } from '../../src/transform/spill/set-file.js'
import { addCell } from '../balance/survey.js'
import { RowSets } from '../dedup/similarity.js'
import { chooseApart, chooseFarthest } from './choose-diverse.js'
import { quotaOf, type TopOptions } from './options.js'
import { unitRows, vectorBytes } from './unit-rows.js'

/** Which rows are kept stands in a file. */
export interface DiverseDecision {
  /** Tells of the rows that are kept and of those that cannot be chosen, see `diverseNotes`. */
  places?: PlaceFile
}

/** What is noted of a row; nothing of one that is left out. */
export const diverseNotes = { kept: 1, noVector: 2, noScore: 3 } as const

/** What else is in memory of each row: its group, its place in the heap, how near it is, with what it was compared, and where its list ends. */
export const bytesPerRow = 48

interface GatheredVectors {
  files: readonly KeyFile[]
  sets: readonly SetFile[]
  groups: readonly (readonly string[])[]
}

/** Chooses the rows of each group, and removes the files of vectors. */
export async function decideDiverse(
  { files, sets, groups: named }: GatheredVectors,
  { options, folder }: { options: TopOptions; folder: string | undefined },
): Promise<DiverseDecision> {
  if (folder === undefined) return {}
  const readers = files.map((file) => new KeyFileReader(file))
  const lists = new RowSets(sets)
  try {
    const notes = new Uint8Array(sets.reduce((sum, { rows }) => sum + rows, 0))
    const groups = groupRows(lists, { sets, named, notes })
    const scores = options.by === undefined ? undefined : concat(readers.map((reader) => reader.scores()))
    for (const rows of groups)
      for (const index of await choose(rows, lists, { options, scores }))
        notes[rows[index]] = diverseNotes.kept
    const places = writeRowNotes(readers, folder, (row) => (notes[row] === 0 ? undefined : [notes[row], 0]))
    return { places }
  } finally {
    for (const reader of readers) reader.remove()
    lists.close()
    for (const { path } of sets) rmSync(path, { force: true })
  }
}

/** The rows of each group; those that cannot be chosen are noted. */
function groupRows(
  all: RowSets,
  { sets, named, notes }: { sets: readonly SetFile[]; named: GatheredVectors['groups']; notes: Uint8Array },
): Uint32Array[] {
  const known = { cells: {} as Record<string, number>, size: 0 }
  const sizes: number[] = []
  const groupOf = new Uint32Array(notes.length)
  let row = 0
  for (const [file, keys] of named.entries()) {
    const numbers = keys.map((key) => known.cells[key] ?? addCell(known, key, known.size))
    for (const end = row + sets[file].rows; row < end; row++) {
      const list = all.of(row)
      if (list.length < 2) notes[row] = list.length === 0 ? diverseNotes.noVector : diverseNotes.noScore
      else {
        const number = numbers[list[0]]
        sizes[number] = (sizes[number] ?? 0) + 1
        groupOf[row] = number + 1
      }
    }
  }
  const groups = Array.from({ length: known.size }, (_, number) => new Uint32Array(sizes[number] ?? 0))
  const next = new Uint32Array(groups.length)
  for (row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] - 1
    if (group >= 0) groups[group][next[group]++] = row
  }
  return groups
}

/** The rows of a group that stay, by their places in it. */
async function choose(
  rows: Uint32Array,
  lists: RowSets,
  { options, scores }: { options: TopOptions; scores: Float64Array | undefined },
): Promise<number[]> {
  const quota = quotaOf(rows.length, options)
  if (quota === rows.length && scores === undefined) return Array.from(rows.keys())
  if (quota === 0) return []
  const most = Math.floor(vectorBytes / 4 / rows.length)
  const vectors = unitRows(vectorsOf(rows, lists), { rows: rows.length, most })
  if (scores === undefined) return chooseFarthest(vectors, quota)
  const order = Uint32Array.from(rows.keys()).sort((a, b) => scores[rows[a]] - scores[rows[b]] || a - b)
  return chooseApart(vectors, { order, count: quota, maxCosine: options.maxCosine ?? 0.9 })
}

function* vectorsOf(rows: Uint32Array, lists: RowSets): Generator<Float32Array> {
  for (const row of rows) {
    const { buffer, byteOffset, length } = lists.of(row)
    yield new Float32Array(buffer, byteOffset + 4, length - 1)
  }
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let next = 0
  for (const part of parts) {
    all.set(part, next)
    next += part.length
  }
  return all
}
