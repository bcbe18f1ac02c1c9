import { hasCue } from './cues.js'
import { hasInlineMarks, isInlineCode, type TextRange } from './inline-code.js'
import { findPieces, type Piece, places } from './lexical.js'
import { mayHoldCode } from './line-kinds.js'
import { findRegions, type Region } from './regions.js'

/**
 * Where a text holds code, found by its form alone: fences, statements, brackets, comments, indentation. Names and
 * other words without a check are not looked for there, unless a cue such as "author" stands beside them.
 */
export interface CodeMap {
  /**
   * Whether a range lies in `lines` of a program, and nothing there speaks for a name; with `words`, also whether it is
   * a piece of code in a sentence: in backticks, a label, a tag, a path, an identifier.
   */
  inCode(range: TextRange, reach: CodeReach): boolean
  /** Whether a word lies in lines of a program, and nothing there can speak for any name that it may belong to. */
  isSilent(word: TextRange): boolean
  /** Whether lines of a program stand in the text. */
  readonly hasLines: boolean
}

/** How much of a text counts as code: whole lines alone, or words of sentences as well. */
export type CodeReach = 'lines' | 'words'

/** What is known of a text whose code is looked for. */
export interface CodeContext {
  /** The map of the same text with more in it: what was no program then is none now. */
  before?: CodeMap | undefined
  /** Whether the text is about private people, in whom a comment may speak of one sooner. */
  isPrivate?: boolean
}

/** The map of a text; nothing of it is read before somebody asks. */
export function openCodeMap(text: string, { before, isPrivate = false }: CodeContext = {}): CodeMap {
  return new LazyCodeMap(text, { mayHaveLines: before === undefined || before.hasLines, isPrivate })
}

class LazyCodeMap implements CodeMap {
  readonly #text: string
  readonly #isPrivate: boolean
  #regions: readonly Region[] | undefined
  #hasMarks: boolean | undefined
  #pieces: Map<Region, Piece[]> | undefined

  constructor(text: string, { mayHaveLines, isPrivate }: { mayHaveLines: boolean; isPrivate: boolean }) {
    this.#text = text
    this.#isPrivate = isPrivate
    this.#regions = mayHaveLines ? undefined : []
  }

  get hasLines(): boolean {
    this.#regions ??= this.#read()
    return this.#regions.length > 0
  }

  inCode(range: TextRange, reach: CodeReach): boolean {
    if (this.#inLines(range)) return true
    if (reach === 'lines') return false
    this.#hasMarks ??= hasInlineMarks(this.#text)
    return isInlineCode(this.#text, { start: range.start, end: range.end, hasMarks: this.#hasMarks })
  }

  isSilent(word: TextRange): boolean {
    const region = this.#regionAt(word.start)
    if (region === undefined) return false
    const piece = this.#pieceAt(region, word.start)
    if (piece === undefined) return true
    const range = piece.place === places.text ? { start: piece.from + 1, end: piece.to - 1 } : word
    return !this.#hasCue(range, piece) && !this.#hasCue(word, piece)
  }

  #inLines(range: TextRange): boolean {
    const region = this.#regionAt(range.start)
    if (region === undefined) return false
    const piece = this.#pieceAt(region, range.start)
    return piece === undefined || !this.#hasCue(range, piece)
  }

  #hasCue(range: TextRange, piece: Piece): boolean {
    return hasCue(this.#text, { ...range, ...piece }, this.#isPrivate)
  }

  #regionAt(place: number): Region | undefined {
    this.#regions ??= this.#read()
    return this.#regions.length === 0 ? undefined : holder(this.#regions, place)
  }

  #read(): readonly Region[] {
    return mayHoldCode(this.#text) ? findRegions(this.#text) : []
  }

  #pieceAt(region: Region, place: number): Piece | undefined {
    this.#pieces ??= new Map()
    let parts = this.#pieces.get(region)
    if (parts === undefined) {
      parts = findPieces(this.#text, region)
      this.#pieces.set(region, parts)
    }
    return holder(parts, place)
  }
}

/** The range of a list in order that holds a place. */
function holder<T extends Region>(ranges: readonly T[], at: number): T | undefined {
  let low = 0
  for (let high = ranges.length; low < high; ) {
    const middle = (low + high) >> 1
    if (ranges[middle].to <= at) low = middle + 1
    else high = middle
  }
  const found = ranges[low]
  return found !== undefined && found.from <= at ? found : undefined
}
