import { type Piece, slicePiece } from '../parts/piece.js'

/** What becomes of the matches of a pattern, in the words of tokenizer files. */
export type Behavior = 'Removed' | 'Isolated' | 'MergedWithPrevious' | 'MergedWithNext' | 'Contiguous'

export const behaviors: readonly Behavior[] = [
  'Removed',
  'Isolated',
  'MergedWithPrevious',
  'MergedWithNext',
  'Contiguous',
]

/** A part of a text, and whether it is a match. */
interface Range {
  from: number
  to: number
  isMatch: boolean
}

/** How a text is cut. */
export interface Cutting {
  behavior: Behavior
  /** What does not match counts as what matches. */
  isInverted?: boolean
}

/** Cuts a piece at the matches of an expression with the flag `g`; parts without text are left out. */
export function cutAt(piece: Piece, pattern: RegExp, cutting: Cutting): Piece[] {
  const ranges: Range[] = []
  let at = 0
  const add = (from: number, to: number, isMatch: boolean): void => {
    ranges.push({ from, to, isMatch: isMatch !== (cutting.isInverted ?? false) })
  }
  pattern.lastIndex = 0
  for (let match = pattern.exec(piece.text); match !== null; match = pattern.exec(piece.text)) {
    const { index, 0: found } = match
    if (at < index) add(at, index, false)
    add(index, index + found.length, true)
    at = index + found.length
    // One of no characters is not found again at its place.
    if (found === '') pattern.lastIndex += (piece.text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
  }
  if (at < piece.text.length) add(at, piece.text.length, false)
  return join(ranges, cutting.behavior)
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => slicePiece(piece, from, to))
}

function join(ranges: readonly Range[], behavior: Behavior): readonly Range[] {
  switch (behavior) {
    case 'Removed':
      return ranges.filter(({ isMatch }) => !isMatch)
    case 'Isolated':
      return ranges
    case 'MergedWithPrevious':
      return joinWhere(ranges, (before, range) => range.isMatch && !before.isMatch)
    case 'MergedWithNext':
      return joinWhere(ranges, (before, range) => before.isMatch && !range.isMatch)
    case 'Contiguous':
      return joinWhere(ranges, (before, range) => before.isMatch === range.isMatch)
  }
}

/** Joins a range to the one before it, as a rule says of the two. */
function joinWhere(ranges: readonly Range[], isJoined: (before: Range, range: Range) => boolean): Range[] {
  const out: Range[] = []
  ranges.forEach((range, i) => {
    const before = ranges[i - 1]
    const last = out[out.length - 1]
    if (before !== undefined && last !== undefined && isJoined(before, range)) last.to = range.to
    else out.push({ ...range })
  })
  return out
}
