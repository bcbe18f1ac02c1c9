import type { TransitionBiases } from '../checkpoint/calibration.js'
import type { LabelPosition, ModelLabel } from '../checkpoint/labels.js'

/** The best sequence of labels for the scores of a text: token after token, class after class. */
export type FindBestLabels = (scores: ArrayLike<number>) => Uint16Array

/**
 * Decodes labels of the scheme BIOES by Viterbi, as OpenAI's Privacy Filter is decoded: outside and the end of an
 * entity are followed by outside or a beginning, a beginning and the inside by the inside or the end of the same type,
 * and a text ends outside or with an end. Each step adds its bias. Scores may be logits: what they lack to logarithms
 * of probabilities is one number for each token, which changes no order. Takes time linear in tokens and classes.
 */
export function openViterbi(labels: readonly ModelLabel[], biases: TransitionBiases): FindBestLabels {
  const grammar = grammarOf(labels)
  const size = labels.length
  return (scores) => {
    const count = scores.length / size
    const before = new Uint16Array(count * size)
    let best = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
    let next = new Float64Array(size)
    for (const k of [grammar.outside, ...grammar.starts]) best[k] = scores[k]
    for (let i = 1; i < count; i++) {
      step(best, { next, before: before.subarray(i * size, (i + 1) * size), grammar, biases })
      for (let k = 0; k < size; k++) next[k] += scores[i * size + k]
      ;[best, next] = [next, best]
    }
    const path = new Uint16Array(count)
    let last = highest(best, [grammar.outside, ...grammar.ends])
    for (let i = count - 1; i >= 0; i--) {
      path[i] = last
      last = before[i * size + last]
    }
    return path
  }
}

/** Classes by what may stand before and behind them. */
interface Grammar {
  outside: number
  /** First tokens of an entity, `single` among them. */
  starts: readonly number[]
  /** Last tokens of an entity, `single` among them. */
  ends: readonly number[]
  /** One for each type. */
  types: readonly { begin: number; inside: number; end: number }[]
}

function grammarOf(labels: readonly ModelLabel[]): Grammar {
  const at = (wanted: readonly LabelPosition[]) =>
    labels.flatMap(({ position }, k) => (wanted.includes(position) ? k : []))
  const find = (type: string, position: LabelPosition) =>
    labels.findIndex((label) => label.type === type && label.position === position)
  const types = [...new Set(labels.map(({ type }) => type))].filter((type) => type !== '')
  return {
    outside: labels.findIndex(({ position }) => position === 'outside'),
    starts: at(['begin', 'single']),
    ends: at(['end', 'single']),
    types: types.map((type) => ({
      begin: find(type, 'begin'),
      inside: find(type, 'inside'),
      end: find(type, 'end'),
    })),
  }
}

interface Step {
  /** Gets the best score of a sequence up to each class of the next token, without the score of that class itself. */
  next: Float64Array
  /** Gets the class before it in that sequence. */
  before: Uint16Array
  grammar: Grammar
  biases: TransitionBiases
}

function step(best: Float64Array, { next, before, grammar, biases }: Step): void {
  const { outside, starts, ends, types } = grammar
  const closed = highest(best, ends)
  const enter = (k: number, fromOutside: number, fromEnd: number) => {
    const isStaying = best[outside] + fromOutside >= best[closed] + fromEnd
    before[k] = isStaying ? outside : closed
    next[k] = isStaying ? best[outside] + fromOutside : best[closed] + fromEnd
  }
  enter(outside, biases.backgroundStay, biases.endToBackground)
  for (const k of starts) enter(k, biases.backgroundToStart, biases.endToStart)
  for (const { begin, inside, end } of types) {
    const open = best[begin] >= best[inside] ? begin : inside
    before[inside] = before[end] = open
    next[inside] = best[open] + biases.insideToContinue
    next[end] = best[open] + biases.insideToEnd
  }
}

/** The first of some classes whose score no other passes. */
function highest(scores: Float64Array, classes: readonly number[]): number {
  let found = classes[0]
  for (const k of classes) if (scores[k] > scores[found]) found = k
  return found
}
