/** Numbers equal texts alike without decoding them: an open-addressing table over copies of their bytes. */
import type { Data } from '../../src/core/arrow.js'
import type { CodedColumn } from './cell-values.js'

const maxValues = 65_536
const maxBytes = 16 * 1024 * 1024

/** Opens a table of texts. It starts anew when it has seen more different ones than make groups. */
export function openTexts(isJson: boolean): (data: Data, nulls: Uint8Array | undefined) => CodedColumn {
  let table = new TextTable(isJson)
  return (data, nulls) => {
    if (table.values.length > maxValues || table.size > maxBytes) table = new TextTable(isJson)
    return { codes: table.code(data, nulls), values: table.values }
  }
}

class TextTable {
  readonly values: string[] = []
  /** How many bytes the different texts take. */
  size = 0
  readonly #isJson: boolean
  #nullCode = -1
  #known = new Uint8Array(1024)
  /** For each code where its text starts in the known bytes, and behind the last one their end. */
  #starts = new Uint32Array(64)
  /** Code + 1 by hash; 0 where free. */
  #slots = new Uint32Array(64)
  #texts = 0
  /** The number under which the text of that place in the table goes. */
  readonly #codes: number[] = []

  constructor(isJson: boolean) {
    this.#isJson = isJson
  }

  code(data: Data, nulls: Uint8Array | undefined): Uint32Array {
    const bytes = data.values as Uint8Array
    const offsets = data.valueOffsets as Int32Array
    const codes = new Uint32Array(data.length)
    for (let row = 0; row < codes.length; row++)
      codes[row] = nulls?.[row] ? this.#codeOfNull() : this.#codeOf(bytes, offsets[row], offsets[row + 1])
    return codes
  }

  #codeOfNull(): number {
    if (this.#nullCode < 0) this.#nullCode = this.values.push('null') - 1
    return this.#nullCode
  }

  #codeOf(bytes: Uint8Array, start: number, end: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = hashBytes(bytes, start, end) & mask
    for (let text = slots[slot]; text !== 0; text = slots[slot]) {
      if (this.#isText(text - 1, bytes, start, end)) return this.#codes[text - 1]
      slot = (slot + 1) & mask
    }
    return this.#add(bytes.subarray(start, end), slot)
  }

  #isText(text: number, bytes: Uint8Array, start: number, end: number): boolean {
    const known = this.#known
    let at = this.#starts[text]
    if (this.#starts[text + 1] - at !== end - start) return false
    for (let i = start; i < end; i++, at++) if (bytes[i] !== known[at]) return false
    return true
  }

  #add(bytes: Uint8Array, slot: number): number {
    const text = this.#texts++
    if (this.size + bytes.length > this.#known.length) {
      const known = new Uint8Array((this.size + bytes.length) * 2)
      known.set(this.#known.subarray(0, this.size))
      this.#known = known
    }
    this.#known.set(bytes, this.size)
    this.size += bytes.length
    if (text + 2 > this.#starts.length) {
      const starts = new Uint32Array(this.#starts.length * 2)
      starts.set(this.#starts)
      this.#starts = starts
    }
    this.#starts[text + 1] = this.size
    this.#slots[slot] = text + 1
    if (this.#texts * 2 > this.#slots.length) this.#spread()
    const decoded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
    const code = this.values.push(this.#isJson ? decoded : JSON.stringify(decoded)) - 1
    this.#codes.push(code)
    return code
  }

  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 4)
    const mask = slots.length - 1
    for (let text = 0; text < this.#texts; text++) {
      let slot = hashBytes(this.#known, this.#starts[text], this.#starts[text + 1]) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = text + 1
    }
    this.#slots = slots
  }
}

/** Four bytes at a time, as in FNV-1a, with a finish that spreads the high bits. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start)
  let i = start
  for (; i + 4 <= end; i += 4) {
    const word = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24)
    hash = Math.imul(hash ^ word, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
