/** A text in which some ranges stand as one character each, and the way back to the original. */
export interface Collapsed {
  text: string
  /** Where character `i` stands in the original; for a range, where it begins. */
  at(i: number): number
}

/** Stands for a range. No pattern takes it, and no text of a record needs it. */
export const blank = '\0'

interface TextRange {
  start: number
  end: number
}

/**
 * Puts one NUL in place of each range; they are disjoint and in order. What is left looks the same whatever
 * stood there, a value or the placeholder that replaced it: so a second run sees what the last look of the
 * first one saw, and changes nothing.
 */
export function collapse(text: string, ranges: readonly TextRange[]): Collapsed {
  if (ranges.length === 0) return { text, at: (i) => i }
  let collapsed = ''
  let from = 0
  /** Where each NUL stands, and how far the original is ahead behind it. */
  const marks: number[] = []
  const ahead: number[] = []
  for (const { start, end } of ranges) {
    collapsed += text.slice(from, start)
    marks.push(collapsed.length)
    collapsed += blank
    from = end
    ahead.push(end - collapsed.length)
  }
  collapsed += text.slice(from)
  return {
    text: collapsed,
    at(i) {
      let low = 0
      for (let high = marks.length; low < high; ) {
        const middle = (low + high) >> 1
        if (marks[middle] < i) low = middle + 1
        else high = middle
      }
      return i + (low === 0 ? 0 : ahead[low - 1])
    },
  }
}
