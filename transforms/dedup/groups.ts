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
}

/** The groups of clusters whose first `known` rows are those of indexes. */
export function groupsOf(clusters: Clusters, known: number): Groups {
  if (known === 0) return { clusters, sizes: clusters.sizes(), isKnown: () => false }
  const own = new Clusters(clusters.rows - known)
  const knownFirst = new Uint8Array(own.rows)
  // Of each cluster, its first row of the data, counted from 1.
  const firsts = new Uint32Array(clusters.rows)
  for (let row = 0; row < own.rows; row++) {
    const root = clusters.rootOf(known + row)
    if (firsts[root] === 0) {
      firsts[root] = row + 1
      if (root < known) knownFirst[row] = 1
    } else own.join(firsts[root] - 1, row)
  }
  return { clusters: own, sizes: own.sizes(), isKnown: (first) => knownFirst[first] === 1 }
}
