import {
  Binary,
  type Data,
  DataType,
  Field,
  FixedSizeList,
  List,
  Map_,
  makeColumn,
  Schema,
  Struct,
  Utf8,
  type Vector,
} from '../../arrow/arrow.js'
import { bitAt, countBits, makeBits, sliceBits } from '../../arrow/bits.js'
import { takeColumn } from '../../arrow/take.js'
import { PrepError } from '../../base/errors.js'
import { concatTexts, narrowOffsets, type Rows, textsOfViews } from './buffers.js'

/**
 * The schema under which the columns of an Arrow file go on: dictionaries become their values, large and
 * view types the plain ones, everything is nullable. Throws `unsupported`, naming the column, for unions.
 */
export function plainSchema(schema: Schema): Schema {
  return new Schema(schema.fields.map((field) => plainField(field, field.name)))
}

function plainField(field: Field, path: string): Field {
  return new Field(field.name, plainType(field.type, path), true, field.metadata)
}

function plainType(type: DataType, path: string): DataType {
  if (DataType.isDictionary(type)) return plainType(type.dictionary, path)
  if (DataType.isLargeUtf8(type) || DataType.isUtf8View(type)) return new Utf8()
  if (DataType.isLargeBinary(type) || DataType.isBinaryView(type)) return new Binary()
  if (DataType.isList(type) || DataType.isLargeList(type))
    return new List(plainField(type.children[0], `${path}[]`))
  if (DataType.isFixedSizeList(type))
    return new FixedSizeList(type.listSize, plainField(type.children[0], `${path}[]`))
  if (DataType.isStruct(type))
    return new Struct(type.children.map((child) => plainField(child, `${path}.${child.name}`)))
  if (DataType.isMap(type)) return plainMap(type, path)
  if (DataType.isUnion(type))
    throw new PrepError(
      'unsupported',
      `Column "${path}" holds a union, which cannot be read. Cast it to one type, or leave it out`,
    )
  return type
}

/** Arrow demands that the entries and keys of a map are not null. */
function plainMap(type: Map_, path: string): DataType {
  const entries = type.children[0]
  const [key, value] = entries.type.children as Field[]
  const pair = new Struct([
    new Field(key.name, plainType(key.type, `${path}.${key.name}`), false, key.metadata),
    plainField(value, `${path}.${value.name}`),
  ])
  return new Map_(new Field<Struct>(entries.name, pair, false), type.keysSorted)
}

/** Turns columns of a file into plain ones. Dictionaries are turned once, however many batches use them. */
export class PlainColumns {
  readonly #dictionaries = new Map<Vector, Data>()

  /** Rows of a column as type `type`, which {@link plainSchema} gave. Shares bytes where it can. */
  take(data: Data, type: DataType, rows: Rows): Data {
    const { from, length } = rows
    const given = data.type
    if (DataType.isNull(type)) return makeColumn(type, { length })
    if (DataType.isDictionary(given)) return this.#takeDictionary(data, type, rows)
    const validity = validityOf(data, rows)
    if (DataType.isUtf8View(given) || DataType.isBinaryView(given))
      return makeColumn(type, { length, ...validity, ...textsOfViews(data, rows) })
    if (DataType.isUtf8(type) || DataType.isBinary(type)) {
      const { valueOffsets, first, last } = narrowOffsets(data, rows)
      const bytes = (data.values as Uint8Array).subarray(first, last)
      return makeColumn(type, { length, ...validity, valueOffsets, data: bytes })
    }
    if (DataType.isList(type) || DataType.isMap(type)) {
      const { valueOffsets, first, last } = narrowOffsets(data, rows)
      const items = { from: first, length: last - first }
      const child = this.take(data.children[0], type.children[0].type, items)
      return makeColumn(type, { length, ...validity, valueOffsets, child })
    }
    if (DataType.isFixedSizeList(type)) {
      const items = { from: from * type.listSize, length: length * type.listSize }
      const child = this.take(data.children[0], type.children[0].type, items)
      return makeColumn(type, { length, ...validity, child })
    }
    if (DataType.isStruct(type)) {
      const children = data.children.map((child, i) => this.take(child, type.children[i].type, rows))
      return makeColumn(type, { length, ...validity, children })
    }
    if (DataType.isBool(type)) {
      const bits = sliceBits(data.values as Uint8Array, data.offset + from, length)
      return makeColumn(type, { length, ...validity, data: bits })
    }
    const values = data.values.subarray(from * data.stride, (from + length) * data.stride)
    return makeColumn(type, { length, ...validity, data: values })
  }

