import type { Numbers, Texts, Truths } from '../filter/vectors.js'
import { unknown } from '../filter/vectors.js'

/**
 * Values as bytes whose order is that of the values: numbers by their size, texts by their code points, false before true.
 * Bytes of several values one behind the other keep the order of the first, then of the second, and so on.
 */

/** One value of each row as bytes. */
export interface KeyPart {
  /** How many bytes the value of a row takes. */
  sizeOf(row: number): number
  /** Writes them at a place. */
  write(row: number, into: Uint8Array, at: number): void
}

/** How the values of a key follow each other. */
export interface KeyOrder {
  isDescending: boolean
  areNullsFirst: boolean
  /** Whether no other value follows: then a text need not say where it ends. */
  isLast: boolean
}

const nullFirst = 0
const present = 1
const nullLast = 2

/** A byte before each value tells nulls apart; they are at the same end whichever way the values go. */
function withNulls(
  part: KeyPart,
  isNull: (row: number) => boolean,
  { isDescending, areNullsFirst }: KeyOrder,
): KeyPart {
  return {
    sizeOf: (row) => (isNull(row) ? 1 : 1 + part.sizeOf(row)),
    write(row, into, at) {
      if (isNull(row)) {
        into[at] = areNullsFirst ? nullFirst : nullLast
        return
      }
      into[at] = present
      part.write(row, into, at + 1)
      if (!isDescending) return
      const end = at + 1 + part.sizeOf(row)
      for (let i = at + 1; i < end; i++) into[i] = ~into[i]
    },
  }
}

export function numberPart({ values, nulls }: Numbers, order: KeyOrder): KeyPart {
  const isWide = values.length > 0 && typeof values[0] === 'bigint'
  const part = isWide ? bigintPart(values as ArrayLike<bigint>) : doublePart(values as ArrayLike<number>)
  return withNulls(part, (row) => nulls?.[row] === 1, order)
}

/** Of the bits of a double (IEEE 754) the sign is turned, and of a negative number all: then the greater has the greater bits. */
function doublePart(values: ArrayLike<number>): KeyPart {
  const bits = new DataView(new ArrayBuffer(8))
  return {
    sizeOf: () => 8,
    write(row, into, at) {
      // Both zeros are one number.
      bits.setFloat64(0, values[row] + 0)
      const mask = bits.getUint8(0) < 0x80 ? 0 : 0xff
      for (let i = 0; i < 8; i++) into[at + i] = bits.getUint8(i) ^ mask
      if (mask === 0) into[at] ^= 0x80
    },
  }
}

const lowest = 1n << 63n

/** Whole numbers of 64 bits, with a sign or without: counted from the lowest of all, in nine bytes. */
function bigintPart(values: ArrayLike<bigint>): KeyPart {
  const bits = new DataView(new ArrayBuffer(8))
  return {
    sizeOf: () => 9,
    write(row, into, at) {
      const value = values[row] + lowest
      into[at] = value >> 64n === 0n ? 0 : 1
      bits.setBigUint64(0, BigInt.asUintN(64, value))
      for (let i = 0; i < 8; i++) into[at + 1 + i] = bits.getUint8(i)
    },
  }
}

export function truthPart(truths: Truths, order: KeyOrder): KeyPart {
  const part: KeyPart = {
    sizeOf: () => 1,
    write(row, into, at) {
      into[at] = truths[row]
    },
  }
  return withNulls(part, (row) => truths[row] === unknown, order)
}

export function textPart({ bytes, starts, ends, nulls }: Texts, order: KeyOrder): KeyPart {
  const copy: KeyPart = {
    sizeOf: (row) => ends[row] - starts[row],
    write: (row, into, at) => into.set(bytes.subarray(starts[row], ends[row]), at),
  }
  const isOpen = order.isLast && !order.isDescending
  const part = isOpen ? copy : endedPart({ bytes, starts, ends })
  return withNulls(part, (row) => nulls?.[row] === 1, order)
}

/** Texts that end in two zeros, where a zero in them is a zero and a one: so the shorter comes first, and nothing behind it counts. */
function endedPart({ bytes, starts, ends }: Pick<Texts, 'bytes' | 'starts' | 'ends'>): KeyPart {
  return {
    sizeOf(row) {
      let size = ends[row] - starts[row] + 2
      for (let at = starts[row]; at < ends[row]; at++) if (bytes[at] === 0) size++
      return size
    },
    write(row, into, to) {
      let at = to
      for (let from = starts[row]; from < ends[row]; from++) {
        into[at++] = bytes[from]
        if (bytes[from] === 0) into[at++] = 1
      }
      into[at++] = 0
      into[at] = 0
    },
  }
}

/** The keys of all rows: their parts one behind the other, and where each ends. */
export function joinParts(
  parts: readonly KeyPart[],
  rows: number,
): { valueOffsets: Int32Array; data: Uint8Array } {
  const valueOffsets = new Int32Array(rows + 1)
  for (let row = 0; row < rows; row++) {
    let size = 0
    for (const part of parts) size += part.sizeOf(row)
    valueOffsets[row + 1] = valueOffsets[row] + size
  }
  const data = new Uint8Array(valueOffsets[rows])
  for (let row = 0; row < rows; row++) {
    let at = valueOffsets[row]
    for (const part of parts) {
      part.write(row, data, at)
      at += part.sizeOf(row)
    }
  }
  return { valueOffsets, data }
}
