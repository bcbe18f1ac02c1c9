import { vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Data, Field, Schema, Table, tableFromIPC, tableToIPC } from '../../src/arrow/arrow.js'
import { Batch, originOf } from '../../src/arrow/batch.js'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { filterRows, takeColumn, takeRows } from '../../src/arrow/take.js'
import { runs } from '../campaign.js'
import { columnsOf, flatTypes, nestedTypes, valueAt } from './arrow-values.js'

const seed = 20260301

/** Row numbers of a column of that length: in any order, with repeats, with gaps, or none. */
function indicesOf(length: number): fc.Arbitrary<Uint32Array> {
  if (length === 0) return fc.constant(new Uint32Array(0))
  return fc.array(fc.nat(length - 1), { maxLength: 60 }).map((rows) => Uint32Array.from(rows))
}

describe('`takeColumn()`', () => {
  it.each(Object.entries({ ...flatTypes, ...nestedTypes }))('gathers %s row by row', (_, typed) => {
    const gathers = columnsOf(typed).chain((data) => fc.tuple(fc.constant(data), indicesOf(data.length)))
    fc.assert(
      fc.property(gathers, ([data, indices]) => {
        const taken = takeColumn(data, indices)
        const wanted = Array.from(indices, (row) => valueAt(data, row))
        expect(taken.length).toBe(indices.length)
        expect(Array.from(indices, (_, i) => valueAt(taken, i))).toEqual(wanted)
        expect(taken.nullCount).toBe(wanted.filter((value) => value === null).length)
        expect(throughIpc(taken)).toEqual(wanted)
      }),
      runs(30, seed),
    )
  })

  it('refuses a type that no reader yields', () => {
    const dictionary = vectorFromArray(['a', 'b']).data[0]
    expect(() => takeColumn(dictionary, Uint32Array.of(0))).toThrow(/Dictionary.* column cannot be gathered/)
  })

  it('copies nothing of the rows that it leaves out', () => {
    const { columns } = batchOfRows([
      { t: 'secret', l: ['secret'] },
      { t: null, l: null },
    ])
    for (const column of columns) {
      const taken = takeColumn(column, Uint32Array.of(1, 1))
      expect(taken.length).toBe(2)
      expect(taken.byteLength).toBeLessThan(64)
    }
  })
})

describe('`takeRows()`', () => {
  const batch = batchOfRows([{ a: 'x' }, { a: null }, { a: '三' }], { firstPosition: 100, source: 4 })

  it('keeps where each row came from', () => {
    const taken = takeRows(batch, Uint32Array.of(2, 0, 2))
    expect(rowsOf(taken)).toEqual([{ a: '三' }, { a: 'x' }, { a: '三' }])
    expect(taken.origin).toEqual({
      source: 4,
      positions: Float64Array.of(102, 100, 102),
      copies: Uint32Array.of(0, 0, 0),
    })
  })

  it('numbers the copies as asked', () => {
    const taken = takeRows(batch, Uint32Array.of(0, 0), Uint32Array.of(0, 1))
    expect(taken.origin.copies).toEqual(Uint32Array.of(0, 1))
    const copyOfCopy = takeRows(taken, Uint32Array.of(1))
    expect(copyOfCopy.origin.copies).toEqual(Uint32Array.of(1))
  })

  it('gives the batch itself for all rows in order, and its columns where only copies are renumbered', () => {
    const all = Uint32Array.of(0, 1, 2)
    expect(takeRows(batch, all)).toBe(batch)
    expect(takeRows(batch, all, Uint32Array.of(1, 1, 1)).columns[0]).toBe(batch.columns[0])
  })

  it('takes no rows at all', () => {
    const none = takeRows(batch, new Uint32Array(0))
    expect([none.numRows, rowsOf(none)]).toEqual([0, []])
  })
})

describe('`filterRows()`', () => {
  it('keeps the rows asked for, in their order', () => {
    const batch = batchOfRows([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }])
    expect(rowsOf(filterRows(batch, (row) => row % 2 === 1))).toEqual([{ n: 2 }, { n: 4 }])
    expect(filterRows(batch, () => true)).toBe(batch)
    expect(filterRows(batch, () => false).numRows).toBe(0)
  })
})

describe('`Batch`', () => {
  const batch = batchOfRows([{ a: 1, b: 'x' }])

  it('replaces and appends columns, and shares the rest', () => {
    const text = batchOfRows([{ t: '新' }]).columns[0]
    const next = batch.withColumns({ a: text, c: text })
    expect(rowsOf(next)).toEqual([{ a: '新', b: 'x', c: '新' }])
    expect(next.columns[1]).toBe(batch.columns[1])
    expect(rowsOf(batch)).toEqual([{ a: 1, b: 'x' }])
  })

  it('refuses columns that are too few or of another length', () => {
    const origin = originOf(0, Float64Array.of(0, 1))
    expect(() => new Batch(batch.schema, batch.columns, origin)).toThrow(/Column "a" has 1 rows where/)
    expect(() => new Batch(batch.schema, [], originOf(0, Float64Array.of(0)))).toThrow(/0 columns.*2 fields/)
    expect(() => batch.column('c')).toThrow(/Column "c" is not in the data. Its columns: a, b/)
  })
})

function throughIpc(data: Data): unknown[] {
  const schema = new Schema([new Field('column', data.type, true)])
  const positions = Float64Array.from({ length: data.length }, (_, row) => row)
  const { records } = new Batch(schema, [data], originOf(0, positions))
  const read = tableFromIPC(tableToIPC(new Table(records), 'stream'))
  return read.batches.flatMap((batch) => {
    const column = batch.data.children[0]
    return Array.from({ length: column.length }, (_, row) => valueAt(column, row))
  })
}
