import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as apache from 'apache-arrow'
import { makeData, vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Data, Field, Schema } from '../../../src/arrow/arrow.js'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row } from '../../../src/arrow/rows.js'
import { openMdsEncoder } from '../../../src/formats/mds/encode.js'
import { mdsIndex } from '../../../src/formats/mds/shard-index.js'
import { shardHead } from '../../../src/formats/mds/shard-layout.js'
import { spoolMds } from '../../../src/formats/mds/spool.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { spooledLines } from '../spooled-lines.js'
import { expectedJson, flatRows, flatSchema, nestedRows, nestedSchema } from '../write.arbitrary.js'

const folder = temporaryFolder('mds')

function shardOf(schema: Schema, batches: readonly Batch[]): Buffer {
  const encoder = openMdsEncoder(schema)
  const pieces = [encoder.head(), ...batches.flatMap((batch) => encoder.encode(batch))]
  return Buffer.concat([...pieces, ...encoder.rest!(), encoder.tail()])
}

const shardOfRows = (...parts: Row[][]) => {
  const { schema } = batchOfRows(parts.flat())
  return shardOf(
    schema,
    parts.map((rows) => batchOfRows(rows, { schema })),
  )
}

/** A shard taken apart as the documentation of its layout says, without any of the code that wrote it. */
function partsOf(shard: Buffer) {
  const count = shard.readUInt32LE(0)
  const offsets = Array.from({ length: count + 1 }, (_, i) => shard.readUInt32LE(4 + 4 * i))
  const settings = JSON.parse(shard.toString('utf8', 4 * (count + 2), offsets[0]))
  expect(offsets.at(-1)).toBe(shard.length)
  return { settings, samples: offsets.slice(1).map((end, i) => shard.subarray(offsets[i], end)) }
}

const linesOf = (shard: Uint8Array, pieceBytes = 1000) => spooledLines(spoolMds, shard, pieceBytes)

