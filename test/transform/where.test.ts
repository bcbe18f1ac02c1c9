import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Schema, Table, tableFromIPC, tableToIPC } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { batchOfRows } from '../../src/arrow/rows.js'
import { splitColumnOf, splitField, splitsOf } from '../../src/arrow/splits.js'
import { takeRows } from '../../src/arrow/take.js'
import { checkWhere, openWhere, type Where, whereOption } from '../../src/transform/where.js'
import { runs } from '../campaign.js'

const batch = batchOfRows([
  { text: 'train', flag: true, age: 3, score: 0.5, meta: { 来源: '微博' }, tags: ['a'] },
  { text: 'trai', flag: false, age: 4, score: 1.5, meta: { 来源: '新闻' }, tags: ['b'] },
  { text: '训练', flag: null, age: null, score: null, meta: null, tags: null },
  { text: null, flag: true, age: 3, score: -0.5, meta: { 来源: null }, tags: [] },
])

function matched(where: Where): number[] {
  checkWhere(batch.schema, where)
  return [...openWhere(whereOption.parse(where))(batch)!]
}

describe('`openWhere()`', () => {
  it.each<[string, Where, number[]]>([
    ['a text, whole', { text: 'train' }, [1, 0, 0, 0]],
    ['a Chinese text', { text: '训练' }, [0, 0, 1, 0]],
    ['one of several texts', { text: ['trai', '训练'] }, [0, 1, 1, 0]],
    ['a text that no row has', { text: 'x' }, [0, 0, 0, 0]],
    ['null', { text: null }, [0, 0, 0, 1]],
    ['null beside a value', { text: [null, 'train'] }, [1, 0, 0, 1]],
    ['a boolean', { flag: false }, [0, 1, 0, 0]],
    ['a whole number', { age: 3 }, [1, 0, 0, 1]],
    ['a fraction', { score: [0.5, -0.5] }, [1, 0, 0, 1]],
    ['a field of an object', { 'meta.来源': '新闻' }, [0, 1, 0, 0]],
    ['the null of a field or of its object', { 'meta.来源': null }, [0, 0, 1, 1]],
    ['all columns together', { flag: true, text: 'train' }, [1, 0, 0, 0]],
  ])('matches %s', (_, where, rows) => {
    expect(matched(where)).toEqual(rows)
  })

  it('answers nothing where nothing was asked', () => {
    expect(openWhere(undefined)(batch)).toBeUndefined()
  })

  it('tells the same of a row in any batch', () => {
    const values = fc.constantFrom('a', 'ab', '', '人', '人工', null)
    const flags = fc.constantFrom(true, false, null)
    const rows = fc.array(fc.record({ text: values, flag: flags }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(rows, values, flags, (rows, text, flag) => {
        const whole = batchOfRows([...rows, { text: 'x', flag: true }])
        const found = openWhere({ text, flag })(whole)!
        expect([...found.subarray(0, rows.length)].map(Boolean)).toEqual(
          rows.map((row) => row.text === text && row.flag === flag),
        )
        const back = Uint32Array.from(rows, (_, row) => rows.length - 1 - row)
        expect([...openWhere({ text, flag })(takeRows(whole, back))!]).toEqual(
          [...found.subarray(0, rows.length)].reverse(),
        )
      }),
      runs(50, 20260401),
    )
  })
})

describe('`checkWhere()`', () => {
  it.each<[string, Where, RegExp]>([
    ['an unknown column', { texts: 'a' }, /Did you mean "text"/],
    ['a list', { 'tags[]': 'a' }, /"tags\[\]".*Name columns of text/],
    ['an object', { meta: 'a' }, /Name columns of text/],
    ['a number for a text', { text: 3 }, /with a number. Put the value in quotes/],
    ['a text for a number', { age: '3' }, /with a string/],
    ['a fraction for whole numbers', { age: 1.5 }, /holds Int64/],
  ])('refuses %s', (_, where, message) => {
    expect(() => checkWhere(batch.schema, where)).toThrow(message)
    expect(() => checkWhere(batch.schema, where)).toThrow(expect.objectContaining({ code: 'bad_schema' }))
  })

  it('refuses JSON documents, whose bytes may be written in several ways', () => {
    const schema = new Schema([splitField('a', []), ...batch.schema.fields])
    schema.fields[0].metadata.set('prepkit', 'json')
    expect(() => checkWhere(schema, { a: 'x' })).toThrow(/JSON documents/)
  })

  it('takes no empty selection', () => {
    expect(whereOption.safeParse({}).success).toBe(false)
    expect(whereOption.safeParse({ a: [] }).success).toBe(false)
  })
})

describe('`checkWhere()` of a split', () => {
  const parted = new Schema([splitField('部分', ['训练', 'test']), ...batch.schema.fields])

  it('knows the splits of the data', () => {
    for (const wanted of ['训练', ['训练', 'test'], null])
      expect(() => checkWhere(parted, { 部分: wanted, text: 'any' })).not.toThrow()
  })

  it('refuses a split that the data does not have, naming those it has', () => {
    for (const wanted of ['tset', ['训练', 'tset']])
      expect(() => checkWhere(parted, { 部分: wanted })).toThrow(/"tset".*Did you mean "test"/)
  })
})

describe('`splitField()`', () => {
  it('is found again after a way through Arrow IPC, with its splits in order', () => {
    const field = splitField('部分', ['训练', 'test'])
    const column = batch.columns[0]
    const marked = new Batch(new Schema([field]), [column], batch.origin)
    const { schema } = tableFromIPC(tableToIPC(new Table(marked.records), 'stream'))
    expect(splitColumnOf(schema)).toBe('部分')
    expect(splitsOf(schema)).toEqual({ column: '部分', names: ['训练', 'test'] })
    expect(splitColumnOf(batch.schema)).toBeUndefined()
  })
})
