import { packBytes, unpackBytes } from '../distinct/packed.js'

/** Terms are counted in so many cells, by hashes: which terms a cell stands for, nobody can read from it. */
export const termCells = 1 << 12

/** So many texts have a term of each cell. As base64 of numbers of seven bits a byte, the low ones first; zeros at the end are left out. */
export type TermCounts = string

const hanFirst = 0x3400
const hanLast = 0x9fff

/**
 * Finds the terms of texts in one sweep over their UTF-8 bytes: words by their letters and digits, in lower case as far as
 * they are ASCII, and of Han, which has no spaces, each two characters that stand side by side.
 */
export class TermSweep {
  /** The number of the last text that had a term of each cell. */
  readonly #seen = new Uint32Array(termCells)
  readonly #found = new Uint16Array(termCells)
  #text = 0

  /** The cells of the terms of a text, each once. */
  cellsOf(bytes: Uint8Array, start: number, end: number): Uint16Array {
    const [seen, found] = [this.#seen, this.#found]
    const text = ++this.#text
    let [count, word, han] = [0, 0, 0]
    const add = (hash: number) => {
      const cell = mixed(hash) >>> 20
      if (seen[cell] === text) return
      seen[cell] = text
      found[count++] = cell
    }
    const endWord = () => {
      if (word !== 0) add(word)
      word = 0
    }
    for (let i = start; i < end; ) {
      const lead = bytes[i]
      if (lead < 0x80) {
        han = 0
        i++
        if (isWordy[lead] === 1) word = joined(word, lead | 0x20)
        else endWord()
        continue
      }
      const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
      const point =
        length === 3 ? ((lead & 0x0f) << 12) | ((bytes[i + 1] & 0x3f) << 6) | (bytes[i + 2] & 0x3f) : 0
      if (point >= hanFirst && point <= hanLast) {
        endWord()
        if (han !== 0) add(joined(joined(1, han), point))
        han = point
      } else {
        han = 0
        if (isMark(point)) endWord()
        else for (let k = i; k < i + length && k < end; k++) word = joined(word, bytes[k])
      }
      i += length
    }
    endWord()
    return found.slice(0, count)
  }
}

/** ASCII that words are made of. */
const isWordy = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[\w']/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Whether a character of three bytes is a mark: general punctuation, that of Chinese and Japanese, wide forms of ASCII. */
function isMark(point: number): boolean {
  return (
    (point >= 0x2000 && point <= 0x206f) ||
    (point >= 0x3000 && point <= 0x303f) ||
    (point >= 0xff00 && point <= 0xff0f)
  )
}

/** One more value in a hash, which is never 0. */
function joined(hash: number, value: number): number {
  return Math.imul(hash ^ value ^ 0x9e3779b9, 0x85ebca6b) | 1
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return Math.imul(half ^ (half >>> 15), 0x846ca68b) >>> 0
}

/** Counts texts by the cells of their terms. */
export class Terms {
  readonly #counts = new Float64Array(termCells)

  add(cells: Uint16Array, count: number): void {
    for (const cell of cells) this.#counts[cell] += count
  }

  seal(): TermCounts {
    return packCounts(this.#counts)
  }
}

export function mergeTerms(a: TermCounts, b: TermCounts): TermCounts {
  const [counts, others] = [countsOf(a), countsOf(b)]
  return packCounts(counts.map((count, cell) => count + others[cell]))
}

function packCounts(counts: Float64Array): TermCounts {
  const bytes: number[] = []
  for (const count of counts) {
    let rest = count
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
    bytes.push(rest)
  }
  while (bytes.at(-1) === 0) bytes.pop()
  return packBytes(Uint8Array.from(bytes))
}

/** How many texts have a term of each cell. */
export function countsOf(packed: TermCounts): Float64Array {
  const counts = new Float64Array(termCells)
  let [cell, factor] = [0, 1]
  for (const byte of unpackBytes(packed)) {
    counts[cell] += (byte & 0x7f) * factor
    if (byte >= 0x80) factor *= 0x80
    else {
      cell++
      factor = 1
    }
  }
  return counts
}
