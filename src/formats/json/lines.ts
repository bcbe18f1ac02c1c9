import { closeSync, openSync, readSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'

/** A range of a file that holds whole lines only. It is valid until the next one is asked for. */
export interface LineBlock {
  /** The bytes; one line feed stands behind `length`, so that scanning loops stop there. */
  bytes: Buffer
  length: number
  /** Byte offset of the block in the file. */
  offset: number
}

/** How {@link readLineBlocks} reads. */
export interface LineBlockOptions {
  from: number
  to: number
  /** Size of the buffer. It grows for longer lines, and only then. */
  blockBytes?: number
}

/** Room behind a block, for the line feed and for loops that look a few bytes ahead. */
const spare = 8

/** Records longer than this are refused: 512 MiB. */
const maxLineBytes = 512 << 20

/**
 * Reads bytes `from` to `to` of a file as blocks of whole lines, into one buffer that is used again.
 * Throws `bad_input` for a line beyond 512 MiB, and when the file is shorter than it was.
 */
export function* readLineBlocks(path: string, options: LineBlockOptions): Generator<LineBlock> {
  const { from, to } = options
  let buffer: Buffer = Buffer.allocUnsafeSlow(Math.min(options.blockBytes ?? 1 << 20, to - from) + spare)
  const fd = openSync(path, 'r')
  try {
    let filled = 0
    for (let next = from; next < to; ) {
      const wanted = Math.min(buffer.length - spare - filled, to - next)
      const got = readSync(fd, buffer, filled, wanted, next)
      if (got === 0)
        throw new PrepError('bad_input', 'The file became shorter while it was read', {
          at: { source: path },
        })
      next += got
      filled += got
      const length = next === to ? filled : buffer.lastIndexOf(0x0a, filled - 1) + 1
      if (length === 0) {
        if (filled === buffer.length - spare) buffer = enlarge(buffer, { path, offset: next - filled })
        continue
      }
      const kept = Buffer.from(buffer.subarray(length, filled))
      const guarded = buffer[length]
      buffer[length] = 0x0a
      yield { bytes: buffer, length, offset: next - filled }
      buffer[length] = guarded
      kept.copy(buffer)
      filled = kept.length
    }
  } finally {
    closeSync(fd)
  }
}

function enlarge(buffer: Buffer, place: { path: string; offset: number }): Buffer {
  if (buffer.length > maxLineBytes)
    throw new PrepError('bad_input', 'A record is longer than 512 MiB. Split it or leave it out', {
      at: { source: place.path, offset: place.offset },
    })
  const grown = Buffer.allocUnsafeSlow(buffer.length * 2)
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
