import { vectorFromArray } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Field, Schema } from '../../src/arrow/arrow.js'
import { canJoin, joinColumns } from '../../src/arrow/concat.js'
import { takeColumn } from '../../src/arrow/take.js'
import { runs } from '../campaign.js'
import { columnsOf, flatTypes, nestedTypes, valueAt } from './arrow-values.js'

const types = Object.entries({ ...flatTypes, ...nestedTypes })

describe('`joinColumns()`', () => {
  it.each(types)('holds the rows of several columns of %s, one column after the other', (_, typed) => {
    fc.assert(
      fc.property(fc.array(columnsOf(typed), { minLength: 1, maxLength: 4 }), (parts) => {
        const joined = joinColumns(parts)
        const wanted = parts.flatMap((part) =>
          Array.from({ length: part.length }, (_, row) => valueAt(part, row)),
        )
        expect(joined.length).toBe(wanted.length)
        expect(wanted.map((_, row) => valueAt(joined, row))).toEqual(wanted)
        expect(joined.nullCount).toBe(wanted.filter((value) => value === null).length)
      }),
      runs(30, 20261124),
    )
  })

  it.each(types)('joins parts of one column of %s back into it', (_, typed) => {
    fc.assert(
      fc.property(columnsOf(typed), fc.nat(60), (data, cut) => {
        const at = Math.min(cut, data.length)
        const range = (from: number, to: number) =>
          Uint32Array.from({ length: to - from }, (_, i) => from + i)
        const parts = [takeColumn(data, range(0, at)), data.slice(at, data.length - at)]
        const rows = Array.from({ length: data.length }, (_, row) => row)
        expect(rows.map((row) => valueAt(joinColumns(parts), row))).toEqual(
          rows.map((row) => valueAt(data, row)),
        )
      }),
      runs(20, 20261124),
    )
  })

  it('does not know dictionaries', () => {
    const { type } = vectorFromArray(['a', 'b'])
    expect(canJoin(new Schema([new Field('d', type)]))).toBe(false)
    for (const [, typed] of types) expect(canJoin(new Schema([new Field('a', typed.type)]))).toBe(true)
  })
})
