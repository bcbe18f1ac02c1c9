import { closeSync, openSync, readSync } from 'node:fs'

/** The number of line feeds in bytes `from` to `to` of a file. */
export function countLineFeeds(path: string, from: number, to: number): number {
  const block = Buffer.allocUnsafe(1 << 20)
  const fd = openSync(path, 'r')
  let count = 0
  try {
    for (let at = from; at < to; ) {
      const got = readSync(fd, block, 0, Math.min(block.length, to - at), at)
      if (got === 0) break
      const read = block.subarray(0, got)
      for (let feed = read.indexOf(0x0a); feed >= 0; feed = read.indexOf(0x0a, feed + 1)) count++
      at += got
    }
  } finally {
    closeSync(fd)
  }
  return count
}
