import {
  Binary,
  type DataType,
  Date_,
  Decimal,
  Duration,
  Field,
  FixedSizeBinary,
  FixedSizeList,
  Float16,
  Float32,
  Int8,
  Map_,
  Null,
  Schema,
  Struct,
  Time,
  Timestamp,
  Uint64,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { jsonFieldMetadata } from '../../../src/arrow/infer-schema.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { jsonlEncoder } from '../../../src/formats/json/encode.js'
import { runs } from '../../campaign.js'
import { expectedJson, flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'

function linesOf(batch: Batch): string[] {
  const text = Buffer.concat(jsonlEncoder(batch.schema).encode(batch)).toString()
  expect(text === '' || text.endsWith('\n')).toBe(true)
  return text.split('\n').slice(0, -1)
}

/** A batch of one column, built by apache-arrow itself. */
function columnOf(type: DataType, values: unknown[]): Batch {
  const [data] = vectorFromArray(values, type).data
  const schema = new Schema([new Field('v', type, true)])
  return new Batch(schema, [data], originOf(0, new Float64Array(values.length)))
}

describe('`jsonlEncoder()`', () => {
  test.each([
    ['flat', flatRows, flatSchema],
    ['nested', nestedRows, nestedSchema],
  ])(
    'writes %s rows as JSON.stringify does, digit by digit, but doubles never as integers',
    (_, rows, schema) => {
      fc.assert(
        fc.property(rows, (given: Row[]) => {
          const batch = batchOfRows(given, { schema })
          const lines = linesOf(batch)
          expect(lines).toEqual(given.map((row) => expectedJson(row)))
          const picked = Uint32Array.from(given.map((_row, i) => given.length - 1 - i))
          expect(linesOf(takeRows(batch, picked))).toEqual(lines.toReversed())
        }),
        runs(50),
      )
    },
  )

  test('writes slices of columns, as other libraries make them', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      text: i % 3 ? `t${i}` : null,
      long: i % 5 ? i : null,
      'double, "so called"': i / 4,
      是: i % 2 === 0,
      json: { i },
    }))
    const batch = batchOfRows(rows, { schema: flatSchema })
    const slice = new Batch(
      flatSchema,
      batch.columns.map((column) => column.slice(11, 20)),
      originOf(0, new Float64Array(20)),
    )
    expect(linesOf(slice).map((line) => JSON.parse(line))).toEqual(rows.slice(11, 31))
  })

  test('writes a text longer than its pieces', () => {
    const text = '你好"\n'.repeat(30_000)
    expect(linesOf(batchOfRows([{ text }]))).toEqual([JSON.stringify({ text })])
  })

  test('writes NaN and infinities as null', () => {
    expect(linesOf(batchOfRows([{ v: Number.NaN }, { v: Number.NEGATIVE_INFINITY }, { v: 0.5 }]))).toEqual([
      '{"v":null}',
      '{"v":null}',
      '{"v":0.5}',
    ])
  })

  test('keeps a JSON document of several lines on one', () => {
    const schema = new Schema([new Field('v', new Utf8(), true, jsonFieldMetadata())])
    const text = batchOfRows([{ v: '{\n  "a": 1.10\r\n}' }], {
      schema: new Schema([new Field('v', new Utf8(), true)]),
    })
    expect(linesOf(new Batch(schema, text.columns, text.origin))).toEqual(['{"v":{   "a": 1.10  }}'])
  })

  const mapType = new Map_(
    new Field(
      'entries',
      new Struct<{ key: Utf8; value: Int8 }>([
        new Field('key', new Utf8()),
        new Field('value', new Int8(), true),
      ]),
      false,
    ),
  )
  const cases: [name: string, type: DataType, values: unknown[], json: string[]][] = [
    ['nulls', new Null(), [null], ['null']],
    ['small integers', new Int8(), [-128, 5], ['-128', '5']],
    ['unsigned integers', new Uint64(), [18446744073709551615n, 1n], ['18446744073709551615', '1']],
    ['single floats', new Float32(), [0.5, Number.NaN], ['0.5', 'null']],
    [
      'days',
      new Date_(0),
      [new Date('2024-02-29'), new Date('1969-12-31')],
      ['"2024-02-29"', '"1969-12-31"'],
    ],
    ['timestamps in microseconds', new Timestamp(2), [1709209800123.5], ['"2024-02-29T12:30:00.123500"']],
    ['timestamps before 1970', new Timestamp(1), [-1], ['"1969-12-31T23:59:59.999"']],
    [
      'timestamps with a zone',
      new Timestamp(0, 'Asia/Shanghai'),
      [1709209800000],
      ['"2024-02-29T12:30:00Z"'],
    ],
    ['times', new Time(1, 32), [45_000_123], ['"12:30:00.123"']],
    ['durations', new Duration(1), [-5n], ['-5']],
    ['binary', new Binary(), [Uint8Array.of(1, 2, 255), new Uint8Array(0)], ['"AQL/"', '""']],
    ['binary of one size', new FixedSizeBinary(2), [Uint8Array.of(1, 2)], ['"AQI="']],
    [
      'lists of one size',
      new FixedSizeList(2, new Field('item', new Int8(), true)),
      [
        [1, 2],
        [3, 4],
      ],
      ['[1,2]', '[3,4]'],
    ],
    [
      'maps',
      mapType,
      [
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      ],
      ['{"a":1,"b":2}'],
    ],
  ]
  test.each(cases)('writes %s', (_, type, values, json) => {
    expect(linesOf(columnOf(type, values))).toEqual(json.map((value) => `{"v":${value}}`))
  })

  const decimals: [words: number[], scale: number, json: string][] = [
    [[12345, 0, 0, 0], 2, '123.45'],
    [[5, 0, 0, 0], 3, '0.005'],
    [[-5 >>> 0, 0xffffffff, 0xffffffff, 0xffffffff], 1, '-0.5'],
    [[0, 1, 0, 0], 0, '4294967296'],
    [[7, 0, 0, 0], -2, '700'],
  ]
  test.each(decimals)('writes the decimal %j at scale %i', (words, scale, json) => {
    const type = new Decimal(scale, 20, 128)
    const [data] = vectorFromArray([Uint32Array.from(words)], type).data
    const schema = new Schema([new Field('v', type, true)])
    expect(linesOf(new Batch(schema, [data], originOf(0, new Float64Array(1))))).toEqual([`{"v":${json}}`])
  })

  test('refuses a type without a text form by the name of its column', () => {
    const inner = new Struct([new Field('when', new Float16(), true)])
    expect(() => jsonlEncoder(new Schema([new Field('v', inner, true)]))).toThrow(/Column "v.when" holds/)
  })
})
