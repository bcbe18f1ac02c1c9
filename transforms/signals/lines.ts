import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { classesBeyond, sentenceEnd, space } from '../../src/text/words/character-classes.js'

/** Lines at most so long are short: FineWeb counts characters. */
const shortLine = 30
const newline = 0x0a

/** What is counted of lines and paragraphs. Lengths are characters. */
export interface LineFigures {
  characters: number
  newlines: number
  /** Of lines as `splitlines()` of Python has them. */
  lines: number
  bulletLines: number
  ellipsisLines: number
  /** Of lines that are more than space, between line feeds. */
  filled: number
  punctuated: number
  short: number
  repeatedFilled: number
  /** Of what stands between line feeds, several of which count as one. */
  parts: number
  repeatedParts: number
  repeatedPartCharacters: number
  paragraphs: number
  repeatedParagraphs: number
  repeatedParagraphCharacters: number
}

/** A range of a text. */
type Range = readonly [start: number, end: number]

/** Counts lines and paragraphs, and those that stood there before. */
export class LineCounter {
  readonly #classes: Uint16Array
  #bytes: Uint8Array = new Uint8Array(0)

  constructor(classes: Uint16Array) {
    this.#classes = classes
  }

  count({ bytes, start, end }: TextRange): LineFigures {
    this.#bytes = bytes
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
    const feeds: number[] = []
    for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) feeds.push(start + at)
    const lines = between(feeds, start, end)
    const figures = {
      characters: charactersIn(bytes, start, end),
      newlines: feeds.length,
      ...this.#edges(hasOtherBreaks(text) ? this.#splitLines(lines, end) : withoutLast(lines)),
      ...this.#filled(lines),
    }
    // A text of one line repeats none.
    const parts = feeds.length === 0 ? lines : runs(lines, start, end)
    const paragraphs = feeds.length === 0 ? lines : this.#paragraphs(start, end)
    const [ofParts, ofParagraphs] = [this.#repeated(parts), this.#repeated(paragraphs)]
    return {
      ...figures,
      parts: parts.length,
      repeatedParts: ofParts.count,
      repeatedPartCharacters: ofParts.characters,
      paragraphs: paragraphs.length,
      repeatedParagraphs: ofParagraphs.count,
      repeatedParagraphCharacters: ofParagraphs.characters,
    }
  }

  /** Lines at every sign that Python breaks lines at; without an empty one at the end. */
  #splitLines(lines: readonly Range[], end: number): Range[] {
    const found: Range[] = []
    for (const [from, to] of lines) {
      let start = from
      for (let i = from; i < to; i++) {
        const length = this.#breakLength(i, to)
        if (length === 0) continue
        // A carriage return before a line feed is one break with it.
        if (this.#bytes[i] === 0x0d && i + 1 === to && to < end) break
        found.push([start, i])
        start = i + length
        i = start - 1
      }
      const isCut = start > from && start === to && to === end
      const last = to > start && this.#bytes[to - 1] === 0x0d && to < end ? to - 1 : to
      if (!isCut && (to < end || last > start)) found.push([start, last])
    }
    return found
  }

  #breakLength(at: number, end: number): number {
    const byte = this.#bytes[at]
    if (byte < 0x80)
      return byte < 0x20 &&
        (byte === 0x0d || byte === 0x0b || byte === 0x0c || (byte >= 0x1c && byte <= 0x1e))
        ? 1
        : 0
    if (byte === 0xc2) return at + 1 < end && this.#bytes[at + 1] === 0x85 ? 2 : 0
    const isSeparator = byte === 0xe2 && this.#bytes[at + 1] === 0x80
    return isSeparator && (this.#bytes[at + 2] === 0xa8 || this.#bytes[at + 2] === 0xa9) ? 3 : 0
  }

