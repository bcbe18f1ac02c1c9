import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitAt, clearBit, countBits, makeBits, setBit, sliceBits } from '../../src/arrow/bits.js'

/** Bits as a list of 0 and 1. */
const listOf = (bits: Uint8Array, length: number) => Array.from({ length }, (_, i) => bitAt(bits, i))

function bitsOf(list: readonly number[]): Uint8Array {
  const bits = makeBits(list.length)
  for (const [i, bit] of list.entries()) if (bit === 1) setBit(bits, i)
  return bits
}

const anyList = fc.array(fc.constantFrom(0, 1), { maxLength: 70 })

describe('bitmaps', () => {
  test('hold what was set, in the bytes they need', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const bits = bitsOf(list)
        expect(bits).toHaveLength(Math.ceil(list.length / 8))
        expect(listOf(bits, list.length)).toEqual(list)
        expect(countBits(bits, list.length)).toBe(list.filter((bit) => bit === 1).length)
        for (const i of list.keys()) clearBit(bits, i)
        expect(bits.every((byte) => byte === 0)).toBe(true)
      }),
    )
  })

  test('are sliced anywhere, and what lies behind a slice is 0', () => {
    fc.assert(
      fc.property(anyList, fc.nat(70), fc.nat(70), (list, a, b) => {
        const [from, to] = [a, b].map((at) => Math.min(at, list.length)).sort((one, other) => one - other)
        const slice = sliceBits(bitsOf(list), from, to - from)
        expect(listOf(slice, to - from)).toEqual(list.slice(from, to))
        expect(slice).toEqual(bitsOf(list.slice(from, to)))
      }),
    )
  })
})
