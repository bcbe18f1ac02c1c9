import { int64Bytes } from '../tokens/int64s.js'
import type { TokenArray } from '../tokens/token-reader.js'

/**
 * The index of a data set of Megatron-LM (NVIDIA/Megatron-LM, `megatron/core/datasets/indexed_dataset.py`): a header, of
 * each sequence its tokens in 32 bits, of each its first byte among the tokens in 64 bits, and of each document its first
 * sequence in 64 bits, with the number of all sequences at the end. A row is a document of one sequence.
 */

const magic = Buffer.from('MMIDIDX\0\0', 'latin1')
const version = 1

/** Bytes before the lengths of the sequences. */
export const headerBytes = 34

/** Bytes that say of a row where it is. */
export const rowBytes = 20

/** The numbers of the types of tokens that are whole numbers. */
const typeCodes: ReadonlyMap<number, TokenArray> = new Map<number, TokenArray>([
  [1, Uint8Array],
  [2, Int8Array],
  [3, Int16Array],
  [4, Int32Array],
  [5, BigInt64Array],
  [8, Uint16Array],
])

/** What the header says. */
export interface IndexHeader {
  array: TokenArray
  sequences: number
  /** One more than there are documents. */
  documents: number
}

/** The header of an index of so many rows. */
export function indexHeader({ width, rows }: { width: 2 | 4; rows: number }): Uint8Array {
  const code = width === 2 ? 8 : 4
  return Buffer.concat([magic, int64Bytes([version]), Buffer.of(code), int64Bytes([rows, rows + 1])])
}

/** Reads a header; `undefined` for what is none, or of another version or type. */
export function parseHeader(bytes: Buffer): IndexHeader | undefined {
  if (bytes.length < headerBytes || !bytes.subarray(0, magic.length).equals(magic)) return undefined
  const array = typeCodes.get(bytes[17])
  const [found, sequences, documents] = [9, 18, 26].map((at) => Number(bytes.readBigUInt64LE(at)))
  return array === undefined || found !== version ? undefined : { array, sequences, documents }
}
