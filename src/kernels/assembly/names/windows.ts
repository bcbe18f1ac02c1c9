import {
  endOf,
  flagCommon,
  flagConnector,
  flagGiven,
  flagStop,
  flagsOf,
  gapAmpersand,
  gapBlanked,
  gapCode,
  gapDigit,
  gapInnerDot,
  gapNone,
  gapOf,
  gapSpace,
  nameFlags,
  opensAt,
  plainFlags,
  shapeCaseless,
  shapeInitial,
  shapeLower,
  shapeOf,
  startOf,
  windows,
  wordCount,
} from './memory'

/** Longer runs of capitalised words are read in pieces, which may take one word more. */
const maxWindow: i32 = 48

/** Writes every range of words that may hold a name; answers how many there are. */
export function findWindows(): i32 {
  const count = wordCount
  let found = 0
  let done = 0
  let i = 0
  while (i < count) {
    if (!mayName(i)) {
      i++
      continue
    }
    const from = startsBefore(i, done) ? i - 1 : i
    i++
    while (i < count && i - from < maxWindow && gapOf(i) !== gapBlanked) {
      if (!mayName(i)) {
        if (!isConnector(i)) break
        const isNext = i + 1 < count && mayName(i + 1)
        if (!isNext) {
          if (!(i + 2 < count && isConnector(i + 1) && mayName(i + 2))) break
          i++
        }
      }
      i++
    }
    done = i
    if (!isPlain(from, i)) {
      const at = windows + <usize>found * 12
      store<i32>(at, from)
      store<i32>(at + 4, i)
      found++
    }
  }
  return found
}

function mayName(i: i32): bool {
  const shape = shapeOf(i)
  if (shape !== shapeLower) return shape !== shapeCaseless
  const known = flagsOf(i)
  if ((known & plainFlags) === 0) {
    const before = gapOf(i)
    if (before === gapNone || before === gapInnerDot || (before >= gapDigit && before <= gapCode))
      return false
    return known !== 0 || (i > 0 && (flagsOf(i - 1) & (nameFlags | plainFlags)) !== 0)
  }
  if ((known & nameFlags) === 0 || i === 0 || shapeOf(i - 1) !== shapeLower) return false
  const previous = flagsOf(i - 1)
  return (previous & nameFlags) !== 0 && (previous & plainFlags) === 0
}

/** A particle, or a lone letter as in "maria j. silva". */
function isConnector(i: i32): bool {
  const gap = gapOf(i)
  if (shapeOf(i) !== shapeLower || gap > gapAmpersand) return false
  return (flagsOf(i) & flagConnector) !== 0 || (endOf(i) - startOf(i) === 1 && gap === gapSpace)
}

/** "rose" is no name by itself, but before "martinez", which is nothing else, it is one. */
function startsBefore(i: i32, done: i32): bool {
  if (i <= done || gapOf(i) !== gapSpace) return false
  if (shapeOf(i) !== shapeLower || shapeOf(i - 1) !== shapeLower) return false
  const previous = flagsOf(i - 1)
  return (previous & flagGiven) !== 0 && (previous & flagStop) === 0
}

/** A single word that stands for itself: a function word, a lone letter, an ordinary word that opens a sentence. */
function isPlain(from: i32, to: i32): bool {
  if (to - from > 1) return false
  if (shapeOf(from) === shapeInitial) return true
  const known = flagsOf(from)
  if ((known & nameFlags) !== 0) return false
  return (known & flagStop) !== 0 || (opensAt(from) === 1 && (known & flagCommon) !== 0)
}
