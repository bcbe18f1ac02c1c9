import { isCall } from './calls'
import {
  asciiClass,
  call,
  codeAt,
  commonShift,
  hanShift,
  hanSignShift,
  kindShift,
  simplifiedShift,
  traditionalShift,
} from './characters'
import { clear, hanKind, kindCount, kinds, latinKind, otherKind, take } from './memory'

/** Where the text stands. */
export let start: usize = 0
export let end: usize = 0
/** What is counted in the first sweep over it. */
export let characters: u32 = 0
export let hashes: u32 = 0
export let ellipses: u32 = 0
export let han: u32 = 0
export let common: u32 = 0
export let simplified: u32 = 0
export let traditional: u32 = 0
export let hanSigns: u32 = 0
export let replaced: u32 = 0
export let garbled: u32 = 0
/** Whether an advertisement may begin at a character beyond ASCII. */
export let hasCall: bool = false
/** Where the line feeds are, and whether there are other signs that Python breaks lines at. */
export let feeds: usize = 0
export let feedCount: u32 = 0
export let hasOtherBreaks: bool = false

/** Sweeps over a text that was written behind `roomFor(length)`. */
export function sweep(at: usize, length: u32): void {
  start = at
  end = at + length
  hashes = ellipses = feedCount = 0
  han = common = simplified = traditional = hanSigns = replaced = garbled = 0
  hasOtherBreaks = hasCall = false
  feeds = take((<usize>length + 16) << 2)
  clear(kinds, (((<usize>kindCount) << 2) + 15) & ~15)
  let continued: u32 = 0
  let latin: u32 = 0
  let behindDots = at
  for (let block = at; block < end; block += 16) {
    const bytes = v128.load(block)
    const low = v128.or(bytes, i8x16.splat(0x20))
    latin += popcnt(i8x16.bitmask(i8x16.lt_u(i8x16.sub(low, i8x16.splat(0x61)), i8x16.splat(26))))
    hashes += popcnt(i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x23))))
    const dots = i8x16.eq(bytes, i8x16.splat(0x2e))
    if (v128.any_true(dots)) {
      const next = i8x16.eq(v128.load(block, 1), i8x16.splat(0x2e))
      const third = i8x16.eq(v128.load(block, 2), i8x16.splat(0x2e))
      let found = i8x16.bitmask(v128.and(dots, v128.and(next, third)))
      for (; found !== 0; found &= found - 1) {
        const dot = block + ctz(found)
        if (dot < behindDots) continue
        ellipses++
        behindDots = dot + 3
      }
    }
    if (i8x16.bitmask(i8x16.lt_u(bytes, i8x16.splat(0x20))) !== 0) controls(block, bytes)
    if (i8x16.bitmask(bytes) === 0) continue
    continued += popcnt(i8x16.bitmask(i8x16.lt_s(bytes, i8x16.splat(-64))))
    let leads = i8x16.bitmask(i8x16.ge_u(bytes, i8x16.splat(<i8>0xc0)))
    for (; leads !== 0; leads &= leads - 1) wide(block + ctz(leads))
  }
  characters = length - continued
  const slot = kinds + (latinKind << 2)
  store<u32>(slot, load<u32>(slot) + latin)
}

/** Remembers the line feeds in a block, and looks for other breaks. */
function controls(block: usize, bytes: v128): void {
  let found = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x0a)))
  for (; found !== 0; found &= found - 1) {
    store<u32>(feeds + (feedCount << 2), <u32>(block + ctz(found)))
    feedCount++
  }
  const breaks = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x0b)), i8x16.splat(3))
  const separators = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x1c)), i8x16.splat(3))
  if (v128.any_true(v128.or(breaks, separators))) hasOtherBreaks = true
}

/** Counts a character beyond ASCII. */
function wide(at: usize): void {
  const code = codeAt(at)
  if (code >= 0x10000) {
    const isHan = code >= 0x20000 && code < 0x3fffe
    countKind(isHan ? hanKind : code < 0x1d000 ? otherKind : 0)
    return
  }
  const found = asciiClass(code)
  if (found & call && !hasCall) hasCall = isCall(at)
  countKind((found >> kindShift) & 31)
  if (found >> hanShift !== 0) {
    han += (found >> hanShift) & 1
    common += (found >> commonShift) & 1
    simplified += (found >> simplifiedShift) & 1
    traditional += (found >> traditionalShift) & 1
    hanSigns += (found >> hanSignShift) & 1
    if (code === 0x2026) ellipses++
    return
  }
  if (code === 0xfffd) replaced++
  else if (code === 0x85 || code === 0x2028 || code === 0x2029) hasOtherBreaks = true
  else if (code - 0xe4 < 6 && isTail(at + 2) && isTail(at + 4)) garbled += 3
}

function countKind(kind: u32): void {
  const slot = kinds + (kind << 2)
  store<u32>(slot, load<u32>(slot) + 1)
}

/** Whether a character from U+0080 to U+00BF stands there, which a byte of UTF-8 becomes in Latin-1. */
function isTail(at: usize): bool {
  return load<u8>(at) === 0xc2 && at < end
}
