const newline = 10

/**
 * The line of a sorted text of single bytes that begins with `word` and `separator`, found by halving. The separator
 * has to sort before all that words hold, as a tab or a space does.
 */
export function findSortedLine(text: Buffer, word: string, separator: number): string | undefined {
  const key = Buffer.from(word, 'latin1')
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = middle === 0 ? 0 : text.lastIndexOf(newline, middle - 1) + 1
    const order = compareStart(text.subarray(start), key, separator)
    if (order === 0) return text.toString('latin1', start, text.indexOf(newline, start))
    if (order > 0) high = start
    else {
      const end = text.indexOf(newline, middle)
      low = end < 0 ? text.length : end + 1
    }
  }
  return undefined
}

/** How a line stands to a key: 0 where it begins with that and the separator. */
function compareStart(line: Buffer, key: Buffer, separator: number): number {
  for (let i = 0; i < key.length; i++) {
    const byte = line[i]
    if (byte !== key[i]) return byte === separator || byte < key[i] ? -1 : 1
  }
  return line[key.length] === separator ? 0 : 1
}
