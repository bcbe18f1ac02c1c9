import { Clusters } from '../../src/transform/spill/clusters.js'

/** So much memory is taken to find equal keys, beside 4 to 20 bytes a row. */
export const groupBytes = 64 << 20

/** The rows of the data in groups of which one row stays: those that are alike. */
export interface Groups {
  /** Of the rows of the data alone, numbered from 0. */
  clusters: Clusters
  /** By the first row of each group. */
  sizes: Uint32Array
  /** Whether the group that a row is the first of is like a row of an index: then none of it stays. */
  isKnown(first: number): boolean
  /** The split that comes before its own and has rows like the group that a row is the first of, counted from 1; 0 for none. */
  leaksFrom(first: number): number
}

interface GroupsOptions {
  /** So many rows of the clusters, the first ones, are those of indexes. */
  known: number
  /** The number of the split of each row of the data, where rows of different splits are in groups of their own. */
  splits?: Uint8Array | undefined
}

/** The groups of clusters. */
export function groupsOf(clusters: Clusters, { known, splits }: GroupsOptions): Groups {
  if (known === 0 && splits === undefined)
    return { clusters, sizes: clusters.sizes(), isKnown: () => false, leaksFrom: () => 0 }
  const own = new Clusters(clusters.rows - known)
  // Of each cluster, its first row of the data, and from there those of its further splits, all counted from 1.
  const firsts = new Uint32Array(clusters.rows)
  const others = new Uint32Array(splits === undefined ? 0 : own.rows)
  const isKnown = new Uint8Array(own.rows)
  for (let row = 0; row < own.rows; row++) {
    const root = clusters.rootOf(known + row)
    if (root < known) isKnown[row] = 1
    if (firsts[root] === 0) firsts[root] = row + 1
    else joinOrAdd(own, row, { first: firsts[root] - 1, splits, others })
  }
  const leaks = splits === undefined ? undefined : earlierSplits(firsts, { splits, others })
  return {
    clusters: own,
    sizes: own.sizes(),
    isKnown: (first) => isKnown[first] === 1,
    leaksFrom: (first) => leaks?.[first] ?? 0,
  }
}

interface SplitChain {
  /** The first row of the cluster. */
  first: number
  splits: Uint8Array | undefined
  others: Uint32Array
}

/** Puts a row into the group of its split, or begins one. */
function joinOrAdd(own: Clusters, row: number, { first, splits, others }: SplitChain): void {
  let at = first
  if (splits !== undefined)
    while (splits[at] !== splits[row]) {
      if (others[at] === 0) {
        others[at] = row + 1
        return
      }
      at = others[at] - 1
    }
  own.join(at, row)
}

/** By the first row of each group, the first split of its cluster, where that comes before its own, counted from 1. */
function earlierSplits(
  firsts: Uint32Array,
  { splits, others }: { splits: Uint8Array; others: Uint32Array },
): Uint8Array {
  const earlier = new Uint8Array(splits.length)
  for (const first of firsts) {
    if (first === 0 || others[first - 1] === 0) continue
    let least = splits[first - 1]
    for (let at = first; at !== 0; at = others[at - 1]) least = Math.min(least, splits[at - 1])
    for (let at = first; at !== 0; at = others[at - 1])
      if (splits[at - 1] > least) earlier[at - 1] = least + 1
  }
  return earlier
}
