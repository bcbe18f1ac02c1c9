import { classAt, edge, lengthAt, lowerCase, number, startBefore, upperCase } from './characters'
import { shortForms, units } from './memory'

/** Finds the signs at both sides of a chunk between spaces, one at a time, as `ChunkEdges` does in TypeScript. */

const dot: u32 = 0x2e
const plus: u32 = 0x2b
export const apostrophe: u32 = 0x27
/** Bytes of the longest form that ends with a full stop. */
const longestShortForm: u32 = 7
/** Slots of the tables of short words. */
const wordMask: u32 = 1023

export function prefixLength(from: usize, to: usize): u32 {
  const byte = <u32>load<u8>(from)
  if (byte === dot) return dotsAt(from, to)
  if (byte === plus) return from + 1 < to && isDigitAt(from + 1) ? 0 : 1
  return classAt(from) & edge ? min(lengthAt(from), <u32>(to - from)) : 0
}

export function suffixLength(from: usize, to: usize): u32 {
  const last = startBefore(to, from)
  const byte = <u32>load<u8>(last)
  if (byte === dot) {
    let first = last
    while (first > from && load<u8>(first - 1) === dot) first--
    if (to - first > 1) return <u32>(to - first)
    return endsBeforeDot(from, last) ? 1 : 0
  }
  if ((byte | 0x20) === 0x73) {
    const length = apostropheBefore(last, from)
    if (length > 0) return 1 + length
  }
  if (byte === 0x25) return last > from && isDigitAt(last - 1) ? 1 : 0
  if (byte === 0x3d) return 0
  if (classAt(last) & edge) return <u32>(to - last)
  return isDigitAt(from) ? unitLength(from, to) : 0
}

/** How long a run of dots is; 0 for a single one. */
export function dotsAt(from: usize, to: usize): u32 {
  let at = from
  while (at < to && load<u8>(at) === dot) at++
  return at - from > 1 ? <u32>(at - from) : 0
}

/** How long the apostrophe before `at` is; 0 where there is none. */
export function apostropheBefore(at: usize, from: usize): u32 {
  if (at > from && load<u8>(at - 1) === apostrophe) return 1
  return at >= from + 3 && (load<u32>(at - 3) & 0xffffff) === 0x9980e2 ? 3 : 0
}

export function isDigitAt(at: usize): bool {
  return <u32>load<u8>(at) - 0x30 < 10
}

/** Whether a full stop ends a sentence: behind a small letter, a digit, a sign, or two large letters. */
export function endsBeforeDot(from: usize, at: usize): bool {
  if (at === from) return false
  const last = startBefore(at, from)
  const found = classAt(last)
  if (found & lowerCase) return last > from && !isShortForm(from, at + 1)
  if (found & (number | edge)) return true
  if (!(found & upperCase) || last === from) return false
  return (classAt(startBefore(last, from)) & upperCase) !== 0
}

/** Whether a word is short for another one, and its full stop belongs to it: Dr. and e.g. */
function isShortForm(from: usize, to: usize): bool {
  const length = <u32>(to - from)
  return length <= longestShortForm && holds(shortForms, shortWord(from, length))
}

/** A unit behind a number: km, GB, am. */
function unitLength(from: usize, to: usize): u32 {
  let first = to
  while (first > from && (<u32>load<u8>(first - 1) | 0x20) - 0x61 < 26) first--
  const length = <u32>(to - first)
  if (length === 0 || length > 4 || first === from || !isDigitAt(first - 1)) return 0
  return holds(units, shortWord(first, length)) ? length : 0
}

/** Up to seven bytes, as one number. */
function shortWord(at: usize, length: u32): u64 {
  return load<u64>(at) & (((<u64>1) << ((<u64>length) << 3)) - 1)
}

/** Whether a table has a word. Empty slots are 0. */
function holds(table: usize, word: u64): bool {
  let slot = slotOf(word)
  let known = load<u64>(table + ((<usize>slot) << 3))
  while (known !== 0 && known !== word) {
    slot = (slot + 1) & wordMask
    known = load<u64>(table + ((<usize>slot) << 3))
  }
  return known === word
}

/** Puts a word into a table, at most half of whose slots are taken. */
export function keepWord(table: usize, word: u64): void {
  let slot = slotOf(word)
  while (load<u64>(table + ((<usize>slot) << 3)) !== 0) slot = (slot + 1) & wordMask
  store<u64>(table + ((<usize>slot) << 3), word)
}

function slotOf(word: u64): u32 {
  return <u32>((word * (((<u64>0x9e3779b9) << 32) | 0x7f4a7c15)) >>> 54) & wordMask
}
