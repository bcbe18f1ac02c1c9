import type { KeyFileReader } from '../../src/transform/spill/key-file.js'
import type { PlaceFile } from '../../src/transform/spill/place-file.js'
import { writeRowNotes } from '../../src/transform/spill/row-notes.js'
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
  return writeRowNotes(readers, folder, (row) => {
    const first = clusters.rootOf(row)
    const known = isKnown(first)
    if (sizes[first] < 2 && !known) return undefined
    const isKept = stays(row, first)
    if (isKept && !all) return undefined
    const flags = (isKept ? 0 : isLeftOut) + (known ? isKnownBit : 0)
    return [sizes[first] * sizeUnit + flags, numbers?.[first] ?? 0]
  })
}

function clusterNumbers(sizes: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(sizes.length)
  let next = 0
  for (let row = 0; row < sizes.length; row++) if (sizes[row] > 1) numbers[row] = ++next
  return numbers
}
