import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValues } from '../../../src/arrow/columns/same-values.js'
import { batchOfRows } from '../../../src/arrow/rows.js'

/** Values of one column: of few different ones, so that many pairs are equal. */
const values = fc.oneof(
  fc.array(fc.option(fc.constantFrom('', 'a', '中', 'ab'))),
  fc.array(fc.option(fc.boolean())),
  fc.array(fc.option(fc.constantFrom(0, 1, 0.5))),
  fc.array(
    fc.option(
      fc.array(fc.option(fc.record({ role: fc.constantFrom('u', 'v'), n: fc.constantFrom(1, 2) })), {
        maxLength: 2,
      }),
    ),
  ),
)

describe('`sameValues()`', () => {
  it('agrees with equality of the values, for texts, numbers, lists and objects, with nulls', () => {
    fc.assert(
      fc.property(values, (column) => {
        if (column.length === 0) return
        const rows = column.map((v) => ({ v }))
        const given = batchOfRows(rows).column('v')
        const again = batchOfRows(rows).column('v')
        const isSame = sameValues(given, again)
        for (const [i, a] of column.entries())
          for (const [j, b] of column.entries())
            expect(isSame(i, j)).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })
})
