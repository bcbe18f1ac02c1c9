import { readPart } from '../../files/read-fully.js'

/**
 * Whether a `.json` file is JSON Lines by another name, as data sets often are: its first line is one whole
 * object. A file that is one object on one line reads the same either way.
 */
export function holdsJsonLines(path: string): boolean {
  const head = readPart(path, { from: 0, length: 1 << 20 })
  const feed = head.indexOf(0x0a)
  const line = head
    .toString('utf8', 0, feed < 0 ? head.length : feed)
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
