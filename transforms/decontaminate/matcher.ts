import { gramHashes, tokensOf } from './grams.js'
import type { IndexedText, TestIndex } from './index-file.js'
import type { DecontaminateOptions } from './options.js'

/** What a row has in common with a test item. */
export interface ItemMatch {
  item: string
  /** The share of the words and characters of the item that are in runs in common. */
  coverage: number
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
}

/** Compares rows with the items of an index. */
export class Matcher {
  readonly name: string
  readonly #index: TestIndex
  readonly #rules: Pick<DecontaminateOptions, 'coverage' | 'longest'>
  readonly #words = new Map<number, Place[]>()
  readonly #characters = new Map<number, Place[]>()
  /** Texts that are too short for a run, by their number of words and characters and what these are. */
  readonly #short = new Map<string, number[]>()

  constructor(index: TestIndex, rules: Pick<DecontaminateOptions, 'coverage' | 'longest'>) {
    this.name = index.head.name
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
    const found = new Map<string, number>()
    for (const text of texts)
      for (const { item, coverage } of this.#matchText(text))
        found.set(item, Math.max(coverage, found.get(item) ?? 0))
    return [...found].map(([item, coverage]) => ({ item, coverage }))
  }

  #matchText(text: string): ItemMatch[] {
    const { level, ngrams, charNgrams } = this.#index.head
    const { words, characters } = tokensOf(text, level)
    if (words.length < ngrams && characters.length < charNgrams) {
      const whole = {
        words: words.length,
        characters: characters.length,
        wordHashes: gramHashes(words, words.length),
        characterHashes: gramHashes(characters, characters.length),
      }
      const equal = this.#short.get(shortKey(whole)) ?? []
      return equal.map((number) => ({ item: this.#index.texts[number].item, coverage: 1 }))
    }
    const overlaps = new Map<number, Overlap>()
    this.#takeRuns(
      gramHashes(words, ngrams),
      { places: this.#words, length: ngrams, offset: () => 0 },
      overlaps,
    )
    const offset = (one: IndexedText) => one.words
    const han = { places: this.#characters, length: charNgrams, offset }
    this.#takeRuns(gramHashes(characters, charNgrams), han, overlaps)
    return [...overlaps].flatMap(([number, overlap]) => this.#verdict(number, overlap))
  }

  #takeRuns(
    hashes: Float64Array,
    {
      places,
      length,
      offset,
    }: { places: ReadonlyMap<number, Place[]>; length: number; offset(text: IndexedText): number },
    overlaps: Map<number, Overlap>,
  ): void {
    for (let i = 0; i < hashes.length; i++)
      for (const { text, at } of places.get(hashes[i]) ?? []) {
        const indexed = this.#index.texts[text]
        const overlap = overlaps.get(text) ?? {
          covered: new Uint8Array(indexed.words + indexed.characters),
          diagonals: new Map(),
          longest: 0,
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
      }
  }

  #verdict(number: number, { covered, longest }: Overlap): ItemMatch[] {
    const { item, words, characters } = this.#index.texts[number]
    const coverage = covered.reduce((sum, one) => sum + one, 0) / (words + characters)
    const isHeld =
      coverage > this.#rules.coverage || (this.#rules.longest > 0 && longest >= this.#rules.longest)
    return isHeld ? [{ item, coverage }] : []
  }
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
