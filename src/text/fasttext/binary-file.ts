import { closeSync, openSync, readSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'

const windowBytes = 1 << 20

/** Reads the little-endian numbers of a file one after the other; what is large goes straight to where it stays. */
export class BinaryFile {
  readonly #path: string
  readonly #file: number
  readonly #window = Buffer.alloc(windowBytes)
  #at = 0
  #end = 0

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'r')
  }

  close(): void {
    closeSync(this.#file)
  }

  uint8(): number {
    return this.#window[this.#take(1)]
  }

  int32(): number {
    return this.#window.readInt32LE(this.#take(4))
  }

  /** A count; throws `bad_input` for one that no array could hold. */
  int64(): number {
    const value = Number(this.#window.readBigInt64LE(this.#take(8)))
    if (!Number.isSafeInteger(value)) throw this.fault()
    return value
  }

  float64(): number {
    return this.#window.readDoubleLE(this.#take(8))
  }

  /** Bytes up to a zero, without it. */
  zeroTerminated(): Buffer {
    const bytes: number[] = []
    for (let byte = this.uint8(); byte !== 0; byte = this.uint8()) bytes.push(byte)
    return Buffer.from(bytes)
  }

  bytes(length: number): Uint8Array {
    const bytes = this.#array(length, Uint8Array)
    this.#fill(bytes)
    return bytes
  }

  floats(length: number): Float32Array {
    const values = this.#array(length, Float32Array)
    this.#fill(new Uint8Array(values.buffer))
    return values
  }

  /** The error for a file that is no model, or half of one. */
  fault(): PrepError {
    return new PrepError(
      'bad_input',
      `"${this.#path}" is no fastText model of version 12, or is cut off. Name a whole .bin or .ftz file of a supervised model`,
    )
  }

  #array<T>(length: number, type: new (length: number) => T): T {
    try {
      return new type(length)
    } catch {
      // A length that is negative or beyond what memory holds stands in files of another kind.
      throw this.fault()
    }
  }

  /** Where in the window the next `length` bytes stand. */
  #take(length: number): number {
    if (this.#end - this.#at < length) {
      this.#window.copyWithin(0, this.#at, this.#end)
      this.#end -= this.#at
      this.#at = 0
      this.#end += readSync(this.#file, this.#window, this.#end, windowBytes - this.#end, null)
      if (this.#end < length) throw this.fault()
    }
    this.#at += length
    return this.#at - length
  }

  #fill(target: Uint8Array): void {
    const buffered = Math.min(target.length, this.#end - this.#at)
    target.set(this.#window.subarray(this.#at, this.#at + buffered))
    this.#at += buffered
    for (let filled = buffered; filled < target.length; ) {
      const read = readSync(this.#file, target, filled, Math.min(1 << 30, target.length - filled), null)
      if (read === 0) throw this.fault()
      filled += read
    }
  }
}
