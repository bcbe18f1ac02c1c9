import { gramHashes, tokensOf } from './grams.js'
import { type IndexedText, keptHash, type TestIndex } from './index-file.js'
import type { DecontaminateOptions } from './options.js'

/** Tokens of a text: from `from` up to, and without, `to`. */
interface TokenRange {
  from: number
  to: number
}

/** What of a text is in common with an item, as its words and its characters are numbered. */
export interface TextRuns {
  /** Which of the texts of the row it is. */
  text: number
  words: TokenRange[]
  characters: TokenRange[]
}

/** What a row has in common with a test item. */
export interface ItemMatch {
  item: string
  /** The share of the words and characters of the item that are in runs in common. */
  coverage: number
  /** Where these stand, of each text that holds the item. */
  runs: TextRuns[]
}

/** Where a run stands in a text of the index. */
interface Place {
  text: number
  at: number
}

/** The runs in common with one text of the index. */
interface Overlap {
  covered: Uint8Array
  /** By how far a run stands apart in the two texts: where the last one was, and how many follow each other. */
  diagonals: Map<number, { last: number; runs: number }>
  longest: number
  /** Where the runs stand in the text of the row. */
  words: TokenRange[]
  characters: TokenRange[]
}

/** What a text has in common with an item. */
interface TextMatch extends Omit<TextRuns, 'text'> {
  item: string
  coverage: number
}

/** Runs of words, or of characters. */
interface RunKind {
  places: ReadonlyMap<number, Place[]>
  length: number
  kind: 'words' | 'characters'
  /** Where tokens of that kind begin among all of a text of the index. */
  offset(text: IndexedText): number
}

/** Compares rows with the items of an index. */
export class Matcher {
  readonly name: string
  readonly level: TestIndex['head']['level']
  readonly #index: TestIndex
  readonly #rules: Pick<DecontaminateOptions, 'coverage' | 'longest'>
  readonly #words = new Map<number, Place[]>()
  readonly #characters = new Map<number, Place[]>()
  /** Texts that are too short for a run, by their number of words and characters and what these are. */
  readonly #short = new Map<string, number[]>()

  constructor(index: TestIndex, rules: Pick<DecontaminateOptions, 'coverage' | 'longest'>) {
    this.name = index.head.name
    this.level = index.head.level
    this.#index = index
    this.#rules = rules
    const { ngrams, charNgrams } = index.head
    for (const [text, { words, characters, wordHashes, characterHashes }] of index.texts.entries()) {
      if (words < ngrams && characters < charNgrams) {
        const key = shortKey({ words, characters, wordHashes, characterHashes })
        this.#short.set(key, [...(this.#short.get(key) ?? []), text])
      }
      if (words >= ngrams) list(this.#words, wordHashes, text)
      if (characters >= charNgrams) list(this.#characters, characterHashes, text)
    }
  }

  /** The items that a row with these texts holds, each once. */
  match(texts: readonly string[]): ItemMatch[] {
    const found = new Map<string, ItemMatch>()
    for (const [text, own] of texts.entries())
      for (const { item, coverage, words, characters } of this.#matchText(own)) {
        const match = found.get(item) ?? { item, coverage, runs: [] }
        match.coverage = Math.max(coverage, match.coverage)
        match.runs.push({ text, words, characters })
        found.set(item, match)
      }
    return [...found.values()]
  }

  #matchText(text: string): TextMatch[] {
    const { level, ngrams, charNgrams } = this.#index.head
    const { words, characters } = tokensOf(text, level)
    if (words.length < ngrams && characters.length < charNgrams) {
      const whole = {
        words: words.length,
        characters: characters.length,
        wordHashes: this.#hashesOf(words, words.length),
        characterHashes: this.#hashesOf(characters, characters.length),
      }
      const equal = this.#short.get(shortKey(whole)) ?? []
      return equal.map((number) => ({
        item: this.#index.texts[number].item,
        coverage: 1,
        words: allOf(words),
        characters: allOf(characters),
      }))
    }
    const overlaps = new Map<number, Overlap>()
    this.#takeRuns(
      this.#hashesOf(words, ngrams),
      { places: this.#words, length: ngrams, kind: 'words', offset: () => 0 },
      overlaps,
    )
    const offset = (one: IndexedText) => one.words
    const han = { places: this.#characters, length: charNgrams, kind: 'characters', offset } as const
    this.#takeRuns(this.#hashesOf(characters, charNgrams), han, overlaps)
    return [...overlaps].flatMap(([number, overlap]) => this.#verdict(number, overlap))
  }

  #hashesOf(tokens: readonly string[], length: number): Float64Array {
    const { hashBytes } = this.#index.head
    const hashes = gramHashes(tokens, length)
    return hashBytes === 5 ? hashes.map((hash) => keptHash(hash, hashBytes)) : hashes
  }

  #takeRuns(
    hashes: Float64Array,
    { places, length, kind, offset }: RunKind,
    overlaps: Map<number, Overlap>,
  ): void {
    for (let i = 0; i < hashes.length; i++)
      for (const { text, at } of places.get(hashes[i]) ?? []) {
        const indexed = this.#index.texts[text]
        const overlap: Overlap = overlaps.get(text) ?? {
          covered: new Uint8Array(indexed.words + indexed.characters),
          diagonals: new Map(),
          longest: 0,
          words: [],
          characters: [],
        }
        overlaps.set(text, overlap)
        const from = offset(indexed) + at
        overlap.covered.fill(1, from, from + length)
        // Words and characters are on diagonals of their own.
        const diagonal = (i - at) * 2 + (offset(indexed) > 0 ? 1 : 0)
        const before = overlap.diagonals.get(diagonal)
        const runs = before?.last === i - 1 ? before.runs + 1 : 1
        overlap.diagonals.set(diagonal, { last: i, runs })
        overlap.longest = Math.max(overlap.longest, length + runs - 1)
        const range = overlap[kind].at(-1)
        if (range !== undefined && i <= range.to) range.to = i + length
        else overlap[kind].push({ from: i, to: i + length })
      }
  }

  #verdict(number: number, { covered, longest, words, characters }: Overlap): TextMatch[] {
    const indexed = this.#index.texts[number]
    const { item } = indexed
    const coverage = covered.reduce((sum, one) => sum + one, 0) / (indexed.words + indexed.characters)
    const isHeld =
      coverage > this.#rules.coverage || (this.#rules.longest > 0 && longest >= this.#rules.longest)
    return isHeld ? [{ item, coverage, words, characters }] : []
  }
}

function allOf(tokens: readonly string[]): TokenRange[] {
  return tokens.length === 0 ? [] : [{ from: 0, to: tokens.length }]
}

function list(places: Map<number, Place[]>, hashes: Float64Array, text: number): void {
  for (const [at, hash] of hashes.entries()) {
    const known = places.get(hash)
    if (known === undefined) places.set(hash, [{ text, at }])
    else known.push({ text, at })
  }
}

function shortKey(text: Omit<IndexedText, 'item'>): string {
  return [text.words, text.characters, ...text.wordHashes, ...text.characterHashes].join(' ')
}
