/**
 * Where the words of a text end: the expressions of published vocabularies, each alternative tried in their order
 * and none gone back into, since what an expression would go back to is known at once.
 */

import {
  classAt,
  cut,
  digit,
  large,
  letter,
  lineEnd,
  mark,
  none,
  note,
  size,
  skipAny,
  skipOthers,
  small,
  space,
} from './classes'
import { endOfParted } from './parted'

/** Kinds of expressions. */
const gpt2: u32 = 0
const o200k: u32 = 2
const deepseek: u32 = 3

let kind: u32 = 0
/** How many digits are a word at most. */
let mostDigits: u32 = 0
/** Line ends, and for some vocabularies slashes, that go with punctuation before them. */
let hasSlash: bool = false
/** White space at the end of a text is one word, whatever lines it has. */
let isEndWhole: bool = false

export function setUpSplit(kindOf: u32, digits: u32, slash: bool, endWhole: bool): void {
  kind = kindOf
  mostDigits = digits
  hasSlash = slash
  isEndWhole = endWhole
}

/** The end of the word that begins at a place. */
export function endOfWord(at: usize, end: usize): usize {
  const first = classAt(at, end)
  note(first)
  const behind = at + size
  if (kind === gpt2) return endOfPlain(at, behind, end, first)
  if (kind === deepseek) return endOfParted(at, behind, end, first)
  if (kind === o200k) {
    const cased = endOfCased(at, behind, end, first)
    if (cased !== 0) return cased
  } else {
    if (load<u8>(at) === 39) {
      const shortened = endOfShort(at, end, true)
      if (shortened !== 0) return shortened
    }
    if ((first & letter) !== 0) return skipAny(behind, end, letter)
    if ((first & (lineEnd | digit)) === 0 && (classAt(behind, end) & letter) !== 0)
      return skipAny(behind, end, letter)
  }
  if ((first & digit) !== 0) return endOfDigits(behind, end)
  const from = load<u8>(at) === 32 ? behind : at
  const rest = skipOthers(from, end, space | letter | digit)
  if (rest !== from) return skipTail(rest, end)
  return endOfSpace(at, end)
}

function endOfPlain(at: usize, behind: usize, end: usize, first: u32): usize {
  if (load<u8>(at) === 39) {
    const shortened = endOfShort(at, end, false)
    if (shortened !== 0) return shortened
  }
  const isSpace = load<u8>(at) === 32
  const from = isSpace ? behind : at
  const found = isSpace ? classAt(behind, end) : first
  if ((found & none) === 0) {
    if ((found & letter) !== 0) return skipAny(from, end, letter)
    if ((found & digit) !== 0) return skipAny(from, end, digit)
    if ((found & space) === 0) return skipOthers(from, end, space | letter | digit)
  }
  return endOfSpace(at, end)
}

/** `'s` and the like; 0 where none stands there. */
function endOfShort(at: usize, end: usize, isAnyCase: bool): usize {
  if (at >= end) {
    cut()
    return 0
  }
  if (load<u8>(at) !== 39) return 0
  if (at + 3 > end) cut()
  if (at + 1 >= end) return 0
  const lower: u32 = isAnyCase ? 0x20 : 0
  const one: u32 = load<u8>(at, 1) | lower
  if (one === 0x73 || one === 0x74 || one === 0x6d || one === 0x64) return at + 2
  if (at + 2 >= end) return 0
  const two: u32 = load<u8>(at, 2) | lower
  if ((one === 0x6c && two === 0x6c) || ((one === 0x72 || one === 0x76) && two === 0x65)) return at + 3
  // The long s is an s in another case.
  return isAnyCase && load<u16>(at, 1) === 0xbfc5 ? at + 3 : 0
}

/** Words in which capitals stand before small letters, with a mark or the like before them; 0 where none begins. */
function endOfCased(at: usize, behind: usize, end: usize, first: u32): usize {
  if ((first & (letter | mark)) === 0 && (first & (lineEnd | digit)) !== 0) return 0
  const from = (first & letter) !== 0 ? at : behind
  // Capitals, and letters that are of no case, as many as there are; then those that are not capitals.
  let capitals = from
  let uncased: usize = 0
  let found = classAt(capitals, end)
  while ((found & (letter | mark)) !== 0 && (found & small) === 0) {
    note(found)
    capitals += size
    if ((found & large) === 0) uncased = capitals
    found = classAt(capitals, end)
  }
  let to: usize
  if ((found & small) !== 0) to = skipUncapital(capitals, end)
  else if (uncased !== 0) to = uncased
  else if ((first & mark) !== 0) to = behind
  else if (capitals !== from) to = capitals
  else return 0
  const shortened = endOfShort(to, end, true)
  return shortened !== 0 ? shortened : to
}

function skipUncapital(from: usize, end: usize): usize {
  let at = from
  let found = classAt(at, end)
  while ((found & (letter | mark)) !== 0 && (found & large) === 0) {
    note(found)
    at += size
    found = classAt(at, end)
  }
  return at
}

function endOfDigits(behind: usize, end: usize): usize {
  let at = behind
  for (let count: u32 = 1; count < mostDigits; count++) {
    const found = classAt(at, end)
    if ((found & digit) === 0) return at
    note(found)
    at += size
  }
  return at
}

function skipTail(from: usize, end: usize): usize {
  let at = from
  while (at < end) {
    const byte: u32 = load<u8>(at)
    if (byte !== 10 && byte !== 13 && !(hasSlash && byte === 47)) break
    at++
  }
  if (at === end) cut()
  return at
}

/** White space up to its last line end, or all but the character before what follows. */
function endOfSpace(from: usize, end: usize): usize {
  let at = from
  let last = from
  let line: usize = 0
  for (;;) {
    const found = classAt(at, end)
    if ((found & space) === 0) break
    note(found)
    last = at
    at += size
    if ((found & lineEnd) !== 0) line = at
  }
  if (isEndWhole && at === end) return at
  if (kind !== gpt2 && line !== 0) return line
  return at === end || last === from ? at : last
}
