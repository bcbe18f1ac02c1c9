/**
 * Hashes of what rows hold, by value: equal rows have equal hashes in any file, in any order of rows and of
 * columns. A number counts as the text it is written as, so that 12 read as a whole number, as a double or as
 * text is one value; a column that is null is as if it were not there. Texts are taken as bytes, not decoded.
 */

import { PrepError } from '../../base/errors.js'
import { type Data, DataType, type Field, type Schema } from '../arrow.js'
import type { Batch } from '../batch.js'
import { boolReader } from '../bits.js'
import type { FieldPath } from '../path.js'
import { isFixedWidth } from '../take.js'
import { type Hashes, Mixer, noHashes } from './mixer.js'

/** Throws `bad_schema` for types whose values have no bytes to be hashed: dictionaries, views and unions. */
export function checkHashable(schema: Schema): void {
  for (const { name, type } of schema.fields) {
    if (isHashable(type)) continue
    throw new PrepError(
      'bad_schema',
      `Column "${name}" holds ${type}, which cannot be compared. Cast it with convert first`,
    )
  }
}

function isHashable(type: DataType): boolean {
  if (isNested(type)) return type.children.every((child) => isHashable(child.type))
  const isText = DataType.isUtf8(type) || DataType.isBinary(type)
  return isText || DataType.isBool(type) || DataType.isNull(type) || isFixedWidth(type)
}

function isNested(type: DataType): boolean {
  const isList = DataType.isList(type) || DataType.isFixedSizeList(type)
  return isList || DataType.isStruct(type) || DataType.isMap(type)
}

/** The hash of every row of a batch, over all its columns. Hashes of two seeds are as those of two functions. */
export function hashRows(batch: Batch, seed = 0): Hashes {
  const names = batch.schema.fields.map(({ name }) => name)
  return hashFields({ names, columns: batch.columns, rows: batch.numRows }, seed)
}

/** The hash of every value of a column; 0 in both lanes stands for null. */
export function hashColumn(data: Data, seed = 0): Hashes {
  const hashes = hashValues(data, seed)
  if (data.nullCount > 0 && !DataType.isNull(data.type))
    for (let i = 0; i < data.length; i++) if (!data.getValid(i)) hashes.low[i] = hashes.high[i] = 0
  return hashes
}

/** The hashes of the values that a path leads to; those inside an object that is null are null. */
export function hashPath(batch: Batch, path: FieldPath, seed = 0): Hashes {
  let data: Data = batch.column(path.column)
  const around: Data[] = []
  for (const step of path.steps) {
    around.push(data)
    data = data.children[(data.type.children as Field[]).findIndex(({ name }) => name === step)]
  }
  const hashes = hashColumn(data, seed)
  for (const object of around)
    for (let row = 0; row < batch.numRows; row++)
      if (!object.getValid(row)) hashes.low[row] = hashes.high[row] = 0
  return hashes
}

/** Whether value `i` is null, by its hash. */
export function isNullHash({ low, high }: Hashes, i: number): boolean {
  return low[i] === 0 && high[i] === 0
}

/** The hash of each row of several columns, in their order. */
export function hashTuples(columns: readonly Hashes[], rows: number, seed = 0): Hashes {
  return hashEach({ length: rows, seed }, (mixer, row) => {
    for (const { low, high } of columns) {
      mixer.word(low[row])
      mixer.word(high[row])
    }
  })
}

/** How many hashes there are to be, and what their mixer begins with. */
interface HashCount {
  length: number
  seed: number
}

function hashEach({ length, seed }: HashCount, put: (mixer: Mixer, i: number) => void): Hashes {
  const hashes = noHashes(length)
  const mixer = new Mixer(seed)
  for (let i = 0; i < length; i++) {
    put(mixer, i)
    mixer.end(hashes, i)
  }
  return hashes
}

function hashValues(data: Data, seed: number): Hashes {
  const { type, length, values, valueOffsets } = data
  const count = { length, seed }
  if (DataType.isNull(type)) return noHashes(length)
  if (DataType.isUtf8(type) || DataType.isBinary(type))
    return hashEach(count, (mixer, i) => mixer.bytes(values, valueOffsets[i], valueOffsets[i + 1]))
  if (DataType.isBool(type)) {
    const isTrue = boolReader(data)
    return hashEach(count, (mixer, i) => mixer.text(String(isTrue(i))))
  }
  if (DataType.isInt(type) || (DataType.isFloat(type) && type.precision > 0))
    return hashEach(count, (mixer, i) => mixer.text(String(values[i])))
  if (DataType.isStruct(type)) {
    const names = type.children.map(({ name }) => name)
    return hashFields({ names, columns: data.children, rows: length }, seed)
  }
  if (DataType.isFixedSizeList(type)) return hashLists(data, (i) => i * type.listSize, seed)
  if (DataType.isList(type) || DataType.isMap(type)) return hashLists(data, (i) => valueOffsets[i], seed)
  return hashFixed(data, seed)
}

/** Columns with the names of their fields. */
interface FieldColumns {
  names: readonly string[]
  columns: readonly Data[]
  rows: number
}

/** Fields by name, added up, so that their order does not count. */
function hashFields({ names, columns, rows }: FieldColumns, seed: number): Hashes {
  const keys = hashEach({ length: names.length, seed }, (mixer, i) => mixer.text(names[i]))
  const sums = noHashes(rows)
  for (const [index, column] of columns.entries()) {
    const values = hashColumn(column, seed)
    const terms = hashEach({ length: rows, seed }, (mixer, row) => {
      mixer.word(keys.low[index])
      mixer.word(keys.high[index])
      mixer.word(values.low[row])
      mixer.word(values.high[row])
    })
    for (let row = 0; row < rows; row++) {
      if (isNullHash(values, row)) continue
      sums.low[row] += terms.low[row]
      sums.high[row] += terms.high[row]
    }
  }
  // An object without any value is not the same as none.
  return hashEach({ length: rows, seed }, (mixer, row) => {
    mixer.word(sums.low[row])
    mixer.word(sums.high[row])
  })
}

function hashLists(data: Data, offsetOf: (i: number) => number, seed: number): Hashes {
  const items = hashColumn(data.children[0], seed)
  return hashEach({ length: data.length, seed }, (mixer, i) => {
    for (let item = offsetOf(i); item < offsetOf(i + 1); item++) {
      mixer.word(items.low[item])
      mixer.word(items.high[item])
    }
    mixer.word(offsetOf(i + 1) - offsetOf(i))
  })
}

/** Values of a fixed number of bytes that are no plain numbers, such as dates. */
function hashFixed({ values, stride, length }: Data, seed: number): Hashes {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT } = values as Uint8Array
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  const width = stride * BYTES_PER_ELEMENT
  return hashEach({ length, seed }, (mixer, i) => mixer.bytes(bytes, i * width, (i + 1) * width))
}
