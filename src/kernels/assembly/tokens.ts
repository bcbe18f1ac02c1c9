/**
 * Byte pair encoding at the level of bytes: cuts UTF-8 into words, and each word into tokens, which are remembered
 * for words of a length that comes again. AssemblyScript; `npm run kernels` compiles it.
 */
import { begin, changing, forget, isCut, seen } from './tokens/classes'
import {
  arena,
  arenaSize,
  out,
  setUp,
  slots,
  symbols,
  text,
  wholeBytes,
  wholeMask,
  wholes,
} from './tokens/memory'
import { mergeBytes } from './tokens/merge'
import { endOfWord, setUpSplit } from './tokens/split'

export { setUp, setUpSplit }

/** A slot: 16 bytes of the word, or its hash and place; its length and how many tokens it has; three tokens, or their place. */
const slotShift: usize = 5
const slotMask: u32 = 0xffff
/** Slots in use, over which all are emptied. */
const mostUsed: u32 = 40000
/** Words that are longer are not remembered: they hardly come again. */
const longest: u32 = 48
const slotTokens: u32 = 3

let used: u32 = 0
let filled: u32 = 0

/** Where the last call stopped: before a word that may go on behind the text. */
export let consumed: usize = 0
/** Whether a character was seen that form C may change. */
export let isChanging: bool = false

/**
 * Encodes the text between two places, and answers how many tokens were written. Unless it is the last part, it
 * stops before the first word that its end might cut.
 */
export function encode(from: usize, to: usize, isLast: bool): u32 {
  const end = text + to
  let at = text + from
  let target = out
  forget()
  while (at < end) {
    begin()
    const next = endOfWord(at, end)
    if (isCut && !isLast) break
    target = addWord(at, <u32>(next - at), target)
    at = next
  }
  consumed = at - text
  isChanging = (seen & changing) !== 0
  return <u32>((target - out) >>> 2)
}

/** Notes a word that is one token. Its length, in four bytes, and its bytes stand at a place among those of such words. */
export function addWhole(at: usize, token: u32): void {
  const length = load<u32>(wholeBytes + at)
  let slot = <u32>hashOf(wholeBytes + at + 4, length) & wholeMask
  while (load<i32>(wholes + ((<usize>slot) << 3)) !== -1) slot = (slot + 1) & wholeMask
  store<u32>(wholes + ((<usize>slot) << 3), token)
  store<u32>(wholes + ((<usize>slot) << 3), <u32>at, 4)
}

/** Empties what is remembered. */
export function empty(): void {
  memory.fill(slots, 0, (<usize>slotMask + 1) << slotShift)
  used = 0
  filled = 0
}

function addWord(at: usize, length: u32, target: usize): usize {
  if (length > longest) return addUnseen(at, length, target)
  let low: u64
  let high: u64 = 0
  if (length <= 8) low = load<u64>(at) & lowBytes(length)
  else {
    low = load<u64>(at)
    high = length <= 16 ? load<u64>(at, 8) & lowBytes(length - 8) : hashOf(at + 8, length - 8)
  }
  let mixed = (low ^ <u64>length) * 0x19e3779b97f4a7
  mixed = (mixed ^ (mixed >>> 29) ^ high) * 0x1f58476d1ce4e5
  let slot = <u32>(mixed >>> 40) & slotMask
  let place = slots + ((<usize>slot) << slotShift)
  let known: u32 = load<u16>(place, 16)
  while (known !== 0) {
    if (known === length && load<u64>(place) === low && load<u64>(place, 8) === high) {
      const count: u32 = load<u16>(place, 18)
      if (count <= slotTokens && length <= 16) {
        store<u64>(target, load<u64>(place, 20))
        store<u32>(target, load<u32>(place, 28), 8)
        return target + ((<usize>count) << 2)
      }
      const rest = arena + <usize>load<u32>(place, 20)
      if (length <= 16 || isSame(rest + ((<usize>count) << 2), at, length)) {
        memory.copy(target, rest, (<usize>count) << 2)
        return target + ((<usize>count) << 2)
      }
    }
    slot = (slot + 1) & slotMask
    place = slots + ((<usize>slot) << slotShift)
    known = load<u16>(place, 16)
  }
  return remember(at, length, target, place, low, high)
}

function remember(at: usize, length: u32, target: usize, place: usize, low: u64, high: u64): usize {
  const next = addUnseen(at, length, target)
  const count = <u32>((next - target) >>> 2)
  const isApart = count > slotTokens || length > 16
  const bytes = (count << 2) + length
  if (used >= mostUsed || filled + bytes + 16 > arenaSize) {
    empty()
    return next
  }
  used++
  store<u64>(place, low)
  store<u64>(place, high, 8)
  store<u16>(place, length, 16)
  store<u16>(place, count, 18)
  if (!isApart) {
    memory.copy(place + 20, target, (<usize>count) << 2)
    return next
  }
  store<u32>(place, filled, 20)
  memory.copy(arena + filled, target, (<usize>count) << 2)
  memory.copy(arena + filled + ((<usize>count) << 2), at, length)
  filled += bytes
  return next
}

function addUnseen(at: usize, length: u32, target: usize): usize {
  if (wholeMask !== 0) {
    let slot = <u32>hashOf(at, length) & wholeMask
    for (;;) {
      const token = load<i32>(wholes + ((<usize>slot) << 3))
      if (token === -1) break
      const place = wholeBytes + <usize>load<u32>(wholes + ((<usize>slot) << 3), 4)
      if (load<u32>(place) === length && isSame(place + 4, at, length)) {
        store<i32>(target, token)
        return target + 4
      }
      slot = (slot + 1) & wholeMask
    }
  }
  const count = mergeBytes(at, length)
  memory.copy(target, symbols, (<usize>count) << 2)
  return target + ((<usize>count) << 2)
}

function lowBytes(count: u32): u64 {
  return ~(<u64>0) >>> <u64>((8 - count) << 3)
}

function hashOf(at: usize, length: u32): u64 {
  let hash: u64 = 0x19e3779b97f4a7 ^ <u64>length
  let i: u32 = 0
  for (; i + 8 <= length; i += 8) {
    hash = (hash ^ load<u64>(at + i)) * 0x1f58476d1ce4e5
    hash ^= hash >>> 32
  }
  for (; i < length; i++) hash = (hash ^ <u64>load<u8>(at + i)) * 0x14d049bb133111
  return hash ^ (hash >>> 31)
}

function isSame(a: usize, b: usize, length: u32): bool {
  let i: u32 = 0
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) !== load<u64>(b + i)) return false
  for (; i < length; i++) if (load<u8>(a + i) !== load<u8>(b + i)) return false
  return true
}
