import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import type { TextSpan } from '../../src/schemas/curation.js'
import { characterClasses } from '../../src/text/words/character-classes.js'
import { FastWords } from '../../src/text/words/fast-words.js'
import { WordList } from '../../src/text/words/word-list.js'
import { advertisementPlaces } from '../signals/advertisements.js'

/** A range of a text in UTF-16 units. */
type Range = readonly [start: number, end: number]

/** So many places of a rule are told. */
const most = 20

/**
 * Finds where in a text a rule is broken, for rules of which that can be said: lines, paragraphs and runs of words that
 * stand there again, signs, lines of some form. Places are characters (code points) from the start of the text that was
 * judged; neighbours are one. It looks again at texts that break a rule and at no others.
 */
export class PlaceFinder {
  readonly #list = new WordList(characterClasses())
  readonly #fast = new FastWords(characterClasses(), this.#list)

  /** The first places at which a text breaks a rule; none where a rule has no place. */
  find({ bytes, start, end }: TextRange, rule: string): TextSpan[] {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start)
    const text = part.toString()
    return inCharacters(text, joined(this.#ranges(part, text, rule)).slice(0, most))
  }

  #ranges(bytes: Buffer, text: string, rule: string): Range[] {
    const [, kind, length] = /^(top|duplicated)_(\d+)_(?:n_)?grams?$/.exec(rule) ?? []
    if (kind === 'top') return mostFrequent(text, this.#words(bytes, text), Number(length))
    if (kind === 'duplicated') return saidAgain(text, this.#words(bytes, text), Number(length))
    if (rule === 'advertisement') return advertisementPlaces(text)
    if (Object.hasOwn(patterns, rule)) return matches(text, patterns[rule])
    return Object.hasOwn(repeatedParts, rule) ? repeated(text, repeatedParts[rule]) : []
  }

  /** Where each word stands: they follow each other with nothing but space between them. */
  #words(bytes: Buffer, text: string): Range[] {
    const list = this.#list
    this.#fast.read(bytes, 0, bytes.length)
    let at = 0
    return Array.from({ length: list.count }, (_, i) => {
      const word = Buffer.from(list.bytes.subarray(list.starts[i], list.starts[i + 1])).toString()
      const start = text.indexOf(word, at)
      at = start + word.length
      return [start, at] as const
    })
  }
}

const line = '[^\\S\\n]*'
/** Rules that are broken by what a pattern finds. */
const patterns: Readonly<Record<string, RegExp>> = {
  gopher_too_many_hashes: /#+/g,
  gopher_too_many_ellipsis: /\.{3,}|…+/g,
  gopher_too_many_bullets: new RegExp(`^${line}[•-].*$`, 'gm'),
  gopher_too_many_end_ellipsis: new RegExp(`^.*(?:\\.\\.\\.|…)${line}$`, 'gm'),
  short_line_ratio: /^(?=.*\S).{1,30}$/gmu,
  garbled_latin1: /(?:[ä-é][\x80-\xbf]{2})+/g,
  replacement_characters: /\ufffd+/g,
}

/** Rules that are broken by parts which stand in the text again, and what parts them. */
const repeatedParts: Readonly<Record<string, RegExp>> = {
  dup_line_frac: /\n+/g,
  dup_line_char_frac: /\n+/g,
  char_dup_ratio: /\n/g,
  dup_para_frac: /\n{2,}/g,
  dup_para_char_frac: /\n{2,}/g,
}

function matches(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length])
}

/** Parts that stood there before. */
function repeated(text: string, separator: RegExp): Range[] {
  const seen = new Set<string>()
  const found: Range[] = []
  let from = 0
  for (const [start, end] of [...matches(text, separator), [text.length, text.length] as const]) {
    const part = text.slice(from, start)
    if (part.trim() !== '') {
      if (seen.has(part)) found.push([from, start])
      seen.add(part)
    }
    from = end
  }
  return found
}

/** The words of a run as what is compared. */
function runOf(text: string, words: readonly Range[], separator: string): string {
  return words.map(([start, end]) => text.slice(start, end)).join(separator)
}

/** Every place of the run of so many words that takes most of the text, the first of several. */
function mostFrequent(text: string, words: readonly Range[], length: number): Range[] {
  const places = new Map<string, Range[]>()
  for (let i = 0; i + length <= words.length; i++) {
    const run = runOf(text, words.slice(i, i + length), ' ')
    places.set(run, [...(places.get(run) ?? []), [words[i][0], words[i + length - 1][1]]])
  }
  let best: Range[] = []
  for (const own of places.values()) if (own.length > best.length) best = own
  return best
}

/** Runs of so many words that stood there before, as the rule counts them. */
function saidAgain(text: string, words: readonly Range[], length: number): Range[] {
  const seen = new Set<string>()
  const found: Range[] = []
  for (let i = 0; i + length <= words.length; i++) {
    const run = runOf(text, words.slice(i, i + length), '')
    if (seen.has(run)) {
      found.push([words[i][0], words[i + length - 1][1]])
      i += length - 1
    } else seen.add(run)
  }
  return found
}

/** Ranges of which those that touch or overlap are one. */
function joined(ranges: readonly Range[]): Range[] {
  const found: [number, number][] = []
  for (const [start, end] of ranges) {
    const last = found[found.length - 1]
    if (last !== undefined && start <= last[1] + 1) last[1] = Math.max(last[1], end)
    else found.push([start, end])
  }
  return found
}

/** Ranges in characters in place of UTF-16 units. */
function inCharacters(text: string, ranges: readonly Range[]): TextSpan[] {
  let [at, characters] = [0, 0]
  const place = (unit: number) => {
    for (; at < unit; characters++) at += text.codePointAt(at)! > 0xffff ? 2 : 1
    return characters
  }
  return ranges.map(([start, end]) => ({ start: place(start), end: place(end) }))
}
