import type { Data } from './arrow.js'

/** A value does not fit the type of its column. The message names kinds only, never the value. */
export class WrongType extends Error {
  constructor(wanted: string, value: unknown) {
    super(`A value of kind ${kindOf(value)} does not fit a column of ${wanted}`)
  }
}

/**
 * Collects the values of one column and hands them out as Arrow data. After `finish` it is empty and can be
 * used again; the buffers that it gave away are its own no more.
 */
export interface ColumnBuilder {
  readonly length: number
  /** Appends a JavaScript value; `null` and `undefined` are nulls. Throws {@link WrongType}. */
  append(value: unknown): void
  appendNull(): void
  /** Takes back every value from `length` on. */
  truncate(length: number): void
  finish(): Data
}

/** Which rows are null, as Arrow's bitmap; nothing is allocated while there is none. */
export class Validity {
  #bits: Uint8Array | undefined
  nullCount = 0

  markNull(row: number): void {
    if (this.#bits === undefined || row >> 3 >= this.#bits.length) {
      const bits = new Uint8Array(Math.max(64, (row >> 3) * 2)).fill(0xff)
      if (this.#bits !== undefined) bits.set(this.#bits)
      this.#bits = bits
    }
    this.#bits[row >> 3] &= ~(1 << (row & 7))
    this.nullCount++
  }

  truncate(length: number, from: number): void {
    if (this.#bits === undefined) return
    for (let row = length; row < from && row >> 3 < this.#bits.length; row++) {
      if ((this.#bits[row >> 3] >> (row & 7)) & 1) continue
      this.#bits[row >> 3] |= 1 << (row & 7)
      this.nullCount--
    }
  }

  finish(length: number): { nullCount: number; nullBitmap: Uint8Array | undefined } {
    const nullCount = this.nullCount
    if (nullCount === 0 || this.#bits === undefined) return { nullCount: 0, nullBitmap: undefined }
    const nullBitmap = new Uint8Array((length + 7) >> 3).fill(0xff)
    nullBitmap.set(this.#bits.subarray(0, nullBitmap.length))
    if (length & 7) nullBitmap[nullBitmap.length - 1] &= (1 << (length & 7)) - 1
    this.#bits = undefined
    this.nullCount = 0
    return { nullCount, nullBitmap }
  }
}

export function grow<T extends Uint8Array | Int32Array | Float64Array | Float32Array>(values: T): T {
  const grown = new (values.constructor as new (length: number) => T)(values.length * 2)
  grown.set(values as never)
  return grown
}

/** The value of an object's own field: a field called `constructor` must not find what every object inherits. */
export function ownValue(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
