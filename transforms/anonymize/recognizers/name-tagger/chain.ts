import { beginOf, insideOf, kindOf, kinds, mayBegin, mayFollow, mayGoOn, outside, tagCount } from './tags.js'
import { mostWords } from './windows.js'
import { gaps } from './words/tokens.js'

/** Of a row. A constant of this module is known to the compiler, where one of another is read in every loop. */
const width = tagCount

/**
 * A window of words as a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) sees it: a row of
 * `tagCount` numbers for each word. The arrays are used again for the next window.
 */
export interface Chain {
  /** What one tag after another counts, as a factor: from, to. 0 where the one cannot follow. */
  transitions: Float64Array
  /** What a word by itself says for each tag, as a factor. */
  emissions: Float64Array
  /** How probable each tag of a word is by the words up to this one. */
  forward: Float64Array
  /** The sum of each row of `forward` before it was scaled. */
  scales: Float64Array
  /** What the words after this one say for each tag of it. */
  backward: Float64Array
  /** How probable the best path that ends in each tag of a word is, and the tag before the last in it. */
  best: Float64Array
  cameFrom: Uint8Array
  /** The best path: a tag a word. */
  path: Uint8Array
}

/** A name in a path: words `from` to `to` are of `kinds[kind]`, with that probability. */
export type VisitName = (from: number, to: number, kind: number, probability: number) => void

/** Room for windows under these transitions, which are logarithms of factors. */
export function openChain(transitions: Float32Array): Chain {
  const cells = mostWords * width
  const chain = {
    transitions: new Float64Array(width * width),
    emissions: new Float64Array(cells),
    forward: new Float64Array(cells),
    scales: new Float64Array(mostWords),
    backward: new Float64Array(cells),
    best: new Float64Array(cells),
    cameFrom: new Uint8Array(cells),
    path: new Uint8Array(mostWords),
  }
  setTransitions(chain, transitions)
  return chain
}

/** Takes transitions that have changed, as logarithms of factors. */
export function setTransitions({ transitions }: Chain, logarithms: Float32Array): void {
  for (let from = 0; from < width; from++)
    for (let to = 0; to < width; to++) {
      const at = from * width + to
      transitions[at] = mayFollow(from, to) ? Math.exp(logarithms[at]) : 0
    }
}

/** Takes from word `i` the tags of names that cannot go on over the gap before it. */
export function splitAtGap({ emissions }: Chain, i: number, gap: number): void {
  if (gap < gaps.comma) return
  for (let kind = 0; kind < kinds.length; kind++)
    if (!mayGoOn(gap, kind)) emissions[i * width + insideOf(kind)] = 0
}

/** The forward pass over the `size` words whose emissions are known. Rows are scaled to the sum 1. */
export function passForward({ transitions, emissions, forward, scales }: Chain, size: number): void {
  for (let tag = 0; tag < width; tag++) forward[tag] = mayBegin(tag) ? emissions[tag] * transitions[tag] : 0
  scales[0] = scaleRow(forward, 0)
  for (let i = 1; i < size; i++) {
    const at = i * width
    const before = at - width
    for (let tag = 0; tag < width; tag++) {
      let sum = 0
      for (let from = 0; from < width; from++) sum += forward[before + from] * transitions[from * width + tag]
      forward[at + tag] = sum * emissions[at + tag]
    }
    scales[i] = scaleRow(forward, at)
  }
}

/** The backward pass over the same words. Rows are scaled to the sum 1, but for the last, which is all 1. */
export function passBackward({ transitions, emissions, backward }: Chain, size: number): void {
  backward.fill(1, (size - 1) * width, size * width)
  for (let i = size - 2; i >= 0; i--) {
    const at = i * width
    const next = at + width
    for (let tag = 0; tag < width; tag++) {
      let sum = 0
      for (let to = 0; to < width; to++)
        sum += transitions[tag * width + to] * emissions[next + to] * backward[next + to]
      backward[at + tag] = sum
    }
    scaleRow(backward, at)
  }
}

/**
 * Calls `visit` with every name among the `size` words whose emissions are known: those of the best path, each with the
 * mean probability, over all paths, that its words are of its kind.
 */
export function visitNames(chain: Chain, size: number, visit: VisitName): void {
  if (!findBestPath(chain, size)) return
  passForward(chain, size)
  passBackward(chain, size)
  eachName(chain, size, visit)
}

/** Finds the most probable path through the same words (Viterbi 1967); answers whether it holds a name. */
function findBestPath(chain: Chain, size: number): boolean {
  const { transitions, emissions, best, cameFrom, path } = chain
  for (let tag = 0; tag < width; tag++) best[tag] = mayBegin(tag) ? emissions[tag] * transitions[tag] : 0
  for (let i = 1; i < size; i++) {
    const at = i * width
    const before = at - width
    for (let tag = 0; tag < width; tag++) {
      let top = 0
      let topFrom = outside
      for (let from = 0; from < width; from++) {
        const probability = best[before + from] * transitions[from * width + tag]
        if (probability > top) {
          top = probability
          topFrom = from
        }
      }
      best[at + tag] = top * emissions[at + tag]
      cameFrom[at + tag] = topFrom
    }
    scaleRow(best, at)
  }
  let tag = outside
  const last = (size - 1) * width
  for (let other = 1; other < width; other++) if (best[last + other] > best[last + tag]) tag = other
  let holdsName = false
  for (let i = size - 1; i >= 0; i--) {
    path[i] = tag
    if (tag !== outside) holdsName = true
    tag = cameFrom[i * width + tag]
  }
  return holdsName
}

/** Calls `visit` with every name of the best path, and the mean probability that its words are of its kind. */
function eachName(chain: Chain, size: number, visit: VisitName): void {
  const { path } = chain
  for (let i = 0; i < size; i++) {
    if (path[i] === outside) continue
    const kind = kindOf(path[i])
    let end = i + 1
    while (end < size && path[end] === insideOf(kind)) end++
    let sum = 0
    for (let word = i; word < end; word++) sum += probabilityOf(chain, word, kind)
    visit(i, end, kind, sum / (end - i))
    i = end - 1
  }
}

/** How probable it is that word `i` belongs to a name of a kind, over all paths. */
function probabilityOf({ forward, backward }: Chain, i: number, kind: number): number {
  const at = i * width
  let total = 0
  for (let tag = 0; tag < width; tag++) total += forward[at + tag] * backward[at + tag]
  const begin = at + beginOf(kind)
  const inside = at + insideOf(kind)
  return (forward[begin] * backward[begin] + forward[inside] * backward[inside]) / total
}

/** Divides a row by its sum, which is answered; one of zeros stays. */
function scaleRow(rows: Float64Array, at: number): number {
  let sum = 0
  for (let tag = 0; tag < width; tag++) sum += rows[at + tag]
  if (sum > 0) for (let tag = 0; tag < width; tag++) rows[at + tag] /= sum
  return sum
}
