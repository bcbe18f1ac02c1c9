import { closeSync, openSync, readSync } from 'node:fs'
import { countLineFeeds } from '../../files/count-line-feeds.js'
import { heldFrom } from '../../formats/format/reader.js'
import { formats } from '../../formats/registry.js'
import type { Partition } from '../../input/partition.js'

/** A range of an input, and how many line feeds stand in it; in the first of a file those before its records count as well. */
export interface LinesOfRange {
  source: number
  from: number
  to: number
  feeds: number
}

/** Counts the lines of one range of a text file, onward only. */
export class RowLines {
  readonly #range: Partition['ranges'][number]
  readonly #block: Buffer
  #at: number
  #feeds: number

  /** `block` is memory to read into. */
  constructor(part: Partition['ranges'][number], block: Buffer) {
    this.#range = part
    this.#block = block
    const { file, range } = part
    this.#at = range.from
    this.#feeds =
      range.from === file.dataStart
        ? heldFrom(file).feeds + countLineFeeds(file.readPath, heldFrom(file).offset, range.from)
        : 0
  }

  holds(source: number, position: number): boolean {
    const { file, range } = this.#range
    return file.source === source && position >= range.from && position < range.to
  }

  /** The line of each position of the range, from 1 at its beginning; they grow. Those of what has no lines are -1. */
  of(positions: ArrayLike<number>): Int32Array {
    const lines = new Int32Array(positions.length)
    if (!this.#hasLines || positions.length === 0) return lines.fill(-1)
    let next = 0
    this.#read(positions[positions.length - 1], (feed) => {
      while (next < lines.length && positions[next] <= feed) lines[next++] = 1 + this.#feeds
      this.#feeds++
    })
    while (next < lines.length) lines[next++] = 1 + this.#feeds
    return lines
  }

  /** Counts to the end of the range. */
  end(): LinesOfRange {
    const { file, range } = this.#range
    if (this.#hasLines) this.#read(range.to, () => this.#feeds++)
    return { source: file.source, from: range.from, to: range.to, feeds: this.#hasLines ? this.#feeds : 0 }
  }

  get #hasLines(): boolean {
    return formats[this.#range.file.format].isText
  }

  /** Finds the line feeds up to a place. */
  #read(to: number, onFeed: (at: number) => void): void {
    if (to <= this.#at) return
    const fd = openSync(this.#range.file.readPath, 'r')
    try {
      while (this.#at < to) {
        const wanted = Math.min(this.#block.length, to - this.#at)
        const got = readSync(fd, this.#block, 0, wanted, this.#at)
        if (got === 0) break
        const read = this.#block.subarray(0, got)
        for (let feed = read.indexOf(0x0a); feed >= 0; feed = read.indexOf(0x0a, feed + 1))
          onFeed(this.#at + feed)
        this.#at += got
      }
    } finally {
      closeSync(fd)
    }
  }
}
