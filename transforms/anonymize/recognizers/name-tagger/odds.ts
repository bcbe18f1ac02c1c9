import { beginOf, insideOf, kinds, mayFollow, mayGoOn, outside, tagCount } from './tags.js'
import { gaps } from './words/tokens.js'

/** Of a row. A constant of this module is known to the compiler, where one of another is read in every loop. */
const width = tagCount

/** What speaks for a name in a window against none, as logarithms. */
export interface Odds {
  /** What one tag after another counts, against two words outside: from, to. Minus infinity where the one cannot follow. */
  transitions: Float64Array
  /** What one unit of a sum is worth. */
  unit: number
  /** The best path with a name in it that ends in each tag of a word, against none, and the same of the word before. */
  best: Float64Array
  before: Float64Array
}

/** A window: the sums of each word, and the gaps before words of the text, the window's from `from` on. */
export interface WindowSums {
  sums: Int32Array
  size: number
  gaps: Uint8Array
  from: number
}

/** More than rounding can amount to: so near to even, the exact path decides. */
const slack = 1e-6

export function openOdds(logarithms: Float32Array, unit: number): Odds {
  const transitions = new Float64Array(width * width)
  const stay = logarithms[outside * width + outside]
  for (let from = 0; from < width; from++)
    for (let to = 0; to < width; to++) {
      const at = from * width + to
      transitions[at] = mayFollow(from, to) ? logarithms[at] - stay : Number.NEGATIVE_INFINITY
    }
  return { transitions, unit, best: new Float64Array(width), before: new Float64Array(width) }
}

/**
 * Whether the best path through a window may hold a name: by sums alone, without a look at any probability. Answers yes
 * where both are as good, and no only where the best path is surely outside of all names.
 */
export function mayHoldName(odds: Odds, window: WindowSums): boolean {
  const { best } = odds
  best.fill(Number.NEGATIVE_INFINITY)
  for (let i = 0; i < window.size; i++) addWord(odds, window, i)
  let top = best[0]
  for (let tag = 1; tag < width; tag++) top = Math.max(top, best[tag])
  return top > -slack
}

function addWord({ transitions, unit, best, before }: Odds, window: WindowSums, i: number): void {
  const { sums, from } = window
  const at = i * width
  const gap = window.gaps[from + i]
  before.set(best)
  // A path without a name so far counts 0.
  const free = Math.max(0, before[outside])
  for (let kind = 0; kind < kinds.length; kind++) {
    const begin = beginOf(kind)
    const inside = insideOf(kind)
    let top = free + transitions[begin]
    for (let tag = 1; tag < width; tag++) top = Math.max(top, before[tag] + transitions[tag * width + begin])
    best[begin] = top + (sums[at + begin] - sums[at]) * unit
    const isCut = gap >= gaps.comma && !mayGoOn(gap, kind)
    best[inside] = isCut
      ? Number.NEGATIVE_INFINITY
      : Math.max(
          before[begin] + transitions[begin * width + inside],
          before[inside] + transitions[inside * width + inside],
        ) +
        (sums[at + inside] - sums[at]) * unit
  }
  let left = before[outside]
  for (let tag = 1; tag < width; tag++) left = Math.max(left, before[tag] + transitions[tag * width])
  best[outside] = left
}
