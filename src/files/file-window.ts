import { closeSync, openSync, readSync } from 'node:fs'
import { PrepError } from '../base/errors.js'
import { readBlocks } from './read-blocks.js'

/** The size where no other is given: what is read stays in the cache of a core until it has been gone through. */
const usualBytes = 128 << 10
/** The largest window where no other size is given: 512 MiB. */
const defaultLimit = 512 << 20

/** Which bytes a {@link FileWindow} shows. */
export interface WindowRange {
  from: number
  to: number
  /** Size of the window. It grows where a record needs more. Default 128 KiB. */
  windowBytes?: number
  /** The size up to which it may grow. Default 512 MiB. */
  maxWindowBytes?: number
  /** Called with all bytes of the part, piece by piece and in order, as they are read. */
  onBytes?: (bytes: Uint8Array) => void
}

/** A window that slides over a part of a file. What it shows is valid until it moves. */
export class FileWindow {
  /** The bytes shown, and nothing else. */
  bytes: Buffer
  /** Byte offset of `bytes[0]` in the file. */
  offset: number
  readonly #path: string
  readonly #to: number
  readonly #fd: number
  readonly #limit: number
  readonly #onBytes: WindowRange['onBytes']
  #buffer: Buffer

  /** Opens the file. Empty until {@link advance} is called. */
  constructor(path: string, range: WindowRange) {
    this.#path = path
    this.offset = range.from
    this.#to = range.to
    this.#limit = range.maxWindowBytes ?? defaultLimit
    this.#onBytes = range.onBytes
    this.#buffer = Buffer.allocUnsafeSlow(
      Math.max(1, Math.min(range.windowBytes ?? usualBytes, range.to - range.from)),
    )
    this.bytes = this.#buffer.subarray(0, 0)
    this.#fd = openSync(path, 'r')
  }

  /** Whether the window reaches to the end of the part. */
  get isLast(): boolean {
    return this.offset + this.bytes.length === this.#to
  }

  /** Whether the window is as large as it may become, and has to move. */
  get isFull(): boolean {
    return this.bytes.length >= this.#limit
  }

  /**
   * Moves the window so that it begins at what is now `bytes[kept]`, which may lie behind it, and fills it. Throws
   * `bad_input` where it would have to grow beyond its limit, and when the file is shorter than it was.
   */
  advance(kept: number): void {
    const rest = Math.max(0, this.bytes.length - kept)
    this.#passOver(this.offset + this.bytes.length, this.offset + kept)
    this.offset += kept
    if (rest === this.#buffer.length) this.#enlarge()
    else this.#buffer.copyWithin(0, kept, kept + rest)
    let filled = rest
    const wanted = Math.min(this.#buffer.length, this.#to - this.offset)
    while (filled < wanted) {
      const got = readSync(this.#fd, this.#buffer, filled, wanted - filled, this.offset + filled)
      if (got === 0)
        throw new PrepError('bad_input', 'The file became shorter while it was read', {
          at: { source: this.#path },
        })
      filled += got
    }
    this.#onBytes?.(this.#buffer.subarray(rest, filled))
    this.bytes = this.#buffer.subarray(0, filled)
  }

  close(): void {
    closeSync(this.#fd)
  }

  /** Shows bytes to `onBytes` that the window never will. */
  #passOver(from: number, to: number): void {
    if (this.#onBytes === undefined) return
    for (const bytes of readBlocks(this.#path, { from, to })) this.#onBytes(bytes)
  }

  #enlarge(): void {
    if (this.isFull)
      throw new PrepError(
        'bad_input',
        `A record is longer than ${this.#limit} bytes. Split it or leave it out`,
        {
          at: { source: this.#path, offset: this.offset },
        },
      )
    const grown = Buffer.allocUnsafeSlow(Math.min(this.#buffer.length * 2, this.#limit))
    this.#buffer.copy(grown)
    this.#buffer = grown
  }
}
