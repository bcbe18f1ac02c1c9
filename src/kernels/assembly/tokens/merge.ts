/** Merges of byte pair encoding: always the pair of the lowest rank, and of several the first. */
import {
  byteTokens,
  characters,
  filter,
  filterShift,
  heap,
  merged,
  mergeMask,
  merges,
  nexts,
  previous,
  ranks,
  symbols,
} from './memory'

const noRank: u32 = 0xffffffff
/** Words of more symbols than this keep their pairs in a heap; in shorter ones a look at all is faster. */
const mostScanned: u32 = 96

let foundRank: u32 = 0
let foundToken: u32 = 0

/** Writes the symbols of a word's bytes, merges them, and answers how many are left. */
export function mergeBytes(at: usize, length: u32): u32 {
  let target = symbols
  for (let i: u32 = 0; i < length; ) {
    const first: u32 = load<u8>(at + i)
    if (first >= 0xe0 && first < 0xf0) {
      // Bytes of a character that are always merged with each other before anything else.
      const second: u32 = load<u8>(at + i, 1) & 0x3f
      const third: u32 = load<u8>(at + i, 2) & 0x3f
      const token = load<i32>(characters + ((<usize>(((first & 0xf) << 12) | (second << 6) | third)) << 2))
      if (token !== -1) {
        store<i32>(target, token)
        target += 4
        i += 3
        continue
      }
    }
    store<u32>(target, load<u32>(byteTokens + ((<usize>first) << 2)))
    target += 4
    i++
  }
  return mergeSymbols(<u32>((target - symbols) >>> 2))
}

function mergeSymbols(length: u32): u32 {
  if (length > mostScanned) return mergeByHeap(length)
  let count = length
  for (let i: u32 = 0; i + 1 < count; i++) rankPair(i, load<u32>(symbols + ((<usize>i) << 2), 4))
  store<u32>(ranks + ((<usize>(count - 1)) << 2), noRank)
  while (count > 1) {
    const best = findLowest(count)
    if (best === noRank) break
    store<u32>(symbols + ((<usize>best) << 2), load<u32>(merged + ((<usize>best) << 2)))
    count--
    for (let i = best + 1; i < count; i++) {
      const to = (<usize>i) << 2
      store<u32>(symbols + to, load<u32>(symbols + to, 4))
      store<u32>(ranks + to, load<u32>(ranks + to, 4))
      store<u32>(merged + to, load<u32>(merged + to, 4))
    }
    if (best + 1 < count) rankPair(best, load<u32>(symbols + ((<usize>best) << 2), 4))
    else store<u32>(ranks + ((<usize>best) << 2), noRank)
    if (best > 0) rankPair(best - 1, load<u32>(symbols + ((<usize>best) << 2)))
  }
  return count
}

/** Where the lowest rank is, the first of several; `noRank` where there is none. */
function findLowest(count: u32): u32 {
  let lowest = noRank
  let best = noRank
  for (let i: u32 = 0; i < count; i++) {
    const rank = load<u32>(ranks + ((<usize>i) << 2))
    if (rank < lowest) {
      lowest = rank
      best = i
    }
  }
  return best
}

/** Looks up the merge of a symbol with the one behind it. */
function rankPair(i: u32, right: u32): void {
  const at = (<usize>i) << 2
  lookUp(load<u32>(symbols + at), right)
  store<u32>(ranks + at, foundRank)
  store<u32>(merged + at, foundToken)
}

function lookUp(left: u32, right: u32): void {
  foundRank = noRank
  let hash = (left * 0x9e3779b1) ^ (right * 0x85ebca6b)
  hash ^= hash >>> 15
  const bit = (hash * 0x2c1b3c6d) >>> filterShift
  if ((load<u8>(filter + (bit >>> 3)) & (1 << (bit & 7))) === 0) return
  let slot = hash & mergeMask
  for (;;) {
    const at = merges + ((<usize>slot) << 4)
    const found = load<u32>(at)
    if (found === left && load<u32>(at, 4) === right) {
      foundRank = load<u32>(at, 8)
      foundToken = load<u32>(at, 12)
      return
    }
    if (found === noRank) return
    slot = (slot + 1) & mergeMask
  }
}

let heapSize: u32 = 0

/** The same for long words, with links between the symbols that are left: n log n steps for n symbols. */
function mergeByHeap(length: u32): u32 {
  heapSize = 0
  for (let i: u32 = 0; i < length; i++) {
    store<u32>(nexts + ((<usize>i) << 2), i + 1)
    store<i32>(previous + ((<usize>i) << 2), <i32>i - 1)
    store<u32>(ranks + ((<usize>i) << 2), noRank)
  }
  for (let i: u32 = 0; i + 1 < length; i++) offer(i, i + 1)
  while (heapSize > 0) {
    const top = pop()
    const i = <u32>top
    const rank = <u32>(top >>> 32)
    // Another pair stands there by now, or none.
    if (load<u32>(ranks + ((<usize>i) << 2)) !== rank) continue
    const right = load<u32>(nexts + ((<usize>i) << 2))
    const behind = load<u32>(nexts + ((<usize>right) << 2))
    store<u32>(symbols + ((<usize>i) << 2), load<u32>(merged + ((<usize>i) << 2)))
    store<u32>(ranks + ((<usize>right) << 2), noRank)
    store<u32>(nexts + ((<usize>i) << 2), behind)
    if (behind < length) {
      store<u32>(previous + ((<usize>behind) << 2), i)
      offer(i, behind)
    } else store<u32>(ranks + ((<usize>i) << 2), noRank)
    const before = load<i32>(previous + ((<usize>i) << 2))
    if (before >= 0) offer(before, i)
  }
  let count: u32 = 0
  for (let i: u32 = 0; i < length; i = load<u32>(nexts + ((<usize>i) << 2))) {
    store<u32>(symbols + ((<usize>count) << 2), load<u32>(symbols + ((<usize>i) << 2)))
    count++
  }
  return count
}

function offer(i: u32, right: u32): void {
  rankPair(i, load<u32>(symbols + ((<usize>right) << 2)))
  if (foundRank !== noRank) push(((<u64>foundRank) << 32) | <u64>i)
}

function push(entry: u64): void {
  let at = heapSize
  heapSize++
  while (at > 0) {
    const above = (at - 1) >>> 1
    const other = load<u64>(heap + ((<usize>above) << 3))
    if (other <= entry) break
    store<u64>(heap + ((<usize>at) << 3), other)
    at = above
  }
  store<u64>(heap + ((<usize>at) << 3), entry)
}

function pop(): u64 {
  const top = load<u64>(heap)
  heapSize--
  if (heapSize === 0) return top
  const last = load<u64>(heap + ((<usize>heapSize) << 3))
  let at: u32 = 0
  for (;;) {
    let below: u32 = 2 * at + 1
    if (below >= heapSize) break
    if (
      below + 1 < heapSize &&
      load<u64>(heap + ((<usize>below) << 3), 8) < load<u64>(heap + ((<usize>below) << 3))
    )
      below++
    const other = load<u64>(heap + ((<usize>below) << 3))
    if (other >= last) break
    store<u64>(heap + ((<usize>at) << 3), other)
    at = below
  }
  store<u64>(heap + ((<usize>at) << 3), last)
  return top
}
