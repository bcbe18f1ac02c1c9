import { charactersIn, hashOf, isSame } from './bytes'
import { classAt, classBefore, lengthAt, sentenceEnd, space, startBefore } from './characters'
import { giveBack, lastMask, tableFor, take } from './memory'
import { characters, end, feedCount, feeds, hasOtherBreaks, start } from './sweep'

/** Of lines as `splitlines()` of Python has them. */
export let lines: u32 = 0
export let bulletLines: u32 = 0
export let ellipsisLines: u32 = 0
/** Of lines that are more than space, between line feeds. */
export let filled: u32 = 0
export let punctuated: u32 = 0
export let short: u32 = 0
export let repeatedFilled: u32 = 0
/** Of what stands between line feeds, several of which count as one. */
export let parts: u32 = 0
export let repeatedParts: u32 = 0
export let repeatedPartCharacters: u32 = 0
export let paragraphs: u32 = 0
export let repeatedParagraphs: u32 = 0
export let repeatedParagraphCharacters: u32 = 0

/** Lines of at most so many characters are short: FineWeb counts so. */
const shortLine: u32 = 30

/** The ranges that are compared: where each begins, its length and its hash, and a table of their numbers. */
let ranges: usize = 0
let rangeCount: u32 = 0
let slots: usize = 0
let slotMask: u32 = 0

/** Counts lines and paragraphs of the text that was swept last, and those that stood there before. */
export function countLines(): void {
  lines = bulletLines = ellipsisLines = filled = punctuated = short = parts = 0
  repeatedFilled = repeatedParts = repeatedPartCharacters = 0
  const before = take(0)
  beginRanges()
  let from = start
  for (let i: u32 = 0; i <= feedCount; i++) {
    const to = i === feedCount ? end : <usize>load<u32>(feeds + (i << 2))
    line(from, to, i)
    from = to + 1
  }
  // The first and the last one may be empty; what is empty between line feeds is none.
  if (feedCount > 0 && isEmptyAt(0) && isEmptyAt(feedCount)) repeatedParts++
  countParagraphs()
  giveBack(before)
}

function line(from: usize, to: usize, i: u32): void {
  const isLast = i === feedCount
  if (hasOtherBreaks) splitLine(from, to)
  else if (!isLast || from < to) lines++
  if (from < to || i === 0 || isLast) parts++
  if (from === to) return
  const isAgain = feedCount > 0 && isKnown(from, to)
  const length = <u32>(to - from)
  const count = isAgain || length <= 4 * shortLine ? charactersIn(from, length) : length
  if (isAgain) {
    repeatedParts++
    repeatedPartCharacters += count
  }
  const first = withoutSpace(from, to)
  if (first === to) return
  filled++
  if (classBefore(to, start) & sentenceEnd) punctuated++
  if (count <= shortLine) short++
  if (isAgain) repeatedFilled += count
  if (!hasOtherBreaks) lookAtEdges(first, to)
}

function isEmptyAt(i: u32): bool {
  return i === 0 ? load<u32>(feeds) === <u32>start : load<u32>(feeds + ((i - 1) << 2)) === <u32>(end - 1)
}

/** Looks how a line begins and ends, of which the space before is left out. */
function lookAtEdges(from: usize, to: usize): void {
  if (load<u8>(from) === 0x2d || isThree(from, 0xa280e2)) bulletLines++
  let last = to
  while (classBefore(last, from) & space) last = startBefore(last, from)
  if (last - from >= 3 && (isThree(last - 3, 0x2e2e2e) || isThree(last - 3, 0xa680e2))) ellipsisLines++
}

function isThree(at: usize, bytes: u32): bool {
  return (load<u32>(at) & 0xffffff) === bytes
}

/** Where the space at the start of a range ends. */
function withoutSpace(from: usize, to: usize): usize {
  let at = from
  while (at < to && classAt(at) & space) at += lengthAt(at)
  return at < to ? at : to
}

/** Parts a line at every other sign that Python breaks lines at; without an empty one at the end of the text. */
function splitLine(from: usize, to: usize): void {
  let first = from
  for (let at = from; at < to; ) {
    const length = breakLength(at)
    if (length === 0) {
      at++
      continue
    }
    // A carriage return before a line feed is one break with it.
    if (load<u8>(at) === 0x0d && at + 1 === to && to < end) break
    addSplit(first, at)
    at += length
    first = at
  }
  const isCut = first > from && first === to && to === end
  const last = to > first && load<u8>(to - 1) === 0x0d && to < end ? to - 1 : to
  if (!isCut && (to < end || last > first)) addSplit(first, last)
}

function addSplit(from: usize, to: usize): void {
  lines++
  const first = withoutSpace(from, to)
  if (first < to) lookAtEdges(first, to)
}

function breakLength(at: usize): u32 {
  const byte = <u32>load<u8>(at)
  if (byte < 0x80) return byte - 0x0b < 3 || byte - 0x1c < 3 ? 1 : 0
  if (byte === 0xc2) return load<u8>(at, 1) === 0x85 ? 2 : 0
  const isSeparator = byte === 0xe2 && load<u8>(at, 1) === 0x80
  return isSeparator && (load<u8>(at, 2) === 0xa8 || load<u8>(at, 2) === 0xa9) ? 3 : 0
}

/** What stands between two line feeds or more, of the text without space around it. */
function countParagraphs(): void {
  paragraphs = 1
  repeatedParagraphs = repeatedParagraphCharacters = 0
  // A text of one line repeats none.
  if (feedCount < 2) return
  beginRanges()
  const first = withoutSpace(start, end)
  let last = end
  while (last > first && classBefore(last, first) & space) last = startBefore(last, first)
  let from = first
  for (let i: u32 = 0; i < feedCount; ) {
    const at = <usize>load<u32>(feeds + (i << 2))
    if (at >= last) break
    let behind = at + 1
    for (i++; i < feedCount && load<u32>(feeds + (i << 2)) === <u32>behind && behind < last; i++) behind++
    if (at < first || behind - at < 2) continue
    addParagraph(from, at)
    from = behind
    paragraphs++
  }
  if (paragraphs > 1) addParagraph(from, last)
}

function addParagraph(from: usize, to: usize): void {
  if (!isKnown(from, to)) return
  repeatedParagraphs++
  repeatedParagraphCharacters += charactersIn(from, <u32>(to - from))
}

function beginRanges(): void {
  rangeCount = 0
  ranges = take((<usize>feedCount + 2) * 12)
  slots = tableFor(feedCount + 2)
  slotMask = lastMask
}

/** Whether a range stood there before; if not, it does from now on. */
function isKnown(from: usize, to: usize): bool {
  const length = <u32>(to - from)
  const hash = length === 0 ? 0 : hashOf(from, length)
  let slot = hash & slotMask
  for (;;) {
    const number = load<u32>(slots + ((<usize>slot) << 2))
    if (number === 0) break
    const known = ranges + <usize>(number - 1) * 12
    const isLike = load<u32>(known, 4) === length && load<u32>(known, 8) === hash
    if (isLike && isSame(from, load<u32>(known), length)) return true
    slot = (slot + 1) & slotMask
  }
  const range = ranges + <usize>rangeCount * 12
  store<u32>(range, <u32>from)
  store<u32>(range, length, 4)
  store<u32>(range, hash, 8)
  rangeCount++
  store<u32>(slots + ((<usize>slot) << 2), rangeCount)
  return false
}

/** Characters, if no line feed counts as one. */
export function charactersOfLines(): u32 {
  return characters - feedCount
}
