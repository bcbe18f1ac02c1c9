import { Draws } from '../../src/transform/random.js'
import {
  type Chain,
  openChain,
  passForward,
  setTransitions,
  splitAtGap,
} from '../../transforms/anonymize/recognizers/name-tagger/chain.js'
import type { ByteWeights, ChainWeights } from '../../transforms/anonymize/recognizers/name-tagger/tagger.js'
import {
  beginOf,
  insideOf,
  kinds,
  tagCount,
} from '../../transforms/anonymize/recognizers/name-tagger/tags.js'
import { maxWindow } from '../../transforms/anonymize/recognizers/name-tagger/windows.js'

/** In place of a tag: the word belongs to no person, and nothing else is known of it. */
export const anyOther = 0xff

/** Windows of features with their right tags, end to end in two arrays. */
export interface ChainSet {
  /** How many rows a word has. */
  featureCount: number
  /** `featureCount` rows for every word. */
  rows: Int32Array
  tags: Uint8Array
  /** What stands before each word, see `gaps`. */
  gaps: Uint8Array
  /** Where each window begins, and at last where all end. */
  windows: number[]
}

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

/** What has been learnt so far, and room for the window at hand. */
interface Training {
  options: TrainOptions
  draws: Draws
  weights: Float32Array
  transitions: Float32Array
  /** Sums of the squares of all slopes of a weight: the larger, the smaller its steps. */
  squares: Float32Array
  transitionSquares: Float32Array
  chain: Chain
  /** Which features of each word are not left out. */
  kept: Uint8Array
  /** Slopes of the tags of one word, and of the transitions of a window. */
  tagSlopes: Float64Array
  transitionSlopes: Float64Array
}

/** A window of the training set: its first word and how many it has. */
interface Window {
  from: number
  size: number
}

const firstSquare = 1e-2
/** Flatter slopes than this change nothing. */
const flat = 1e-4
const leastProbability = 1e-12

/**
 * Conditional random field by stochastic gradient ascent with per-weight rates (AdaGrad; Duchi, Hazan and Singer
 * 2011). The gradient of a chain is what is there less what the model expects (Lafferty, McCallum and Pereira 2001).
 */
export function trainChain(set: ChainSet, options: TrainOptions): ChainWeights {
  const { epochs, averaged, onEpoch } = options
  const { windows } = set
  const training = openTraining(set.featureCount, options)
  const { weights, transitions, draws } = training
  const means = new Float32Array(weights.length)
  const order = Array.from({ length: windows.length - 1 }, (_, i) => i)
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0
    shuffle(order, draws)
    for (const window of order) {
      const from = windows[window]
      loss += learnWindow(training, set, { from, size: windows[window + 1] - from })
    }
    onEpoch?.(epoch, loss / set.tags.length)
    if (epoch >= epochs - averaged) for (let w = 0; w < means.length; w++) means[w] += weights[w] / averaged
  }
  return { rows: means, transitions, unit: 1 }
}

function openTraining(featureCount: number, options: TrainOptions): Training {
  const cells = options.rowCount * tagCount
  const transitions = new Float32Array(tagCount * tagCount)
  return {
    options,
    draws: new Draws(17, 71),
    weights: new Float32Array(cells),
    transitions,
    squares: new Float32Array(cells).fill(firstSquare),
    transitionSquares: new Float32Array(transitions.length).fill(firstSquare),
    chain: openChain(transitions),
    kept: new Uint8Array(maxWindow * featureCount),
    tagSlopes: new Float64Array(tagCount),
    transitionSlopes: new Float64Array(transitions.length),
  }
}

function shuffle(order: number[], draws: Draws): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draws.unit() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
}

/** One step towards the tags of a window; answers how surprising they were, in nats. */
function learnWindow(training: Training, set: ChainSet, window: Window): number {
  const { chain, transitions, transitionSlopes } = training
  setTransitions(chain, transitions)
  for (let i = 0; i < window.size; i++) emitWord(training, set, { from: window.from, i })
  passForward(chain, window.size)
  passBackward(chain, window.size)
  transitionSlopes.fill(0)
  let loss = 0
  for (let i = 0; i < window.size; i++) {
    const place = { from: window.from, i }
    loss += slopeTags(training, set, place)
    slopeTransitions(training, set, place)
    learnWord(training, set, place)
  }
  learnTransitions(training)
  return loss
}

/** Word `i` of the window that begins with word `from` of the set. */
interface WordPlace {
  from: number
  i: number
}

/** Draws the features of a word that are not left out, and adds up what they say. */
function emitWord(training: Training, { featureCount, rows, gaps }: ChainSet, { from, i }: WordPlace): void {
  const { chain, draws, kept, weights, options } = training
  const { emissions } = chain
  const lift = 1 / (1 - options.dropout)
  const at = i * tagCount
  emissions.fill(0, at, at + tagCount)
  for (let k = 0; k < featureCount; k++) {
    const isKept = draws.unit() >= options.dropout ? 1 : 0
    kept[i * featureCount + k] = isKept
    if (isKept === 0) continue
    const row = rows[(from + i) * featureCount + k] * tagCount
    for (let tag = 0; tag < tagCount; tag++) emissions[at + tag] += weights[row + tag] * lift
  }
  let top = Number.NEGATIVE_INFINITY
  for (let tag = 0; tag < tagCount; tag++) top = Math.max(top, emissions[at + tag])
  for (let tag = 0; tag < tagCount; tag++) emissions[at + tag] = Math.exp(emissions[at + tag] - top)
  splitAtGap(chain, i, gaps[from + i])
}

