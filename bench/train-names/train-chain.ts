import { Draws } from '../../src/transform/random.js'
import { featureCount } from '../../transforms/anonymize/recognizers/name-tagger/features.js'
import {
  type ChainWeights,
  isAllowed,
  mayGoOn,
  tagCount,
} from '../../transforms/anonymize/recognizers/name-tagger/tagger.js'
import { maxWindow } from '../../transforms/anonymize/recognizers/name-tagger/windows.js'
import type { TrainingSet } from './training-set.js'

/** How to train. */
export interface TrainOptions {
  rowCount: number
  epochs: number
  rate: number
  /** Pull towards zero, per update. */
  decay: number
  /** Share of features left out at random, word by word, so that no single one is leant upon. */
  dropout: number
  /** The weights are the mean over the ends of this many last epochs. */
  averaged: number
  onEpoch?: (epoch: number, loss: number) => void
}

/**
 * Conditional random field by stochastic gradient ascent with per-weight rates (AdaGrad; Duchi, Hazan and Singer
 * 2011). The gradient of a chain is what is there less what the model expects (Lafferty, McCallum and Pereira 2001).
 */
export function trainChain({ rows, tags, gaps, windows }: TrainingSet, options: TrainOptions): ChainWeights {
  const { rowCount, epochs, rate, decay, dropout, averaged, onEpoch } = options
  const weights = new Float32Array(rowCount * tagCount)
  const means = new Float32Array(rowCount * tagCount)
  const squares = new Float32Array(rowCount * tagCount).fill(1e-2)
  const transitions = new Float32Array(tagCount * tagCount)
  const transitionSquares = new Float32Array(tagCount * tagCount).fill(1e-2)
  const sums = new Float64Array(maxWindow * tagCount)
  const alpha = new Float64Array(maxWindow * tagCount)
  const beta = new Float64Array(maxWindow * tagCount)
  const gradient = new Float64Array(tagCount)
  const ways = new Float64Array(tagCount * tagCount)
  const expected = new Float64Array(tagCount * tagCount)
  const scales = new Float64Array(maxWindow)
  const kept = new Uint8Array(maxWindow * featureCount)
  const lift = 1 / (1 - dropout)
  const order = Array.from({ length: windows.length - 1 }, (_, i) => i)
  const draws = new Draws(17, 71)

  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(draws.unit() * (i + 1))
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    for (const window of order) {
      const from = windows[window]
      const size = windows[window + 1] - from
      for (let a = 0; a < tagCount; a++)
        for (let b = 0; b < tagCount; b++)
          ways[a * tagCount + b] = isAllowed(a, b) ? Math.exp(transitions[a * tagCount + b]) : 0
      for (let i = 0; i < size; i++) {
        const at = i * tagCount
        sums.fill(0, at, at + tagCount)
        for (let k = 0; k < featureCount; k++) {
          const isKept = draws.unit() >= dropout ? 1 : 0
          kept[i * featureCount + k] = isKept
          if (isKept === 0) continue
          const row = rows[(from + i) * featureCount + k] * tagCount
          for (let t = 0; t < tagCount; t++) sums[at + t] += weights[row + t] * lift
        }
        let top = Number.NEGATIVE_INFINITY
        for (let t = 0; t < tagCount; t++) top = Math.max(top, sums[at + t])
        for (let t = 0; t < tagCount; t++) sums[at + t] = Math.exp(sums[at + t] - top)
        for (let kind = 0; kind < 3; kind++) if (!mayGoOn(gaps[from + i], kind)) sums[at + 2 + 2 * kind] = 0
      }
      for (let i = 0; i < size; i++) {
        const at = i * tagCount
        let total = 0
        for (let t = 0; t < tagCount; t++) {
          let reach = 0
          if (i === 0) reach = t === 0 || t % 2 === 1 ? ways[t] : 0
          else for (let q = 0; q < tagCount; q++) reach += alpha[at - tagCount + q] * ways[q * tagCount + t]
          total += alpha[at + t] = reach * sums[at + t]
        }
        scales[i] = total
        for (let t = 0; t < tagCount; t++) alpha[at + t] /= total
      }
      for (let t = 0; t < tagCount; t++) beta[(size - 1) * tagCount + t] = 1
      for (let i = size - 2; i >= 0; i--) {
        const at = i * tagCount
        const next = at + tagCount
        for (let t = 0; t < tagCount; t++) {
          let total = 0
          for (let q = 0; q < tagCount; q++) total += ways[t * tagCount + q] * sums[next + q] * beta[next + q]
          beta[at + t] = total / scales[i + 1]
        }
      }
      expected.fill(0)
      for (let i = 0; i < size; i++) {
        const at = i * tagCount
        const gold = tags[from + i]
        for (let t = 0; t < tagCount; t++) {
          const chance = alpha[at + t] * beta[at + t]
          gradient[t] = (t === gold ? 1 : 0) - chance
          if (t === gold) loss -= Math.log(Math.max(chance, 1e-12))
          if (i === 0) expected[t] -= chance
          else
            for (let q = 0; q < tagCount; q++)
              expected[q * tagCount + t] -=
                (alpha[at - tagCount + q] * ways[q * tagCount + t] * sums[at + t] * beta[at + t]) / scales[i]
        }
        expected[(i === 0 ? 0 : tags[from + i - 1] * tagCount) + gold] += 1
        for (let k = 0; k < featureCount; k++) {
          if (kept[i * featureCount + k] === 0) continue
          const row = rows[(from + i) * featureCount + k] * tagCount
          for (let t = 0; t < tagCount; t++) {
            const slope = gradient[t] - decay * weights[row + t]
            if (slope > -1e-4 && slope < 1e-4) continue
            const square = (squares[row + t] += slope * slope)
            weights[row + t] += (rate * slope) / Math.sqrt(square)
          }
        }
      }
      for (let w = 0; w < tagCount * tagCount; w++) {
        const slope = expected[w]
        if (slope === 0) continue
        transitionSquares[w] += slope * slope
        transitions[w] += (rate * slope) / Math.sqrt(transitionSquares[w])
      }
    }
    onEpoch?.(epoch, loss / tags.length)
    if (epoch >= epochs - averaged) for (let w = 0; w < means.length; w++) means[w] += weights[w] / averaged
  }
  return { rows: means, transitions, unit: 1 }
}

/** The same weights in a byte each. */
export function quantise({ rows, transitions }: ChainWeights): ChainWeights {
  const sizes = Float32Array.from(rows, Math.abs)
    .filter((size) => size > 0)
    .sort()
  const limit = sizes[Math.floor(sizes.length * 0.9995)]
  const unit = limit / 127
  const bytes = Int8Array.from(rows, (weight) => Math.max(-127, Math.min(127, Math.round(weight / unit))))
  return { rows: bytes, transitions, unit }
}
