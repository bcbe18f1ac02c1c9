import {
  type Data,
  type DataType,
  DenseUnion,
  Dictionary,
  DurationSecond,
  IntervalYearMonth,
  LargeBinary,
  LargeUtf8,
  makeData,
  TimeMillisecond,
  tableFromIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Field, Int32, Int64, Schema } from '../../../src/arrow/arrow.js'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { arrowEncoder } from '../../../src/formats/arrow/encode.js'
import { columnsOf, flatTypes, nestedTypes, valueAt } from '../../arrow/arrow-values.js'
import { runs } from '../../campaign.js'
import { flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'

/** The bytes of a whole stream, copied at once: pieces are valid until the next call only. */
function streamOf(schema: Schema, batches: readonly Batch[]): Uint8Array {
  const encoder = arrowEncoder(schema)
  const pieces = [Buffer.from(encoder.head())]
  for (const batch of batches) pieces.push(...encoder.encode(batch).map((piece) => Buffer.from(piece)))
  return Buffer.concat([...pieces, encoder.tail()])
}

function batchOf(columns: Record<string, Data>): Batch {
  const schema = new Schema(Object.entries(columns).map(([name, { type }]) => new Field(name, type, true)))
  const [first] = Object.values(columns)
  return new Batch(schema, Object.values(columns), originOf(0, new Float64Array(first.length)))
}

/** The values of a column as apache-arrow reads them from the stream. */
function readBack(batch: Batch): unknown[][] {
  const table = tableFromIPC(streamOf(batch.schema, [batch]))
  return table.schema.fields.map((_, i) =>
    table
      .getChildAt(i)!
      .data.flatMap((data) => Array.from({ length: data.length }, (_, row) => valueAt(data, row))),
  )
}

const valuesOf = (data: Data) => Array.from({ length: data.length }, (_, row) => valueAt(data, row))

describe('`arrowEncoder()`', () => {
  test.each(Object.entries({ ...flatTypes, ...nestedTypes }))(
    'writes %s columns that apache-arrow reads back, cut out of longer ones too',
    (_, typed) => {
      fc.assert(
        fc.property(columnsOf(typed), fc.boolean(), (data, beside) => {
          const ids = vectorFromArray(
            Array.from({ length: data.length }, (_, i) => i),
            new Int32(),
          ).data[0]
          const batch = beside ? batchOf({ v: data, id: ids }) : batchOf({ v: data })
          expect(readBack(batch)).toEqual(
            data.length === 0 ? batch.columns.map(() => []) : batch.columns.map(valuesOf),
          )
        }),
        runs(30),
      )
    },
  )

  test.each([
    [flatSchema, flatRows],
    [nestedSchema, nestedRows],
  ] as [Schema, fc.Arbitrary<Row[]>][])('writes any rows, in any number of batches', (schema, rows) => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), (parts) => {
        const batches = parts.map((range) => batchOfRows(range, { schema }))
        const table = tableFromIPC(streamOf(schema, batches))
        expect(table.schema.fields.map(String)).toEqual(schema.fields.map(String))
        const read = table.batches
          .filter(({ numRows }) => numRows > 0)
          .flatMap(({ data, numRows }) =>
            rowsOf(new Batch(schema, data.children, originOf(0, new Float64Array(numRows)))),
          )
        expect(read).toEqual(batches.flatMap(rowsOf))
      }),
      runs(30),
    )
  })

  const others: [name: string, type: DataType, values: unknown[]][] = [
    ['interval', new IntervalYearMonth(), [Int32Array.of(1, 2), null]],
    ['duration', new DurationSecond(), [1n, 2n, null]],
    ['time of day', new TimeMillisecond(), [1, 2, null]],
  ]
  test.each(others)('writes a column of %s', (_, type, values) => {
    const data = vectorFromArray(values, type).data[0]
    expect(readBack(batchOf({ v: data }))).toEqual([valuesOf(data)])
  })

  const fields = [new Field('a', new Utf8(), true)]
  const refused: Data[] = [
    vectorFromArray(['a', 'b', 'a', null], new Dictionary(new Utf8(), new Int32())).data[0],
    vectorFromArray(['a', '你好', null], new LargeUtf8()).data[0],
    vectorFromArray([Uint8Array.of(1, 2), null], new LargeBinary()).data[0],
    makeData({
      type: new DenseUnion([0], fields),
      typeIds: Int8Array.of(0),
      valueOffsets: Int32Array.of(0),
      children: [vectorFromArray(['a'], new Utf8()).data[0]],
    }),
  ]
  test.each(refused.map((data) => [`${data.type}`, data] as const))('refuses a column of %s', (_, data) => {
    const batch = batchOf({ v: data })
    const unsupported = expect.objectContaining({
      code: 'unsupported',
      message: expect.stringMatching(/^A column of/),
    })
    expect(() => arrowEncoder(batch.schema).encode(batch)).toThrow(unsupported)
  })

  test('refuses a batch of another schema instead of losing it', () => {
    const rows = batchOfRows([{ a: 1 }])
    const encoder = arrowEncoder(rows.schema)
    for (const other of [[{ a: 'x' }], [{ a: 1.5 }], [{ b: 1 }], [{ a: 1, b: 1 }], [{ a: [1] }]])
      expect(() => encoder.encode(batchOfRows(other))).toThrow(
        expect.objectContaining({ code: 'bad_schema' }),
      )
    expect(encoder.encode(rows).length).toBeGreaterThan(0)
  })

  test('an equal schema of another make is taken', () => {
    const schema = new Schema([new Field('a', new Int64(), true)])
    const table = tableFromIPC(streamOf(schema, [batchOfRows([{ a: 7 }])]))
    expect(table.numRows).toBe(1)
  })

  test('every stream of a schema has the same head and tail, so that streams can be joined', () => {
    const rows = batchOfRows([{ a: 'x' }, { a: null }])
    const [one, two] = [arrowEncoder(rows.schema), arrowEncoder(rows.schema)]
    expect(one.head()).toEqual(two.head())
    expect(one.tail()).toEqual(two.tail())
    const middle = (encoder: typeof one) => encoder.encode(rows).map((piece) => Buffer.from(piece))
    const joined = Buffer.concat([one.head(), ...middle(one), ...middle(two), ...middle(one), two.tail()])
    expect(
      tableFromIPC(joined)
        .toArray()
        .map((row) => row.a),
    ).toEqual(['x', null, 'x', null, 'x', null])
  })

  test('writes rows that were gathered, and no bytes for a batch without rows', () => {
    const rows = batchOfRows(
      Array.from({ length: 20 }, (_, i) => ({ t: '你'.repeat(i), l: Array(i).fill(i) })),
    )
    const some = takeRows(rows, Uint32Array.of(19, 0, 7, 7))
    const table = tableFromIPC(streamOf(rows.schema, [takeRows(rows, new Uint32Array(0)), some]))
    expect(table.toArray().map((row) => row.t.length)).toEqual([19, 0, 7, 7])
    expect(arrowEncoder(rows.schema).encode(takeRows(rows, new Uint32Array(0)))).toEqual([])
  })

  test('every piece of the body starts at a multiple of eight bytes', () => {
    const rows = batchOfRows([
      { a: 'x', b: true, c: [1, 2, 3], d: null },
      { a: null, b: null, c: [], d: null },
    ])
    let at = 0
    for (const message of [arrowEncoder(rows.schema).head(), ...arrowEncoder(rows.schema).encode(rows)]) {
      if (message.byteLength >= 8) expect(at % 8).toBe(0)
      at += message.byteLength
    }
    expect(at % 8).toBe(0)
  })
})
