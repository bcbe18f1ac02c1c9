import { closeSync, openSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Batch } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { nameAttempt } from '../../files/attempt.js'
import { readFully } from '../../files/read-fully.js'
import { writing } from '../../files/write-error.js'
import { writeFully } from '../../files/write-fully.js'
import { bytesOf } from './key-file.js'

/**
 * What a survey has decided about single rows, on disk: for each of these, by its place, two numbers. A step looks up the
 * rows of a batch without holding more than those of about the same place.
 *
 * The records stand in pieces, each of rows of one source in the order of their places, and an index of the pieces behind
 * them. A record is the position of the row, its copy number, and the two numbers.
 */

/** A file of places as a decision names it: plain data. */
export interface PlaceFile {
  /** Its name in the folder of the survey. */
  name: string
  /** How many rows it tells of. */
  rows: number
  /** How many pieces it has. */
  pieces: number
}

/** Rows of one source with what is noted of each. */
export interface NotedRows {
  source: number
  positions: Float64Array
  copies: Uint32Array
  first: Uint32Array
  second: Uint32Array
}

/** What is noted of the rows of a batch: both are 0 for a row of which nothing is. */
export type RowNotes = Pick<NotedRows, 'first' | 'second'>

/** Behind each other: 8 bytes of position, and 4 each of copy number, first and second. */
const recordBytes = 20
/** Of a piece: its source, and its first and last position, as doubles; where it begins, and how many records it has. */
const pieceNumbers = 5

/** Writes a file of places, piece by piece. */
export class PlaceFileWriter {
  readonly #path: string
  readonly #fd: number
  readonly #pieces: number[] = []
  #rows = 0

  /** Throws `write_failed`. */
  constructor(folder: string) {
    this.#path = join(folder, `places-${nameAttempt()}`)
    this.#fd = writing(this.#path, () => openSync(this.#path, 'wx', 0o600))
  }

  /** Writes what is noted of rows of one source, in any order. */
  add(rows: NotedRows): void {
    const { source, positions, copies, first, second } = rows
    const count = positions.length
    if (count === 0) return
    const order = placeOrder(positions, copies)
    const bytes = new DataView(new ArrayBuffer(count * recordBytes))
    for (let i = 0; i < count; i++) {
      const row = order === undefined ? i : order[i]
      const at = i * recordBytes
      bytes.setFloat64(at, positions[row], true)
      bytes.setUint32(at + 8, copies[row], true)
      bytes.setUint32(at + 12, first[row], true)
      bytes.setUint32(at + 16, second[row], true)
    }
    const ends = [0, count - 1].map((i) => positions[order === undefined ? i : order[i]])
    this.#pieces.push(source, ...ends, this.#rows, count)
    this.#rows += count
    this.#write(bytes)
  }

