import { closeSync, openSync, rmSync } from 'node:fs'
import { changedWhileRead } from '../files/file-revision.js'
import { writing } from '../files/write-error.js'
import { writeFully } from '../files/write-fully.js'

/** A packed input as it is unpacked once more. */
export interface PackedInput {
  /** Its name. */
  path: string
  /** How many bytes it unpacks to. */
  bytes: number
  /** Unpacks it from its beginning. Throws at its end where it is no longer what it was. */
  unpack: () => AsyncIterable<Buffer>
}

/**
 * Writes parts of a packed input as files of their own while it is unpacked: for parts that are asked for in their order,
 * once; for one that lies behind, from the beginning. Each file has its bytes where the whole would have them, so that
 * offsets are those of the input. Nothing is open between two pieces, so whoever has enough leaves it.
 */
export class PackedParts {
  readonly #input: PackedInput
  #unpacked: AsyncIterator<Buffer> | undefined
  /** What was unpacked and not yet used, and where it stands in the whole. */
  #rest: Buffer = Buffer.alloc(0)
  #at = 0
  #turn: Promise<void> = Promise.resolve()

  constructor(input: PackedInput) {
    this.#input = input
  }

  /** Writes bytes `from` to `to`, behind what was asked for before. */
  write(path: string, range: { from: number; to: number }): Promise<void> {
    const written = this.#turn.then(() => this.#write(path, range))
    // Whoever asked for it has the error.
    this.#turn = written.catch(() => {})
    return written
  }

  async #write(path: string, { from, to }: { from: number; to: number }): Promise<void> {
    if (this.#unpacked === undefined || from < this.#at) this.#begin()
    const fd = writing(path, () => openSync(path, 'w', 0o600))
    try {
      while (this.#at < to) {
        if (this.#rest.length === 0) await this.#next()
        const used = Math.min(this.#rest.length, to - this.#at)
        const skipped = Math.min(used, Math.max(0, from - this.#at))
        const part = this.#rest.subarray(skipped, used)
        writing(path, () => writeFully(fd, part, this.#at + skipped))
        this.#rest = this.#rest.subarray(used)
        this.#at += used
      }
      if (to === this.#input.bytes) await this.#end()
    } catch (error) {
      this.#unpacked = undefined
      rmSync(path, { force: true })
      throw error
    } finally {
      closeSync(fd)
    }
  }

  #begin(): void {
    this.#unpacked = this.#input.unpack()[Symbol.asyncIterator]()
    this.#rest = Buffer.alloc(0)
    this.#at = 0
  }

  async #next(): Promise<void> {
    const { done, value } = await this.#unpacked!.next()
    if (done) throw changedWhileRead(this.#input.path)
    this.#rest = value
  }

  /** Sees to it that nothing follows, and lets the input be compared with what it was. */
  async #end(): Promise<void> {
    const { done } = await this.#unpacked!.next()
    if (!done || this.#rest.length > 0) throw changedWhileRead(this.#input.path)
    this.#unpacked = undefined
  }
}
