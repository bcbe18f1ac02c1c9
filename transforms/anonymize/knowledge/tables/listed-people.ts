import { modelFile } from '../../detect/deferred.js'
import { hashKey } from './name-key.js'
import { decodeHashes, encodeHashes, openSearch } from './sorted-hashes.js'

/**
 * What an encyclopedia says of a full name, given as a key of `nameKey`: that of somebody well known, or of somebody
 * who may share it with private people.
 */
export type LookUpPerson = (key: string) => 'known' | 'other' | undefined

/** With as many bits, one of 6,000 (known) or of 200 names (others) that are not in the list is taken for one that is. */
const bits = { known: 30, other: 26 }
const headBytes = 4

/**
 * Loads the list that ships with the package: full names of people who have an article in Wikipedia. As in the table
 * of known names, only hashes stand in it.
 */
export async function loadListedPeople(): Promise<LookUpPerson> {
  return (await load())()
}

const load = modelFile('listed-people.bin', (file): LookUpPerson => {
  const end = headBytes + new DataView(file.buffer, file.byteOffset, headBytes).getUint32(0, true)
  const placeOfKnown = openSearch(decodeHashes(file.subarray(headBytes, end)))
  const placeOfOther = openSearch(decodeHashes(file.subarray(end)))
  return (key) => {
    const hash = hashKey(key)
    if (placeOfKnown(hash) !== -1) return 'known'
    return placeOfOther(hash) === -1 ? undefined : 'other'
  }
})

/** The bytes that {@link loadListedPeople} reads: those of the known ones, how many they are before them, and of the others. */
export function encodeListedPeople({
  known,
  others,
}: {
  known: Iterable<string>
  others: Iterable<string>
}): Uint8Array {
  const first = encodeNames(known, bits.known)
  const head = new Uint8Array(Uint32Array.of(first.length).buffer)
  return Buffer.concat([head, first, encodeNames(others, bits.other)])
}

function encodeNames(keys: Iterable<string>, width: number): Uint8Array {
  const values = new Set<number>()
  for (const key of keys) values.add(hashKey(key) >>> (32 - width))
  return encodeHashes({ values: Uint32Array.from(values).sort(), bits: width })
}
