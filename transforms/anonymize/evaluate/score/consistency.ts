import type { Mark } from './marks.js'

/** How many distinct values of the gold are covered at every mention, and of those mentioned more than once. */
export interface Consistency {
  /** Distinct values of the gold. */
  values: number
  /** Of these, the ones that were found at every mention. */
  covered: number
  /** Values that are mentioned more than once. */
  repeated: number
  /** Of these, the ones that were found at every mention. */
  repeatedCovered: number
}

/** Takes in text after text. */
export interface ConsistencyTally {
  add(text: string, gold: readonly Mark[], found: readonly Mark[]): void
  result(): Consistency
}

/**
 * Over all texts together: a value, as an exact string, that is covered in one place and left in another
 * tells who is meant. A mention is covered where every letter and digit of it lies in something found, of
 * any label.
 */
export function openConsistency(): ConsistencyTally {
  const mentions = new Map<string, { count: number; covered: number }>()
  return {
    add(text, gold, found) {
      for (const mark of gold) {
        const value = text.slice(mark.start, mark.end)
        const own = mentions.get(value) ?? { count: 0, covered: 0 }
        mentions.set(value, own)
        own.count++
        if (isCovered(text, mark, found)) own.covered++
      }
    },
    result() {
      const all = [...mentions.values()]
      const repeated = all.filter(({ count }) => count > 1)
      const isWhole = ({ count, covered }: { count: number; covered: number }) => count === covered
      return {
        values: all.length,
        covered: all.filter(isWhole).length,
        repeated: repeated.length,
        repeatedCovered: repeated.filter(isWhole).length,
      }
    },
  }
}

function isCovered(text: string, { start, end }: Mark, found: readonly Mark[]): boolean {
  let left = ''
  let from = start
  for (const mark of found) {
    if (mark.end <= from || mark.start >= end) continue
    left += text.slice(from, Math.max(from, mark.start))
    from = mark.end
  }
  left += text.slice(from, Math.max(from, end))
  return !/[\p{L}\p{N}]/u.test(left)
}
