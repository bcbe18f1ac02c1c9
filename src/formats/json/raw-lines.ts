import { type DataFile, recordLimit } from '../format/reader.js'
import { tooLongToCopy } from '../format/too-long.js'
import { readLineBlocks } from './lines.js'

/**
 * The bytes of each line that holds a record, without its line feed, valid until the next is asked for. Throws
 * `bad_input` for a line longer than the file may have them.
 */
export function* rawLines(file: DataFile): Generator<Uint8Array> {
  const lines = { from: file.dataStart, to: file.bytes, maxLineBytes: recordLimit(file) }
  for (const { bytes, length, offset, maxLineBytes, skippedBytes } of readLineBlocks(file.readPath, lines)) {
    if (skippedBytes > 0) throw tooLongToCopy(file, offset)
    for (let from = 0; from < length; ) {
      const end = Math.min(bytes.indexOf(0x0a, from), length)
      if (end - from > maxLineBytes) throw tooLongToCopy(file, offset + from)
      if (!isBlank(bytes, from, end)) yield bytes.subarray(from, end)
      from = end + 1
    }
  }
}

/** Whether there is only JSON's white space: then it is no record. */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (bytes[i] !== 0x20 && bytes[i] !== 0x0d && bytes[i] !== 0x09) return false
  return true
}
