import { openRowSums } from '../../../../src/kernels/rows.js'
import { type Chain, openChain, splitAtGap, type VisitName, visitNames } from './chain.js'
import { compileFeatures, openInputs } from './features.js'
import { mayHoldName, openOdds } from './odds.js'
import { tagCount } from './tags.js'
import { mostWords } from './windows.js'
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

/** The same as whole numbers of a byte, as a model holds them. */
export interface ByteWeights extends ChainWeights {
  rows: Int8Array
}

/** Tags words `from` to `to` and calls `visit` with every name among them, its kind and a score from 0 to 1. */
export type Tag = (tokens: Tokens, window: { from: number; to: number }, visit: VisitName) => void

/** As in `chain.ts`. */
const width = tagCount

/** No name is certain. */
const maxScore = 0.99

/**
 * A tagger: sums of weights, the best path by Viterbi, and as the score of a name the mean probability, by the forward
 * and the backward pass, that its words belong to the kind. Half of the windows hold none, which is known from their
 * sums before anything else is worked out. It is the reference of the kernel that `name-words.ts` opens, and tags what
 * is too long for that.
 */
export function openTagger(weights: ByteWeights, letters: Uint16Array): Tag {
  const { transitions, unit } = weights
  const chain = openChain(transitions)
  const odds = openOdds(transitions, unit)
  const kernel = openRowSums(compileFeatures(), { rows: weights.rows, width })
  const { sums } = kernel
  const readInputs = openInputs(letters, kernel.inputs)
  /** The sums of every word of a window. */
  const windowSums = new Int32Array(mostWords * width)
  return (tokens, window, visit) => {
    const { from, to } = window
    const size = to - from
    for (let i = 0; i < size; i++) {
      readInputs(tokens, from + i, window)
      kernel.addUp()
      for (let tag = 0; tag < width; tag++) windowSums[i * width + tag] = sums[tag]
    }
    if (!mayHoldName(odds, { sums: windowSums, size, gaps: tokens.gap, from })) return
    for (let i = 0; i < size; i++) {
      emit(chain, i, { sums: windowSums, unit })
      splitAtGap(chain, i, tokens.gap[from + i])
    }
    visitNames(chain, size, (first, end, kind, probability) =>
      visit(from + first, from + end, kind, Math.min(maxScore, probability)),
    )
  }
}

/** Fills the emissions of word `i` of a window from its sums. */
function emit({ emissions }: Chain, i: number, { sums, unit }: { sums: Int32Array; unit: number }): void {
  const at = i * width
  let top = sums[at]
  for (let tag = 1; tag < width; tag++) top = Math.max(top, sums[at + tag])
  for (let tag = 0; tag < width; tag++) emissions[at + tag] = Math.exp((sums[at + tag] - top) * unit)
}
