import type { Data } from './arrow.js'

/**
 * Arrow's bitmaps, of validity and of booleans: bit `i` is bit `i & 7` of byte `i >> 3` (Arrow columnar format,
 * "Validity bitmaps").
 */

/** Bit `i`: 0 or 1. */
export function bitAt(bits: Uint8Array, i: number): number {
  return (bits[i >> 3] >> (i & 7)) & 1
}

export function setBit(bits: Uint8Array, i: number): void {
  bits[i >> 3] |= 1 << (i & 7)
}

export function clearBit(bits: Uint8Array, i: number): void {
  bits[i >> 3] &= ~(1 << (i & 7))
}

/** `length` bits, all 0. */
export function makeBits(length: number): Uint8Array {
  return new Uint8Array((length + 7) >> 3)
}

/** How many of the first `length` bits are 1. */
export function countBits(bits: Uint8Array, length: number): number {
  let count = 0
  for (let i = 0; i < length; i++) count += bitAt(bits, i)
  return count
}

/** Clears the bits of the last byte that stand behind `length` of them; answers the same bits. */
export function clearBehind(bits: Uint8Array, length: number): Uint8Array {
  if (length & 7) bits[bits.length - 1] &= (1 << (length & 7)) - 1
  return bits
}

/** Some bits, moved to the start of bytes of their own; the bits behind them are 0. */
export function sliceBits(bits: Uint8Array, from: number, length: number): Uint8Array {
  const slice = makeBits(length)
  const first = from >> 3
  const shift = from & 7
  for (let i = 0; i < slice.length; i++)
    slice[i] =
      shift === 0 ? bits[first + i] : (bits[first + i] >> shift) | (bits[first + i + 1] << (8 - shift))
  return clearBehind(slice, length)
}

/** Whether a row of a column of booleans is true. */
export function boolReader({ values, offset }: Data): (row: number) => boolean {
  const bits = values as Uint8Array
  return (row) => bitAt(bits, offset + row) === 1
}
