import { closeSync, fsync, fsyncSync, openSync, writevSync } from 'node:fs'
import { promisify } from 'node:util'
import { ByteHash } from './byte-hash.js'
import type { FileFacts } from './file-revision.js'

const flush = promisify(fsync)

/** A file that is not there yet, hashed as it is written. */
export class HashedFile {
  readonly #path: string
  readonly #hash = new ByteHash()
  #bytes = 0
  #fd: number

  constructor(path: string) {
    this.#path = path
    this.#fd = openSync(path, 'wx')
  }

  write(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.#hash.update(piece)
      this.#bytes += piece.byteLength
    }
    writeAll(this.#fd, pieces)
  }

  /** Waits until it is on the disk. */
  sync(): void {
    fsyncSync(this.#fd)
  }

  /** The same without blocking the thread; a file that was closed is opened for it. */
  async flush(): Promise<void> {
    if (this.#fd < 0) this.#fd = openSync(this.#path, 'r+')
    await flush(this.#fd)
  }

  close(): void {
    const fd = this.#fd
    // Gone even where closing it fails (man 2 close): a second time would close a file of somebody else.
    this.#fd = -1
    if (fd >= 0) closeSync(fd)
  }

  /** Once, when all is written. */
  facts(): FileFacts {
    return { bytes: this.#bytes, hash: this.#hash.digest() }
  }
}

/** Writes every byte of the pieces; the system may take fewer at a time than it is given. */
function writeAll(fd: number, pieces: readonly Uint8Array[]): void {
  const left = pieces.filter((piece) => piece.byteLength > 0)
  for (let next = 0; next < left.length; ) {
    let written = writevSync(fd, left.slice(next, next + maxPieces))
    while (next < left.length && written >= left[next].byteLength) written -= left[next++].byteLength
    if (written > 0) left[next] = left[next].subarray(written)
  }
}

/** Linux takes at most 1024 pieces in one call (`IOV_MAX`, man 2 writev). */
const maxPieces = 512
