import type { KeyFileReader } from '../../src/transform/spill/key-file.js'
import { type PlaceFile, PlaceFileWriter } from '../../src/transform/spill/place-file.js'
import type { Groups } from './groups.js'
import { staysIn } from './survivors.js'

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

/** Two numbers that are noted of a row. */
interface Note {
  first: number
  second: number
}

interface NotesOptions {
  folder: string
  /** Fills in what is noted of a row, and answers whether something is. */
  note(row: number, into: Note): boolean
}

/** Writes what is noted of rows, by their places. */
export function writeNotes(readers: readonly KeyFileReader[], { folder, note }: NotesOptions): PlaceFile {
  const writer = new PlaceFileWriter(folder)
  const into: Note = { first: 0, second: 0 }
  let row = 0
  for (const reader of readers) {
    const [positions, copies] = [reader.positions(), reader.copies()]
    let at = 0
    for (const [source, rows] of reader.file.sources) {
      const noted = {
        positions: new Float64Array(rows),
        copies: new Uint32Array(rows),
        first: new Uint32Array(rows),
        second: new Uint32Array(rows),
      }
      let next = 0
      for (const end = at + rows; at < end; at++, row++) {
        if (!note(row, into)) continue
        noted.positions[next] = positions[at]
        noted.copies[next] = copies[at]
        noted.first[next] = into.first
        noted.second[next++] = into.second
      }
      writer.add({
        source,
        positions: noted.positions.subarray(0, next),
        copies: noted.copies.subarray(0, next),
        first: noted.first.subarray(0, next),
        second: noted.second.subarray(0, next),
      })
    }
  }
  return writer.end()
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
  const numbers = all ? clusterNumbers(sizes) : undefined
  return writeNotes(readers, {
    folder,
    note(row, into) {
      const first = clusters.rootOf(row)
      const known = isKnown(first)
      if (sizes[first] < 2 && !known) return false
      const isKept = stays(row, first)
      if (isKept && !all) return false
      into.first = sizes[first] * sizeUnit + (isKept ? 0 : isLeftOut) + (known ? isKnownBit : 0)
      into.second = numbers?.[first] ?? 0
      return true
    },
  })
}

function clusterNumbers(sizes: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(sizes.length)
  let next = 0
  for (let row = 0; row < sizes.length; row++) if (sizes[row] > 1) numbers[row] = ++next
  return numbers
}
