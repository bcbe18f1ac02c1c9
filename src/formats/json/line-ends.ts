import { closeSync, openSync, statSync } from 'node:fs'
import { readFully, readPart } from '../../files/read-fully.js'
import { writeFully } from '../../files/write-fully.js'

const feed = 0x0a
const carriageReturn = 0x0d
/** So much of a file is looked at. */
const sampleBytes = 64 << 10
const blockBytes = 1 << 20

/**
 * Whether carriage returns alone end the lines of a file: there is no line feed in its first 64 KiB, and what stands
 * before the first carriage return is a whole object that is not the only one. Within JSON a carriage return is space.
 */
export function endsAtReturns(path: string): boolean {
  const head = readPart(path, { from: 0, length: sampleBytes })
  const end = head.indexOf(carriageReturn)
  if (end < 0 || head.includes(feed) || !/\S/.test(head.toString('latin1', end))) return false
  const first = head.toString('utf8', 0, end).replace(/^\ufeff/, '')
  if (!/^\s*\{/.test(first)) return false
  try {
    JSON.parse(first)
    return true
  } catch {
    return false
  }
}

/** Puts line feeds in the place of all carriage returns of a file that stand before anything but a line feed. */
export function replaceReturns(path: string): void {
  const { size } = statSync(path)
  const block = Buffer.allocUnsafe(blockBytes)
  const fd = openSync(path, 'r+')
  try {
    for (let at = 0; at < size; ) {
      const got = readFully(fd, { into: block, from: at })
      // What follows a carriage return at the end of the block is seen with the next one.
      const isHidden = at + got < size && got > 1 && block[got - 1] === carriageReturn
      const bytes = block.subarray(0, isHidden ? got - 1 : got)
      for (let i = bytes.indexOf(carriageReturn); i >= 0; i = bytes.indexOf(carriageReturn, i + 1))
        if (bytes[i + 1] !== feed) bytes[i] = feed
      writeFully(fd, bytes, at)
      at += bytes.length
    }
  } finally {
    closeSync(fd)
  }
}
