import { closeSync, openSync, readSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { defaultRecordBytes } from '../format/reader.js'

/** A range of a file that holds whole lines only. It is valid until the next one is asked for. */
export interface LineBlock {
  /** The bytes; one line feed stands behind `length`, so that scanning loops stop there. */
  bytes: Buffer
  length: number
  /** Byte offset of the block in the file. */
  offset: number
  /** Lines are wanted up to this length; longer ones may stand in the block, or be skipped. */
  maxLineBytes: number
  /** The length of a line that was skipped, without its line feed; 0 in all other blocks. Then the block has no bytes. */
  skippedBytes: number
}

/** How {@link readLineBlocks} reads. */
export interface LineBlockOptions {
  from: number
  to: number
  /** Longer lines are skipped where the buffer does not hold them. Default 16 MiB. */
  maxLineBytes?: number
  /** Size of the buffer. It grows for longer lines, and only then. */
  blockBytes?: number
  /** Called with all bytes, piece by piece and in order, as they are read. */
  onBytes?: (bytes: Uint8Array) => void
}

/** What is read stays in the cache of a core until it has been gone through. */
const usualBytes = 128 << 10
/** Room behind a block, for the line feed and for loops that look a few bytes ahead. */
const spare = 8

/**
 * Reads bytes `from` to `to` of a file as blocks of whole lines, into one buffer that is used again. A line that is
 * too long is passed over, so that memory does not grow with it, and reported in a block of its own. Throws
 * `bad_input` when the file is shorter than it was.
 */
export function* readLineBlocks(path: string, options: LineBlockOptions): Generator<LineBlock> {
  const { from, to, maxLineBytes = defaultRecordBytes } = options
  let buffer: Buffer = Buffer.allocUnsafeSlow(Math.min(options.blockBytes ?? usualBytes, to - from) + spare)
  const fd = openSync(path, 'r')
  const fill = (filled: number, next: number): number => {
    const wanted = Math.min(buffer.length - spare - filled, to - next)
    const got = readSync(fd, buffer, filled, wanted, next)
    if (got === 0 && wanted > 0)
      throw new PrepError('bad_input', 'The file became shorter while it was read', { at: { source: path } })
    options.onBytes?.(buffer.subarray(filled, filled + got))
    return got
  }
  try {
    for (let next = from, filled = 0; next < to || filled > 0; ) {
      const got = fill(filled, next)
      next += got
      filled += got
      const length = next === to ? filled : buffer.lastIndexOf(0x0a, filled - 1) + 1
      if (length === 0) {
        if (filled < buffer.length - spare) continue
        if (filled <= maxLineBytes) {
          buffer = enlarge(buffer, maxLineBytes + 1 + spare)
          continue
        }
        const offset = next - filled
        let feed = -1
        while (feed < 0 && next < to) {
          filled = fill(0, next)
          next += filled
          feed = buffer.subarray(0, filled).indexOf(0x0a)
        }
        const behind = feed < 0 ? filled : feed + 1
        const end = feed < 0 ? to : next - filled + feed
        buffer.copyWithin(0, behind, filled)
        filled -= behind
        yield { bytes: buffer, length: 0, offset, maxLineBytes, skippedBytes: end - offset }
        continue
      }
      const kept = Buffer.from(buffer.subarray(length, filled))
      const guarded = buffer[length]
      buffer[length] = 0x0a
      yield { bytes: buffer, length, offset: next - filled, maxLineBytes, skippedBytes: 0 }
      buffer[length] = guarded
      kept.copy(buffer)
      filled = kept.length
    }
  } finally {
    closeSync(fd)
  }
}

function enlarge(buffer: Buffer, most: number): Buffer {
  const grown = Buffer.allocUnsafeSlow(Math.min(buffer.length * 2, Math.max(most, buffer.length + 1)))
  buffer.copy(grown)
  return grown
}

/** The offset behind the first line feed at or after `offset`, or `end` when there is none. */
export function lineStartAfter(fd: number, offset: number, end: number): number {
  const window = Buffer.allocUnsafe(64 << 10)
  for (let at = offset; at < end; ) {
    const got = readSync(fd, window, 0, Math.min(window.length, end - at), at)
    if (got === 0) return end
    const feed = window.subarray(0, got).indexOf(0x0a)
    if (feed >= 0) return at + feed + 1
    at += got
  }
  return end
}
