import { isAsciiLetter } from '../../../../src/text/letters.js'
import type { Tokens } from './words/tokens.js'

/**
 * In a second look most of a text is as it was: only the words around values that are gone are read again. A
 * range is wide enough for the windows near such a place and the words that speak for them; where it turns
 * out not to be, the whole text is read.
 */
export interface TextRange {
  from: number
  to: number
  /** The first and the last place in it. */
  first: number
  last: number
}

/** Words on each side of a place. */
const words = 10
/** A word at the edge may be cut, and the two beside a window speak for it. */
const margin = 3
const sure = words - 1
/** A wider gap than this, in UTF-16 code units, is not searched for words. */
const widest = 400

/** The ranges around these places, in order; `undefined` where words are too far apart. */
export function rangesAround(text: string, places: readonly number[]): TextRange[] | undefined {
  const ranges: TextRange[] = []
  for (const place of places) {
    const from = edge(text, place, -1)
    const to = edge(text, place, 1)
    if (from === undefined || to === undefined) return undefined
    const before = ranges.at(-1)
    if (before !== undefined && from <= before.to) {
      before.to = Math.max(before.to, to)
      before.last = place
    } else ranges.push({ from, to, first: place, last: place })
  }
  return ranges
}

/** Whether the words read from a range reach as far as they should. */
export function isWide({ count, start, end }: Tokens, range: TextRange, size: number): boolean {
  const { from, to, first, last } = range
  if (from > 0 && !(count > sure && end[sure] <= first)) return false
  return to >= size || (count > sure && start[count - 1 - sure] > last)
}

/** Whether a window lies so far inside a range that nothing beyond it matters. */
export function isInside(
  { count }: Tokens,
  window: { from: number; to: number },
  { from, to, size }: { from: number; to: number; size: number },
): boolean {
  return (from === 0 || window.from >= margin) && (to >= size || window.to <= count - margin)
}

/** Where the words beside a place begin (`step` -1) or end (1). */
function edge(text: string, place: number, step: -1 | 1): number | undefined {
  let count = 0
  let isIn = false
  for (let i = place + step, left = widest; ; i += step, left--) {
    if (i < 0) return 0
    if (i >= text.length) return text.length
    if (left === 0) return undefined
    const isWord = isLetter(text.charCodeAt(i))
    if (isIn && !isWord && ++count === words) return step < 0 ? i + 1 : i
    isIn = isWord
  }
}

/** Letters of which all are read as parts of words. */
function isLetter(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0xc0 && code < 0x250) || (code >= 0x410 && code < 0x450)
}
