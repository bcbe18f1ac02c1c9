import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { Mixer, noHashes } from '../../src/arrow/hashes/mixer.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { HashTable } from '../dedup-lines/hash-table.js'

/** Which scores a file is asked for. */
export interface ScoreFileSettings {
  path: string
  key: string
  columns: readonly string[]
}

/** The scores of records by their key: 24 bytes a record and 8 a score, since of keys hashes are kept. */
export class ScoreTable {
  readonly #columns: number
  readonly #mixer = new Mixer()
  readonly #hash = noHashes(1)
  readonly #keys = new HashTable()
  #scores = new Float64Array(512)

  constructor(columns: number) {
    this.#columns = columns
  }

  /** Takes the scores of a record, NaN where it has none; false where its key is known already. */
  add(key: string, scores: readonly number[]): boolean {
    this.#read(key)
    const [number, known] = [this.#keys.size, this.#keys]
    if (known.add(this.#hash.low[0], this.#hash.high[0]) < number) return false
    const end = (number + 1) * this.#columns
    if (end > this.#scores.length) {
      const larger = new Float64Array(2 * end)
      larger.set(this.#scores)
      this.#scores = larger
    }
    this.#scores.set(scores, number * this.#columns)
    return true
  }

  /** The scores of a record; `undefined` for one that the file lacks. */
  of(key: string): Float64Array | undefined {
    this.#read(key)
    const number = this.#keys.indexOf(this.#hash.low[0], this.#hash.high[0])
    return number < 0
      ? undefined
      : this.#scores.subarray(number * this.#columns, (number + 1) * this.#columns)
  }

  #read(key: string): void {
    this.#mixer.text(key)
    this.#mixer.end(this.#hash, 0)
  }
}

/** Reads the scores of a file of JSON Lines. Throws `bad_option` with the line for what is none. */
export function openScores({ path, key, columns }: ScoreFileSettings): ScoreTable {
  const table = new ScoreTable(columns.length)
  let number = 0
  const take = (line: string) => {
    number++
    if (line.trim() === '') return
    const fault = (what: string) => faultIn(path, `line ${number} ${what}`)
    const record = objectIn(line)
    if (record === undefined) throw fault('is no JSON object')
    const name = keyText(record[key])
    if (name === undefined)
      throw fault(`has no text or whole number up to 2^53 under the key "${key}". Name another in key`)
    const scores = columns.map((column) => {
      const score = Object.hasOwn(record, column) ? record[column] : undefined
      if (score === undefined || score === null) return Number.NaN
      if (typeof score !== 'number') throw fault(`has no number under "${column}"`)
      return score
    })
    if (!table.add(name, scores))
      throw fault(`has a "${key}" that stands in an earlier one too. Give each record one`)
  }
  readLines(path, { take })
  return table
}

/** The SHA-256 of a file of scores. */
export function digestScores(path: string): string {
  const hash = createHash('sha256')
  readLines(path, { see: (bytes) => hash.update(bytes) })
  return hash.digest('hex')
}

/** A key of a record as text; `undefined` for what names none. */
function keyText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return Number.isSafeInteger(value) ? String(value) : undefined
}

function objectIn(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    // What the parser says quotes the line.
    return undefined
  }
}

/** Shows the pieces of a file, and its lines one by one. */
function readLines(
  path: string,
  { see, take }: { see?: (bytes: Uint8Array) => void; take?: (line: string) => void },
): void {
  const buffer = Buffer.allocUnsafe(1 << 20)
  const fd = opened(path)
  let held: Buffer[] = []
  try {
    for (let got = readSync(fd, buffer); got > 0; got = readSync(fd, buffer)) {
      const piece = buffer.subarray(0, got)
      see?.(piece)
      if (take === undefined) continue
      let from = 0
      for (let feed = piece.indexOf(0x0a); feed >= 0; feed = piece.indexOf(0x0a, from)) {
        take(Buffer.concat([...held, piece.subarray(from, feed)]).toString())
        held = []
        from = feed + 1
      }
      held.push(Buffer.from(piece.subarray(from)))
    }
    take?.(Buffer.concat(held).toString())
  } finally {
    closeSync(fd)
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    throw faultIn(path, 'it cannot be read. Check its name; it is looked for from the current folder', cause)
  }
}

export function faultIn(path: string, what: string, cause?: unknown): PrepError {
  return new PrepError('bad_option', `${optionName('file')}: file "${path}": ${what}`, { cause })
}
