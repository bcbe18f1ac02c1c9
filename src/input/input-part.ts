import { ByteHash } from '../files/byte-hash.js'
import { readBlocks } from '../files/read-blocks.js'
import type { DataFile, FileRange } from '../formats/format/reader.js'
import { loadReader } from '../formats/registry.js'
import type { Partition } from './partition.js'

/** A part of an input file as it was read. JSON-safe. */
export interface InputPart extends FileRange {
  /** The `ByteHash` over the bytes that were read for it; of the first part, with what stands before the records. */
  hash: string
}

/** Hashes the bytes of a range as a reader comes by them. */
export interface PartHash {
  /** Takes the next bytes. */
  onBytes: (bytes: Uint8Array) => void
  /** The part with its hash, when all bytes were taken. */
  part(): InputPart
}

/** Begins a {@link PartHash}. Reads the head of the file where the range is its first. */
export function openPartHash(file: DataFile, range: FileRange): PartHash {
  const hash = new ByteHash()
  for (const bytes of headOf(file, range)) hash.update(bytes)
  return {
    onBytes: (bytes) => hash.update(bytes),
    part: () => ({ ...range, hash: hash.digest() }),
  }
}

/** A range of a file with the hash of what is there now, the same as reading its records gives. */
export async function hashRange({ file, range }: Partition['ranges'][number]): Promise<InputPart> {
  const { bytesOf } = await loadReader(file.format)
  const hash = openPartHash(file, range)
  for (const bytes of bytesOf?.({ file, range }) ?? readBlocks(file.readPath, range)) hash.onBytes(bytes)
  return hash.part()
}

/** What stands before the first record: a byte order mark, a header line. */
function headOf({ readPath, dataStart }: DataFile, { from }: FileRange): Iterable<Uint8Array> {
  return from === dataStart ? readBlocks(readPath, { from: 0, to: dataStart }) : []
}
