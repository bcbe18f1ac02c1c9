import {
  factors,
  gapComma,
  gapInitialDot,
  gapOf,
  gapQuote,
  logarithms,
  names,
  powers,
  room,
  unit,
} from './memory'

/** Tags: 0 outside, then begin and inside of a person, a place and an institution. */
const width: usize = 7
/** Of a row of doubles. */
const rowBytes: usize = 64
/** A window may have a word more than {@link maxWindow} of the windows. */
const maxWords: usize = 49
const rowsBytes: usize = maxWords * rowBytes

/** Of the room: rows of eight sums (of 32 bits), then rows of doubles. */
const sumsBytes: usize = maxWords * 32
const emissionsAt: usize = sumsBytes
const forwardAt: usize = emissionsAt + rowsBytes
const backwardAt: usize = forwardAt + rowsBytes
const bestAt: usize = backwardAt + rowsBytes
/** Rows of eight bytes: the tag before each tag; then a byte for each word, its tag. */
const cameFromAt: usize = bestAt + rowsBytes
const pathAt: usize = cameFromAt + maxWords * 8
/** Two rows of doubles. */
const oddsAt: usize = pathAt + 64

/** No name is certain. */
const maxScore: f64 = 0.99
/** More than rounding can amount to: so near to even, the exact path decides. */
const slack: f64 = 1e-6

/** Where the sums of word `i` of the window go. */
export function sumsOf(i: i32): usize {
  return room + ((<usize>i) << 5)
}

function sumAt(i: i32, tag: usize): i32 {
  return load<i32>(sumsOf(i) + (tag << 2))
}

function at(part: usize, i: i32, tag: usize): usize {
  return room + part + ((<usize>i) << 6) + (tag << 3)
}

function factor(from: usize, to: usize): f64 {
  return load<f64>(factors + (from << 6) + (to << 3))
}

function logarithm(from: usize, to: usize): f64 {
  return load<f64>(logarithms + (from << 6) + (to << 3))
}

/** Whether a name of this kind may go on after such a gap: a comma stands only inside institutions. */
function mayGoOn(gap: u32, kind: usize): bool {
  if (gap === gapInitialDot || gap < gapComma) return true
  if (gap === gapComma) return kind === 2
  return gap === gapQuote ? kind === 0 : false
}

/** Whether the best path through the `size` words from `from` on may hold a name, by sums alone. */
export function mayHoldName(from: i32, size: i32): bool {
  const best = room + oddsAt
  const before = best + rowBytes
  for (let tag: usize = 0; tag < width; tag++) store<f64>(best + (tag << 3), -Infinity)
  for (let i = 0; i < size; i++) {
    memory.copy(before, best, rowBytes)
    addWord(i, gapOf(from + i), best, before)
  }
  let top = load<f64>(best)
  for (let tag: usize = 1; tag < width; tag++) top = max(top, load<f64>(best + (tag << 3)))
  return top > -slack
}

function addWord(i: i32, gap: u32, best: usize, before: usize): void {
  // A path without a name so far counts 0.
  const free = max(<f64>0, load<f64>(before))
  const outside = sumAt(i, 0)
  for (let kind: usize = 0; kind < 3; kind++) {
    const begin = 1 + 2 * kind
    const inside = begin + 1
    let top = free + logarithm(0, begin)
    for (let tag: usize = 1; tag < width; tag++)
      top = max(top, load<f64>(before + (tag << 3)) + logarithm(tag, begin))
    store<f64>(best + (begin << 3), top + <f64>(sumAt(i, begin) - outside) * unit)
    let stay: f64 = -Infinity
    if (gap < gapComma || mayGoOn(gap, kind))
      stay =
        max(
          load<f64>(before + (begin << 3)) + logarithm(begin, inside),
          load<f64>(before + (inside << 3)) + logarithm(inside, inside),
        ) +
        <f64>(sumAt(i, inside) - outside) * unit
    store<f64>(best + (inside << 3), stay)
  }
  let left = load<f64>(before)
  for (let tag: usize = 1; tag < width; tag++)
    left = max(left, load<f64>(before + (tag << 3)) + logarithm(tag, 0))
  store<f64>(best, left)
}

/** Writes the names of the best path through the `size` words from `from` on behind `found` others; answers how many there are then. */
export function readNames(from: i32, size: i32, found: i32): i32 {
  for (let i = 0; i < size; i++) emit(i, gapOf(from + i))
  if (!findBestPath(size)) return found
  passForward(size)
  passBackward(size)
  return writeNames(from, size, found)
}

/** Fills the emissions of word `i` of a window from its sums. */
function emit(i: i32, gap: u32): void {
  let top = sumAt(i, 0)
  for (let tag: usize = 1; tag < width; tag++) top = max(top, sumAt(i, tag))
  for (let tag: usize = 0; tag < width; tag++)
    store<f64>(at(emissionsAt, i, tag), load<f64>(powers + ((<usize>(top - sumAt(i, tag))) << 3)))
  if (gap < gapComma) return
  for (let kind: usize = 0; kind < 3; kind++)
    if (!mayGoOn(gap, kind)) store<f64>(at(emissionsAt, i, 2 + 2 * kind), 0)
}

