import { modelFile } from '../../detect/deferred.js'
import { tagCount } from '../name-tagger/tags.js'

/** What `datasets/models/chinese-names.bin` holds: the weights of a linear chain, for the features that matter. */
export interface ChineseNameModel {
  /**
   * Two numbers for every 32 of {@link rowCount} hashed features, side by side since both are always read: a bit for
   * each that has weights of its own, and how many have before them.
   */
  index: Uint32Array
  /** {@link rowWidth} weights a row: first those of all other features together, then the known ones in order. */
  rows: Int8Array
  /** What one unit of `rows` is worth. */
  unit: number
  /** `tagCount` rows of `tagCount`: from, to. */
  transitions: Float32Array
}

/** What {@link encodeChineseNames} writes: a bit for each feature, and `tagCount` weights a row. */
export interface ChineseNameWeights extends Pick<ChineseNameModel, 'unit' | 'transitions'> {
  known: Uint32Array
  rows: Int8Array
}

/** A row in memory: a weight for each tag and one that is not used, so that no row lies across two lines of a cache. */
export const rowWidth = 8

/** How many hashed features are told apart. */
export const rowCount = 2 ** 20

/** "PKC" and the version of the layout: a change of features needs new weights, and so a new version. */
const magic = 0x32434b50
const headBytes = 12
const transitionBytes = 4 * tagCount * tagCount
const knownBytes = rowCount / 8

/** Reads the model that ships with the package; it is decoded when it is first asked for. */
export const loadChineseNameModel = modelFile('chinese-names.bin', decodeChineseNames)

/**
 * The model as views of its bytes, little-endian: magic, how many rows there are, the unit of a weight (float), the
 * transitions (floats), a bit for each feature, the weights (a byte each).
 */
export function decodeChineseNames(file: Uint8Array): ChineseNameModel {
  const bytes = file.slice()
  const head = new DataView(bytes.buffer)
  if (head.getUint32(0, true) !== magic)
    throw new TypeError('The model of Chinese names is of another version')
  const known = new Uint32Array(bytes.buffer, headBytes + transitionBytes, rowCount / 32)
  const index = new Uint32Array(2 * known.length)
  let count = 0
  for (let i = 0; i < known.length; i++) {
    index[2 * i] = known[i]
    index[2 * i + 1] = count
    count += bitsIn(known[i])
  }
  const size = head.getUint32(4, true)
  const packed = new Int8Array(bytes.buffer, headBytes + transitionBytes + knownBytes, size * tagCount)
  const rows = new Int8Array(size * rowWidth)
  for (let row = 0; row < size; row++)
    rows.set(packed.subarray(row * tagCount, (row + 1) * tagCount), row * rowWidth)
  const transitions = new Float32Array(bytes.buffer, headBytes, tagCount * tagCount)
  return { index, unit: head.getFloat32(8, true), transitions, rows }
}

/** The bytes that {@link decodeChineseNames} reads. */
export function encodeChineseNames(model: ChineseNameWeights): Uint8Array {
  const { known, rows, unit, transitions } = model
  const bytes = new Uint8Array(headBytes + transitionBytes + knownBytes + rows.length)
  const head = new DataView(bytes.buffer)
  head.setUint32(0, magic, true)
  head.setUint32(4, rows.length / tagCount, true)
  head.setFloat32(8, unit, true)
  new Float32Array(bytes.buffer, headBytes, transitions.length).set(transitions)
  new Uint32Array(bytes.buffer, headBytes + transitionBytes, known.length).set(known)
  new Int8Array(bytes.buffer, headBytes + transitionBytes + knownBytes).set(rows)
  return bytes
}

/** The row of a hashed feature: 0, the common one, for those that have none of their own. */
export function rowOf(index: Uint32Array, feature: number): number {
  const at = (feature >>> 5) << 1
  const word = index[at]
  const bit = feature & 31
  if (((word >>> bit) & 1) === 0) return 0
  return 1 + index[at + 1] + bitsIn(word & ((1 << bit) - 1))
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
