import { type Chain, openChain, splitAtGap, type VisitName, visitNames } from './chain.js'
import { featureCount, type ReadFeatures } from './features.js'
import { tagCount } from './tags.js'
import type { Tokens } from './words/tokens.js'

/** The weights of a linear-chain conditional random field. */
export interface ChainWeights {
  /** A row of `tagCount` for every hashed feature. */
  rows: Int8Array | Float32Array
  /** `tagCount` rows of `tagCount`: from, to. */
  transitions: Float32Array
  /** What one unit of `rows` is worth. */
  unit: number
}

/** Tags words `from` to `to` and calls `visit` with every name among them, its kind and a score from 0 to 1. */
export type Tag = (tokens: Tokens, window: { from: number; to: number }, visit: VisitName) => void

/** As in `chain.ts`. */
const width = tagCount

/** No name is certain. */
const maxScore = 0.99

/** A window in which no tag comes as near as this to the score of "outside" holds no name, whatever the transitions. */
const leastMargin = -7

/**
 * A tagger: emissions by sums of weights, the best path by Viterbi, and as the score of a name the mean probability,
 * by the forward and the backward pass, that its words belong to the kind. The weights of `outside` are 0 by
 * construction, so most windows are done with after the emissions.
 */
export function openTagger(weights: ChainWeights, readFeatures: ReadFeatures): Tag {
  const chain = openChain(weights.transitions)
  const place = { from: 0, to: 0, rows: new Int32Array(featureCount) }
  const given = { weights, features: place.rows }
  return (tokens, { from, to }, visit) => {
    place.from = from
    place.to = to
    let margin = Number.NEGATIVE_INFINITY
    for (let i = from; i < to; i++) {
      readFeatures(tokens, i, place)
      margin = Math.max(margin, emit(chain, i - from, given))
      splitAtGap(chain, i - from, tokens.gap[i])
    }
    if (!(margin > leastMargin)) return
    visitNames(chain, to - from, (first, end, kind, probability) =>
      visit(from + first, from + end, kind, Math.min(maxScore, probability)),
    )
  }
}

/**
 * Fills the emissions of word `i` of a window from the weights of its features; answers by how much the best tag of a
 * name is above `outside`. Every tag has a variable of its own: this loop is most of the tagger's time.
 */
function emit(
  { emissions }: Chain,
  i: number,
  { weights, features }: { weights: ChainWeights; features: Int32Array },
): number {
  const { rows, unit } = weights
  let outside = 0
  let beginPerson = 0
  let insidePerson = 0
  let beginLocation = 0
  let insideLocation = 0
  let beginOrganization = 0
  let insideOrganization = 0
  for (let k = 0; k < featureCount; k++) {
    const row = features[k] * width
    outside += rows[row]
    beginPerson += rows[row + 1]
    insidePerson += rows[row + 2]
    beginLocation += rows[row + 3]
    insideLocation += rows[row + 4]
    beginOrganization += rows[row + 5]
    insideOrganization += rows[row + 6]
  }
  const named = Math.max(
    beginPerson,
    insidePerson,
    beginLocation,
    insideLocation,
    beginOrganization,
    insideOrganization,
  )
  const top = Math.max(outside, named)
  const at = i * width
  emissions[at] = Math.exp((outside - top) * unit)
  emissions[at + 1] = Math.exp((beginPerson - top) * unit)
  emissions[at + 2] = Math.exp((insidePerson - top) * unit)
  emissions[at + 3] = Math.exp((beginLocation - top) * unit)
  emissions[at + 4] = Math.exp((insideLocation - top) * unit)
  emissions[at + 5] = Math.exp((beginOrganization - top) * unit)
  emissions[at + 6] = Math.exp((insideOrganization - top) * unit)
  return (named - outside) * unit
}
