import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubleText } from '../../../src/formats/format/double-text.js'

describe('`doubleText()`', () => {
  test.each([
    [3, '3.0'],
    [-0, '-0.0'],
    [1e15, '1000000000000000.0'],
    [1e17, '1e+17'],
    [2 ** 53, '9007199254740992.0'],
    [0.1, '0.1'],
    [5e-324, '5e-324'],
  ])('writes %d as %s', (value, text) => {
    expect(doubleText(value)).toBe(text)
  })

  test('reads back as the same double, and never looks like an integer', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = doubleText(value)
        expect(Object.is(Number(text), value)).toBe(true)
        expect(Object.is(JSON.parse(text), value)).toBe(true)
        expect(text).toMatch(/[.e]/)
      }),
    )
  })
})
