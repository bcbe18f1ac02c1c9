import {
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Field,
  FixedSizeBinary,
  FixedSizeList,
  Float32,
  Float64,
  Int8,
  Int32,
  Int64,
  List,
  Map_,
  Null,
  Struct,
  TimestampMicrosecond,
  Uint16,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'

/** A type and the values of it, as apache-arrow's own builders take them. */
export interface TypedArbitrary {
  type: DataType
  value: fc.Arbitrary<unknown>
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '你好，世界', '👩‍👩‍👧', 'é'),
)
const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size })

/** One of each type that a reader yields, and of those that come in Arrow files. */
export const flatTypes: Record<string, TypedArbitrary> = {
  null: { type: new Null(), value: fc.constant(null) },
  bool: { type: new Bool(), value: fc.boolean() },
  int8: { type: new Int8(), value: fc.integer({ min: -128, max: 127 }) },
  uint16: { type: new Uint16(), value: fc.nat(0xffff) },
  int32: { type: new Int32(), value: fc.integer() },
  int64: { type: new Int64(), value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
  float32: { type: new Float32(), value: fc.float({ noNaN: true }) },
  float64: { type: new Float64(), value: fc.double({ noNaN: true }) },
  utf8: { type: new Utf8(), value: text },
  binary: { type: new Binary(), value: fc.uint8Array({ maxLength: 9 }) },
  'fixed-size binary': { type: new FixedSizeBinary(3), value: bytes(3) },
  decimal: {
    type: new Decimal(2, 20, 128),
    value: bytes(16).map((value) => new Uint32Array(value.slice().buffer)),
  },
  date: {
    type: new DateDay(),
    value: fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000)),
  },
  timestamp: { type: new TimestampMicrosecond(), value: fc.integer({ min: 0, max: 2_000_000_000_000 }) },
}

/** Types of lists and objects around others. */
export const nestedTypes: Record<string, TypedArbitrary> = {
  'list of text': listOf(flatTypes.utf8),
  'list of bool': listOf(flatTypes.bool),
  'list of list of int64': listOf(listOf(flatTypes.int64)),
  struct: structOf({ a: flatTypes.utf8, b: flatTypes.bool, c: flatTypes.int64, d: flatTypes.decimal }),
  'list of struct': listOf(structOf({ role: flatTypes.utf8, weight: flatTypes.float64 })),
  'struct of list': structOf({ tags: listOf(flatTypes.utf8), seen: flatTypes.timestamp }),
  'fixed-size list of int32': fixedListOf(flatTypes.int32, 3),
  'fixed-size list of text': fixedListOf(flatTypes.utf8, 2),
  'list of fixed-size list': listOf(fixedListOf(flatTypes.bool, 2)),
  map: mapOf(flatTypes.int64),
}

function listOf(item: TypedArbitrary): TypedArbitrary {
  const type = new List(new Field('item', item.type, true))
  return { type, value: fc.array(fc.option(item.value, { freq: 4 }), { maxLength: 4 }) }
}

function fixedListOf(item: TypedArbitrary, size: number): TypedArbitrary {
  const type = new FixedSizeList(size, new Field('item', item.type, true))
  return { type, value: fc.array(fc.option(item.value), { minLength: size, maxLength: size }) }
}

function structOf(fields: Record<string, TypedArbitrary>): TypedArbitrary {
  const type = new Struct(Object.entries(fields).map(([name, field]) => new Field(name, field.type, true)))
  const values = Object.entries(fields).map(([name, field]) => [name, fc.option(field.value)])
  return { type, value: fc.record(Object.fromEntries(values)) }
}

function mapOf(value: TypedArbitrary): TypedArbitrary {
  const entries = new Struct([new Field('key', new Utf8(), false), new Field('value', value.type, true)])
  const type = new Map_(new Field('entries', entries, false))
  const pairs = fc.uniqueArray(fc.tuple(fc.string({ maxLength: 4 }), value.value), {
    selector: ([key]) => key,
    maxLength: 3,
  })
  return { type, value: pairs.map((all) => new Map(all as [string, unknown][])) }
}

/** Columns of a type with nulls in them, some cut out of longer ones so that their offset is not zero. */
export function columnsOf({ type, value }: TypedArbitrary): fc.Arbitrary<Data> {
  return fc
    .record({
      values: fc.array(fc.option(value, { freq: 4 }), { minLength: 1, maxLength: 40 }),
      skip: fc.nat(20),
      cut: fc.nat(5),
    })
    .map(({ values, skip, cut }) => {
      const data = vectorFromArray(values, type).data[0]
      const from = Math.min(skip, values.length)
      return data.slice(from, Math.max(0, values.length - from - cut))
    })
}

/** Value `row` of a column as apache-arrow reads it, in plain JavaScript. */
export function valueAt(data: Data, row: number): unknown {
  return plain(new Vector([data]).get(row))
}

function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<unknown>)]
  if (value instanceof Vector) return [...value].map(plain)
  if (value instanceof Date) return value.getTime()
  return [...(value as Iterable<[string, unknown]>)].map(([name, inner]) => [name, plain(inner)])
}
