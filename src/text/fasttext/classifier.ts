import { PrepError } from '../../base/errors.js'
import { BinaryFile } from './binary-file.js'
import { Dictionary } from './dictionary.js'
import { type Matrix, readMatrix } from './matrix.js'

/**
 * Reads the models that fastText trains and quantizes, `.bin` and `.ftz`, and classifies texts by them: labels are those
 * of the library, and scores but for the last bits of a sum (fastText 0.9.2, `src/dictionary.cc`, `loss.cc`,
 * `quantmatrix.cc`, MIT).
 */

/** A label with its probability, from 0 to 1. */
export interface Prediction {
  label: string
  score: number
}

const magic = 793712314
const version = 12
const supervised = 3
const losses = { hierarchical: 1, negative: 2, softmax: 3, oneVersusAll: 4 } as const

/** Classifies texts. It holds the weights, and is not shared between threads. */
export class FastTextClassifier {
  /** Every label, without `__label__`. */
  readonly labels: readonly string[]
  readonly #dictionary: Dictionary
  readonly #input: Matrix
  readonly #hidden: Float32Array
  readonly #scores: (hidden: Float32Array, scores: Float64Array) => void
  readonly #labelScores: Float64Array
  readonly #rows: number[] = []

  /** Reads a model. Throws `bad_input` for what is none, `unsupported` for word vectors without labels. */
  constructor(path: string) {
    const file = new BinaryFile(path)
    try {
      if (file.int32() !== magic || file.int32() !== version) throw file.fault()
      const dimension = file.int32()
      for (const _ of ['window', 'epochs', 'rarest word', 'negatives']) file.int32()
      const [wordNgrams, loss, model, buckets] = [file.int32(), file.int32(), file.int32(), file.int32()]
      const [shortest, longest] = [file.int32(), file.int32()]
      file.int32() // how often the rate of learning was lowered
      file.float64() // the threshold of sampling
      if (model !== supervised)
        throw new PrepError(
          'unsupported',
          `"${path}" holds word vectors and no labels. Name a model that was trained with "fasttext supervised"`,
        )
      this.#dictionary = new Dictionary(file, { wordNgrams, buckets, shortest, longest })
      const isQuantized = file.uint8() !== 0
      this.#input = readMatrix(file, isQuantized)
      const output = readMatrix(file, file.uint8() !== 0 && isQuantized)
      const count = this.#dictionary.labels.length
      if (this.#input.columns !== dimension || output.columns !== dimension || output.rows !== count)
        throw file.fault()
      this.#scores = scorer(loss, output, this.#dictionary.labelCounts)
      this.#hidden = new Float32Array(dimension)
      this.#labelScores = new Float64Array(count)
    } finally {
      file.close()
    }
    this.labels = this.#dictionary.labels.map((label) => label.replace(/^__label__/, ''))
  }

  /** The likeliest label of a text; `undefined` where the model knows nothing of it. */
  predict(text: { bytes: Uint8Array; start: number; end: number }): Prediction | undefined {
    const scores = this.scores(text)
    if (scores === undefined) return undefined
    let best = 0
    for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i
    return { label: this.labels[best], score: scores[best] }
  }

  /** The probability of every label, in the order of `labels`; overwritten by the next call. */
  scores(text: { bytes: Uint8Array; start: number; end: number }): Float64Array | undefined {
    const rows = this.#rows
    const count = this.#dictionary.features(text, rows)
    if (count === 0) return undefined
    const hidden = this.#hidden
    hidden.fill(0)
    for (let i = 0; i < count; i++) this.#input.addRow(rows[i], hidden)
    for (let i = 0; i < hidden.length; i++) hidden[i] /= count
    this.#scores(hidden, this.#labelScores)
    return this.#labelScores
  }
}

/** What fastText adds before it takes a logarithm. */
const epsilon = 1e-5

function scorer(
  loss: number,
  output: Matrix,
  counts: readonly number[],
): (hidden: Float32Array, scores: Float64Array) => void {
  if (loss === losses.hierarchical) return hierarchical(output, counts)
  const isSoftmax = loss === losses.softmax
  return (hidden, scores) => {
    let most = Number.NEGATIVE_INFINITY
    for (let i = 0; i < scores.length; i++) {
      scores[i] = output.dot(i, hidden)
      most = Math.max(most, scores[i])
    }
    let sum = 0
    for (let i = 0; i < scores.length; i++) {
      scores[i] = isSoftmax ? Math.exp(scores[i] - most) : coarseSigmoid(scores[i])
      sum += scores[i]
    }
    for (let i = 0; i < scores.length; i++)
      scores[i] = Math.min(1, (isSoftmax ? scores[i] / sum : scores[i]) + epsilon)
  }
}

/** The sigmoid as fastText looks it up, in 512 steps from -8 to 8. */
function coarseSigmoid(x: number): number {
  if (x < -8) return 0
  if (x > 8) return 1
  return 1 / (1 + Math.exp(8 - Math.floor((x + 8) * 32) / 32))
}

/** The Huffman tree over the labels, as `HierarchicalSoftmaxLoss::buildTree` makes it of their counts, the most first. */
function hierarchical(
  output: Matrix,
  counts: readonly number[],
): (hidden: Float32Array, scores: Float64Array) => void {
  const labels = counts.length
  const left = new Int32Array(2 * labels - 1).fill(-1)
  const right = new Int32Array(2 * labels - 1).fill(-1)
  const total = new Float64Array(2 * labels - 1).fill(1e15)
  total.set(counts)
  let [leaf, node] = [labels - 1, labels]
  const least = () => (leaf >= 0 && total[leaf] < total[node] ? leaf-- : node++)
  for (let i = labels; i < 2 * labels - 1; i++) {
    left[i] = least()
    right[i] = least()
    total[i] = total[left[i]] + total[right[i]]
  }
  const logs = new Float64Array(2 * labels - 1)
  return (hidden, scores) => {
    logs[2 * labels - 2] = 0
    // A node comes behind its children, so that the way down is the way back.
    for (let i = 2 * labels - 2; i >= labels; i--) {
      const share = 1 / (1 + Math.exp(-output.dot(i - labels, hidden)))
      logs[left[i]] = logs[i] + Math.log(1 - share + epsilon)
      logs[right[i]] = logs[i] + Math.log(share + epsilon)
    }
    for (let i = 0; i < labels; i++) scores[i] = Math.min(1, Math.exp(logs[i]))
  }
}
