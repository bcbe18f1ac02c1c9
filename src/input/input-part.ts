import { ByteHash, hashOf } from '../files/byte-hash.js'
import { readBlocks } from '../files/read-blocks.js'
import type { FileRange } from '../formats/format/reader.js'
import { loadReader } from '../formats/registry.js'
import type { Partition } from './partition.js'

/** A part of an input file as it was read. JSON-safe. */
export interface InputPart extends FileRange {
  /** The `ByteHash` over the bytes that were read for it. */
  hash: string
}

/** Hashes the bytes of a range as a reader comes by them. */
export interface PartHash {
  /** Takes the next bytes. */
  onBytes: (bytes: Uint8Array) => void
  /** The part with its hash, when all bytes were taken. */
  part(): InputPart
}

/** Begins a {@link PartHash}. */
export function openPartHash(range: FileRange): PartHash {
  const hash = new ByteHash()
  return {
    onBytes: (bytes) => hash.update(bytes),
    part: () => ({ ...range, hash: hash.digest() }),
  }
}

/** A range of a file with the hash of what is there now, the same as reading its records gives. */
export async function hashRange({ file, range }: Partition['ranges'][number]): Promise<InputPart> {
  const { bytesOf } = await loadReader(file.format)
  return { ...range, hash: hashOf(bytesOf?.({ file, range }) ?? readBlocks(file.readPath, range)) }
}
