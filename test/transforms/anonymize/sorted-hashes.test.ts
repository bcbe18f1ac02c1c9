import { describe, expect, test } from 'vitest'
import {
  decodeHashes,
  encodeHashes,
  openSearch,
} from '../../../transforms/anonymize/knowledge/tables/sorted-hashes.js'

/** Values in rising order, each once, below 2 to the power of `bits`. */
function valuesOf(count: number, bits: number): Uint32Array {
  const values = new Set<number>([0, 2 ** bits - 1])
  for (let state = 7; values.size < count; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    values.add(state >>> (32 - bits))
  }
  return Uint32Array.from(values).sort()
}

describe('sorted hashes', () => {
  test.each([
    [2, 32],
    [3, 32],
    [900, 13],
    [1000, 27],
    [5000, 32],
  ])('%i hashes of %i bits are read as they were written', (count, bits) => {
    const values = valuesOf(count, bits)
    expect(decodeHashes(encodeHashes({ values, bits }))).toEqual({ values, bits })
  })

  test('no hash is read from no hash', () => {
    expect(decodeHashes(encodeHashes({ values: new Uint32Array(), bits: 27 })).values).toHaveLength(0)
  })

  test('a hash is found by its highest bits, and another one is not', () => {
    const placeOf = openSearch({ values: Uint32Array.of(3, 5, 9, 60_000), bits: 16 })
    expect([3, 5, 9, 60_000].map((value) => placeOf(((value << 16) | 77) >>> 0))).toEqual([0, 1, 2, 3])
    expect([0, 4, 15, 65_535].map((value) => placeOf((value << 16) >>> 0))).toEqual([-1, -1, -1, -1])
  })
})
