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
      count += countFeeds(block.subarray(0, got))
      at += got
    }
  } finally {
    closeSync(fd)
  }
  return count
}

/** The number of line feeds in bytes. */
export function countFeeds(bytes: Uint8Array): number {
  let count = 0
  for (let feed = bytes.indexOf(0x0a); feed >= 0; feed = bytes.indexOf(0x0a, feed + 1)) count++
  return count
}
