import { PrepError } from '../../../src/base/errors.js'
import { buildFolding, buildKinds, singleKind, spaceKind, wordKind } from './term-kinds.js'
import { spread, TermStore } from './term-store.js'

/** Longer terms are sentences; the limit bounds how far a search looks ahead. In UTF-16 code units. */
export const maxTermLength = 256

/** Called with a place where a term stands, and the number of the list that holds it. */
export type SeeTerm = (start: number, end: number, list: number) => void

export interface TermTableOptions {
  ignoreCase: boolean
  /** Terms are looked for inside texts, not only as whole values: takes room for every beginning of a term. */
  isSearched: boolean
}

const seed = 0x811c9dc5
const spaceUnit = 0x20

/**
 * Terms, up to millions, to be found in texts or compared with whole values. Every term is kept
 * and, for a search, every beginning of one that ends at a token. A search hashes each token once (FNV-1a) and looks
 * further only from tokens that begin some term, so it costs the same for ten terms and for a million.
 *
 * White space inside a term stands for any white space. Where several terms begin at one place the longest
 * wins; a term in two lists belongs to the first.
 */
export class TermTable {
  readonly #kinds = buildKinds()
  readonly #folding: Uint16Array
  readonly #isSearched: boolean
  readonly #store: TermStore
  /** Where the terms of each list begin. */
  readonly #lists: number[] = []
  /** One bit a hash of a first token: most tokens of a text begin no term, and this small table says so. */
  #firsts = new Uint32Array(1 << 10)

  constructor({ ignoreCase, isSearched }: TermTableOptions) {
    this.#folding = buildFolding(ignoreCase)
    this.#isSearched = isSearched
    this.#store = new TermStore({ kinds: this.#kinds, folding: this.#folding })
  }

  /** How many terms there are. */
  get size(): number {
    return this.#store.count
  }

  /** Adds the lines of a text as a list of its own; empty lines are none. Throws `bad_option` for a line that is too long. */
  addLines(text: string, name: string): void {
    this.#lists.push(this.#store.length)
    const lines = lineCount(text)
    this.#store.reserve(lines, text.length + lines)
    let line = 0
    for (let start = 0; start < text.length; ) {
      let end = text.indexOf('\n', start)
      if (end < 0) end = text.length
      line++
      const problem = this.#add(text, start, end)
      if (problem !== undefined)
        throw new PrepError('bad_option', `Line ${line} of ${name} ${problem}. Correct it or take it out`)
      start = end + 1
    }
    this.#fillFirsts()
  }

