import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../../src/base/package-root.js'
import { hashKey } from './name-key.js'

/**
 * What the table of known names says of a name. The names themselves are not in it, only a hash of each: it
 * answers whether a name is known, and cannot be read out.
 */
export const nameFacts = {
  /** The whole name of a public person or a character of fiction, or of another well-known thing. */
  whole: 1,
  /** One word that means a public person or a character by itself: "Einstein", "Hamlet", 爱因斯坦. */
  alone: 2,
  /** A product, a brand, a language, a work, a star, a festival: never a person. */
  thing: 4,
  /** A place that no person is named after. */
  place: 8,
  /** A common given name, or a foreign one in Chinese characters (约翰). */
  given: 16,
  /** A common family name; in Chinese characters a surname. */
  family: 32,
  /** A name for anybody in examples: "John Doe", 张三. */
  example: 64,
} as const

/** Looks a key of `nameKey` up; answers with {@link nameFacts}, 0 for an unknown name. */
export interface LookUpName {
  (key: string): number
  /** The same by the hash of a key. */
  ofHash(hash: number): number
}

/** "PKW" and the version of the layout. */
const magic = 0x31574b50
const headBytes = 8
/** Of a hash: its head, by which the table is entered, and the rest. */
const headBits = 12
const restBits = 32 - headBits

/** Loads the table that ships with the package. */
export async function loadNameTable(): Promise<LookUpName> {
  return decodeNameTable(await readFile(join(packageRoot(), 'datasets', 'models', 'known-names.bin')))
}

/** The table from its bytes, little-endian: magic, count, the hashes in rising order, a byte of facts for each. */
export function decodeNameTable(file: Uint8Array): LookUpName {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice()
  const head = new DataView(bytes.buffer, bytes.byteOffset, headBytes)
  if (head.getUint32(0, true) !== magic) throw new TypeError('The table of known names is of another version')
  const count = head.getUint32(4, true)
  const hashes = new Uint32Array(bytes.buffer, bytes.byteOffset + headBytes, count)
  const facts = bytes.subarray(headBytes + 4 * count)
  const starts = startsOf(hashes)
  const ofHash = (hash: number) => {
    const head = hash >>> restBits
    let low = starts[head]
    for (let high = starts[head + 1]; low < high; ) {
      const middle = (low + high) >>> 1
      if (hashes[middle] < hash) low = middle + 1
      else high = middle
    }
    return hashes[low] === hash ? facts[low] : 0
  }
  return Object.assign((key: string) => ofHash(hashKey(key)), { ofHash })
}

/** Where the hashes with each head begin, and where the last ones end: what is left to search is a few dozen hashes. */
function startsOf(hashes: Uint32Array): Uint32Array {
  const starts = new Uint32Array((1 << headBits) + 1)
  for (let i = 0; i < hashes.length; i++) starts[(hashes[i] >>> restBits) + 1]++
  for (let head = 0; head < starts.length - 1; head++) starts[head + 1] += starts[head]
  return starts
}

/** The bytes that {@link decodeNameTable} reads. */
export function encodeNameTable(names: ReadonlyMap<string, number>): Uint8Array {
  const byHash = new Map<number, number>()
  for (const [key, facts] of names) {
    const hash = hashKey(key)
    byHash.set(hash, (byHash.get(hash) ?? 0) | facts)
  }
  const inOrder = [...byHash].sort(([a], [b]) => a - b)
  const bytes = new Uint8Array(headBytes + 5 * inOrder.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, inOrder.length, true)
  inOrder.forEach(([hash, facts], i) => {
    view.setUint32(headBytes + 4 * i, hash, true)
    bytes[headBytes + 4 * inOrder.length + i] = facts
  })
  return bytes
}
