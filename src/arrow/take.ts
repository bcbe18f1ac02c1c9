import { checkValue, wrongValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { type Data, DataType, makeColumn } from './arrow.js'
import { Batch } from './batch.js'
import { bitAt, countBits, makeBits, setBit } from './bits.js'
import { emptyLike, type Numbers } from './typed-arrays.js'

/**
 * Gather: a new column whose row i is row `indices[i]` of the old one. Rows may repeat, be left out and
 * change their order. Works for every type that the readers yield, nested ones included.
 * Throws `unsupported` for dictionaries, views and unions, which the readers never yield.
 */
export function takeColumn(data: Data, indices: Uint32Array): Data {
  const type = data.type
  const length = indices.length
  if (DataType.isNull(type)) return makeColumn(type, { length })
  const validity = takeValidity(data, indices)
  if (DataType.isBool(type))
    return makeColumn(type, { length, ...validity, data: takeBits(data.values, data.offset, indices) })
  if (DataType.isUtf8(type) || DataType.isBinary(type)) return takeBytes(data, indices, validity)
  if (DataType.isList(type) || DataType.isMap(type)) return takeList(data, indices, validity)
  if (DataType.isStruct(type)) {
    const children = data.children.map((child) => takeColumn(child, indices))
    return makeColumn(type, { length, ...validity, children })
  }
  if (DataType.isFixedSizeList(type)) {
    const child = takeColumn(data.children[0], spreadIndices(indices, type.listSize))
    return makeColumn(type, { length, ...validity, child })
  }
  if (isFixedWidth(type)) {
    const values = takeValues(data.values, data.stride, indices)
    return makeColumn(type, { length, ...validity, data: values })
  }
  throw new PrepError('unsupported', `Rows of a ${type} column cannot be gathered`)
}

/**
 * Gathers rows: row i of the new batch is row `indices[i]` of the old one. Rows may repeat, be left out and
 * change their order. `copies`, when given, is the copy number of each new row; without it every row keeps the
 * one it had. Indices that name every row once, in order, give the batch itself. Throws `bad_option` for an
 * index beyond the rows, and `unsupported` where a column would pass 2 GiB.
 *
 * @example
 * const batch = batchOfRows([{ n: 1 }, { n: 2 }])
 * const twice = takeRows(batch, Uint32Array.of(1, 1), Uint32Array.of(0, 1))
 * rowsOf(twice) // [{ n: 2 }, { n: 2 }]
 */
export function takeRows(batch: Batch, indices: Uint32Array, copies?: Uint32Array): Batch {
  checkValue('The first argument of takeRows()', batch, 'batch')
  checkIndices(indices, { batch, copies })
  if (copies === undefined && isIdentity(indices, batch.numRows)) return batch
  const { source, positions, marks } = batch.origin
  const origin = {
    source,
    positions: takeValues(positions, 1, indices) as Float64Array,
    copies: copies ?? (takeValues(batch.origin.copies, 1, indices) as Uint32Array),
    ...(marks !== undefined && { marks: takeValues(marks, 1, indices) as Float64Array }),
  }
  if (isIdentity(indices, batch.numRows)) return new Batch(batch.schema, batch.columns, origin)
  const columns = batch.columns.map((column) => takeColumn(column, indices))
  return new Batch(batch.schema, columns, origin)
}

/**
 * The rows for which `keep` is true, in their order.
 *
 * @example
 * const batch = batchOfRows([{ n: 1 }, { n: 2 }, { n: 3 }])
 * rowsOf(filterRows(batch, (row) => row !== 1)) // [{ n: 1 }, { n: 3 }]
 */
export function filterRows(batch: Batch, keep: (row: number) => boolean): Batch {
  checkValue('The first argument of filterRows()', batch, 'batch')
  checkValue('The second argument of filterRows()', keep, 'function')
  const kept = new Uint32Array(batch.numRows)
  let count = 0
  for (let row = 0; row < batch.numRows; row++) if (keep(row)) kept[count++] = row
  return takeRows(batch, kept.subarray(0, count))
}

function checkIndices(
  indices: Uint32Array,
  { batch, copies }: { batch: Batch; copies: Uint32Array | undefined },
): void {
  if (!(indices instanceof Uint32Array))
    throw wrongValue('The indices of takeRows()', 'a Uint32Array, such as Uint32Array.of(0, 2)', indices)
  if (copies !== undefined && (!(copies instanceof Uint32Array) || copies.length !== indices.length))
    throw new PrepError('bad_option', 'The copies of takeRows() must be a Uint32Array as long as the indices')
  for (let i = 0; i < indices.length; i++)
    if (indices[i] >= batch.numRows)
      throw new PrepError(
        'bad_option',
        `takeRows() is asked for row ${indices[i]} of a batch of ${batch.numRows} rows, which are counted from 0`,
      )
}

function isIdentity(indices: Uint32Array, length: number): boolean {
  if (indices.length !== length) return false
  for (let i = 0; i < length; i++) if (indices[i] !== i) return false
  return true
}

interface Validity {
  nullCount: number
  nullBitmap: Uint8Array | undefined
}

function takeValidity(data: Data, indices: Uint32Array): Validity {
  if (data.nullCount === 0) return { nullCount: 0, nullBitmap: undefined }
  const nullBitmap = takeBits(data.nullBitmap as Uint8Array, data.offset, indices)
  return { nullCount: indices.length - countBits(nullBitmap, indices.length), nullBitmap }
}

function takeBits(bits: Uint8Array, offset: number, indices: Uint32Array): Uint8Array {
  const taken = makeBits(indices.length)
  for (let i = 0; i < indices.length; i++) if (bitAt(bits, offset + indices[i]) === 1) setBit(taken, i)
  return taken
}

function takeValues(values: Numbers, stride: number, indices: Uint32Array): Numbers {
  const taken = emptyLike(values, indices.length * stride)
  if (stride === 1) {
    for (let i = 0; i < indices.length; i++) taken[i] = values[indices[i]]
    return taken
  }
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * stride
    for (let part = 0; part < stride; part++) taken[i * stride + part] = values[from + part]
  }
  return taken
}

