import { createHash } from 'node:crypto'
import { closeSync, constants, copyFileSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isSystemError } from '../../base/thrown.js'
import { nameAttempt, temporaryPath } from '../../files/attempt.js'
import { makeFolder } from '../../files/make-folder.js'
import { readFully, readPart } from '../../files/read-fully.js'
import { writing } from '../../files/write-error.js'
import { writeFully } from '../../files/write-fully.js'
import { bytesOf } from './key-file.js'

/** A new file in the folder of a survey that is written piece by piece, each at its place, in any order. */
export class PlacedWriter {
  /** Its name in the folder. */
  readonly name: string
  readonly #path: string
  readonly #fd: number

  /** Throws `write_failed`. */
  constructor(folder: string, kind: string) {
    this.name = `${kind}-${nameAttempt()}`
    this.#path = join(folder, this.name)
    this.#fd = writing(this.#path, () => openSync(this.#path, 'wx+', 0o600))
  }

  put(piece: ArrayBufferView, at: number): void {
    writing(this.#path, () => writeFully(this.#fd, bytesOf(piece), at))
  }

  /** The SHA-256 of what stands from there to the end. */
  hashFrom(start: number): string {
    const hash = createHash('sha256')
    const into = Buffer.alloc(1 << 20)
    for (let from = start; ; from += into.length) {
      const length = readFully(this.#fd, { into, from })
      hash.update(into.subarray(0, length))
      if (length < into.length) return hash.digest('hex')
    }
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/** The first bytes of a file, as many as there are; `undefined` where there is none. */
export function readStart(path: string, length: number): Buffer | undefined {
  try {
    return readPart(path, { from: 0, length })
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Copies a file to where it was asked for, whole or not at all. Throws `write_failed`. */
export function publishFile(from: string, to: string): void {
  writing(to, () => {
    makeFolder(dirname(to))
    const temporary = temporaryPath(to)
    try {
      copyFileSync(from, temporary, constants.COPYFILE_EXCL)
      renameSync(temporary, to)
    } finally {
      rmSync(temporary, { force: true })
    }
  })
}