  /** Whether the whole of a value is a term. */
  has(value: string): boolean {
    let from = 0
    let to = value.length
    while (from < to && this.#kinds[value.charCodeAt(from)] === spaceKind) from++
    while (to > from && this.#kinds[value.charCodeAt(to - 1)] === spaceKind) to--
    if (to === from || to - from > maxTermLength) return false
    let hash = seed
    for (let i = from; i < to; i++) hash = this.#step(hash, value, i)
    return this.#store.find(hash, value, { start: from, end: to }) >= 0
  }

  /** Finds all terms in a text, none over another, from left to right. */
  search(text: string, see: SeeTerm): void {
    const kinds = this.#kinds
    const folding = this.#folding
    const firsts = this.#firsts
    const mask = firsts.length * 32 - 1
    const { length } = text
    for (let i = 0; i < length; ) {
      let code = text.charCodeAt(i)
      const kind = kinds[code]
      if (kind === spaceKind) {
        i++
        continue
      }
      let hash = Math.imul(seed ^ folding[code], 0x01000193)
      let next = i + 1
      if (kind === wordKind)
        for (; next < length; next++) {
          code = text.charCodeAt(next)
          if (kinds[code] !== wordKind) break
          hash = Math.imul(hash ^ folding[code], 0x01000193)
        }
      const bit = spread(hash) & mask
      if ((firsts[bit >>> 5] & (1 << (bit & 31))) !== 0) {
        const end = this.#longest(text, i, { hash, end: next })
        if (end > i) {
          see(i, end, this.#listAt)
          next = end
        }
      }
      i = next
    }
  }

  #listAt = 0

  /** The end of the longest term that begins at `start`, where `hash` is that of its first token; 0 for none. */
  #longest(text: string, start: number, first: { hash: number; end: number }): number {
    let { hash, end } = first
    let longest = 0
    for (;;) {
      const place = this.#store.find(hash, text, { start, end })
      if (place >= 0) {
        longest = end
        this.#listAt = this.#listOf(place)
      }
      if (!this.#store.goesOn(hash)) return longest
      const after = this.#nextToken(text, end)
      if (after === 0 || after - start > maxTermLength) return longest
      for (; end < after; end++) hash = this.#step(hash, text, end)
    }
  }

  /** The end of the token behind `from` and white space; 0 where there is none near. */
  #nextToken(text: string, from: number): number {
    const kinds = this.#kinds
    const limit = Math.min(text.length, from + maxTermLength + 1)
    let i = from
    while (i < limit && kinds[text.charCodeAt(i)] === spaceKind) i++
    if (i >= limit) return 0
    if (kinds[text.charCodeAt(i)] === singleKind) return i + 1
    while (i < limit && kinds[text.charCodeAt(i)] === wordKind) i++
    return i
  }

  /** The hash with one more unit; a run of white space counts as one space. */
  #step(hash: number, text: string, i: number): number {
    const code = text.charCodeAt(i)
    if (this.#kinds[code] !== spaceKind) return Math.imul(hash ^ this.#folding[code], 0x01000193)
    if (i > 0 && this.#kinds[text.charCodeAt(i - 1)] === spaceKind) return hash
    return Math.imul(hash ^ spaceUnit, 0x01000193)
  }

  #add(text: string, from: number, to: number): string | undefined {
    const kinds = this.#kinds
    let start = from
    let end = to
    while (start < end && kinds[text.charCodeAt(start)] === spaceKind) start++
    while (end > start && kinds[text.charCodeAt(end - 1)] === spaceKind) end--
    if (start === end) return undefined
    if (end - start > maxTermLength) return `has more than ${maxTermLength} characters`
    const place = this.#store.keep(text, start, end)
    let hash = seed
    for (let i = start; i < end; i++) {
      const isLast = i === end - 1
      hash = this.#step(hash, text, i)
      if (isLast) this.#store.insert(hash, place)
      else if (this.#isSearched && this.#endsToken(text, i)) this.#store.insert(hash, -1)
    }
    return undefined
  }

  #endsToken(text: string, i: number): boolean {
    const kind = this.#kinds[text.charCodeAt(i)]
    if (kind === singleKind) return true
    return kind === wordKind && this.#kinds[text.charCodeAt(i + 1)] !== wordKind
  }

  #listOf(place: number): number {
    let low = 0
    for (let high = this.#lists.length; high - low > 1; ) {
      const middle = (low + high) >> 1
      if (this.#lists[middle] <= place) low = middle
      else high = middle
    }
    return low
  }

  /** The bits of all first tokens, with about eight bits for each, at most 2 MiB. */
  #fillFirsts(): void {
    if (!this.#isSearched) return
    let words = 1 << 10
    while (words * 4 < this.#store.count && words < 1 << 19) words *= 2
    this.#firsts = new Uint32Array(words)
    const mask = words * 32 - 1
    const { units, length } = this.#store
    for (let place = 1; place < length; ) {
      let hash = seed
      let at = place
      do hash = Math.imul(hash ^ units[at++], 0x01000193)
      while (this.#kinds[units[at - 1]] === wordKind && this.#kinds[units[at]] === wordKind)
      const bit = spread(hash) & mask
      this.#firsts[bit >>> 5] |= 1 << (bit & 31)
      while (units[at] !== 0) at++
      place = at + 1
    }
  }
}

function lineCount(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
