import { type Bins, decreasing } from './bins.js'
import { SpaceIndex } from './space-index.js'

/**
 * Best fit, the longest first: each length goes into the bin that it fills up most, a new one where it fits into none. Of
 * bins with equal space the one that got it first is taken. The number of bins is that of `bfd` in TRL
 * (huggingface/trl, `data_utils.py`).
 */
export function bestFit(lengths: Int32Array, capacity: number): Bins {
  const of = new Int32Array(lengths.length)
  // Bins of equal space stand in a queue: the first and the last of each space, and who follows whom, each plus one.
  const first = new Int32Array(capacity + 1)
  const last = new Int32Array(capacity + 1)
  const next = new Int32Array(lengths.length)
  const spaces = new SpaceIndex(capacity)
  let count = 0
  for (const place of decreasing(lengths, capacity)) {
    const length = lengths[place]
    const found = spaces.from(length)
    let bin = count
    if (found < 0) count++
    else {
      bin = first[found] - 1
      first[found] = next[bin]
      if (next[bin] === 0) spaces.remove(found)
    }
    of[place] = bin
    const space = (found < 0 ? capacity : found) - length
    if (space === 0) continue
    next[bin] = 0
    if (first[space] === 0) {
      first[space] = bin + 1
      spaces.add(space)
    } else next[last[space] - 1] = bin + 1
    last[space] = bin + 1
  }
  return { of, count }
}
