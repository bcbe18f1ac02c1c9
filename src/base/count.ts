/**
 * A number with its thousands parted by commas: `1,234,567`. `toLocaleString` writes the same, but loads tables of
 * languages at its first call, which takes longer than a small run: only what has decimals is left to it.
 */
export function count(value: number): string {
  return Number.isInteger(value)
    ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
    : value.toLocaleString('en-US')
}

/** `1 row`, `2 rows`, `1,000 rows`. */
export function plural(value: number, word: string): string {
  return `${count(value)} ${word}${value === 1 ? '' : 's'}`
}
