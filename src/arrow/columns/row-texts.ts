import type { Batch } from '../batch.js'
import { TextLens } from '../text-lens.js'

/** The bytes of a text. */
export interface TextRange {
  /** The bytes that it stands in. */
  bytes: Uint8Array
  /** Where it begins, and where it ends. */
  start: number
  end: number
}

/**
 * Each row of a batch as one text: the texts that some paths lead to, a line break between any two. A row with one
 * text, as most have, is read in place; nothing is decoded.
 */
export class RowTexts {
  readonly #lenses: readonly TextLens[]
  /** For each lens, the first text of every row. */
  readonly #firsts: readonly Uint32Array[]
  #joined = new Uint8Array(1024)

  constructor(batch: Batch, fields: readonly string[]) {
    this.#lenses = fields.map((field) => new TextLens(batch, field))
    this.#firsts = this.#lenses.map((lens) => firstsOf(lens.rows(), batch.numRows))
  }

  /** The text of a row, which lasts until the next is asked for; `undefined` where all is null. */
  at(row: number): TextRange | undefined {
    let only: TextRange | undefined
    let length = -1
    for (const [k, lens] of this.#lenses.entries()) {
      const firsts = this.#firsts[k]
      for (let i = firsts[row]; i < firsts[row + 1]; i++) {
        if (lens.isNull(i)) continue
        const text = { bytes: lens.bytes, start: lens.offsets[i], end: lens.offsets[i + 1] }
        if (length === -1 && only === undefined) {
          only = text
          continue
        }
        if (length === -1) length = this.#append(only!, 0)
        this.#append(lineBreak, length)
        length = this.#append(text, length + 1)
      }
    }
    return length === -1 ? only : { bytes: this.#joined, start: 0, end: length }
  }

  #append({ bytes, start, end }: TextRange, at: number): number {
    const length = at + end - start
    if (length > this.#joined.length) {
      const larger = new Uint8Array(2 * length)
      larger.set(this.#joined.subarray(0, at))
      this.#joined = larger
    }
    this.#joined.set(bytes.subarray(start, end), at)
    return length
  }
}

const lineBreak: TextRange = { bytes: Uint8Array.of(0x0a), start: 0, end: 1 }

/** Where the texts of every row begin, and where those of the last one end. */
function firstsOf(rows: Uint32Array, count: number): Uint32Array {
  const firsts = new Uint32Array(count + 1)
  for (const row of rows) firsts[row + 1]++
  for (let row = 0; row < count; row++) firsts[row + 1] += firsts[row]
  return firsts
}
