import { beginFilter, mayRepeat, see } from './filter'
import { at, put } from './lists'
import { giveBack, lastMask, tableFor, take } from './memory'

/** Of the runs of characters that were read last: how many there are, how many different ones, and how many of those are there once. */
export let total: u32 = 0
export let different: u32 = 0
export let singles: u32 = 0
/** The counts of the different runs that may be there more than once. */
let counts: usize = 0
let countCount: u32 = 0

const prime: u32 = 0x9e3779b1

/** Counts runs of `length` of `count` code points. */
export function countRuns(codes: usize, count: u32, length: u32): void {
  total = different = singles = countCount = 0
  if (count < length) return
  total = count - length + 1
  const runs = total
  const hashes = take((<usize>runs) << 2)
  const places = take((<usize>runs) << 2)
  beginFilter(runs)
  let power: u32 = 1
  let hash: u32 = 0
  for (let i: u32 = 1; i < length; i++) {
    power *= prime
    hash = (hash + at(codes, i - 1)) * prime
  }
  for (let i: u32 = 0; i < runs; i++) {
    hash += at(codes, i + length - 1)
    const mixed = mix(hash)
    put(hashes, i, mixed)
    see(mixed)
    hash = (hash - at(codes, i) * power) * prime
  }
  let placeCount: u32 = 0
  for (let i: u32 = 0; i < runs; i++) {
    put(places, placeCount, i)
    placeCount += mayRepeat(at(hashes, i))
  }
  different = singles = runs - placeCount
  counts = take((<usize>placeCount) << 2)
  const firsts = take((<usize>placeCount) << 2)
  const slots = tableFor(placeCount)
  const mask = lastMask
  for (let k: u32 = 0; k < placeCount; k++) {
    const i = at(places, k)
    const sought = at(hashes, i)
    let slot = sought & mask
    let number: u32 = 0
    for (; ; slot = (slot + 1) & mask) {
      number = at(slots, slot)
      if (number === 0) break
      const other = at(firsts, number - 1)
      if (at(hashes, other) === sought && isSameRun(codes, i, other, length)) break
    }
    if (number === 0) {
      put(firsts, countCount, i)
      put(counts, countCount, 1)
      countCount++
      put(slots, slot, countCount)
    } else put(counts, number - 1, at(counts, number - 1) + 1)
  }
  different += countCount
  for (let k: u32 = 0; k < countCount; k++) singles += at(counts, k) === 1 ? 1 : 0
}

/** How many runs are there more than once. */
export function repeatedRuns(): u32 {
  return total - singles
}

/** How many of all runs are one of the `most` most frequent ones, which are there more than once. */
export function topRuns(most: u32): u32 {
  let greatest: u32 = 0
  for (let k: u32 = 0; k < countCount; k++) greatest = max(greatest, at(counts, k))
  const bytes = (<usize>greatest + 1) << 2
  const byCount = take(bytes)
  memory.fill(byCount, 0, bytes)
  for (let k: u32 = 0; k < countCount; k++) put(byCount, at(counts, k), at(byCount, at(counts, k)) + 1)
  let sum: u32 = 0
  let left = most
  for (let times = greatest; times > 1 && left > 0; times--) {
    const taken = min(left, at(byCount, times))
    sum += taken * times
    left -= taken
  }
  giveBack(byCount)
  return sum
}

function isSameRun(codes: usize, a: u32, b: u32, length: u32): bool {
  for (let i: u32 = 0; i < length; i++) if (at(codes, a + i) !== at(codes, b + i)) return false
  return true
}

/** The end of the finalizer of MurmurHash3 (Austin Appleby, public domain). */
function mix(hash: u32): u32 {
  const once = (hash ^ (hash >>> 15)) * 0x2c1b3c6d
  return once ^ (once >>> 13)
}
