import { featureCount, type ReadFeatures } from './features.js'
import { gaps, type Tokens } from './tokens.js'
import { maxWindow } from './windows.js'

/** O, then B and I of each kind. */
export const tagCount = 7

/** What a tag pair stands for: tags 1 and 2 are `kinds[0]`. */
export const kinds = ['PERSON', 'LOCATION', 'ORGANIZATION'] as const

/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number]

/** A linear-chain conditional random field. */
export interface ChainWeights {
  /** A row of `tagCount` for every hashed feature. */
  rows: Int8Array | Float32Array
  /** `tagCount` rows of `tagCount`: from, to. */
  transitions: Float32Array
  /** What one unit of `rows` is worth. */
  unit: number
}

/** Tags a window and calls `visit` with what it finds: words `from` to `to`, the kind's number, 0 to 1. */
export type Tag = (
  tokens: Tokens,
  window: { from: number; to: number },
  visit: (from: number, to: number, kind: number, score: number) => void,
) => void

/** No name is certain. */
const surest = 0.99

/** Scores below this by more than the weights could make good are not worth decoding. */
const hopeless = -7

/**
 * A tagger: emissions by sums of weights, the best chain by Viterbi, and as its score the mean probability,
 * by forward-backward, that its words belong to the kind. O's weights are 0 by construction, so that windows where
 * nothing comes near it are done after the sums.
 */
export function openTagger(weights: ChainWeights, readFeatures: ReadFeatures): Tag {
  const { rows: weightRows, unit } = weights
  const ways = Float64Array.from(weights.transitions, (value, at) =>
    isAllowed((at / tagCount) | 0, at % tagCount) ? Math.exp(value) : 0,
  )
  const place = { from: 0, to: 0, rows: new Int32Array(featureCount) }
  const sums = new Float64Array(maxWindow * tagCount)
  const alpha = new Float64Array(maxWindow * tagCount)
  const beta = new Float64Array(maxWindow * tagCount)
  const best = new Float64Array(maxWindow * tagCount)
  const back = new Uint8Array(maxWindow * tagCount)
  const path = new Uint8Array(maxWindow)

  const addUp = (tokens: Tokens, from: number, to: number): boolean => {
    let hasHope = false
    place.from = from
    place.to = to
    const { rows } = place
    for (let i = from; i < to; i++) {
      readFeatures(tokens, i, place)
      let s1 = 0
      let s2 = 0
      let s3 = 0
      let s4 = 0
      let s5 = 0
      let s6 = 0
      let s0 = 0
      for (let k = 0; k < featureCount; k++) {
        const row = rows[k] * tagCount
        s0 += weightRows[row]
        s1 += weightRows[row + 1]
        s2 += weightRows[row + 2]
        s3 += weightRows[row + 3]
        s4 += weightRows[row + 4]
        s5 += weightRows[row + 5]
        s6 += weightRows[row + 6]
      }
      const at = (i - from) * tagCount
      const top = Math.max(s0, s1, s2, s3, s4, s5, s6)
      if ((Math.max(s1, s2, s3, s4, s5, s6) - s0) * unit > hopeless) hasHope = true
      sums[at] = Math.exp((s0 - top) * unit)
      sums[at + 1] = Math.exp((s1 - top) * unit)
      sums[at + 2] = Math.exp((s2 - top) * unit)
      sums[at + 3] = Math.exp((s3 - top) * unit)
      sums[at + 4] = Math.exp((s4 - top) * unit)
      sums[at + 5] = Math.exp((s5 - top) * unit)
      sums[at + 6] = Math.exp((s6 - top) * unit)
      const gap = tokens.gap[i]
      if (gap >= gaps.comma)
        for (let kind = 0; kind < 3; kind++) if (!mayGoOn(gap, kind)) sums[at + 2 + 2 * kind] = 0
    }
    return hasHope
  }

  /** Fills alpha, beta (each step scaled to sum 1) and the best path. */
  const decode = (size: number) => {
    for (let t = 0; t < tagCount; t++) {
      const first = t === 0 || t % 2 === 1 ? sums[t] * ways[t] : 0
      alpha[t] = first
      best[t] = first
      beta[(size - 1) * tagCount + t] = 1
    }
    normalise(alpha, 0)
    for (let i = 1; i < size; i++) {
      const at = i * tagCount
      const before = at - tagCount
      for (let t = 0; t < tagCount; t++) {
        let total = 0
        let top = 0
        let from = 0
        for (let q = 0; q < tagCount; q++) {
          const way = ways[q * tagCount + t]
          total += alpha[before + q] * way
          const chain = best[before + q] * way
          if (chain > top) {
            top = chain
            from = q
          }
        }
        alpha[at + t] = total * sums[at + t]
        best[at + t] = top * sums[at + t]
        back[at + t] = from
      }
      normalise(alpha, at)
      normalise(best, at)
    }
    for (let i = size - 2; i >= 0; i--) {
      const at = i * tagCount
      const next = at + tagCount
      for (let t = 0; t < tagCount; t++) {
        let total = 0
        for (let q = 0; q < tagCount; q++) total += ways[t * tagCount + q] * sums[next + q] * beta[next + q]
        beta[at + t] = total
      }
      normalise(beta, at)
    }
    let tag = 0
    const lastAt = (size - 1) * tagCount
    for (let t = 1; t < tagCount; t++) if (best[lastAt + t] > best[lastAt + tag]) tag = t
    for (let i = size - 1; i >= 0; i--) {
      path[i] = tag
      tag = back[i * tagCount + tag]
    }
  }

  const chanceOf = (i: number, kind: number): number => {
    const at = i * tagCount
    let total = 0
    for (let t = 0; t < tagCount; t++) total += alpha[at + t] * beta[at + t]
    const begins = at + 1 + 2 * kind
    return (alpha[begins] * beta[begins] + alpha[begins + 1] * beta[begins + 1]) / total
  }

  return (tokens, { from, to }, visit) => {
    if (!addUp(tokens, from, to)) return
    const size = to - from
    decode(size)
    for (let i = 0; i < size; i++) {
      const tag = path[i]
      if (tag === 0) continue
      const kind = (tag - 1) >> 1
      let end = i + 1
      while (end < size && path[end] === 2 * kind + 2) end++
      let chance = 0
      for (let j = i; j < end; j++) chance += chanceOf(j, kind)
      visit(from + i, from + end, kind, Math.min(surest, chance / (end - i)))
      i = end - 1
    }
  }
}

/** Whether a name of this kind may go on after such a gap: a comma stands only inside organisations. */
export function mayGoOn(gap: number, kind: number): boolean {
  if (gap === gaps.initialDot || gap < gaps.comma) return true
  if (gap === gaps.comma) return kind === 2
  return gap === gaps.quote ? kind === 0 : false
}

/** I follows B or I of its kind only. */
export function isAllowed(from: number, to: number): boolean {
  if (to === 0 || to % 2 === 1) return true
  return from === to || from === to - 1
}

function normalise(values: Float64Array, at: number): void {
  let total = 0
  for (let t = 0; t < tagCount; t++) total += values[at + t]
  if (total > 0) for (let t = 0; t < tagCount; t++) values[at + t] /= total
}