  #edges(lines: readonly Range[]): Pick<LineFigures, 'lines' | 'bulletLines' | 'ellipsisLines'> {
    let [bulletLines, ellipsisLines] = [0, 0]
    const bytes = this.#bytes
    for (const range of lines) {
      const [start, end] = this.#stripped(range)
      if (start === end) continue
      if (
        bytes[start] === 0x2d ||
        (bytes[start] === 0xe2 && bytes[start + 1] === 0x80 && bytes[start + 2] === 0xa2)
      )
        bulletLines++
      const isDots =
        end - start >= 3 && bytes[end - 1] === 0x2e && bytes[end - 2] === 0x2e && bytes[end - 3] === 0x2e
      const isEllipsis =
        end - start >= 3 && bytes[end - 3] === 0xe2 && bytes[end - 2] === 0x80 && bytes[end - 1] === 0xa6
      if (isDots || isEllipsis) ellipsisLines++
    }
    return { lines: lines.length, bulletLines, ellipsisLines }
  }

  #filled(lines: readonly Range[]): Pick<LineFigures, 'filled' | 'punctuated' | 'short' | 'repeatedFilled'> {
    const filled = lines.filter((range) => {
      const [start, end] = this.#stripped(range)
      return start < end
    })
    let [punctuated, short] = [0, 0]
    for (const [start, end] of filled) {
      if (this.#classBefore(end) & sentenceEnd) punctuated++
      if (end - start <= 4 * shortLine && charactersIn(this.#bytes, start, end) <= shortLine) short++
    }
    const repeatedFilled = filled.length < 2 ? 0 : this.#repeated(filled).characters
    return { filled: filled.length, punctuated, short, repeatedFilled }
  }

  /** What stands between two line feeds or more, of the text without space around it. */
  #paragraphs(start: number, end: number): Range[] {
    const [first, last] = this.#stripped([start, end])
    const found: Range[] = []
    let from = first
    for (let at = this.#bytes.indexOf(newline, first); at >= 0 && at < last; ) {
      let behind = at + 1
      while (behind < last && this.#bytes[behind] === newline) behind++
      if (behind - at > 1) {
        found.push([from, at])
        from = behind
      }
      at = this.#bytes.indexOf(newline, behind)
    }
    found.push([from, last])
    return found
  }

  #repeated(ranges: readonly Range[]): { count: number; characters: number } {
    let [count, characters] = [0, 0]
    if (ranges.length < 2) return { count, characters }
    // Ranges of different lengths are different, which most lines are.
    const known = new Map<number, Range[]>()
    for (const range of ranges) {
      const alike = known.get(range[1] - range[0])
      if (alike === undefined) known.set(range[1] - range[0], [range])
      else alike.push(range)
    }
    for (const alike of known.values()) {
      if (alike.length < 2) continue
      const seen = new Set<string>()
      for (const [start, end] of alike) {
        const text = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start).toString(
          'latin1',
        )
        if (seen.has(text)) {
          count++
          characters += charactersIn(this.#bytes, start, end)
        } else seen.add(text)
      }
    }
    return { count, characters }
  }

  /** A range without the space at its sides. */
  #stripped([from, to]: Range): Range {
    let [start, end] = [from, to]
    while (start < end && this.#classAt(start) & space) start += lengthAt(this.#bytes, start)
    while (end > start && this.#classBefore(end) & space) {
      end--
      while (end > start && (this.#bytes[end] & 0xc0) === 0x80) end--
    }
    return [start, end]
  }

  #classBefore(end: number): number {
    let at = end - 1
    while (at > 0 && (this.#bytes[at] & 0xc0) === 0x80) at--
    return this.#classAt(at)
  }

  #classAt(at: number): number {
    const bytes = this.#bytes
    const lead = bytes[at]
    if (lead < 0x80) return this.#classes[lead]
    if (lead < 0xe0) return this.#classes[((lead & 0x1f) << 6) | (bytes[at + 1] & 0x3f)]
    if (lead < 0xf0)
      return this.#classes[((lead & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f)]
    const code =
      ((lead & 0x07) << 18) |
      ((bytes[at + 1] & 0x3f) << 12) |
      ((bytes[at + 2] & 0x3f) << 6) |
      (bytes[at + 3] & 0x3f)
    return classesBeyond(Math.min(code, 0x10ffff))
  }
}

/** Bytes of which each breaks a line for Python, but not for `split('\\n')`, or begins a character that does. */
const otherBreaks = /[\r\v\f\x1c-\x1e]|\xc2\x85|\xe2\x80[\xa8\xa9]/

function hasOtherBreaks(text: Buffer): boolean {
  return otherBreaks.test(text.toString('latin1'))
}

/** Lines between line feeds, without an empty one at the end. */
function withoutLast(lines: readonly Range[]): readonly Range[] {
  const [start, end] = lines[lines.length - 1]
  return start === end ? lines.slice(0, -1) : lines
}

/** How many characters stand in a range: bytes that continue none. */
export function charactersIn(bytes: Uint8Array, start: number, end: number): number {
  let continued = 0
  for (let i = start; i < end; i++) continued += (bytes[i] & 0xc0) === 0x80 ? 1 : 0
  return end - start - continued
}

function between(feeds: readonly number[], start: number, end: number): Range[] {
  const ranges: Range[] = []
  let from = start
  for (const feed of feeds) {
    ranges.push([from, feed])
    from = feed + 1
  }
  ranges.push([from, end])
  return ranges
}

/** As `re.split('\n+')` has it: empty where the text begins or ends with a line feed, and nowhere else. */
function runs(lines: readonly Range[], start: number, end: number): Range[] {
  return lines.filter(
    ([from, to], i) => to > from || (i === 0 && from === start) || (i === lines.length - 1 && to === end),
  )
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]
  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}
