import {
  endOf,
  flagsOf,
  gapLine,
  gapOf,
  gapStart,
  hashLetter,
  hashOf,
  hashSeed,
  letterFolded,
  letterLimit,
  letterOf,
  numbers,
  opensAt,
  shapeOf,
  startOf,
  unitAt,
  wordCount,
} from './memory'

/** Stands for the gap before a window that begins the text. */
const noGap: u32 = 30

function put(slot: usize, value: u32): void {
  store<u32>(numbers + (slot << 2), value)
}

/** What all words of a window have in common; the slots are those of `inputBits`, in its order. */
export function readWindow(from: i32, to: i32): void {
  put(23, <u32>min(to - from, 5))
  put(26, flagsOf(from))
  put(27, flagsOf(to - 1))
  put(29, from > 0 ? hashOf(from - 1) : 0)
  put(30, from > 0 ? gapOf(from) : noGap)
  put(32, to < wordCount ? hashOf(to) : 0)
  put(33, gapOf(to))
}

/** What is known of word `i` of a window. */
export function readInputs(i: i32, from: i32, to: i32): void {
  put(24, i === from ? 1 : 0)
  put(25, i + 1 === to ? 1 : 0)
  put(28, <u32>min(i - from, 3))
  put(31, <u32>min(to - i, 3))
  const before = gapOf(i)
  const after = gapOf(i + 1)
  put(0, hashOf(i))
  put(5, <u32>min(endOf(i) - startOf(i), 9))
  put(6, shapeOf(i))
  put(7, flagsOf(i))
  put(8, opensAt(i))
  put(9, before)
  put(10, after)
  put(11, before === gapStart || before >= gapLine ? 1 : 0)
  put(12, after === gapStart || after >= gapLine ? 1 : 0)
  readNeighbours(i)
  readEnds(i)
}

/** Where there is no such word, the numbers 1 to 4 stand in place of hashes, and 6 in place of a shape. */
function readNeighbours(i: i32): void {
  const hasPrevious = i > 0
  const hasNext = i + 1 < wordCount
  const hasSecondPrevious = i > 1
  const hasSecondNext = i + 2 < wordCount
  put(13, hasPrevious ? hashOf(i - 1) : 1)
  put(14, hasPrevious ? shapeOf(i - 1) : 6)
  put(15, hasPrevious ? flagsOf(i - 1) : 0)
  put(16, hasSecondPrevious ? hashOf(i - 2) : 3)
  put(17, hasSecondPrevious ? flagsOf(i - 2) : 0)
  put(18, hasNext ? hashOf(i + 1) : 2)
  put(19, hasNext ? shapeOf(i + 1) : 6)
  put(20, hasNext ? flagsOf(i + 1) : 0)
  put(21, hasSecondNext ? hashOf(i + 2) : 4)
  put(22, hasSecondNext ? flagsOf(i + 2) : 0)
}

/** The first and the last letters, folded; the last ones are hashed from the end, and a word may have fewer. */
function readEnds(i: i32): void {
  const from = startOf(i)
  const to = endOf(i)
  let prefix = hashSeed
  for (let at = from; at < to && at < from + 3; at++) prefix = hashLetter(prefix, foldedAt(at))
  put(1, prefix)
  let suffix = hashSeed
  for (let size = 1; size <= 4; size++) {
    const isThere = to - size >= from
    if (isThere) suffix = hashLetter(suffix, foldedAt(to - size))
    if (size > 1) put(<usize>size, isThere ? suffix : 0)
  }
}

function foldedAt(at: i32): u32 {
  const code = unitAt(at)
  return code < letterLimit ? letterOf(code) & letterFolded : code
}