/** The first word: a name begins with its own tag. */
function begin(part: usize): void {
  for (let tag: usize = 0; tag < width; tag++)
    store<f64>(
      at(part, 0, tag),
      tag === 0 || (tag & 1) === 1 ? load<f64>(at(emissionsAt, 0, tag)) * factor(0, tag) : 0,
    )
}

/** Finds the most probable path (Viterbi 1967); answers whether it holds a name. */
function findBestPath(size: i32): bool {
  begin(bestAt)
  for (let i = 1; i < size; i++) {
    for (let tag: usize = 0; tag < width; tag++) {
      let top: f64 = 0
      let topFrom: usize = 0
      for (let from: usize = 0; from < width; from++) {
        const probability = load<f64>(at(bestAt, i - 1, from)) * factor(from, tag)
        if (probability > top) {
          top = probability
          topFrom = from
        }
      }
      store<f64>(at(bestAt, i, tag), top * load<f64>(at(emissionsAt, i, tag)))
      store<u8>(room + cameFromAt + ((<usize>i) << 3) + tag, <u8>topFrom)
    }
    scale(at(bestAt, i, 0))
  }
  const last = at(bestAt, size - 1, 0)
  let tag: usize = 0
  for (let other: usize = 1; other < width; other++)
    if (load<f64>(last + (other << 3)) > load<f64>(last + (tag << 3))) tag = other
  let holdsName = false
  for (let i = size - 1; i >= 0; i--) {
    store<u8>(room + pathAt + <usize>i, <u8>tag)
    if (tag !== 0) holdsName = true
    tag = i === 0 ? 0 : <usize>load<u8>(room + cameFromAt + ((<usize>i) << 3) + tag)
  }
  return holdsName
}

function passForward(size: i32): void {
  begin(forwardAt)
  scale(at(forwardAt, 0, 0))
  for (let i = 1; i < size; i++) {
    for (let tag: usize = 0; tag < width; tag++) {
      let sum: f64 = 0
      for (let from: usize = 0; from < width; from++)
        sum += load<f64>(at(forwardAt, i - 1, from)) * factor(from, tag)
      store<f64>(at(forwardAt, i, tag), sum * load<f64>(at(emissionsAt, i, tag)))
    }
    scale(at(forwardAt, i, 0))
  }
}

function passBackward(size: i32): void {
  for (let tag: usize = 0; tag < width; tag++) store<f64>(at(backwardAt, size - 1, tag), 1)
  for (let i = size - 2; i >= 0; i--) {
    for (let tag: usize = 0; tag < width; tag++) {
      let sum: f64 = 0
      for (let to: usize = 0; to < width; to++)
        sum += factor(tag, to) * load<f64>(at(emissionsAt, i + 1, to)) * load<f64>(at(backwardAt, i + 1, to))
      store<f64>(at(backwardAt, i, tag), sum)
    }
    scale(at(backwardAt, i, 0))
  }
}

/** Divides a row by its sum; one of zeros stays. */
function scale(row: usize): void {
  let sum: f64 = 0
  for (let tag: usize = 0; tag < width; tag++) sum += load<f64>(row + (tag << 3))
  if (sum > 0)
    for (let tag: usize = 0; tag < width; tag++)
      store<f64>(row + (tag << 3), load<f64>(row + (tag << 3)) / sum)
}

/** Writes every name of the best path, with the mean probability that its words are of its kind. */
function writeNames(from: i32, size: i32, found: i32): i32 {
  const path = room + pathAt
  let count = found
  let i = 0
  while (i < size) {
    const tag = <usize>load<u8>(path + <usize>i)
    if (tag === 0) {
      i++
      continue
    }
    const kind = (tag - 1) >> 1
    let end = i + 1
    while (end < size && <usize>load<u8>(path + <usize>end) === 2 + 2 * kind) end++
    let sum: f64 = 0
    for (let word = i; word < end; word++) sum += probabilityOf(word, kind)
    const name = names + <usize>count * 24
    store<i32>(name, from + i)
    store<i32>(name + 4, from + end)
    store<i32>(name + 8, <i32>kind)
    store<f64>(name + 16, min(maxScore, sum / <f64>(end - i)))
    count++
    i = end
  }
  return count
}

/** How probable it is that word `i` belongs to a name of a kind, over all paths. */
function probabilityOf(i: i32, kind: usize): f64 {
  let total: f64 = 0
  for (let tag: usize = 0; tag < width; tag++) total += both(i, tag)
  return (both(i, 1 + 2 * kind) + both(i, 2 + 2 * kind)) / total
}

function both(i: i32, tag: usize): f64 {
  return load<f64>(at(forwardAt, i, tag)) * load<f64>(at(backwardAt, i, tag))
}
