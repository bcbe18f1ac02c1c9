import { closeSync, openSync, readSync } from 'node:fs'

/**
 * Whether a `.json` file is JSON Lines by another name, as data sets often are: its first line is one whole
 * object. A file that is one object on one line reads the same either way.
 */
export function holdsJsonLines(path: string): boolean {
  const head = Buffer.alloc(1 << 20)
  const fd = openSync(path, 'r')
  let length: number
  try {
    length = readSync(fd, head, 0, head.length, 0)
  } finally {
    closeSync(fd)
  }
  const feed = head.subarray(0, length).indexOf(0x0a)
  const line = head
    .toString('utf8', 0, feed < 0 ? length : feed)
    .replace(/^\ufeff/, '')
    .trim()
  if (!line.startsWith('{')) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
