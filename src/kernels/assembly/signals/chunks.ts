import {
  alone,
  asciiClass,
  classAt,
  edge,
  lengthAt,
  lowerCase,
  space,
  unspaced,
  wideClass,
} from './characters'
import { apostrophe, apostropheBefore, endsBeforeDot, prefixLength, suffixLength } from './edges'
import { infixLength, isShortening, shortenedAt } from './infixes'
import { giveBack, take } from './memory'
import { addKnown, addLetters, addSign, addWord, beginWords } from './words'

/** Where the words at the end of a chunk end, the last first. */
let suffixes: usize = 0

/** Parts a text into words in one sweep, as `FastWords` does in TypeScript. */
export function cutWords(start: usize, end: usize): void {
  const length = <u32>(end - start)
  beginWords(length)
  suffixes = take((<usize>length + 2) << 2)
  for (let at = start; at < end; ) {
    // Most of most text: a word of small and large letters behind a space, perhaps with a sign.
    const run = letterRun(at)
    const behind = at + run
    const byte = <u32>load<u8>(behind)
    if (run > 0 && run < 16 && behind < end) {
      if (byte === 0x20 || byte === 0x0a) {
        addLetters(at, run)
        at = behind + 1
        continue
      }
      const next = <u32>load<u8>(behind, 1)
      if ((next === 0x20 || next === 0x0a || behind + 1 === end) && isStripped(at, behind, byte)) {
        addLetters(at, run)
        addSign(behind, asciiClass(byte))
        at = behind + 2
        continue
      }
    } else if (run === 0 && byte < 0x80 && asciiClass(byte) & space) {
      at++
      continue
    }
    const last = chunkEnd(behind, end)
    chunk(at, last)
    at = last < end ? last + lengthAt(last) : end
  }
  giveBack(suffixes)
}

/** How many letters of ASCII stand there, up to 16. */
function letterRun(at: usize): u32 {
  const low = v128.or(v128.load(at), i8x16.splat(0x20))
  const isLetter = i8x16.lt_u(i8x16.sub(low, i8x16.splat(0x61)), i8x16.splat(26))
  return ctz(~i8x16.bitmask(isLetter) | 0x10000)
}

/** Whether a sign behind letters is a word of its own: , ; : ? ! ) " and most full stops. */
function isStripped(from: usize, at: usize, byte: u32): bool {
  if (byte === 0x2e) return (classAt(at - 1) & lowerCase) !== 0 && endsBeforeDot(from, at)
  return (
    byte === 0x2c ||
    byte === 0x3f ||
    byte === 0x3a ||
    byte === 0x3b ||
    byte === 0x21 ||
    byte === 0x29 ||
    byte === 0x22
  )
}

/** Where the next space is: none is beyond U+3FFF. */
function chunkEnd(start: usize, end: usize): usize {
  let at = start
  while (at < end) {
    const lead = <u32>load<u8>(at)
    if (lead < 0x80) {
      if (asciiClass(lead) & space) break
      at++
    } else if (lead >= 0xe4) at += lead < 0xf0 ? 3 : 4
    else {
      if (classAt(at) & space) break
      at += lengthAt(at)
    }
  }
  return min(at, end)
}

function chunk(start: usize, end: usize): void {
  const byte = <u32>load<u8>(start)
  if ((byte === apostrophe || byte === 0xe2) && (isShortening(start, end) || isOfS(start, end))) {
    addWord(start, end)
    return
  }
  let from = start
  let to = end
  while (from < to) {
    const length = prefixLength(from, to)
    if (length === 0) break
    addWord(from, from + length)
    from += length
  }
  let count: u32 = 0
  while (from < to) {
    const length = suffixLength(from, to)
    if (length === 0) break
    store<u32>(suffixes + ((<usize>count) << 2), <u32>to)
    count++
    to -= length
  }
  middle(from, to)
  for (; count > 0; count--) {
    const last = <usize>load<u32>(suffixes + ((<usize>(count - 1)) << 2))
    addWord(to, last)
    to = last
  }
}

/** Whether a chunk is 's alone. */
function isOfS(start: usize, end: usize): bool {
  return (
    (<u32>load<u8>(end - 1) | 0x20) === 0x73 && apostropheBefore(end - 1, start) === <u32>(end - 1 - start)
  )
}

/** What is left of a chunk is parted at signs between letters, at shortened forms, and where a script has no spaces. */
function middle(from: usize, to: usize): void {
  let start = from
  let before: u32 = 0
  for (let at = from; at < to; ) {
    const found = classAt(at)
    const byte = <u32>load<u8>(at)
    const length = min(lengthAt(at), <u32>(to - at))
    if (found & unspaced || (byte >= 0xe2 && found & edge && (before & unspaced || isWide(at)))) {
      if (at > start) addWord(start, at)
      if (found & unspaced) at = unspacedRun(at, to)
      else {
        addWord(at, at + length)
        at += length
      }
      start = at
      before = found & unspaced
      continue
    }
    if (byte === apostrophe || byte === 0xe2) {
      const shortened = shortenedAt(at, start, to)
      if (shortened < at || (at > start && isShortening(at, to))) {
        if (shortened > start) addWord(start, shortened)
        addWord(shortened, to)
        return
      }
    }
    const sign = at > start ? infixLength(at, to, before) : 0
    if (sign > 0) {
      addWord(start, at)
      addWord(at, at + sign)
      at += sign
      start = at
      before = 0
      continue
    }
    before = found
    at += length
  }
  if (to > start) addWord(start, to)
}

/** Whether a sign is one of Chinese and Japanese texts: 、 。 ， ： */
function isWide(at: usize): bool {
  return (load<u8>(at) === 0xe3 && load<u8>(at, 1) === 0x80) || load<u8>(at) === 0xef
}

/** Parts a run of a script without spaces, and answers where it ends. */
function unspacedRun(from: usize, to: usize): usize {
  let pending: usize = 0
  let before: u32 = 0
  let at = from
  while (at < to) {
    const bytes = load<u32>(at)
    const isWide = (bytes & 0xf0) === 0xe0
    const found = isWide ? wideClass(bytes) : classAt(at)
    if ((found & unspaced) === 0) break
    const length: u32 = isWide ? 3 : lengthAt(at)
    if (found & alone) {
      if (pending > 0) addKnown(pending, <u32>(at - pending), before, ~before, 1)
      addKnown(at, length, found, ~found, 1)
      pending = 0
    } else if (pending === 0) {
      pending = at
      before = found
    } else {
      addKnown(pending, <u32>(at - pending) + length, before | found, ~(before & found), 2)
      pending = 0
    }
    at += length
  }
  const last = min(at, to)
  if (pending > 0) addKnown(pending, <u32>(last - pending), before, ~before, 1)
  return last
}
