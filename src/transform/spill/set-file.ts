import { appendFileSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { nameAttempt } from '../../files/attempt.js'
import { readFully } from '../../files/read-fully.js'
import { writing } from '../../files/write-error.js'
import { bytesOf } from './key-file.js'

/**
 * What is needed to compare rows of a partition with others one by one: a list of numbers for each, such as the hashes of
 * what stands in it, on disk. Behind the lists stands where each begins.
 */

/** A file of lists: plain data. */
export interface SetFile {
  path: string
  /** Where its lists begin, in bytes. */
  at: number
  rows: number
  /** How many numbers there are in all lists. */
  numbers: number
}

/** So many numbers are gathered before they are written. */
const numbersAtOnce = 1 << 18

/** Writes the lists of a partition, one row after the other. */
export class SetRows {
  readonly #path: string
  readonly #buffer = new Uint32Array(numbersAtOnce)
  readonly #ends: number[] = [0]
  #used = 0

  constructor(folder: string) {
    this.#path = join(folder, `sets-${nameAttempt()}`)
  }

  /** Adds the list of the next row. Throws `write_failed`. */
  add(numbers: Uint32Array): void {
    if (numbers.length > this.#buffer.length - this.#used) this.#flush()
    if (numbers.length > this.#buffer.length) this.#write(numbers)
    else {
      this.#buffer.set(numbers, this.#used)
      this.#used += numbers.length
    }
    this.#ends.push(this.#ends[this.#ends.length - 1] + numbers.length)
  }

  /** Ends the file. */
  save(): SetFile {
    this.#flush()
    this.#write(Float64Array.from(this.#ends))
    return {
      path: this.#path,
      at: 0,
      rows: this.#ends.length - 1,
      numbers: this.#ends[this.#ends.length - 1],
    }
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#used))
    this.#used = 0
  }

  /** The file is not kept open: a survey whose task ends early could not close it. */
  #write(numbers: ArrayBufferView): void {
    writing(this.#path, () => appendFileSync(this.#path, bytesOf(numbers), { mode: 0o600 }))
  }
}

/** Reads lists of any row: 8 bytes a row are held in memory. */
export class SetFileReader {
  readonly #file: SetFile
  readonly #fd: number
  readonly #ends: Float64Array
  #all: Uint32Array | undefined

  /** Throws `write_failed` where the file is gone or shorter. */
  constructor(file: SetFile) {
    this.#file = file
    this.#fd = writing(file.path, () => openSync(file.path, 'r'))
    this.#ends = new Float64Array(file.rows + 1)
    this.#fill(this.#ends, 4 * file.numbers)
  }

  /** Reads all lists at once, so that none is read from the file any more. */
  load(): void {
    this.#all = new Uint32Array(this.#file.numbers)
    this.#fill(this.#all, 0)
  }

  /** The list of a row of this file. */
  read(row: number): Uint32Array {
    if (this.#all !== undefined) return this.#all.subarray(this.#ends[row], this.#ends[row + 1])
    const numbers = new Uint32Array(this.#ends[row + 1] - this.#ends[row])
    this.#fill(numbers, 4 * this.#ends[row])
    return numbers
  }

  close(): void {
    closeSync(this.#fd)
  }

  #fill(into: ArrayBufferView, from: number): void {
    const bytes = bytesOf(into)
    if (readFully(this.#fd, { into: bytes, from: this.#file.at + from }) === bytes.length) return
    throw new PrepError(
      'write_failed',
      `"${this.#file.path}" became shorter while it was needed. Start the run again`,
    )
  }
}
