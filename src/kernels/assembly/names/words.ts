import {
  capacity,
  endOf,
  ends,
  flags,
  flagsOf,
  flagTitle,
  gapApostrophe,
  gapBracket,
  gapDash,
  gapExclamation,
  gapFullStop,
  gapHyphen,
  gapInitialDot,
  gapInnerDot,
  gapLine,
  gapNone,
  gapOther,
  gapParagraph,
  gapQuote,
  gapSpace,
  gapSpaces,
  gapStart,
  gaps,
  hashes,
  hashLetter,
  hashSeed,
  letterCased,
  letterFolded,
  letterLimit,
  letterOf,
  letterUpper,
  lookUp,
  marks,
  opens,
  setWordCount,
  shapeCapital,
  shapeCaseless,
  shapeInitial,
  shapeLower,
  shapeMixed,
  shapeOf,
  shapes,
  shapeUpper,
  spread,
  startOf,
  starts,
  unitAt,
} from './memory'

/** A quote with more around it than a space and a bracket joins no nickname to a name. */
const widestQuote: i32 = 3

/** Reads words from `from` on until `to`, or until there is no more room; answers where it stopped. */
export function readWords(from: i32, to: i32): i32 {
  let at = from
  let gapFrom = from
  let strongest = from === 0 ? gapStart : gapSpace
  let lines: u32 = 0
  let count: i32 = 0
  while (at < to && count < capacity) {
    const code = unitAt(at)
    if (letterOf(code) !== 0) {
      recordGap(count, at, gapFrom, strongest, lines)
      at = readWord(count, at, to)
      count++
      gapFrom = at
      strongest = gapNone
      lines = 0
    } else {
      const mark = code < 128 ? <u32>load<u8>(marks + <usize>code) : markBeyond(code)
      if (mark === gapLine) lines++
      if (mark > strongest) strongest = mark
      at++
    }
  }
  store<u8>(gaps + <usize>count, at >= to ? gapStart : strongest)
  setWordCount(count)
  return at
}

/** Records what stands before word `i`, and whether it opens a sentence. */
function recordGap(i: i32, at: i32, gapFrom: i32, strongest: u32, lines: u32): void {
  const length = at - gapFrom
  let mark = strongest
  if (mark === gapFullStop) {
    if (length === 1) mark = gapInnerDot
    else if (isAbbreviated(i - 1)) mark = gapInitialDot
  } else if (length > 1 && mark === gapHyphen) mark = isArticle(i - 1) ? gapHyphen : gapDash
  else if (length > 1 && mark === gapSpace) mark = gapSpaces
  else if (lines > 1 && mark >= gapExclamation) mark = gapParagraph
  else if (mark === gapQuote && length > widestQuote) mark = gapOther
  store<u8>(gaps + <usize>i, mark)
  store<u8>(opens + <usize>i, gapFrom === 0 || mark >= gapFullStop ? 1 : 0)
}

/** Writes the word that begins at `from`, and answers where it ends. */
function readWord(word: i32, from: i32, to: i32): i32 {
  let hash = hashSeed
  let uppers = 0
  let cased = 0
  let size = 0
  let i = from
  while (i < to) {
    const code = unitAt(i)
    const entry = letterOf(code)
    if (entry === 0) {
      if ((code !== 39 && code !== 0x2019) || !joinsByApostrophe(i)) break
      i++
      continue
    }
    i++
    const folded = entry & letterFolded
    if (folded === 0) continue
    hash = hashLetter(hash, folded)
    size++
    if ((entry & letterUpper) !== 0) uppers++
    if ((entry & letterCased) !== 0) cased++
  }
  hash = spread(hash)
  const at = <usize>word
  store<i32>(starts + (at << 2), from)
  store<i32>(ends + (at << 2), i)
  store<u32>(hashes + (at << 2), hash)
  store<u16>(flags + (at << 1), lookUp(hash))
  let shape = shapeMixed
  if (cased === 0) shape = shapeCaseless
  else if (uppers === 0) shape = shapeLower
  else if (size === 1) shape = shapeInitial
  else if (uppers === cased) shape = shapeUpper
  else if (uppers === 1 && (letterOf(unitAt(from)) & letterUpper) !== 0) shape = shapeCapital
  store<u8>(shapes + at, shape)
  return i
}

/** "al - Sadr", as texts that were cut into words have it. */
function isArticle(i: i32): bool {
  if (i < 0 || endOf(i) - startOf(i) !== 2) return false
  const first = unitAt(startOf(i)) | 32
  const second = unitAt(startOf(i) + 1) | 32
  return second === 0x6c && (first === 0x61 || first === 0x65 || first === 0x75)
}

/** The dot after an initial or a title ends no sentence. */
function isAbbreviated(i: i32): bool {
  if (i < 0 || unitAt(endOf(i)) !== 0x2e) return false
  const shape = shapeOf(i)
  const size = endOf(i) - startOf(i)
  return (
    shape === shapeInitial ||
    (size === 1 && shape === shapeLower) ||
    ((flagsOf(i) & flagTitle) !== 0 && size <= 5)
  )
}

/** O'Neil, D'Angelo, Sa'adi: at least three letters, or a capital, follow; not "John's", "we'll". */
function joinsByApostrophe(i: i32): bool {
  let follow = 0
  while (follow < 3) {
    const code = unitAt(i + 1 + follow)
    const entry = letterOf(code)
    if (entry === 0) return false
    if (follow === 0 && (entry & letterUpper) !== 0) {
      const after = unitAt(i + 2) | 32
      const hasSmallS = code === 83 && !(after >= 97 && after <= 122)
      return !hasSmallS && unitAt(i - 1) < letterLimit
    }
    follow++
  }
  return true
}

function markBeyond(code: u32): u32 {
  if ((code >= 0x4e00 && code <= 0x9fff) || code === 0x3001 || code === 0xff0c) return gapBracket
  if (code === 0xa0 || code === 0x202f || code === 0x3000) return gapSpace
  if (code === 0x2019 || code === 0x2018) return gapApostrophe
  if (code === 0x2013 || code === 0x2014) return gapDash
  if (code === 0x201c || code === 0x201d || code === 0x201e || code === 0xab || code === 0xbb) return gapQuote
  if (code === 0x3002 || code === 0x2026) return gapFullStop
  return gapOther
}
