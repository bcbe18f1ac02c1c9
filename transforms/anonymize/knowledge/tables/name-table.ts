import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { modelFile } from '../../detect/deferred.js'
import { hashKey } from './name-key.js'
import { decodeHashes, encodeHashes, openSearch } from './sorted-hashes.js'

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
const magic = 0x32574b50
const headBytes = 8

/** Loads the table that ships with the package. */
export async function loadNameTable(): Promise<LookUpName> {
  return (await load())()
}

const load = modelFile('known-names.bin', decodeNameTable)

/** The table from its bytes: magic and the bytes of the hashes (little-endian), the hashes, a byte of facts for each under Brotli. */
export function decodeNameTable(file: Uint8Array): LookUpName {
  const head = new DataView(file.buffer, file.byteOffset, headBytes)
  if (head.getUint32(0, true) !== magic) throw new TypeError('The table of known names is of another version')
  const end = headBytes + head.getUint32(4, true)
  const placeOf = openSearch(decodeHashes(file.subarray(headBytes, end)))
  const facts = brotliDecompressSync(file.subarray(end))
  const ofHash = (hash: number) => {
    const place = placeOf(hash)
    return place === -1 ? 0 : facts[place]
  }
  return Object.assign((key: string) => ofHash(hashKey(key)), { ofHash })
}

/** The bytes that {@link decodeNameTable} reads. */
export function encodeNameTable(names: ReadonlyMap<string, number>): Uint8Array {
  const byHash = new Map<number, number>()
  for (const [key, facts] of names) {
    const hash = hashKey(key)
    byHash.set(hash, (byHash.get(hash) ?? 0) | facts)
  }
  const inOrder = [...byHash].sort(([a], [b]) => a - b)
  const hashes = encodeHashes({ values: Uint32Array.from(inOrder, ([hash]) => hash), bits: 32 })
  const facts = brotliCompressSync(Uint8Array.from(inOrder, ([, fact]) => fact))
  return Buffer.concat([
    Uint8Array.from(new Uint8Array(Uint32Array.of(magic, hashes.length).buffer)),
    hashes,
    facts,
  ])
}
