import { NearHasher } from './near-keys.js'
import type { DedupOptions } from './options.js'
import { differingBits } from './simhash.js'
import { estimate, jaccard } from './similarity.js'
import { VectorHasher } from './vector-keys.js'
import { cosine } from './vectors/unit-vectors.js'

/** What makes keys of which rows that are alike share some. */
export type RowHasher = NearHasher | VectorHasher

/** How many keys a row has, and of how many hashes each is made. */
export function bandsOf({ method, bands, bandRows }: Pick<DedupOptions, 'method' | 'bands' | 'bandRows'>): {
  bands: number
  bandRows: number
} {
  const [usualBands, usualRows] = method === 'semantic' ? [32, 16] : [14, 8]
  return { bands: bands ?? usualBands, bandRows: bandRows ?? usualRows }
}

/** The hasher of a method; `undefined` for rows that are to be equal. */
export function rowHasher(options: DedupOptions): RowHasher | undefined {
  const { method, embedding, distance, ngrams, charNgrams, verify, compat } = options
  if (method === 'exact') return undefined
  const bands = bandsOf(options)
  if (method === 'semantic') return new VectorHasher({ ...bands, embedding: embedding as string, verify })
  return new NearHasher({
    ...bands,
    ngrams,
    charNgrams,
    verify,
    compat,
    distance: method === 'simhash' ? distance : undefined,
  })
}

/** Tells by what was kept of two rows that share a key whether they are alike; `undefined` where that is enough. */
export function pairRule(options: DedupOptions): ((a: Uint32Array, b: Uint32Array) => boolean) | undefined {
  const { method, verify, distance } = options
  if (method === 'exact' || verify === 'none') return undefined
  const threshold = options.threshold ?? (method === 'semantic' ? 0.95 : 0.8)
  if (verify === 'exact') {
    const similarity = method === 'semantic' ? cosine : jaccard
    return (a, b) => similarity(a, b) >= threshold
  }
  if (method === 'near') return (a, b) => estimate(a, b) >= threshold
  if (method === 'simhash') return (a, b) => differingBits(a, b) <= distance
  const { bands, bandRows } = bandsOf(options)
  // The share of planes that part two vectors is their angle over π.
  return (a, b) => Math.cos((Math.PI * differingBits(a, b)) / (bands * bandRows)) >= threshold
}
