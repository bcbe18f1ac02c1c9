import { isUtf8 } from 'node:buffer'
import { type ReadTask, recordLimit } from '../format/reader.js'
import type { JsonCursor } from './cursor.js'
import { type LineBlock, readLineBlocks } from './lines.js'

/** The lines of a task, a block at a time, none of them longer than its file may have them. */
export function blocksOf({
  file,
  range,
  onBytes,
}: Pick<ReadTask, 'file' | 'range' | 'onBytes'>): Generator<LineBlock> {
  return readLineBlocks(file.readPath, { ...range, maxLineBytes: recordLimit(file), onBytes })
}

/** One line of a block, without its line feed. */
export interface Line {
  bytes: Buffer
  from: number
  /** Where its line feed stands; the byte behind the block, which is one too, for the last. */
  to: number
  isTooLong: boolean
}

/** The line of a block that begins at `from`. */
export function lineAt({ bytes, length, maxLineBytes }: LineBlock, from: number): Line {
  const to = Math.min(bytes.indexOf(0x0a, from), length)
  return { bytes, from, to, isTooLong: to - from > maxLineBytes }
}

/** Points a cursor at a line; at a copy with U+FFFD in place of what is not UTF-8, where it is not sound. */
export function openLine(cursor: JsonCursor, { bytes, from, to }: Line, isSound: boolean): void {
  if (isSound) return cursor.open(bytes, from, to)
  const repaired = Buffer.from(`${bytes.toString('utf8', from, to)}\n`)
  cursor.open(repaired, 0, repaired.length - 1)
}

/** Where the whole lines from `at` on end that have at most so many bytes together; `at` where the first is longer. */
export function linesEnd({ bytes, length }: LineBlock, at: number, most: number): number {
  return length - at <= most ? length : Math.max(at, bytes.lastIndexOf(0x0a, at + most - 1) + 1)
}

/** Whether all bytes of a line are UTF-8. */
export function isSoundLine({ bytes, from, to }: Line): boolean {
  return isUtf8(bytes.subarray(from, to))
}

/** Whether nothing but space stands from the cursor to the end of its line. */
export function isBlank(cursor: JsonCursor): boolean {
  return cursor.peek() === 0x0a && cursor.pos === cursor.end
}
