import { closeSync, ftruncateSync, openSync, renameSync } from 'node:fs'
import { countFeeds, countLineFeeds } from '../files/count-line-feeds.js'
import { readFully } from '../files/read-fully.js'
import { writeFully } from '../files/write-fully.js'
import type { FileRange, FormatReader } from '../formats/format/reader.js'
import type { InputFile, Sketch } from '../formats/input-file.js'

/** How large an unpacked input may be to be kept whole, and how a larger one is cut. */
export interface SketchLimits {
  /** Up to so many bytes the copy is whole: by default 1 GiB. */
  wholeBytes: number
  /** Parts of a larger one begin behind multiples of this: by default 64 MiB. */
  step: number
}

export const sketchLimits: SketchLimits = { wholeBytes: 1 << 30, step: 64 << 20 }

/** An input of which there is no more than a sketch. */
export type SketchedFile = InputFile & { sketch: Sketch }

export function isSketched(file: InputFile): file is SketchedFile {
  return file.sketch !== undefined
}

/** So much is kept before each multiple of the step, for those who look back … */
const before = 4 << 10
/** … and so much behind it, or half a step: a header line has room in it, and a record. */
const behind = 2 << 20

/**
 * Writes the copy of an input that is being unpacked. When it becomes too large, what was written becomes a sketch, and
 * what comes is written into that: a file of the same size that holds the bytes around the places where it may be cut and
 * holes between them. That is enough to find the borders of its parts and to look at their first records.
 */
export class SketchWriter {
  readonly #path: string
  readonly #limits: SketchLimits
  #fd: number
  #bytes = 0
  /** Line feeds before each sight, once there are sights. */
  #feeds: number[] | undefined
  #counted = 0
  #isClosed = false

  /** Writes to an open file, `path`, from its beginning. */
  constructor(path: string, limits: SketchLimits) {
    this.#path = path
    this.#limits = limits
    this.#fd = openSync(path, 'w', 0o600)
  }

  /** Bytes taken so far. */
  get bytes(): number {
    return this.#bytes
  }

  write(chunk: Uint8Array): void {
    if (this.#feeds === undefined && this.#bytes + chunk.length > this.#limits.wholeBytes) this.#thin()
    if (this.#feeds === undefined) writeFully(this.#fd, chunk)
    else this.#sketch(chunk, this.#feeds)
    this.#bytes += chunk.length
  }

  /** Closes the file, once. Answers what the sketch shows; `undefined` for a whole copy. */
  close(): Sketch | undefined {
    const { step } = this.#limits
    if (this.#isClosed) return undefined
    this.#isClosed = true
    try {
      if (this.#feeds === undefined) return undefined
      ftruncateSync(this.#fd, this.#bytes)
      return { step, feeds: this.#feeds }
    } finally {
      closeSync(this.#fd)
    }
  }

  /** Puts a sketch of what was written into its place. */
  #thin(): void {
    const copy = this.#fd
    const written = this.#bytes
    const path = `${this.#path}.sketch`
    const source = openSync(this.#path, 'r')
    this.#fd = openSync(path, 'w', 0o600)
    closeSync(copy)
    const feeds: number[] = []
    try {
      const block = Buffer.allocUnsafeSlow(1 << 20)
      this.#feeds = feeds
      for (this.#bytes = 0; this.#bytes < written; ) {
        const got = readFully(source, { into: block.subarray(0, written - this.#bytes), from: this.#bytes })
        this.#sketch(block.subarray(0, got), feeds)
        this.#bytes += got
      }
    } finally {
      closeSync(source)
    }
    renameSync(path, this.#path)
  }

  /** Writes what is kept of the next bytes, and counts the line feeds of all. */
  #sketch(chunk: Uint8Array, feeds: number[]): void {
    const { step } = this.#limits
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    const kept = Math.min(behind, step >> 1)
    for (let at = this.#bytes, left = bytes; left.length > 0; ) {
      const sight = sightOf(at, step)
      if (sight === feeds.length) feeds.push(this.#counted)
      const part = left.subarray(0, startOf(sight + 1, step) - at)
      const wanted = sight * step + kept - at
      if (wanted > 0) writeFully(this.#fd, part.subarray(0, wanted), at)
      this.#counted += countFeeds(part)
      at += part.length
      left = left.subarray(part.length)
    }
  }
}

/** Which multiple of the step is the next to a place, or the last before it. */
function sightOf(offset: number, step: number): number {
  return Math.floor((offset + before) / step)
}

function startOf(sight: number, step: number): number {
  return Math.max(0, sight * step - before)
}

/** Cuts a file of which there is a sketch, at steps of its own: as many as fit in, so that the last part may have two of them. */
export function cutSketch(file: SketchedFile, { cut }: Pick<FormatReader, 'cut'>): FileRange[] {
  const { bytes, dataStart, sketch } = file
  const { step } = sketch
  const count = Math.max(1, Math.floor((bytes - dataStart) / step))
  const ranges = cut({ ...file, bytes: dataStart + count * step }, step)
  return ranges.map((range, i) => (i < ranges.length - 1 ? range : { ...range, to: bytes }))
}

/** How many line feeds stand before a border of parts. */
export function feedsBefore({ readPath, sketch }: SketchedFile, offset: number): number {
  const sight = sightOf(offset, sketch.step)
  return sketch.feeds[sight] + countLineFeeds(readPath, startOf(sight, sketch.step), offset)
}
