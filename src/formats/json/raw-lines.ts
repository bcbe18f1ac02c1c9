import type { DataFile } from '../format/reader.js'
import { readLineBlocks } from './lines.js'

/** The bytes of each line that holds a record, without its line feed, valid until the next is asked for. */
export function* rawLines({ readPath, dataStart, bytes: to }: DataFile): Generator<Uint8Array> {
  for (const { bytes, length } of readLineBlocks(readPath, { from: dataStart, to }))
    for (let from = 0; from < length; ) {
      const end = Math.min(bytes.indexOf(0x0a, from), length)
      if (!isBlank(bytes, from, end)) yield bytes.subarray(from, end)
      from = end + 1
    }
}

/** Whether there is only JSON's white space: then it is no record. */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (bytes[i] !== 0x20 && bytes[i] !== 0x0d && bytes[i] !== 0x09) return false
  return true
}
