import { closeSync, ftruncateSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { isSystemError } from '../../base/thrown.js'
import { nameAttempt } from '../../files/attempt.js'
import { readFully } from '../../files/read-fully.js'
import { writing } from '../../files/write-error.js'
import { writeFully } from '../../files/write-fully.js'

/** Where a line stands in its file, without its line feed. */
export interface LinePlace {
  at: number
  bytes: number
}

const blockBytes = 1 << 16

/** A file of lines that grows at its end. Each line is there, for whoever reads, once it was added. */
export class LineWriter {
  readonly path: string
  readonly #fd: number
  #end: number

  private constructor(path: string, { fd, end }: { fd: number; end: number }) {
    this.path = path
    this.#fd = fd
    this.#end = end
  }

  /** A new file in the folder of a survey. Throws `write_failed`. */
  static create(folder: string, kind: string): LineWriter {
    const path = join(folder, `${kind}-${nameAttempt()}`)
    const fd = writing(path, () => openSync(path, 'wx', 0o600))
    return new LineWriter(path, { fd, end: 0 })
  }

  /** A file that is there, or a new one; half a line that a killed process has left at its end is taken off. Throws `write_failed`. */
  static append(path: string): LineWriter {
    const end = wholeLinesEnd(path)
    const fd = writing(path, () => openSync(path, 'a', 0o600))
    writing(path, () => ftruncateSync(fd, end))
    return new LineWriter(path, { fd, end })
  }

  /** Adds a line, which has no line feed of its own, and answers where it stands. Throws `write_failed`. */
  add(line: string): LinePlace {
    const bytes = Buffer.from(`${line}\n`)
    writing(this.path, () => writeFully(this.#fd, bytes))
    const at = this.#end
    this.#end += bytes.length
    return { at, bytes: bytes.length - 1 }
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/** Gives lines by their places. */
export class LineReader {
  readonly #fd: number

  constructor(path: string) {
    this.#fd = openSync(path, 'r')
  }

  line({ at, bytes }: LinePlace): string {
    const into = Buffer.allocUnsafe(bytes)
    return into.toString('utf8', 0, readFully(this.#fd, { into, from: at }))
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/** The whole lines of a file, in their order; none where there is no file. */
export function* readLines(path: string): Generator<{ line: string; place: LinePlace }> {
  const fd = openThere(path)
  if (fd === undefined) return
  try {
    const block = Buffer.allocUnsafe(blockBytes)
    let held = Buffer.alloc(0)
    let at = 0
    for (let from = 0; ; ) {
      const got = readFully(fd, { into: block, from })
      if (got === 0) return
      from += got
      held = Buffer.concat([held, block.subarray(0, got)])
      let start = 0
      for (let feed = held.indexOf(10); feed >= 0; feed = held.indexOf(10, start)) {
        yield { line: held.toString('utf8', start, feed), place: { at: at + start, bytes: feed - start } }
        start = feed + 1
      }
      at += start
      held = held.subarray(start)
    }
  } finally {
    closeSync(fd)
  }
}

/** Where the last whole line of a file ends. */
function wholeLinesEnd(path: string): number {
  let end = 0
  for (const { place } of readLines(path)) end = place.at + place.bytes + 1
  return end
}

function openThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined
    throw error
  }
}
