import { edge, letter, lowerCase, number, space, unspaced, upperCase } from './character-classes.js'
import { ChunkEdges } from './chunk-edges.js'
import {
  apostrophe,
  apostropheBefore,
  ClassifiedBytes,
  dot,
  dotsAt,
  plus,
  small,
} from './classified-bytes.js'
import { hasLetter, hasText, type WordList } from './word-list.js'

/**
 * Parts text into words in one sweep over its bytes. Chunks between spaces are parted as `EnglishWords` does it, but for
 * lists of exceptions and addresses; where a script puts no spaces, a run of its characters is parted every two, but for
 * the most frequent ones, each a word of its own.
 */
export class FastWords {
  readonly #classes: Uint16Array
  readonly #alone = new Uint8Array(0x10000)
  readonly #text: ClassifiedBytes
  readonly #edges: ChunkEdges
  readonly #words: WordList

  constructor(classes: Uint16Array, words: WordList) {
    this.#classes = classes
    this.#words = words
    this.#text = new ClassifiedBytes(classes)
    this.#edges = new ChunkEdges(this.#text)
    for (const character of aloneCharacters) this.#alone[character.charCodeAt(0)] = 1
  }

  /** Fills the list with the words of a text. */
  read(bytes: Uint8Array, start: number, end: number): void {
    const [classes, words] = [this.#classes, this.#words]
    this.#text.bytes = bytes
    words.clear()
    words.reserve(end - start)
    for (let i = start; i < end; ) {
      // Most of most text: a word of small and large letters behind a space.
      const copy = words.bytes
      const from = words.starts[words.count]
      let at = from
      let hash = words.hashes[words.count]
      let lead = bytes[i]
      while (i < end && lead < 0x80 && (classes[lead] & letter) !== 0) {
        copy[at++] = lead
        hash = (Math.imul(hash, 0x01000193) + lead) | 0
        lead = bytes[++i]
      }
      if (at > from && (i === end || lead === 0x20 || lead === 0x0a)) {
        words.flags[words.count] = hasLetter | hasText
        words.close(at, hash, at - from)
        i++
        continue
      }
      const first = i - (at - from)
      if (at === from && lead < 0x80 && (classes[lead] & space) !== 0) {
        i++
        continue
      }
      i = this.#chunkEnd(first, end)
      this.#chunk(first, i)
      if (i < end) i += this.#text.lengthAt(i)
    }
  }

  /** Where the next space is. */
  #chunkEnd(start: number, end: number): number {
    let i = start
    while (i < end && (this.#text.classAt(i) & space) === 0) i += this.#text.lengthAt(i)
    return Math.min(i, end)
  }

  #chunk(start: number, end: number): void {
    let [from, to] = [start, end]
    const leads = this.#text.bytes[start] === apostrophe || this.#text.bytes[start] === 0xe2
    if (leads && (this.#isShortening(start, end) || this.#isOfS(start, end))) {
      this.#words.add(this.#text.bytes, start, end)
      return
    }
    while (from < to) {
      const length = this.#edges.prefixLength(from, to)
      if (length === 0) break
      this.#words.add(this.#text.bytes, from, from + length)
      from += length
    }
    const suffixes: number[] = []
    while (from < to) {
      const length = this.#edges.suffixLength(from, to)
      if (length === 0) break
      suffixes.push(to)
      to -= length
    }
    this.#middle(from, to)
    for (let k = suffixes.length - 1; k >= 0; k--) {
      this.#words.add(this.#text.bytes, to, suffixes[k])
      to = suffixes[k]
    }
  }

  /** What is left of a chunk is parted at signs between letters, at shortened forms, and where a script has no spaces. */
  #middle(from: number, to: number): void {
    const bytes = this.#text.bytes
    let start = from
    let before = 0
    for (let i = from; i < to; ) {
      const found = this.#text.classAt(i)
      const length = Math.min(this.#text.lengthAt(i), to - i)
      if (found & unspaced || (bytes[i] >= 0xe2 && found & edge && (before & unspaced || isWide(bytes, i)))) {
        this.#add(start, i)
        i = start = found & unspaced ? this.#unspacedRun(i, to) : this.#addSign(i, length)
        before = found & unspaced
        continue
      }
      const shortened = bytes[i] === apostrophe || bytes[i] === 0xe2 ? this.#shortened(i, start, to) : i
      if (shortened < i || (shortened === i && i > start && this.#isShortening(i, to))) {
        this.#add(start, shortened)
        this.#add(shortened, to)
        return
      }
      const sign = i > start ? this.#infixLength(i, to, before) : 0
      if (sign > 0) {
        this.#add(start, i)
        this.#add(i, i + sign)
        i = start = i + sign
        before = 0
        continue
      }
      before = found
      i += length
    }
    this.#add(start, to)
  }

  #addSign(at: number, length: number): number {
    this.#words.add(this.#text.bytes, at, at + length)
    return at + length
  }

  #add(start: number, end: number): void {
    if (end > start) this.#words.add(this.#text.bytes, start, end)
  }

  /** Where "n't" begins whose apostrophe stands at `at`; else `at`. */
  #shortened(at: number, start: number, to: number): number {
    const bytes = this.#text.bytes
    const behind = at + (bytes[at] === apostrophe ? 1 : 3)
    const isNot =
      behind + 1 === to && (bytes[behind] | 0x20) === small.t && (bytes[at - 1] | 0x20) === small.n
    return isNot && at - 1 > start ? at - 1 : at
  }

