import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowKeys } from '../../../src/engine/order/row-keys.js'
import { sortRows } from '../../../src/engine/order/sort-rows.js'
import { runs } from '../../campaign.js'

function keysOf(texts: readonly Uint8Array[]): RowKeys {
  const offsets = new Int32Array(texts.length + 1)
  texts.forEach(({ length }, i) => {
    offsets[i + 1] = offsets[i] + length
  })
  return { bytes: new Uint8Array(Buffer.concat(texts)), offsets }
}

function sorted(texts: readonly Uint8Array[]): number[] {
  const rows = Uint32Array.from(texts, (_, row) => row)
  sortRows(keysOf(texts), rows)
  return [...rows]
}

function byComparing(texts: readonly Uint8Array[]): number[] {
  return texts.map((_, row) => row).sort((a, b) => Buffer.compare(texts[a], texts[b]) || a - b)
}

/** Bytes of few kinds, so that many keys have long beginnings in common and some begin others. */
const key = fc
  .tuple(
    fc.constantFrom('', 'https://', '\0\0\0\0\0\0\0'),
    fc.array(fc.constantFrom(0, 1, 97, 255), { maxLength: 16 }),
  )
  .map(([prefix, bytes]) => Buffer.concat([Buffer.from(prefix), Uint8Array.from(bytes)]))

describe('`sortRows()`', () => {
  it('puts any keys in the order of their bytes, and leaves rows of equal ones as they were', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 3000, size: 'max' }), (keys) => {
        expect(sorted(keys)).toEqual(byComparing(keys))
      }),
      runs(),
    )
  })

  it.each([
    [
      'numbers that differ in their last byte alone',
      (i: number) => Buffer.from([1, 64, 8, 0, 0, 0, 0, 0, i * 7]),
    ],
    ['one key alone', () => Buffer.from('the same for all')],
    ['keys of which some end where others go on', (i: number) => Buffer.alloc(i % 9)],
    ['texts behind a long beginning', (i: number) => Buffer.from(`${'x'.repeat(40)}${(i * 7919) % 2003}`)],
    [
      'long texts that are nearly equal',
      (i: number) => Buffer.from(`${'y'.repeat(i % 3)}${'z'.repeat(50)}${i % 11}`),
    ],
  ])('counts %s into their places', (_, keyOf) => {
    const keys = Array.from({ length: 2500 }, (_, i) => keyOf(i))
    expect(sorted(keys)).toEqual(byComparing(keys))
  })
})
