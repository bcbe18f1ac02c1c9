import { rmSync } from 'node:fs'
import type { FileRange } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import { type PackedInput, PackedParts } from './packed-parts.js'
import type { Partition } from './partition.js'
import { feedsBefore, type SketchedFile } from './sketch.js'

/** Copies that nobody reads stay while all copies together have no more bytes than this: 1 GiB. */
const mostIdleBytes = 1 << 30

/** A copy of an input that can be made again. */
interface Copy {
  path: string
  bytes: number
  make: () => Promise<void>
  /** The making of it, once it was asked for; `undefined` while it is not there. */
  made: Promise<void> | undefined
  readers: number
}

/**
 * The copies of unpacked inputs on the disk. Each is there while somebody reads it, and removed behind that where there
 * are too many: a folder of many files takes the room of those that are worked on, and each is unpacked once a pass.
 */
export class InputCopies {
  readonly #copies = new Map<string, Copy>()
  /** What unpacks the inputs that are too large for a copy, by the number of the input. */
  readonly #packed = new Map<number, PackedParts>()
  /** The sketch that stands for a part while it is not there. */
  readonly #sketches = new Map<string, string>()
  readonly #mostIdleBytes: number
  #bytes = 0

  constructor(idleBytes: number = mostIdleBytes) {
    this.#mostIdleBytes = idleBytes
  }

  /** Takes in a copy that was just made, with what makes it again. */
  add({ readPath: path, bytes }: { readPath: string; bytes: number }, make: () => Promise<void>): void {
    const copy = { path, bytes, make, made: Promise.resolve(), readers: 1 }
    this.#copies.set(path, copy)
    this.#bytes += bytes
    this.#leave(copy)
  }

  /** Takes in an input of which there is a sketch, with what unpacks it. */
  addPacked({ source }: InputFile, input: PackedInput): void {
    this.#packed.set(source, new PackedParts(input))
  }

  /** The file of a part of such an input: there while it is read, as copies are. */
  partOf(file: SketchedFile, { from, to }: FileRange): InputFile {
    const { sketch: _, ...whole } = file
    const path = `${file.readPath}.${from}`
    this.#sketches.set(path, file.readPath)
    const packed = this.#packed.get(file.source)!
    if (!this.#copies.has(path)) {
      const make = () => packed.write(path, { from, to })
      this.#copies.set(path, { path, bytes: to - from, make, made: undefined, readers: 0 })
    }
    const holdsFrom = { offset: from, feeds: feedsBefore(file, from) }
    return { ...whole, readPath: path, holdsFrom }
  }

  /** Whether a file can be opened now: it is no copy, or one that is there. */
  isThere({ readPath }: { readPath: string }): boolean {
    const copy = this.#copies.get(readPath)
    return copy === undefined || copy.made !== undefined
  }

  /** A file, or where it is not there what is kept to look at the beginnings of its parts; `undefined` for a copy that is gone. */
  viewOf(file: InputFile): InputFile | undefined {
    if (this.isThere(file)) return file
    const readPath = this.#sketches.get(file.readPath)
    return readPath === undefined ? undefined : { ...file, readPath }
  }

  /** Sees to it that files can be opened until the function is called that it answers. Throws what making a copy throws. */
  async hold(files: Iterable<{ readPath: string }>): Promise<() => void> {
    const paths = new Set([...files].map(({ readPath }) => readPath))
    const copies = [...paths].flatMap((path) => this.#copies.get(path) ?? [])
    for (const copy of copies) copy.readers++
    const release = () => {
      for (const copy of copies.splice(0)) this.#leave(copy)
    }
    try {
      await Promise.all(copies.map((copy) => this.#make(copy)))
      return release
    } catch (error) {
      release()
      throw error
    }
  }

  /** Holds what a pass over these partitions reads: each file from the first to the last partition that has a part of it. */
  openPass(partitions: readonly Partition[]): PassCopies | undefined {
    if (this.#copies.size === 0) return undefined
    return new PassCopies(this, partitions)
  }

  #make(copy: Copy): Promise<void> {
    if (copy.made === undefined) {
      this.#bytes += copy.bytes
      copy.made = copy.make()
      copy.made.catch(() => this.#drop(copy))
    }
    return copy.made
  }

  /** One copy stays in any case: a single file is not unpacked for each pass. */
  #leave(copy: Copy): void {
    copy.readers--
    const isTooMuch = this.#bytes > this.#mostIdleBytes && this.#bytes > copy.bytes
    if (copy.readers === 0 && copy.made !== undefined && isTooMuch) this.#drop(copy)
  }

  #drop(copy: Copy): void {
    if (copy.made === undefined) return
    copy.made = undefined
    this.#bytes -= copy.bytes
    rmSync(copy.path, { force: true })
  }
}

/** The copies that one pass needs. */
export class PassCopies {
  readonly #copies: InputCopies
  /** How many partitions have yet to be read of each file. */
  readonly #left = new Map<string, number>()
  readonly #held = new Map<string, Promise<() => void>>()

  constructor(copies: InputCopies, partitions: readonly Partition[]) {
    this.#copies = copies
    for (const path of partitions.flatMap(pathsOf)) this.#left.set(path, (this.#left.get(path) ?? 0) + 1)
  }

  /** To be waited for before a partition is read. */
  async begin(partition: Partition): Promise<void> {
    for (const readPath of pathsOf(partition)) {
      if (!this.#held.has(readPath)) this.#held.set(readPath, this.#copies.hold([{ readPath }]))
      await this.#held.get(readPath)
    }
  }

  /** To be called behind it. */
  async end(partition: Partition): Promise<void> {
    for (const readPath of pathsOf(partition)) {
      const left = this.#left.get(readPath)! - 1
      this.#left.set(readPath, left)
      if (left === 0) await this.#release(readPath)
    }
  }

  /** To be called when the pass is over, however it ended. */
  async close(): Promise<void> {
    for (const path of this.#held.keys()) await this.#release(path)
  }

  async #release(path: string): Promise<void> {
    const held = this.#held.get(path)
    this.#held.delete(path)
    // Whoever waited for it has the error.
    const release = await held?.catch(() => undefined)
    release?.()
  }
}

function pathsOf({ ranges }: Partition): string[] {
  return [...new Set(ranges.map(({ file }) => file.readPath))]
}