/** The members of rows in the order of the names of the columns. */
function sorted(row: Row): Row {
  const names = Object.keys(row).sort((a, b) => Buffer.from(a).compare(Buffer.from(b)))
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

function batchOf(columns: Record<string, Data>): Batch {
  const fields = Object.entries(columns).map(([name, { type }]) => new Field(name, type, true))
  const [first] = Object.values(columns)
  return new Batch(new Schema(fields), Object.values(columns), originOf(0, new Float64Array(first.length)))
}

describe('a shard of MDS', () => {
  test('has the columns in the order of their names, the sizes of texts, and the values', () => {
    const { settings, samples } = partsOf(shardOfRows([{ text: '你', n: 5, a: true, x: 0.5 }]))
    expect(settings).toMatchObject({
      column_names: ['a', 'n', 'text', 'x'],
      column_encodings: ['json', 'int', 'str', 'float64'],
      column_sizes: [null, 8, null, 8],
      version: 2,
    })
    const numbers = Buffer.alloc(16)
    numbers.writeBigInt64LE(5n, 0)
    numbers.writeDoubleLE(0.5, 8)
    const sizes = Buffer.from([4, 0, 0, 0, 3, 0, 0, 0])
    const [n, x] = [numbers.subarray(0, 8), numbers.subarray(8)]
    expect(samples).toEqual([Buffer.concat([sizes, Buffer.from('true'), n, Buffer.from('你'), x])])
  })

  test('has a column as JSON where it lacks a value anywhere in the shard, also before that', async () => {
    const shard = shardOfRows(
      [{ text: 'a"', n: 1, x: 2 ** 60 }],
      [{ text: null, n: 2, x: 1.5 }],
      [{ text: 'b', n: null, x: 2.5 }],
    )
    const { settings, samples } = partsOf(shard)
    expect(settings.column_encodings).toEqual(['json', 'json', 'float64'])
    expect(samples.map((sample) => sample.toString('latin1', 8, sample.length - 8))).toEqual([
      '1"a\\""',
      '2null',
      'null"b"',
    ])
    expect(await linesOf(shard)).toEqual(
      [
        '{"n":1,"text":"a\\"","x":1152921504606847000.0}',
        '{"n":2,"text":null,"x":1.5}',
        '{"n":null,"text":"b","x":2.5}',
      ].map((line) => line.replace('1152921504606847000.0', '1.152921504606847e+18')),
    )
  })

  test('has lists of whole numbers as arrays of NumPy, and as JSON where one of them lacks a number', async () => {
    const of = (values: unknown[], item: apache.DataType) =>
      vectorFromArray(values, new apache.List(new apache.Field('item', item))).data[0] as Data
    const batch = batchOf({
      ids: of([[1, 2, -1], []], new apache.Int32()),
      long: of([new Array(300).fill(7), [8]], new apache.Uint16()),
      lacking: of([[1, null], [2]], new apache.Int32()),
      wide: of([[2n ** 60n], [1n]], new apache.Int64()),
    })
    const shard = shardOf(batch.schema, [batch])
    const { settings, samples } = partsOf(shard)
    expect(settings.column_encodings).toEqual(['ndarray:int32', 'json', 'ndarray:uint16', 'ndarray:int64'])
    // One dimension of three numbers, told in one byte; four columns have their sizes before the first value.
    expect(samples[0].subarray(16, 30)).toEqual(
      Buffer.from([4, 3, 1, 0, 0, 0, 2, 0, 0, 0, 255, 255, 255, 255]),
    )
    expect((await linesOf(shard)).map((line) => line.replace(/"long":\[[7,]*\],/, ''))).toEqual([
      '{"ids":[1,2,-1],"lacking":[1,null],"wide":[1152921504606846976]}',
      '{"ids":[],"lacking":[2],"long":[8],"wide":[1]}',
    ])
  })

  test('is read where arrays have several dimensions, and where their shape stands in the encoding', async () => {
    const shape = { column_names: ['a', 'b'], column_encodings: ['ndarray:uint8', 'ndarray:int16:2,2'] }
    const a = Buffer.from([(2 << 2) | 1, 2, 0, 1, 0, 5, 6])
    const b = Buffer.from([1, 0, 2, 0, 3, 0, 4, 0])
    const head = shardHead({ ...shape, column_sizes: [null, 8] }, [4 + a.length + b.length])
    const shard = Buffer.concat([head, Buffer.from([a.length, 0, 0, 0]), a, b])
    expect(await linesOf(shard)).toEqual(['{"a":[[5],[6]],"b":[[1,2],[3,4]]}'])
  })

  test('keeps numbers of every width, bytes, and what Python reads of doubles beside a null', async () => {
    const of = (values: unknown[], type: apache.DataType) => vectorFromArray(values, type).data[0] as Data
    const batch = batchOf({
      bytes: of([Uint8Array.of(0xff, 0), Uint8Array.of()], new apache.Binary()),
      day: of([new Date(0), null], new apache.DateDay()),
      float: of([0.5, -1], new apache.Float32()),
      nan: of([Number.NaN, Number.NEGATIVE_INFINITY], new apache.Float64()),
      small: of([-1, 7], new apache.Int8()),
      without: of([null, Number.NaN], new apache.Float64()),
      word: of([2n ** 64n - 1n, 0n], new apache.Uint64()),
    })
    const shard = shardOf(batch.schema, [batch])
    const { settings, samples } = partsOf(shard)
    expect(settings.column_encodings).toEqual([
      'bytes',
      'json',
      'float32',
      'float64',
      'int8',
      'json',
      'uint64',
    ])
    expect(samples[1].includes('NaN')).toBe(true)
    expect(await linesOf(shard)).toEqual([
      '{"bytes":"/wA=","day":"1970-01-01","float":0.5,"nan":null,"small":-1,"without":null,"word":18446744073709551615}',
      '{"bytes":"","day":null,"float":-1.0,"nan":null,"small":7,"without":null,"word":0}',
    ])
  })

  test('of bytes without one of them is refused, and the message says what to do', () => {
    const type = new apache.Binary()
    const data = makeData({
      type,
      length: 1,
      nullCount: 1,
      nullBitmap: Uint8Array.of(0),
      valueOffsets: Int32Array.of(0, 0),
      data: new Uint8Array(),
    })
    const batch = batchOf({ picture: data as Data })
    expect(() => openMdsEncoder(batch.schema).encode(batch)).toThrow(
      /"picture" holds bytes and lacks some.*Leave the column out/,
    )
  })

  test('has all values of its rows, however they were cut into batches', async () => {
    for (const [schema, rows] of [
      [flatSchema, flatRows],
      [nestedSchema, nestedRows],
    ] as const)
      await fc.assert(
        fc.asyncProperty(rows, fc.nat(5), fc.integer({ min: 1, max: 50 }), async (all, cut, pieceBytes) => {
          const batches = [all.slice(0, cut), all.slice(cut)].map((part) => batchOfRows(part, { schema }))
          const shard = shardOf(schema, batches)
          expect(partsOf(shard).samples).toHaveLength(all.length)
          expect(await linesOf(shard, pieceBytes)).toEqual(all.map((row) => expectedJson(sorted(row))))
        }),
        runs(100),
      )
  })
})

describe('the index of MDS', () => {
  test('lists the shards that hold rows, each with its own encodings', () => {
    const write = (name: string, shard: Buffer, rows: number) => {
      const path = join(folder, name)
      writeFileSync(path, shard)
      return { path, rows, bytes: shard.length }
    }
    const [first, second] = [shardOfRows([{ a: 'x' }, { a: 'y' }]), shardOfRows([{ a: 'x' }, { a: null }])]
    const index = mdsIndex([
      write('one.mds', first, 2),
      write('none.mds', shardOfRows([]), 0),
      write('two.mds', second, 2),
    ])
    expect(index).toMatchObject({
      version: 2,
      shards: [
        { column_encodings: ['str'], raw_data: { basename: 'one.mds', bytes: first.length }, samples: 2 },
        { column_encodings: ['json'], raw_data: { basename: 'two.mds', bytes: second.length }, samples: 2 },
      ],
    })
  })
})

describe('reading MDS', () => {
  const shard = shardOfRows([
    { a: 'x', n: 1 },
    { a: 'y', n: 2 },
  ])

  test('refuses a file that is cut short or is none, wherever it is cut', async () => {
    for (let bytes = 0; bytes < shard.length; bytes++)
      await expect(linesOf(shard.subarray(0, bytes))).rejects.toThrow(/no whole shard of MDS/)
    for (const other of [
      'PK\u0003\u0004 is a zip file of some kind, and long enough',
      '{"a":1}\n'.repeat(99),
    ])
      await expect(linesOf(Buffer.from(other))).rejects.toThrow(/no whole shard of MDS/)
  })

  test('refuses what it cannot turn into text, by column and encoding', async () => {
    const pickled = Buffer.from(shard.toString('latin1').replace('"str"', '"pkl"'), 'latin1')
    await expect(linesOf(pickled)).rejects.toThrow(
      /Column "a" of the MDS file is encoded as pkl, which is not read/,
    )
  })

  test('gives damaged files back as an error or as rows, and as no other fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(shard.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(shard)
        damaged[at] = byte
        await linesOf(damaged).catch((error) => expect(['bad_input', 'unsupported']).toContain(error.code))
      }),
      runs(300),
    )
  })
})
