import { closeSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Origin } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { nameAttempt } from '../../files/attempt.js'
import { readFully } from '../../files/read-fully.js'
import { writing } from '../../files/write-error.js'
import { writeFully } from '../../files/write-fully.js'

/**
 * What a survey keeps on disk of the rows of one partition: where each came from, and keys by which equal ones are to be
 * found among the rows of all partitions. The keys stand in sections, each ordered by the first eight bits of the key, so
 * that those of a range can be read from all files without the rest (radix partitions).
 *
 * A file holds, one behind the other: the positions of the rows, their scores if they have any, their copy numbers, their splits if they have any; and for
 * each section where every range begins (257 numbers), each word of the keys, and the rows that the keys are of.
 */

/** What is known of a file of keys: plain data. */
export interface KeyFile extends KeyShape {
  /** Where it is. */
  path: string
  /** Where its sections begin, in bytes: behind what is known of the rows beside their keys. */
  keysAt: number
  /** How many rows it has. */
  rows: number
  /** How many of them have keys: the others are equal to none. */
  keyed: number
  /** The numbers of the sources that the rows came from, and how many each gave, in the order of the rows. */
  sources: [source: number, rows: number][]
}

/** What the rows of a file of keys have. */
export interface KeyShape {
  /** How many keys a row has. */
  sections: number
  /** How many words of 32 bits a key has. */
  words: number
  /** Whether each row has a score, by which one of several is chosen. */
  hasScores: boolean
  /** Whether each row has the number of a split. */
  hasSplits?: boolean | undefined
}

/** The ranges that a section is parted into. */
export const keyRanges = 256

/** The rows of a batch as they are added. */
export interface KeyedRows {
  origin: Origin
  /** The words of all keys, row after row. */
  keys: Uint32Array
  /** Which rows have keys; all, when left out. */
  isKeyed?: Uint8Array | undefined
  /** The score of each row, where the shape has scores. */
  scores?: Float64Array | undefined
  /** The number of the split of each row, where the shape has splits. */
  splits?: Uint8Array | undefined
}

/** Gathers rows with their keys in memory, about 30 bytes and all keys a row, and saves them as a file. */
export class KeyRows {
  readonly #shape: KeyShape
  readonly #batches: KeyedRows[] = []
  #folder: string | undefined

  constructor(shape: KeyShape) {
    this.#shape = shape
  }

  /** Adds the rows of a batch, whose memory may be used again afterwards. They go to a file in that folder. */
  add(rows: KeyedRows, folder: string): void {
    const { source, positions, copies } = rows.origin
    this.#folder = folder
    this.#batches.push({ ...rows, origin: { source, positions: positions.slice(), copies: copies.slice() } })
  }

