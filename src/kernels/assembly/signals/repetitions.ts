import { charactersIn, hashEnd, hashOn, isSame, joinedBytes } from './bytes'
import { beginFilter, mayRepeat, see } from './filter'
import { at, put } from './lists'
import { clear, giveBack, lastMask, tableFor, take } from './memory'
import { starts, words } from './words'

const shortest: u32 = 5

/** The words at which a run of five or more may begin that stands elsewhere too, in their order. */
let places: usize = 0
let common: usize = 0
let placeCount: u32 = 0
/** Of each such place a hash of the run that begins there, of its whole eights of bytes, and how many bytes those are. */
let runHashes: usize = 0
let states: usize = 0
let consumed: usize = 0

/** Finds those words: where a run begins like another for 16 bytes, or is shorter. */
export function findPlaces(): void {
  placeCount = 0
  if (words < shortest) return
  const count = words - shortest + 1
  const room = (<usize>count) << 2
  common = take(room)
  places = take(room)
  runHashes = take(room)
  states = take(room << 1)
  consumed = take(room)
  beginFilter(count)
  for (let i: u32 = 0; i < count; i++) {
    const from = <usize>at(starts, i)
    const hash = joinedBytes(load<u64>(from), load<u64>(from, 8))
    put(common, i, hash)
    see(hash)
  }
  let kept: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    put(places, kept, i)
    const isShort: u32 = at(starts, i + shortest) - at(starts, i) < 16 ? 1 : 0
    kept += mayRepeat(at(common, i)) | isShort
  }
  placeCount = kept
  clear(states, (((<usize>kept) << 3) + 15) & ~15)
  clear(consumed, (((<usize>kept) << 2) + 15) & ~15)
}

/** Keeps the places where a run of so many words begins like another for so many bytes, a multiple of eight, or is shorter. */
export function narrow(length: u32, bytes: u32): void {
  beginFilter(placeCount)
  for (let k: u32 = 0; k < placeCount; k++) {
    const from = <usize>at(starts, at(places, k))
    let hash: u64 = 0
    for (let i: usize = 0; i < <usize>bytes; i += 8) hash = hashOn(hash, load<u64>(from + i))
    const short = <u32>(hash ^ (hash >>> 32))
    put(common, k, short)
    see(short)
  }
  let kept: u32 = 0
  for (let k: u32 = 0; k < placeCount; k++) {
    const i = at(places, k)
    if (i + length > words) break
    put(places, kept, i)
    store<u64>(states + ((<usize>kept) << 3), load<u64>(states + ((<usize>k) << 3)))
    put(consumed, kept, at(consumed, k))
    const isShort: u32 = at(starts, i + length) - at(starts, i) < bytes ? 1 : 0
    kept += mayRepeat(at(common, k)) | isShort
  }
  placeCount = kept
}

/**
 * Characters in runs of `length` words that stood there before, without the first of each. Runs that are counted do not
 * overlap. What counts is the bytes: "ab c" is "a bc".
 */
export function repetitions(length: u32): f64 {
  if (placeCount < 2 || words < length) return 0
  const last = words - length
  const slots = tableFor(placeCount)
  const mask = lastMask
  let repeated: u32 = 0
  let open: u32 = 0
  for (let k: u32 = 0; k < placeCount; k++) {
    const i = at(places, k)
    if (i > last) break
    if (i < open) continue
    const from = at(starts, i)
    const bytes = at(starts, i + length) - from
    const hash = hashOfRun(k, <usize>from, bytes)
    put(runHashes, k, hash)
    let slot = hash & mask
    let isKnown = false
    for (; ; slot = (slot + 1) & mask) {
      const other = at(slots, slot) - 1
      if (other === <u32>-1) break
      if (at(runHashes, other) !== hash) continue
      const place = at(places, other)
      const begin = at(starts, place)
      if (at(starts, place + length) - begin !== bytes) continue
      if (!isSame(<usize>from, <usize>begin, bytes)) continue
      isKnown = true
      break
    }
    if (isKnown) {
      repeated += charactersIn(<usize>from, bytes)
      open = i + length
    } else put(slots, slot, k + 1)
  }
  giveBack(slots)
  return <f64>repeated
}

/** A hash of the run at a place, which goes on from where that of a shorter one stopped. */
function hashOfRun(k: u32, from: usize, bytes: u32): u32 {
  const slot = states + ((<usize>k) << 3)
  let state = load<u64>(slot)
  let done = at(consumed, k)
  for (; done + 8 < bytes; done += 8) state = hashOn(state, load<u64>(from + done))
  store<u64>(slot, state)
  put(consumed, k, done)
  return hashEnd(state, load<u64>(from + done), bytes - done)
}
