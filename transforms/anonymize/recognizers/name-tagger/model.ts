import { modelFile } from '../../detect/deferred.js'
import type { ByteWeights } from './tagger.js'
import { tagCount } from './tags.js'

/** What `datasets/models/names.bin` holds. */
export interface NameModel {
  /** See `lexicon.ts`. */
  lexicon: Uint32Array
  weights: ByteWeights
}

/** "PKN" and the version of the layout: a change of features needs new weights, and so a new version. */
const magic = 0x314e4b50
const headBytes = 16
const transitionBytes = tagCount * tagCount * 4

/** Reads the model that ships with the package. */
export async function loadNameModel(): Promise<NameModel> {
  return (await load())()
}

const load = modelFile('names.bin', decodeNameModel)

/**
 * The model as views of its bytes, little-endian: magic, entries of the lexicon, rows of weights, the unit of a
 * weight (float), the transitions (floats), the lexicon, the weights (a byte each).
 */
export function decodeNameModel(file: Uint8Array): NameModel {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice()
  const head = new DataView(bytes.buffer, bytes.byteOffset, headBytes)
  if (head.getUint32(0, true) !== magic) throw new TypeError('The model of names is of another version')
  const entries = head.getUint32(4, true)
  const rowCount = head.getUint32(8, true)
  const at = bytes.byteOffset + headBytes
  return {
    lexicon: new Uint32Array(bytes.buffer, at + transitionBytes, entries),
    weights: {
      unit: head.getFloat32(12, true),
      transitions: new Float32Array(bytes.buffer, at, tagCount * tagCount),
      rows: new Int8Array(bytes.buffer, at + transitionBytes + entries * 4, rowCount * tagCount),
    },
  }
}

/** The bytes that {@link decodeNameModel} reads. */
export function encodeNameModel({ lexicon, weights }: NameModel): Uint8Array {
  const { rows, transitions, unit } = weights
  const bytes = new Uint8Array(headBytes + transitionBytes + lexicon.byteLength + rows.length)
  const head = new DataView(bytes.buffer)
  head.setUint32(0, magic, true)
  head.setUint32(4, lexicon.length, true)
  head.setUint32(8, rows.length / tagCount, true)
  head.setFloat32(12, unit, true)
  new Float32Array(bytes.buffer, headBytes, transitions.length).set(transitions)
  new Uint32Array(bytes.buffer, headBytes + transitionBytes, lexicon.length).set(lexicon)
  new Int8Array(bytes.buffer, headBytes + transitionBytes + lexicon.byteLength).set(rows)
  return bytes
}
