import { classAt, edge, lowerCase, number, upperCase, wordLetter } from './characters'
import { apostrophe, dotsAt } from './edges'

/** Finds what parts a chunk within, as `FastWords` does in TypeScript. */

/** Where "n't" begins whose apostrophe stands at `at`; else `at`. */
export function shortenedAt(at: usize, start: usize, to: usize): usize {
  const behind = at + (load<u8>(at) === apostrophe ? 1 : 3)
  const isNot = behind + 1 === to && lower(behind) === 0x74 && lower(at - 1) === 0x6e
  return isNot && at - 1 > start ? at - 1 : at
}

/** Whether 'll, 're, 've, 'd or 'm begins at `at` and ends the chunk. */
export function isShortening(at: usize, to: usize): bool {
  const isCurved = (load<u32>(at) & 0xffffff) === 0x9980e2
  if (load<u8>(at) !== apostrophe && !isCurved) return false
  const behind = at + (isCurved ? 3 : 1)
  const first = lower(behind)
  if (behind + 1 === to) return first === 0x64 || first === 0x6d
  if (behind + 2 !== to) return false
  const second = lower(behind + 1)
  return (first === 0x6c && second === 0x6c) || ((first === 0x72 || first === 0x76) && second === 0x65)
}

function lower(at: usize): u32 {
  return <u32>load<u8>(at) | 0x20
}

/** How long a sign is that parts what stands before and behind it; 0 for none. */
export function infixLength(at: usize, to: usize, before: u32): u32 {
  const byte = <u32>load<u8>(at)
  // Letters and digits part nothing.
  if ((byte | 0x20) - 0x61 < 26 || byte - 0x30 < 10) return 0
  if (byte >= 0x80) return wideInfixLength(at, to, before)
  const behind = at + 1 < to ? classAt(at + 1) : 0
  if (byte === 0x2e) return dotInfixLength(at, to, before)
  if (byte === 0x2c) return before & wordLetter && behind & wordLetter ? 1 : 0
  if (byte === 0x2d || byte === 0x7e) {
    if (before & number && (behind & number || load<u8>(at, 1) === 0x2d)) return 1
    if (byte === 0x2d && load<u8>(at, 1) === 0x2d) return dashes(at, to, before)
    return before & (wordLetter | number) && behind & wordLetter ? 1 : 0
  }
  if (byte === 0x3a || byte - 0x3c < 3 || byte === 0x2f)
    return before & (wordLetter | number) && behind & wordLetter ? 1 : 0
  const isOperator = byte === 0x2b || byte === 0x2a || byte === 0x5e
  return isOperator && before & number && behind & number ? 1 : 0
}

/** Several dots, or a full stop between a small letter and a large one. */
function dotInfixLength(at: usize, to: usize, before: u32): u32 {
  const dots = dotsAt(at, to)
  if (dots > 0) return dots
  if (at + 1 >= to) return 0
  const next = <u32>load<u8>(at, 1)
  const behind = classAt(at + 1)
  const opens = next === 0x22 || next === apostrophe || (next >= 0xe2 && (behind & edge) !== 0)
  return before & (lowerCase | edge) && (behind & upperCase || opens) ? 1 : 0
}

/** A dash between letters, an ellipsis, or a picture. */
function wideInfixLength(at: usize, to: usize, before: u32): u32 {
  const byte = <u32>load<u8>(at)
  const second = <u32>load<u8>(at, 1)
  if (byte === 0xc2) return second >= 0xa6 && second <= 0xb0 && classAt(at) & edge ? 2 : 0
  if (byte === 0xf0) return classAt(at) & edge ? 4 : 0
  if (byte !== 0xe2) return 0
  const third = <u32>load<u8>(at, 2)
  if (second === 0x80 && third === 0xa6) return 3
  if (second > 0x83) return classAt(at) & edge ? 3 : 0
  const isDash = second === 0x80 && (third === 0x93 || third === 0x94)
  const behind = at + 3 < to ? classAt(at + 3) : 0
  return isDash && before & (wordLetter | number) && behind & wordLetter ? 3 : 0
}

function dashes(at: usize, to: usize, before: u32): u32 {
  let last = at
  while (last < to && load<u8>(last) === 0x2d) last++
  const parts = before & (wordLetter | number) && last < to && last - at < 4 && classAt(last) & wordLetter
  return parts ? <u32>(last - at) : 0
}
