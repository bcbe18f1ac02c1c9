import { emptyLike, type Numbers } from '../../../arrow/typed-arrays.js'

/** The values of a column that are not null, one behind the other: as Arrow keeps them, without the gaps of nulls. */
export type Values = Cells | Texts

/** Values of one width. Booleans are bytes of 0 and 1. */
export interface Cells {
  cells: Numbers
  /** How many numbers a value takes. */
  stride: number
}

/** Values of any length. */
export interface Texts {
  /** Where each begins in `bytes`, and where the last one ends. */
  offsets: Int32Array
  bytes: Uint8Array
}

/** The most bytes that the offsets of a column can count. */
const maxBytes = 0x7fffffff

export function isTexts(values: Values): values is Texts {
  return 'offsets' in values
}

export function countValues(values: Values): number {
  return isTexts(values) ? values.offsets.length - 1 : values.cells.length / values.stride
}

/** Values `from` to before `to`; their bytes are shared. */
export function sliceValues(values: Values, from: number, to: number): Values {
  if (isTexts(values)) return { offsets: values.offsets.subarray(from, to + 1), bytes: values.bytes }
  const { cells, stride } = values
  return { cells: cells.subarray(from * stride, to * stride), stride }
}

/** The values of several lists as one, whose offsets begin at 0. Throws `RangeError` where they pass 2 GiB. */
export function joinValues(parts: readonly Values[]): Values {
  const [first] = parts
  if (isTexts(first)) return joinTexts(parts as readonly Texts[])
  if (parts.length === 1) return first
  const all = parts as readonly Cells[]
  const cells = emptyLike(
    first.cells,
    all.reduce((sum, part) => sum + part.cells.length, 0),
  )
  let end = 0
  for (const part of all) {
    // All are of the kind of the first one.
    ;(cells as Uint8Array).set(part.cells as Uint8Array, end)
    end += part.cells.length
  }
  return { cells, stride: first.stride }
}

function joinTexts(parts: readonly Texts[]): Texts {
  const spans = parts.map(({ offsets }) => ({ from: offsets[0], to: offsets[offsets.length - 1] }))
  if (parts.length === 1 && spans[0].from === 0)
    return { offsets: parts[0].offsets, bytes: parts[0].bytes.subarray(0, spans[0].to) }
  const total = spans.reduce((sum, { from, to }) => sum + to - from, 0)
  if (total > maxBytes) throw new RangeError('A column would pass 2 GiB in one batch')
  const offsets = new Int32Array(parts.reduce((sum, part) => sum + part.offsets.length - 1, 1))
  const isOne = parts.length === 1
  const bytes = isOne ? parts[0].bytes.subarray(spans[0].from, spans[0].to) : new Uint8Array(total)
  let end = 0
  let next = 1
  for (const [i, part] of parts.entries()) {
    const { from, to } = spans[i]
    if (!isOne) bytes.set(part.bytes.subarray(from, to), end)
    const shift = end - from
    for (let at = 1; at < part.offsets.length; at++) offsets[next++] = part.offsets[at] + shift
    end += to - from
  }
  return { offsets, bytes }
}

/** A text shorter than this is copied sooner byte by byte than by a view of it. */
const shortText = 48

/** The values of a dictionary that `indices` name. Throws `RangeError` for one that it does not have, and beyond 2 GiB. */
export function gatherValues(dictionary: Values, indices: Int32Array): Values {
  let highest = 0
  // As unsigned numbers, so that a negative one is too high.
  for (let i = 0; i < indices.length; i++) if (indices[i] >>> 0 > highest) highest = indices[i] >>> 0
  if (highest >= countValues(dictionary) && indices.length > 0)
    throw new RangeError('No such entry of the dictionary')
  return isTexts(dictionary) ? gatherTexts(dictionary, indices) : gatherCells(dictionary, indices)
}

function gatherCells({ cells, stride }: Cells, indices: Int32Array): Cells {
  const gathered = emptyLike(cells, indices.length * stride)
  const [from, into] = [wordsOf(cells), wordsOf(gathered)]
  const words = (stride * from.length) / cells.length
  if (words === 1) for (let i = 0; i < indices.length; i++) into[i] = from[indices[i]]
  else if (words === 2)
    for (let i = 0; i < indices.length; i++) {
      into[2 * i] = from[2 * indices[i]]
      into[2 * i + 1] = from[2 * indices[i] + 1]
    }
  else
    for (let i = 0; i < indices.length; i++)
      for (let word = 0; word < words; word++) into[i * words + word] = from[indices[i] * words + word]
  return { cells: gathered, stride }
}

/**
 * The same memory as numbers of at most 32 bits: a loop over those is as fast as it can be, while one over 64 bits makes
 * an object for each number.
 */
export function wordsOf(cells: Numbers): Uint32Array | Uint16Array | Uint8Array {
  const { buffer, byteOffset, byteLength } = cells
  if (cells.BYTES_PER_ELEMENT === 1) return new Uint8Array(buffer, byteOffset, byteLength)
  if (cells.BYTES_PER_ELEMENT === 2) return new Uint16Array(buffer, byteOffset, byteLength / 2)
  return new Uint32Array(buffer, byteOffset, byteLength / 4)
}

function gatherTexts(dictionary: Texts, indices: Int32Array): Texts {
  const offsets = new Int32Array(indices.length + 1)
  let end = 0
  for (let i = 0; i < indices.length; i++) {
    end += dictionary.offsets[indices[i] + 1] - dictionary.offsets[indices[i]]
    if (end > maxBytes) throw new RangeError('A page would pass 2 GiB')
    offsets[i + 1] = end
  }
  const bytes = new Uint8Array(end)
  for (let i = 0; i < indices.length; i++) {
    const from = dictionary.offsets[indices[i]]
    const to = dictionary.offsets[indices[i] + 1]
    if (to - from > shortText) bytes.set(dictionary.bytes.subarray(from, to), offsets[i])
    else for (let at = from, into = offsets[i]; at < to; at++, into++) bytes[into] = dictionary.bytes[at]
  }
  return { offsets, bytes }
}
