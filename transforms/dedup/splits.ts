import { DataType, type Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { type DataSplits, splitNumbers, splitsOf } from '../../src/arrow/splits.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import { writeRowNotes } from '../../src/transform/spill/row-notes.js'
import type { Groups } from './groups.js'
import type { DedupOptions } from './options.js'
import { staysIn } from './survivors.js'

type SplitOptions = Pick<DedupOptions, 'splitColumn' | 'splitNames'>

/** The splits of the data: of the column that the options name, or of that which a step before has marked. */
export function splitsFor(schema: Schema, { splitColumn, splitNames }: SplitOptions): DataSplits | undefined {
  return splitColumn === undefined ? splitsOf(schema) : { column: splitColumn, names: splitNames }
}

/** The number of the split of each row. Throws `bad_input` for a row that is in none. */
export function numbersOfSplits(batch: Batch, splits: DataSplits, { splitColumn }: SplitOptions): Uint8Array {
  return splitNumbers(batch, splits, splitColumn === undefined ? undefined : optionName('splitNames'))
}

/** Throws where rows of one split would be left out because of those of another, and nobody said so; and for a column of splits that is none. */
export function checkSplits(schema: Schema, options: DedupOptions): void {
  const { action, splits, splitColumn } = options
  const column = splitsFor(schema, options)?.column
  if (splitColumn !== undefined) checkColumn(schema, options)
  if (splits !== 'refuse') {
    if (column !== undefined) return
    throw new PrepError(
      'bad_option',
      `Option ${optionName('splits')} is for data that is split. Put dedup behind split, name the column of the splits in ${optionName('splitColumn')}, or leave it out`,
    )
  }
  if (column === undefined || action === 'tag') return
  throw new PrepError(
    'bad_option',
    `The data is split by its column "${column}", and rows of one split would be dropped for those of another. Put dedup before split, or say in ${optionName('splits')} what is to become of them`,
  )
}

function checkColumn(schema: Schema, { splitColumn, splitNames }: DedupOptions): void {
  const type = schema.fields.find(({ name }) => name === splitColumn)?.type
  if (!DataType.isUtf8(type))
    throw new PrepError(
      'bad_schema',
      `Option ${optionName('splitColumn')} names "${splitColumn}", which is no column of text. Name the column that holds the split of each row`,
    )
  if (new Set(splitNames).size < splitNames.length)
    throw new PrepError(
      'bad_option',
      `Option ${optionName('splitNames')} names a split twice. Name each once, the earliest first`,
    )
}

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
