/** For offsets in UTF-16 units, how many characters lie between them: an emoji is one character and two units. */
export type Units = Int32Array | undefined

/** What `countUnits` needs to know of a text; nothing where units and characters are the same. */
export function unitsOf(text: string): Units {
  if (!/[\ud800-\udbff]/.test(text)) return undefined
  const before = new Int32Array(text.length + 1)
  let count = 0
  for (let i = 0; i < text.length; i++) {
    before[i] = count
    const code = text.charCodeAt(i)
    if (code < 0xdc00 || code > 0xdfff) count++
  }
  before[text.length] = count
  return before
}

/** The characters from one offset to another; 0 where the second comes first. */
export function countUnits(units: Units, start: number, end: number): number {
  if (end <= start) return 0
  return units === undefined ? end - start : units[end] - units[start]
}
