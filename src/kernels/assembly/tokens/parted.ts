/**
 * The words of DeepSeek: a text is first cut into groups of three digits, runs of ideographs and kana, and what is
 * between these; only then is the last of them cut further, so that it ends where one of the others begins.
 */
import { classAt, cut, digit, letter, lineEnd, mark, none, note, sign, size, space } from './classes'

/** How many digits are a word at most. */
const mostDigits: u32 = 3

/** The end of the word that begins at a place with a character of a class. */
export function endOfParted(at: usize, behind: usize, end: usize, first: u32): usize {
  if ((first & digit) !== 0) return endOfDigits(behind, end)
  if (isEastern(at, end)) return endOfEastern(behind, end)
  const word = letter | mark
  const isSign = (first & sign) !== 0
  if (isSign && load<u8>(at) < 0x80) {
    const letters = skipAscii(behind, end)
    if (letters !== behind) return letters
  }
  if ((first & word) !== 0) return skipPart(behind, end, word)
  if (!isSign && (first & lineEnd) === 0 && (classInPart(behind, end) & word) !== 0)
    return skipPart(behind, end, word)
  const from = load<u8>(at) === 32 ? behind : at
  const rest = skipPart(from, end, sign)
  if (rest !== from) return skipLineEnds(rest, end)
  return (first & space) !== 0 ? endOfGap(at, end) : endOfOthers(behind, end)
}

/** Whether one of the ideographs or kana stands at a place: from U+3040 to U+30FF, or from U+4E00 to U+9FA5. */
function isEastern(at: usize, end: usize): bool {
  if (at >= end) return false
  const first: u32 = load<u8>(at)
  if (first < 0xe3 || first > 0xe9) return false
  const code = ((first & 0xf) << 12) | ((<u32>load<u8>(at, 1) & 0x3f) << 6) | (<u32>load<u8>(at, 2) & 0x3f)
  return code <= 0x30ff ? code >= 0x3040 : code >= 0x4e00 && code <= 0x9fa5
}

/** The class of a character; none where the part ends before it. */
function classInPart(at: usize, end: usize): u32 {
  const found = classAt(at, end)
  return (found & digit) !== 0 || isEastern(at, end) ? none : found
}

function endOfDigits(behind: usize, end: usize): usize {
  let at = behind
  for (let count: u32 = 1; count < mostDigits; count++) {
    if ((classAt(at, end) & digit) === 0) return at
    at += size
  }
  return at
}

function endOfEastern(behind: usize, end: usize): usize {
  let at = behind
  while (isEastern(at, end)) at += 3
  if (at >= end) cut()
  return at
}

/** The place behind letters of ASCII. */
function skipAscii(from: usize, end: usize): usize {
  let at = from
  while (at < end) {
    const lower = load<u8>(at) | 0x20
    if (lower < 0x61 || lower > 0x7a) return at
    at++
  }
  cut()
  return at
}

/** The place behind all characters of the part that have one of the bits. */
function skipPart(from: usize, end: usize, bits: u32): usize {
  let at = from
  let found = classInPart(at, end)
  while ((found & bits) !== 0) {
    note(found)
    at += size
    found = classInPart(at, end)
  }
  return at
}

function skipLineEnds(from: usize, end: usize): usize {
  let at = from
  while (at < end && (load<u8>(at) === 10 || load<u8>(at) === 13)) at++
  if (at >= end) cut()
  return at
}

/** White space up to its last line end; else all of it at the end of the part, or all but the character before what follows. */
function endOfGap(from: usize, end: usize): usize {
  let at = from
  let last = from
  let line: usize = 0
  let found = classInPart(at, end)
  while ((found & space) !== 0) {
    last = at
    at += size
    if ((found & lineEnd) !== 0) line = at
    found = classInPart(at, end)
  }
  if (line !== 0) return line
  return (found & none) !== 0 || last === from ? at : last
}

/** Characters that nothing matches, such as controls, up to the next one with which a word begins. */
function endOfOthers(behind: usize, end: usize): usize {
  let at = behind
  let found = classInPart(at, end)
  while ((found & (none | space | sign | letter | mark)) === 0) {
    note(found)
    const next = at + size
    // It begins a word as what stands before letters.
    found = classInPart(next, end)
    if ((found & (letter | mark)) !== 0) return at
    at = next
  }
  return at
}
