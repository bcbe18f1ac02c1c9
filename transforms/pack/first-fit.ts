import { type Bins, decreasing } from './bins.js'

/**
 * First fit, the longest first: each length goes into the first bin with room for it, as axolotl's `multipack` does. A
 * tree of the most space under each node finds that bin in a logarithm of steps.
 */
export function firstFit(lengths: Int32Array, capacity: number): Bins {
  const of = new Int32Array(lengths.length)
  let leaves = 1
  while (leaves < lengths.length) leaves *= 2
  // Bins that are not open yet have all their space, so that one is always found.
  const most = new Int32Array(2 * leaves).fill(capacity)
  let count = 0
  for (const place of decreasing(lengths, capacity)) {
    const length = lengths[place]
    let node = 1
    while (node < leaves) node = most[2 * node] >= length ? 2 * node : 2 * node + 1
    const bin = node - leaves
    of[place] = bin
    if (bin === count) count++
    most[node] -= length
    for (node >>= 1; node > 0; node >>= 1) most[node] = Math.max(most[2 * node], most[2 * node + 1])
  }
  return { of, count }
}
