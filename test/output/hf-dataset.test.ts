import {
  Binary,
  Bool,
  type DataType,
  Date_,
  DateUnit,
  Field,
  Float32,
  Float64,
  Int8,
  Int32,
  Int64,
  Null,
  Schema,
  Uint64,
  Utf8,
} from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { listOf, structOf } from '../../src/arrow/path.js'
import { hfInfo, hfState } from '../../src/output/hf-dataset.js'

const value = (dtype: string) => ({ dtype, _type: 'Value' })
const sequence = (feature: unknown) => ({ feature, _type: 'Sequence' })

function featuresOf(types: Record<string, DataType>): unknown {
  const schema = new Schema(Object.entries(types).map(([name, type]) => new Field(name, type, true)))
  return (hfInfo(schema) as { features?: unknown }).features
}

describe('`hfInfo()`', () => {
  const features: [what: string, type: DataType, feature: unknown][] = [
    ['text', new Utf8(), value('string')],
    ['bool', new Bool(), value('bool')],
    ['null', new Null(), value('null')],
    ['int8', new Int8(), value('int8')],
    ['int32', new Int32(), value('int32')],
    ['int64', new Int64(), value('int64')],
    ['uint64', new Uint64(), value('uint64')],
    ['float32', new Float32(), value('float32')],
    ['float64', new Float64(), value('float64')],
    ['bytes', new Binary(), value('binary')],
    ['a list of text', listOf(new Utf8()), sequence(value('string'))],
    ['lists of lists', listOf(listOf(new Bool())), sequence(sequence(value('bool')))],
    [
      'an object',
      structOf({ a: new Utf8(), b: structOf({ c: new Int64() }) }),
      { a: value('string'), b: { c: value('int64') } },
    ],
    [
      'a list of objects',
      listOf(structOf({ role: new Utf8(), content: new Utf8() })),
      [{ role: value('string'), content: value('string') }],
    ],
    [
      'lists of lists of objects',
      listOf(listOf(structOf({ a: new Int64() }))),
      sequence([{ a: value('int64') }]),
    ],
    [
      'a list in an object in a list',
      listOf(structOf({ a: listOf(new Int64()) })),
      [{ a: sequence(value('int64')) }],
    ],
    ['an object with a field "_type"', structOf({ _type: new Utf8() }), { _type: value('string') }],
  ]
  test.each(features)('names %s', (_, type, feature) => {
    expect(featuresOf({ v: type })).toEqual({ v: feature })
  })

  test('keeps the order of the columns, and those called like parts of every object', () => {
    const names = ['b', 'a', '__proto__', 'constructor', 'toString']
    const types = Object.fromEntries(names.map((name) => [name, new Utf8()]))
    const features = JSON.parse(JSON.stringify(featuresOf(types)))
    expect(Object.entries(features)).toEqual(names.map((name) => [name, value('string')]))
  })

  test.each([
    ['a column', new Date_(DateUnit.DAY)],
    ['an item', listOf(new Date_(DateUnit.DAY))],
    ['a field', structOf({ a: new Date_(DateUnit.DAY) })],
  ])('names no feature at all where the type of %s has no certain name', (_, type) => {
    expect(featuresOf({ a: new Utf8(), b: type as DataType })).toBeUndefined()
  })
})

describe('`hfState()`', () => {
  test('lists the shards in order, under the fingerprint', () => {
    expect(
      hfState(['data-00000-of-00002.arrow', 'data-00001-of-00002.arrow'], { fingerprint: 'abc' }),
    ).toMatchObject({
      _data_files: [{ filename: 'data-00000-of-00002.arrow' }, { filename: 'data-00001-of-00002.arrow' }],
      _fingerprint: 'abc',
      _split: null,
    })
  })
})
