import { charactersIn, isSame, joined } from './bytes'
import { beginFilter, mayRepeat, see } from './filter'
import { at, put } from './lists'
import { lastMask, tableFor, take } from './memory'
import { hashes, starts, words } from './words'

/** For each place, the first one where an equal run of words begins; and for that one, how many there are. */
let first: usize = 0
let next: usize = 0
let counts: usize = 0
/** The places where runs begin that may be there more than once, in their order. */
let places: usize = 0
let placeCount: u32 = 0
/** How often the most frequent run is there, and the first place of it. */
let most: u32 = 0
let best: u32 = 0

/** Counts runs of two words, byte by byte; hashes only say where to look. Answers characters of the most frequent one. */
export function topPairs(): f64 {
  if (words < 2) return 0
  const pairs = words - 1
  const pairHashes = take((<usize>words) << 2)
  first = take((<usize>words) << 2)
  next = take((<usize>words) << 2)
  counts = take((<usize>words) << 2)
  places = take((<usize>words) << 2)
  beginFilter(pairs)
  let before = load<u32>(hashes)
  for (let i: u32 = 0; i < pairs; i++) {
    const behind = at(hashes, i + 1)
    const hash = joined(before, behind)
    put(pairHashes, i, hash)
    see(hash)
    before = behind
  }
  placeCount = 0
  for (let i: u32 = 0; i < pairs; i++) {
    put(places, placeCount, i)
    placeCount += mayRepeat(at(pairHashes, i))
  }
  begin()
  const slots = tableFor(placeCount)
  const mask = lastMask
  for (let k: u32 = 0; k < placeCount; k++) {
    const i = at(places, k)
    const hash = at(pairHashes, i)
    let slot = hash & mask
    let found = i
    for (; ; slot = (slot + 1) & mask) {
      const other = at(slots, slot) - 1
      if (other === <u32>-1) break
      if (at(pairHashes, other) !== hash || !isSamePair(i, other)) continue
      found = other
      break
    }
    if (found === i) put(slots, slot, i + 1)
    count(i, found)
  }
  keepRepeated()
  return charactersOf(2)
}

/** Makes runs of one word more: two are equal where both runs that they are made of are. */
export function topLonger(length: u32): f64 {
  if (words < length) return 0
  const slots = tableFor(placeCount)
  const mask = lastMask
  const shorter = first
  first = next
  next = shorter
  begin()
  let kept: u32 = 0
  for (let k: u32 = 0; k + 1 < placeCount; k++) {
    const i = at(places, k)
    if (at(places, k + 1) !== i + 1) continue
    put(places, kept, i)
    kept++
    const left = at(shorter, i)
    const right = at(shorter, i + 1)
    let slot = joined(left, right) & mask
    let found = i
    for (; ; slot = (slot + 1) & mask) {
      const other = at(slots, slot) - 1
      if (other === <u32>-1) break
      if (at(shorter, other) !== left || at(shorter, other + 1) !== right) continue
      found = other
      break
    }
    if (found === i) put(slots, slot, i + 1)
    count(i, found)
  }
  placeCount = kept
  keepRepeated()
  return charactersOf(length)
}

/** The first run is the most frequent one until another is there more often. */
function begin(): void {
  most = 1
  best = 0
}

/** Notes that the run at `i` is that at `found`. Of those that are there as often, the first one counts. */
function count(i: u32, found: u32): void {
  put(first, i, found)
  const times: u32 = found === i ? 1 : at(counts, found) + 1
  put(counts, found, times)
  if (times > most || (times === most && found < best)) {
    most = times
    best = found
  }
}

/** Leaves out the places of runs that are there once. */
function keepRepeated(): void {
  let kept: u32 = 0
  for (let k: u32 = 0; k < placeCount; k++) {
    const i = at(places, k)
    put(places, kept, i)
    kept += at(counts, at(first, i)) > 1 ? 1 : 0
  }
  placeCount = kept
}

function charactersOf(length: u32): f64 {
  const from = at(starts, best)
  const characters = charactersIn(<usize>from, at(starts, best + length) - from)
  return <f64>(characters + length - 1) * <f64>most
}

function isSamePair(a: u32, b: u32): bool {
  const from = at(starts, a)
  const other = at(starts, b)
  const length = at(starts, a + 2) - from
  return (
    at(starts, a + 1) - from === at(starts, b + 1) - other &&
    length === at(starts, b + 2) - other &&
    isSame(<usize>from, <usize>other, length)
  )
}