  /** Writes the file; `undefined` where no row was added. Throws `write_failed`. */
  save(): KeyFile | undefined {
    if (this.#folder === undefined) return undefined
    const path = join(this.#folder, `keys-${nameAttempt()}`)
    const rows = this.#batches.reduce((sum, { origin }) => sum + origin.positions.length, 0)
    const numbered = this.#numbered(rows)
    writing(path, () => {
      const fd = openSync(path, 'wx', 0o600)
      try {
        for (const piece of this.#places(rows)) writeFully(fd, bytesOf(piece))
        for (let section = 0; section < this.#shape.sections; section++)
          for (const piece of this.#section(section, numbered)) writeFully(fd, bytesOf(piece))
      } finally {
        closeSync(fd)
      }
    })
    const keysAt = splitsAt({ ...this.#shape, rows }) + (this.#shape.hasSplits ? rows : 0)
    return { ...this.#shape, path, keysAt, rows, keyed: numbered.length, sources: this.#sources() }
  }

  /** The numbers of the rows that have keys. */
  #numbered(rows: number): Uint32Array {
    const numbered = new Uint32Array(rows)
    let next = 0
    let row = 0
    for (const { origin, isKeyed } of this.#batches)
      for (let i = 0; i < origin.positions.length; i++, row++)
        if (isKeyed === undefined || isKeyed[i] === 1) numbered[next++] = row
    return numbered.subarray(0, next)
  }

  *#places(rows: number): Generator<ArrayBufferView> {
    const positions = new Float64Array(rows)
    const scores = new Float64Array(this.#shape.hasScores ? rows : 0)
    const copies = new Uint32Array(rows)
    const splits = new Uint8Array(this.#shape.hasSplits ? rows : 0)
    let next = 0
    for (const { origin, scores: own, splits: ownSplits } of this.#batches) {
      positions.set(origin.positions, next)
      copies.set(origin.copies, next)
      if (own !== undefined) scores.set(own, next)
      if (ownSplits !== undefined) splits.set(ownSplits, next)
      next += origin.positions.length
    }
    yield positions
    yield scores
    yield copies
    yield splits
  }

  /** The keys of a section, brought into the order of their ranges by counting. */
  *#section(section: number, numbered: Uint32Array): Generator<ArrayBufferView> {
    const { words, sections } = this.#shape
    const width = words * sections
    const offsets = new Uint32Array(keyRanges + 1)
    const each = (visit: (keys: Uint32Array, at: number, number: number) => void) => {
      let number = 0
      for (const { origin, keys, isKeyed } of this.#batches)
        for (let i = 0; i < origin.positions.length; i++)
          if (isKeyed === undefined || isKeyed[i] === 1) visit(keys, i * width + section * words, number++)
    }
    each((keys, at) => {
      offsets[(keys[at] >>> 24) + 1]++
    })
    for (let range = 0; range < keyRanges; range++) offsets[range + 1] += offsets[range]
    const next = offsets.slice()
    const columns = Array.from({ length: words }, () => new Uint32Array(numbered.length))
    const rows = new Uint32Array(numbered.length)
    each((keys, at, number) => {
      const to = next[keys[at] >>> 24]++
      for (let word = 0; word < words; word++) columns[word][to] = keys[at + word]
      rows[to] = numbered[number]
    })
    yield offsets
    yield* columns
    yield rows
  }

  #sources(): [number, number][] {
    const sources: [number, number][] = []
    for (const { origin } of this.#batches) {
      const last = sources.at(-1)
      if (last?.[0] === origin.source) last[1] += origin.positions.length
      else sources.push([origin.source, origin.positions.length])
    }
    return sources
  }
}

/** Reads files of keys. */
export class KeyFileReader {
  readonly file: KeyFile
  readonly #fd: number

  /** Throws `write_failed` where the file is gone. */
  constructor(file: KeyFile) {
    this.file = file
    this.#fd = writing(file.path, () => openSync(file.path, 'r'))
  }

  positions(): Float64Array {
    return this.#read(new Float64Array(this.file.rows), 0)
  }

  scores(): Float64Array {
    const { rows, hasScores } = this.file
    return this.#read(new Float64Array(hasScores ? rows : 0), 8 * rows)
  }

  copies(): Uint32Array {
    const { rows, hasScores } = this.file
    return this.#read(new Uint32Array(rows), (hasScores ? 16 : 8) * rows)
  }

  splits(): Uint8Array {
    const { rows, hasSplits } = this.file
    return this.#read(new Uint8Array(hasSplits ? rows : 0), splitsAt(this.file))
  }

  /** Where each range of a section begins. */
  offsets(section: number): Uint32Array {
    return this.#read(new Uint32Array(keyRanges + 1), this.#sectionAt(section))
  }

  /** Reads keys `from` to `to` of a section: each word of theirs, then the rows that they are of. */
  keys(section: number, { from, to }: { from: number; to: number }): Uint32Array[] {
    const { words, keyed } = this.file
    const start = this.#sectionAt(section) + 4 * (keyRanges + 1)
    return Array.from({ length: words + 1 }, (_, word) =>
      this.#read(new Uint32Array(to - from), start + 4 * (word * keyed + from)),
    )
  }

  close(): void {
    closeSync(this.#fd)
  }

  /** Closes the file and removes it. */
  remove(): void {
    this.close()
    rmSync(this.file.path, { force: true })
  }

  #sectionAt(section: number): number {
    return this.file.keysAt + section * sectionBytes(this.file)
  }

  #read<T extends ArrayBufferView>(into: T, from: number): T {
    const bytes = bytesOf(into)
    if (readFully(this.#fd, { into: bytes, from }) === bytes.length) return into
    throw new PrepError(
      'write_failed',
      `"${this.file.path}" became shorter while it was needed. Start the run again`,
    )
  }
}

/** Where the splits of the rows stand: behind positions, scores and copy numbers. */
function splitsAt({ rows, hasScores }: Pick<KeyFile, 'rows' | 'hasScores'>): number {
  return (hasScores ? 20 : 12) * rows
}

/** How many bytes all sections of a file of keys have. */
export function keysBytes(file: Pick<KeyFile, 'keyed' | 'words' | 'sections'>): number {
  return file.sections * sectionBytes(file)
}

/** How many bytes a section of a file of keys has. */
export function sectionBytes({ keyed, words }: Pick<KeyFile, 'keyed' | 'words'>): number {
  return 4 * (keyRanges + 1 + (words + 1) * keyed)
}

/** The memory of an array as bytes. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