  /** Ends the file. */
  end(): PlaceFile {
    this.#write(Float64Array.from(this.#pieces))
    closeSync(this.#fd)
    return { name: basename(this.#path), rows: this.#rows, pieces: this.#pieces.length / pieceNumbers }
  }

  #write(bytes: ArrayBufferView): void {
    writing(this.#path, () => writeFully(this.#fd, bytesOf(bytes)))
  }
}

/** The rows in the order of their places; `undefined` where they are in it. */
function placeOrder(positions: Float64Array, copies: Uint32Array): Uint32Array | undefined {
  const isBehind = (a: number, b: number) =>
    positions[a] > positions[b] || (positions[a] === positions[b] && copies[a] > copies[b])
  let row = 1
  while (row < positions.length && !isBehind(row - 1, row)) row++
  if (row >= positions.length) return undefined
  return Uint32Array.from({ length: positions.length }, (_, i) => i).sort((a, b) => (isBehind(a, b) ? 1 : -1))
}

/** Looks rows up in a file of places. */
export class PlaceFileReader {
  readonly #path: string
  readonly #pieces = new Map<number, Piece[]>()

  /** Reads the index. Throws `not_found` where the file is gone or shorter. */
  constructor({ folder, file }: { folder: string; file: PlaceFile }) {
    this.#path = join(folder, file.name)
    const index = new Float64Array(file.pieces * pieceNumbers)
    this.#open((fd) => this.#fill(fd, bytesOf(index), file.rows * recordBytes))
    for (let i = 0; i < index.length; i += pieceNumbers) {
      const [source, firstPosition, lastPosition, from, rows] = index.subarray(i, i + pieceNumbers)
      const pieces = this.#pieces.get(source) ?? []
      pieces.push({ firstPosition, lastPosition, from, to: from + rows })
      this.#pieces.set(source, pieces)
    }
  }

  /** What is noted of the rows of a batch. */
  lookUp({ origin, numRows }: Batch): RowNotes {
    const notes = { first: new Uint32Array(numRows), second: new Uint32Array(numRows) }
    const { source, positions, copies } = origin
    const order = placeOrder(positions, copies)
    const rowAt = (i: number) => (order === undefined ? i : order[i])
    const [low, high] = numRows === 0 ? [0, -1] : [positions[rowAt(0)], positions[rowAt(numRows - 1)]]
    const pieces = (this.#pieces.get(source) ?? []).filter(
      ({ firstPosition, lastPosition }) => firstPosition <= high && lastPosition >= low,
    )
    if (pieces.length === 0) return notes
    this.#open((fd) => {
      for (const piece of pieces) {
        let i = 0
        for (const record of this.#records(fd, piece, low)) {
          if (record.position > high) break
          while (i < numRows && isBefore(positions[rowAt(i)], copies[rowAt(i)], record)) i++
          if (i === numRows) break
          const row = rowAt(i)
          if (positions[row] !== record.position || copies[row] !== record.copy) continue
          notes.first[row] = record.first
          notes.second[row] = record.second
        }
      }
    })
    return notes
  }

  /** The records of a piece from the first that is not before a position. */
  *#records(fd: number, { from, to }: Piece, position: number): Generator<PlaceRecord> {
    const one = new DataView(new ArrayBuffer(recordBytes))
    let [low, high] = [from, to]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      this.#fill(fd, bytesOf(one), middle * recordBytes)
      if (one.getFloat64(0, true) < position) low = middle + 1
      else high = middle
    }
    for (let next = low; next < to; ) {
      const count = Math.min(recordsAtOnce, to - next)
      const some = new DataView(new ArrayBuffer(count * recordBytes))
      this.#fill(fd, bytesOf(some), next * recordBytes)
      for (let at = 0; at < some.byteLength; at += recordBytes)
        yield {
          position: some.getFloat64(at, true),
          copy: some.getUint32(at + 8, true),
          first: some.getUint32(at + 12, true),
          second: some.getUint32(at + 16, true),
        }
      next += count
    }
  }

  /** A file that is kept open would have nobody to close it: a step is opened and never closed. */
  #open(read: (fd: number) => void): void {
    let fd: number
    try {
      fd = openSync(this.#path, 'r')
    } catch {
      throw this.#lost()
    }
    try {
      read(fd)
    } finally {
      closeSync(fd)
    }
  }

  #fill(fd: number, into: Uint8Array, from: number): void {
    if (readFully(fd, { into, from }) < into.length) throw this.#lost()
  }

  #lost(): PrepError {
    return lostDecision(this.#path)
  }
}

/** Opens a file of places, for a cache. */
export function openPlaces(place: { folder: string; file: PlaceFile }): PlaceFileReader {
  return new PlaceFileReader(place)
}

/** The error for a file of a survey that a step cannot read any more. */
export function lostDecision(path: string): PrepError {
  return new PrepError(
    'not_found',
    `"${path}", which holds what was decided about rows, is gone or was cut. Start the run anew`,
  )
}

const recordsAtOnce = 1024

/** Some records of one source: from which to which, and the positions of the first and the last. */
interface Piece {
  firstPosition: number
  lastPosition: number
  from: number
  to: number
}

interface PlaceRecord {
  position: number
  copy: number
  first: number
  second: number
}

function isBefore(position: number, copy: number, record: PlaceRecord): boolean {
  return position < record.position || (position === record.position && copy < record.copy)
}
