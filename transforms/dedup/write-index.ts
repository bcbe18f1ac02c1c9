import { type KeyGroup, keyGroups } from '../../src/transform/spill/equal-keys.js'
import { type KeyFileReader, keyRanges, keysBytes, sectionBytes } from '../../src/transform/spill/key-file.js'
import { PlacedWriter } from '../../src/transform/spill/placed-file.js'
import type { SetFile } from '../../src/transform/spill/set-file.js'
import { type Groups, groupBytes } from './groups.js'
import { comparisonOf, headBytes, type IndexHead } from './index-file.js'
import type { DedupOptions } from './options.js'
import { RowSets } from './similarity.js'
import { staysIn } from './survivors.js'

interface IndexedRows {
  readers: readonly KeyFileReader[]
  sets: readonly SetFile[]
  groups: Groups
  kept: Uint32Array | undefined
}

interface IndexOptions {
  options: DedupOptions
  /** How many columns were compared. */
  columns: number
  folder: string
}

/** The number that stands for no row. */
const none = 0xffffffff

/**
 * Writes an index of the rows that stay, and answers its name in the folder. It depends on these rows and their order, not
 * on how they were parted.
 */
export async function writeIndex(
  { readers, sets, groups, kept }: IndexedRows,
  { options, columns, folder }: IndexOptions,
): Promise<string> {
  const file = new PlacedWriter(folder, 'index')
  try {
    const { numbers, rows } = numberRows(groups, kept)
    const [{ file: shape }] = readers
    const keyed = countKeyed(readers, numbers)
    const keys = { rows, keyed, sections: shape.sections, words: shape.words }
    for (let section = 0; section < keys.sections; section++)
      await writeSection(readers, { section, keys, numbers, file })
    const at = headBytes + keysBytes(keys)
    const listed = sets.length === 0 ? undefined : writeLists(sets, { numbers, rows, at, file })
    const comparison = comparisonOf(options)
    const id = file.hashFrom(headBytes)
    const head: IndexHead = { prepDedupIndex: 1, id, comparison, columns, keys, numbers: listed }
    file.put(Buffer.from(`${JSON.stringify(head).padEnd(headBytes - 1)}\n`), 0)
  } finally {
    file.close()
  }
  return file.name
}

/** The numbers of the rows that stay among themselves. */
function numberRows(groups: Groups, kept: Uint32Array | undefined): { numbers: Uint32Array; rows: number } {
  const stays = staysIn(groups, kept)
  const { clusters } = groups
  const numbers = new Uint32Array(clusters.rows)
  let rows = 0
  for (let row = 0; row < numbers.length; row++)
    numbers[row] = stays(row, clusters.rootOf(row)) ? rows++ : none
  return { numbers, rows }
}

/** How many rows that stay have keys. */
function countKeyed(readers: readonly KeyFileReader[], numbers: Uint32Array): number {
  let keyed = 0
  for (const { rows } of keyGroups(readers, { section: 0, budgetBytes: groupBytes }))
    for (const row of rows) if (numbers[row] !== none) keyed++
  return keyed
}

interface SectionOptions {
  section: number
  keys: IndexHead['keys']
  numbers: Uint32Array
  file: PlacedWriter
}

async function writeSection(
  readers: readonly KeyFileReader[],
  { section, keys, numbers, file }: SectionOptions,
): Promise<void> {
  const start = headBytes + section * sectionBytes(keys)
  const offsets = new Uint32Array(keyRanges + 1)
  let next = 0
  for (const group of keyGroups(readers, { section, budgetBytes: groupBytes })) {
    // Signals and timers get their turn.
    await new Promise(setImmediate)
    const columns = keptKeys(group, { numbers, offsets })
    for (const [i, column] of columns.entries())
      file.put(column, start + 4 * (keyRanges + 1 + i * keys.keyed + next))
    next += columns[0].length
  }
  for (let range = 0; range < keyRanges; range++) offsets[range + 1] += offsets[range]
  file.put(offsets, start)
}

/** The keys of a group whose rows stay, in the order of their ranges; how many each range has is added to `offsets`, one place on. */
function keptKeys(
  { words, rows }: KeyGroup,
  { numbers, offsets }: { numbers: Uint32Array; offsets: Uint32Array },
): Uint32Array[] {
  const next = new Uint32Array(keyRanges + 1)
  const [first] = words
  for (let i = 0; i < rows.length; i++) if (numbers[rows[i]] !== none) next[(first[i] >>> 24) + 1]++
  for (let range = 1; range <= keyRanges; range++) offsets[range] += next[range]
  for (let range = 0; range < keyRanges; range++) next[range + 1] += next[range]
  const columns = Array.from({ length: words.length + 1 }, () => new Uint32Array(next[keyRanges]))
  for (let i = 0; i < rows.length; i++) {
    const number = numbers[rows[i]]
    if (number === none) continue
    const to = next[first[i] >>> 24]++
    for (const [word, values] of words.entries()) columns[word][to] = values[i]
    columns[words.length][to] = number
  }
  return columns
}

interface ListsOptions {
  numbers: Uint32Array
  rows: number
  at: number
  file: PlacedWriter
}

/** Writes the lists of the rows that stay as a file of lists has them, and answers how many numbers they have. */
function writeLists(sets: readonly SetFile[], { numbers, rows, at, file }: ListsOptions): number {
  const lists = new RowSets(sets)
  const ends = new Float64Array(rows + 1)
  const buffer = new Uint32Array(numbersAtOnce)
  let [used, total] = [0, 0]
  const flush = () => {
    file.put(buffer.subarray(0, used), at + 4 * (total - used))
    used = 0
  }
  try {
    for (let row = 0; row < numbers.length; row++) {
      if (numbers[row] === none) continue
      const list = lists.of(row)
      for (let from = 0; from < list.length; ) {
        const some = list.subarray(from, from + buffer.length - used)
        buffer.set(some, used)
        used += some.length
        total += some.length
        from += some.length
        if (used === buffer.length) flush()
      }
      ends[numbers[row] + 1] = total
    }
    flush()
  } finally {
    lists.close()
  }
  file.put(ends, at + 4 * total)
  return total
}

/** So many numbers are gathered before they are written. */
const numbersAtOnce = 1 << 18
