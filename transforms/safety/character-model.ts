import { PrepError } from '../../src/base/errors.js'

/**
 * A linear model over runs of one to three characters, hashed into a table of weights of a byte each: logistic
 * regression on counts of length 1. Sums are of whole numbers, so that a text has one score on every machine.
 */

const buckets = 1 << 16
const longestRun = 3
const magic = 0x31_4d_43_50
const headBytes = 12
const none = 0

/** A model as it is kept: the weight of a bucket is its byte times `scale`. */
export interface CharacterWeights {
  bias: number
  scale: number
  weights: Int8Array
}

/** The buckets of a text and how often each was met. */
export interface RunCounts {
  /** Which were met, in order of first sight. */
  buckets: Int32Array
  counts: Int32Array
}

/** Counts the runs of texts, one after the other. */
export class RunCounter {
  readonly #counts = new Int32Array(buckets)
  #met = new Int32Array(1024)

  /** What is met in a part of a text, with a space around it. Good until the next call. */
  count(text: string, from = 0, to = text.length): { met: Int32Array; counts: Int32Array } {
    const counts = this.#counts
    const most = (to - from + 2) * longestRun
    if (this.#met.length < most) this.#met = new Int32Array(most * 2)
    const met = this.#met
    let size = 0
    const at = (i: number) => (i < from || i >= to ? 32 : text.charCodeAt(i))
    for (let i = from - 1; i <= to; i++) {
      let hash = 0x811c9dc5
      for (let n = 0; n < longestRun && i + n <= to; n++) {
        hash = Math.imul(hash ^ at(i + n), 0x01000193)
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
        const bucket = (hash ^ (hash >>> 13)) & (buckets - 1)
        if (counts[bucket]++ === none) met[size++] = bucket
      }
    }
    return { met: met.subarray(0, size), counts }
  }

  /** Forgets what was met. */
  clear(met: Int32Array): void {
    for (const bucket of met) this.#counts[bucket] = none
  }

  /** The same as lists of their own, for training. */
  take(text: string): RunCounts {
    const { met, counts } = this.count(text)
    const own = { buckets: met.slice(), counts: Int32Array.from(met, (bucket) => counts[bucket]) }
    this.clear(met)
    return own
  }
}

/** How many buckets there are. */
export const bucketCount = buckets

/** Scores texts, one after the other. */
export class CharacterModel {
  readonly #weights: CharacterWeights
  readonly #counter = new RunCounter()

  constructor(weights: CharacterWeights) {
    this.#weights = weights
  }

  /** The chance, 0 to 1, that a part of a text is of the class. */
  score(text: string, from = 0, to = text.length): number {
    const { weights, scale, bias } = this.#weights
    const { met, counts } = this.#counter.count(text, from, to)
    let sum = 0
    let squares = 0
    for (const bucket of met) {
      const count = counts[bucket]
      sum += count * weights[bucket]
      squares += count * count
    }
    this.#counter.clear(met)
    return 1 / (1 + Math.exp(-(bias + (sum * scale) / Math.sqrt(squares))))
  }
}

/** A model as a file: its mark, bias and scale as 32-bit floats, a byte a bucket; little endian. */
export function encodeCharacterModel({ bias, scale, weights }: CharacterWeights): Uint8Array {
  const bytes = new Uint8Array(headBytes + buckets)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setFloat32(4, bias, true)
  view.setFloat32(8, scale, true)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, buckets), headBytes)
  return bytes
}

/** Reads what {@link encodeCharacterModel} has written. Throws `bad_input` for another file. */
export function decodeCharacterModel(bytes: Uint8Array): CharacterWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length !== headBytes + buckets || view.getUint32(0, true) !== magic)
    throw new PrepError('bad_input', 'This is no model of characters. Build it with npm run train:safety')
  return {
    bias: view.getFloat32(4, true),
    scale: view.getFloat32(8, true),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + headBytes, buckets),
  }
}
