import { type Data, DataType, makeColumn, Vector } from '../../arrow/arrow.js'
import { TextBuilder } from '../../arrow/text-builder.js'
import { PrepError } from '../../base/errors.js'

/** Rows `from` to `from + length` of a column. */
export interface Rows {
  from: number
  length: number
}

/** The offsets of some rows, counted from the first one, 32 bits wide; and what they span. */
export function narrowOffsets(
  data: Data,
  { from, length }: Rows,
): { valueOffsets: Int32Array; first: number; last: number } {
  const offsets = data.valueOffsets as Int32Array | BigInt64Array
  // A column without rows may come without offsets.
  if (length === 0) return { valueOffsets: new Int32Array(1), first: 0, last: 0 }
  const first = Number(offsets[from])
  const last = Number(offsets[from + length])
  if (last - first > 0x7fffffff)
    throw new PrepError('unsupported', 'A column would pass 2 GiB in one batch. Write smaller record batches')
  const valueOffsets = new Int32Array(length + 1)
  for (let row = 1; row <= length; row++) valueOffsets[row] = Number(offsets[from + row]) - first
  return { valueOffsets, first, last }
}

/**
 * The texts (or bytes) of a column of views, one after the other. apache-arrow's one-file build hides the
 * buffers that views point into, so each value is asked for by itself.
 */
export function textsOfViews(
  data: Data,
  { from, length }: Rows,
): { valueOffsets: Int32Array; data: Uint8Array } {
  const views = new Vector([data])
  const values = Array.from({ length }, (_, row) => bytesOfView(views.get(from + row)))
  const valueOffsets = new Int32Array(length + 1)
  for (let row = 0; row < length; row++) valueOffsets[row + 1] = valueOffsets[row] + values[row].length
  return { valueOffsets, data: Buffer.concat(values, valueOffsets[length]) }
}

function bytesOfView(value: string | Uint8Array | null): Uint8Array {
  if (value === null) return new Uint8Array(0)
  return typeof value === 'string' ? Buffer.from(value) : value
}

/** The pieces of a dictionary that grew, as one column. Throws `unsupported` for other values than text. */
export function concatTexts(pieces: readonly Data[], type: DataType): Data {
  if (!DataType.isUtf8(type))
    throw new PrepError(
      'unsupported',
      `A dictionary of ${type} grows from batch to batch. Write the file without dictionaries`,
    )
  if (pieces.length === 0) return makeColumn(type, { length: 0, valueOffsets: new Int32Array(1) })
  const texts = new TextBuilder(type)
  for (const piece of pieces) {
    const offsets = piece.valueOffsets as Int32Array
    for (let row = 0; row < piece.length; row++) {
      if (!piece.getValid(row)) {
        texts.appendNull()
        continue
      }
      const bytes = (piece.values as Uint8Array).subarray(offsets[row], offsets[row + 1])
      texts.reserve(bytes.length)
      texts.bytes.set(bytes, texts.end)
      texts.end += bytes.length
      texts.endValue()
    }
  }
  return texts.finish()
}