/** The backward pass, scaled as the forward pass was, so that their product is a probability. */
function passBackward({ transitions, emissions, backward, scales }: Chain, size: number): void {
  backward.fill(1, (size - 1) * tagCount, size * tagCount)
  for (let i = size - 2; i >= 0; i--) {
    const at = i * tagCount
    const next = at + tagCount
    for (let tag = 0; tag < tagCount; tag++) {
      let sum = 0
      for (let to = 0; to < tagCount; to++)
        sum += transitions[tag * tagCount + to] * emissions[next + to] * backward[next + to]
      backward[at + tag] = sum / scales[i + 1]
    }
  }
}

/** The slopes of a word's tags: 1 for the right one, less how probable each is; answers the loss. */
function slopeTags(training: Training, { tags }: ChainSet, { from, i }: WordPlace): number {
  const { chain, tagSlopes } = training
  const { forward, backward } = chain
  const at = i * tagCount
  const gold = tags[from + i]
  if (gold === anyOther) return slopeOthers(training, at)
  for (let tag = 0; tag < tagCount; tag++)
    tagSlopes[tag] = (tag === gold ? 1 : 0) - forward[at + tag] * backward[at + tag]
  return -Math.log(Math.max(forward[at + gold] * backward[at + gold], leastProbability))
}

const person = kinds.indexOf('PERSON')

/** The same where only a person is out of the question: all other tags gain, each by as much as it is probable. */
function slopeOthers({ chain, tagSlopes }: Training, at: number): number {
  const { forward, backward } = chain
  const of = (tag: number) => forward[at + tag] * backward[at + tag]
  const rest = Math.max(1 - of(beginOf(person)) - of(insideOf(person)), leastProbability)
  for (let tag = 0; tag < tagCount; tag++) tagSlopes[tag] = of(tag) / rest - of(tag)
  tagSlopes[beginOf(person)] = -of(beginOf(person))
  tagSlopes[insideOf(person)] = -of(insideOf(person))
  return -Math.log(rest)
}

/** Adds to the slopes of the transitions what leads to a word; before the first word stands `outside`. */
function slopeTransitions(training: Training, { tags }: ChainSet, { from, i }: WordPlace): void {
  const { chain, transitionSlopes } = training
  const { transitions, emissions, forward, backward, scales } = chain
  const at = i * tagCount
  if (tags[from + i] === anyOther || (i > 0 && tags[from + i - 1] === anyOther)) return
  for (let tag = 0; tag < tagCount; tag++)
    if (i === 0) transitionSlopes[tag] -= forward[at + tag] * backward[at + tag]
    else
      for (let before = 0; before < tagCount; before++)
        transitionSlopes[before * tagCount + tag] -=
          (forward[at - tagCount + before] *
            transitions[before * tagCount + tag] *
            emissions[at + tag] *
            backward[at + tag]) /
          scales[i]
  const goldBefore = i === 0 ? 0 : tags[from + i - 1]
  transitionSlopes[goldBefore * tagCount + tags[from + i]] += 1
}

/** Moves the weights of a word's features along its slopes. */
function learnWord(training: Training, { featureCount, rows }: ChainSet, { from, i }: WordPlace): void {
  const { kept, weights, squares, tagSlopes, options } = training
  const { rate, decay } = options
  for (let k = 0; k < featureCount; k++) {
    if (kept[i * featureCount + k] === 0) continue
    const row = rows[(from + i) * featureCount + k] * tagCount
    for (let tag = 0; tag < tagCount; tag++) {
      const slope = tagSlopes[tag] - decay * weights[row + tag]
      if (slope > -flat && slope < flat) continue
      const square = (squares[row + tag] += slope * slope)
      weights[row + tag] += (rate * slope) / Math.sqrt(square)
    }
  }
}

function learnTransitions({ transitions, transitionSquares, transitionSlopes, options }: Training): void {
  for (let at = 0; at < transitions.length; at++) {
    const slope = transitionSlopes[at]
    if (slope === 0) continue
    transitionSquares[at] += slope * slope
    transitions[at] += (options.rate * slope) / Math.sqrt(transitionSquares[at])
  }
}

/** The mean of several trainings, which errs less than each. */
export function meanOf(trainings: readonly ChainWeights[]): ChainWeights {
  const { rows, transitions } = trainings[0]
  const mean = (of: (weights: ChainWeights) => ArrayLike<number>) => (_: number, i: number) =>
    trainings.reduce((sum, weights) => sum + of(weights)[i], 0) / trainings.length
  return {
    rows: Float32Array.from(
      rows,
      mean((weights) => weights.rows),
    ),
    transitions: Float32Array.from(
      transitions,
      mean((weights) => weights.transitions),
    ),
    unit: 1,
  }
}

/** The same weights in a byte each. */
export function quantise({ rows, transitions }: ChainWeights): ByteWeights {
  const sizes = Float32Array.from(rows, Math.abs)
    .filter((size) => size > 0)
    .sort()
  const limit = sizes[Math.floor(sizes.length * 0.9995)]
  const unit = limit / 127
  const bytes = Int8Array.from(rows, (weight) => Math.max(-127, Math.min(127, Math.round(weight / unit))))
  return { rows: bytes, transitions, unit }
}
