import type { KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import { writeRowNotes } from '../../src/transform/spill/row-notes.js'
import type { Groups } from './groups.js'
import type { DedupOptions } from './options.js'
import { staysIn } from './survivors.js'

/** The splits of all rows. */
export function splitsOfRows(readers: readonly KeyFileReader[]): Uint8Array {
  const splits = new Uint8Array(readers.reduce((sum, { file }) => sum + file.rows, 0))
  let at = 0
  for (const reader of readers) {
    splits.set(reader.splits(), at)
    at += reader.file.rows
  }
  return splits
}

interface SplitNotesOptions {
  options: Pick<DedupOptions, 'splits' | 'action'>
  splits: Uint8Array
  kept: Uint32Array | undefined
  folder: string
}

/**
 * Notes splits of rows, counted from 1: with `report` of a row in the output, the earlier split that has rows like it; with
 * `together` of a row that is tagged, the split of the row that would stay, where that is another.
 */
export function writeSplitNotes(
  readers: readonly KeyFileReader[],
  groups: Groups,
  { options, splits, kept, folder }: SplitNotesOptions,
): PlaceFile {
  const { clusters, leaksFrom } = groups
  const stays = staysIn(groups, kept)
  const noteOf = (row: number): number => {
    const first = clusters.rootOf(row)
    if (options.splits === 'report')
      return options.action === 'tag' || stays(row, first) ? leaksFrom(first) : 0
    const split = splits[kept === undefined ? first : kept[first]]
    return options.action === 'tag' && split !== splits[row] ? split + 1 : 0
  }
  return writeRowNotes(readers, folder, (row) => {
    const note = noteOf(row)
    return note === 0 ? undefined : [note, 0]
  })
}
