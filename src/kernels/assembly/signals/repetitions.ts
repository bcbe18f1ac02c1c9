import { charactersIn, hashOf, hashOfSixteen, isSame } from './bytes'
import { beginFilter, mayRepeat, see } from './filter'
import { at, put } from './lists'
import { giveBack, lastMask, tableFor, take } from './memory'
import { starts, words } from './words'

const shortest: u32 = 5
/** Bytes that are the same wherever a run of words is, long ones aside. */
const commonBytes: u32 = 16

/** The words at which a run of five or more may begin that stands elsewhere too, in their order. */
let places: usize = 0
let placeCount: u32 = 0
let runHashes: usize = 0

/** Finds those words: what begins alike for sixteen bytes, or is shorter. */
export function findPlaces(): void {
  placeCount = 0
  if (words < shortest) return
  const count = words - shortest + 1
  const common = take((<usize>count) << 2)
  places = take((<usize>count) << 2)
  runHashes = take((<usize>count) << 2)
  beginFilter(count)
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashOfSixteen(<usize>at(starts, i))
    put(common, i, hash)
    see(hash)
  }
  for (let i: u32 = 0; i < count; i++) {
    put(places, placeCount, i)
    const isShort: u32 = at(starts, i + shortest) - at(starts, i) < commonBytes ? 1 : 0
    placeCount += mayRepeat(at(common, i)) | isShort
  }
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
    const hash = hashOf(<usize>from, bytes)
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