  #takeDictionary(data: Data, type: DataType, rows: Rows): Data {
    const { from, length } = rows
    const values = this.#valuesOf(data.dictionary as Vector, type)
    if (values.length === 0) return nullColumn(type, length)
    const keys = data.values as Int32Array | BigInt64Array
    const { nullCount, nullBitmap } = validityOf(data, rows)
    const isValid = (row: number) => nullBitmap === undefined || bitAt(nullBitmap, row) === 1
    const indices = Uint32Array.from({ length }, (_, row) => (isValid(row) ? Number(keys[from + row]) : 0))
    const taken = takeColumn(values, indices)
    if (nullCount === 0 || nullBitmap === undefined) return taken
    const both = nullBitmap.slice()
    if (taken.nullCount > 0) for (let i = 0; i < both.length; i++) both[i] &= taken.nullBitmap![i]
    const { valueOffsets, children } = taken
    return makeColumn(type, {
      length,
      nullBitmap: both,
      valueOffsets,
      data: taken.values,
      child: children[0],
      children,
    })
  }

  #valuesOf(dictionary: Vector, type: DataType): Data {
    const known = this.#dictionaries.get(dictionary)
    if (known !== undefined) return known
    const pieces = dictionary.data.map((data) => this.take(data, type, { from: 0, length: data.length }))
    const values = pieces.length === 1 ? pieces[0] : concatTexts(pieces, type)
    // A stream may replace its dictionaries again and again; only the last ones are of use.
    if (this.#dictionaries.size >= 64) this.#dictionaries.clear()
    this.#dictionaries.set(dictionary, values)
    return values
  }
}

/** The validity of some rows, as the columns of the project have it: from bit 0, left out where all are valid. */
function validityOf(data: Data, { from, length }: Rows) {
  if (data.nullCount === 0) return { nullCount: 0, nullBitmap: undefined }
  const nullBitmap = sliceBits(data.nullBitmap as Uint8Array, data.offset + from, length)
  const valid = countBits(nullBitmap, length)
  return valid === length
    ? { nullCount: 0, nullBitmap: undefined }
    : { nullCount: length - valid, nullBitmap }
}

/** A column of nulls, for what one of several files lacks. */
export function nullColumn(type: DataType, length: number): Data {
  if (DataType.isNull(type)) return makeColumn(type, { length })
  const validity = { length, nullCount: length, nullBitmap: makeBits(length) }
  const valueOffsets = new Int32Array(length + 1)
  if (DataType.isUtf8(type) || DataType.isBinary(type))
    return makeColumn(type, { ...validity, valueOffsets, data: new Uint8Array(0) })
  const inner = (type.children ?? []).map((child: Field) => child.type)
  if (DataType.isList(type) || DataType.isMap(type))
    return makeColumn(type, { ...validity, valueOffsets, child: nullColumn(inner[0], 0) })
  if (DataType.isFixedSizeList(type))
    return makeColumn(type, { ...validity, child: nullColumn(inner[0], length * type.listSize) })
  if (DataType.isStruct(type))
    return makeColumn(type, { ...validity, children: inner.map((child) => nullColumn(child, length)) })
  const { stride } = makeColumn(type, { length: 0 })
  return makeColumn(type, { ...validity, data: new type.ArrayType(length * stride) })
}