  /** Whether a chunk is 's alone. */
  #isOfS(start: number, end: number): boolean {
    return (
      (this.#text.bytes[end - 1] | 0x20) === small.s &&
      apostropheBefore(this.#text.bytes, end - 1, start) === end - 1 - start
    )
  }

  /** Whether 'll, 're, 've, 'd or 'm begins at `at` and ends the chunk. */
  #isShortening(at: number, to: number): boolean {
    const bytes = this.#text.bytes
    const isCurved = bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x99
    if (bytes[at] !== apostrophe && !isCurved) return false
    const behind = at + (isCurved ? 3 : 1)
    const [first, second] = [bytes[behind] | 0x20, bytes[behind + 1] | 0x20]
    if (to - behind === 1) return first === small.d || first === small.m
    if (to - behind !== 2) return false
    return (
      (first === small.l && second === small.l) ||
      ((first === small.r || first === small.v) && second === small.e)
    )
  }

  /** How long a sign is that parts what stands before and behind it; 0 for none. */
  #infixLength(at: number, to: number, before: number): number {
    const bytes = this.#text.bytes
    const byte = bytes[at]
    if (byte >= 0x80) return this.#wideInfixLength(at, to, before)
    const behind = at + 1 < to ? this.#text.classAt(at + 1) : 0
    if (byte === dot) return this.#dotInfixLength(at, to, before)
    if (byte === 0x2c) return before & letter && behind & letter ? 1 : 0
    if (byte === 0x2d || byte === 0x7e) {
      if (before & number && (behind & number || bytes[at + 1] === 0x2d)) return 1
      if (byte === 0x2d && bytes[at + 1] === 0x2d) return this.#dashes(at, to, before)
      return before & (letter | number) && behind & letter ? 1 : 0
    }
    if (byte === 0x3a || (byte >= 0x3c && byte <= 0x3e) || byte === 0x2f)
      return before & (letter | number) && behind & letter ? 1 : 0
    const isOperator = byte === plus || byte === 0x2a || byte === 0x5e
    return isOperator && before & number && behind & number ? 1 : 0
  }

  /** Several dots, or a full stop between a small letter and a large one. */
  #dotInfixLength(at: number, to: number, before: number): number {
    const dots = dotsAt(this.#text.bytes, at, to)
    if (dots > 0) return dots
    const next = at + 1 < to ? this.#text.bytes[at + 1] : 0
    const behind = at + 1 < to ? this.#text.classAt(at + 1) : 0
    const opens = next === 0x22 || next === apostrophe || (next >= 0xe2 && (behind & edge) !== 0)
    return before & (lowerCase | edge) && (behind & upperCase || opens) ? 1 : 0
  }

  /** A dash between letters, an ellipsis, or a picture. */
  #wideInfixLength(at: number, to: number, before: number): number {
    const bytes = this.#text.bytes
    const [byte, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    if (byte === 0xc2) return second >= 0xa6 && second <= 0xb0 && this.#text.classAt(at) & edge ? 2 : 0
    if (byte === 0xf0) return this.#text.classAt(at) & edge ? 4 : 0
    if (byte !== 0xe2) return 0
    if (second === 0x80 && third === 0xa6) return 3
    if (second > 0x83) return this.#text.classAt(at) & edge ? 3 : 0
    const isDash = second === 0x80 && (third === 0x93 || third === 0x94)
    const behind = at + 3 < to ? this.#text.classAt(at + 3) : 0
    return isDash && before & (letter | number) && behind & letter ? 3 : 0
  }

  #dashes(at: number, to: number, before: number): number {
    let end = at
    while (end < to && this.#text.bytes[end] === 0x2d) end++
    return before & (letter | number) && end < to && end - at < 4 && this.#text.classAt(end) & letter
      ? end - at
      : 0
  }

  /** Parts a run of a script without spaces, and answers where it ends. */
  #unspacedRun(from: number, to: number): number {
    const words = this.#words
    let pending = -1
    let i = from
    while (i < to && this.#text.classAt(i) & unspaced) {
      const length = this.#text.lengthAt(i)
      const isAlone = length === 3 && this.#alone[this.#text.codeAt(i)] === 1
      if (isAlone) {
        if (pending >= 0) words.add(this.#text.bytes, pending, i)
        words.add(this.#text.bytes, i, i + length)
        pending = -1
      } else if (pending < 0) pending = i
      else {
        words.add(this.#text.bytes, pending, i + length)
        pending = -1
      }
      i += length
    }
    const end = Math.min(i, to)
    if (pending >= 0) words.add(this.#text.bytes, pending, end)
    return end
  }
}

/** Characters that are words of their own in Chinese more often than not, simplified and traditional. */
export const aloneCharacters = '的了是在和为被由於為與後'

/** Whether a sign is one of Chinese and Japanese texts: 、 。 ， ： */
function isWide(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] === 0xe3 && bytes[at + 1] === 0x80) || bytes[at] === 0xef
}