function takeBytes(data: Data, indices: Uint32Array, validity: Validity): Data {
  const offsets = data.valueOffsets as Int32Array
  const values = data.values as Uint8Array
  const valueOffsets = gatherOffsets(offsets, indices)
  const bytes = new Uint8Array(valueOffsets[indices.length])
  for (let i = 0; i < indices.length; ) {
    let run = 1
    while (i + run < indices.length && indices[i + run] === indices[i] + run) run++
    const from = offsets[indices[i]]
    const end = offsets[indices[i] + run]
    // A few bytes are copied sooner one by one than a view of them is made.
    if (end - from > 48) bytes.set(values.subarray(from, end), valueOffsets[i])
    else for (let at = from, to = valueOffsets[i]; at < end; at++, to++) bytes[to] = values[at]
    i += run
  }
  return makeColumn(data.type, {
    length: indices.length,
    ...validity,
    valueOffsets,
    data: bytes,
  })
}

function takeList(data: Data, indices: Uint32Array, validity: Validity): Data {
  const offsets = data.valueOffsets as Int32Array
  const valueOffsets = gatherOffsets(offsets, indices)
  const inner = new Uint32Array(valueOffsets[indices.length])
  let next = 0
  for (const row of indices)
    for (let item = offsets[row]; item < offsets[row + 1]; item++) inner[next++] = item
  const child = takeColumn(data.children[0], inner)
  return makeColumn(data.type, { length: indices.length, ...validity, valueOffsets, child })
}

/** Offsets of the gathered values. Throws `unsupported` where they would pass the 2 GiB of a 32-bit offset. */
function gatherOffsets(offsets: Int32Array, indices: Uint32Array): Int32Array {
  const gathered = new Int32Array(indices.length + 1)
  let end = 0
  for (let i = 0; i < indices.length; i++) {
    end += offsets[indices[i] + 1] - offsets[indices[i]]
    gathered[i + 1] = end
  }
  if (end > 0x7fffffff)
    throw new PrepError('unsupported', 'A batch would pass 2 GiB in one column. Ask for fewer copies')
  return gathered
}

function spreadIndices(indices: Uint32Array, size: number): Uint32Array {
  const spread = new Uint32Array(indices.length * size)
  for (let i = 0; i < indices.length; i++)
    for (let item = 0; item < size; item++) spread[i * size + item] = indices[i] * size + item
  return spread
}

/** Whether the values of a type stand side by side in one buffer, each of the same number of bytes. */
export function isFixedWidth(type: DataType): boolean {
  return (
    DataType.isInt(type) ||
    DataType.isFloat(type) ||
    DataType.isDecimal(type) ||
    DataType.isDate(type) ||
    DataType.isTime(type) ||
    DataType.isTimestamp(type) ||
    DataType.isDuration(type) ||
    DataType.isInterval(type) ||
    DataType.isFixedSizeBinary(type)
  )
}
