import type { TextProfile } from '../../../../src/schemas/column-profile.js'
import { characterKinds } from '../../../../src/text/scripts.data.js'
import { codePointKinds, firstLetter, hanKind, kindCount } from '../../../../src/text/scripts.js'
import { LanguageDetector } from './languages.js'
import { Lengths, type LengthsSummary, mergeLengths, summarizeLengths } from './lengths.js'
import { TextSweep } from './text-sweep.js'

/** What was found in the texts of a column, sealed. */
export interface TextsSummary {
  empty: number
  characters: LengthsSummary
  words: LengthsSummary
  /** Characters, in the order of `characterKinds`. */
  byKind: number[]
  /** Texts by language. */
  languages: Record<string, number>
}

/** What looks at texts: one for all columns, as its tables are large. */
export interface TextTools {
  sweep: TextSweep
  languages: LanguageDetector
}

export function openTextTools(): TextTools {
  const kinds = codePointKinds()
  return { sweep: new TextSweep(kinds), languages: new LanguageDetector(kinds) }
}

/** What was found in one text, to be counted as often as it occurs. */
export interface MeasuredText {
  characters: number
  words: number
  /** Pairs: a kind and its count, where there are any. */
  kinds: number[]
  language: string
}

export function measureText({ sweep, languages }: TextTools, text: TextBytes): MeasuredText {
  sweep.measure(text.bytes, text.start, text.end)
  const kinds: number[] = []
  for (let kind = firstLetter; kind < kindCount; kind++)
    if (sweep.byKind[kind] > 0) kinds.push(kind, sweep.byKind[kind])
  return {
    characters: sweep.characters,
    words: sweep.words,
    kinds,
    language: languages.detect(text, sweep.byKind),
  }
}

/** A text as a range of bytes. */
export interface TextBytes {
  bytes: Uint8Array
  start: number
  end: number
}

/** Adds up what was found in the texts of a column. */
export class Texts {
  #empty = 0
  readonly #characters = new Lengths()
  readonly #words = new Lengths()
  readonly #byKind = new Float64Array(kindCount)
  readonly #languages = new Map<string, number>()

  add({ characters, words, kinds, language }: MeasuredText, count: number): void {
    if (characters === 0) this.#empty += count
    this.#characters.add(characters, count)
    this.#words.add(words, count)
    for (let i = 0; i < kinds.length; i += 2) this.#byKind[kinds[i]] += kinds[i + 1] * count
    this.#languages.set(language, (this.#languages.get(language) ?? 0) + count)
  }

  seal(): TextsSummary {
    return {
      empty: this.#empty,
      characters: this.#characters.seal(),
      words: this.#words.seal(),
      byKind: [...this.#byKind],
      languages: byName(this.#languages),
    }
  }
}

export function mergeTexts(a: TextsSummary, b: TextsSummary): TextsSummary {
  const languages = new Map(Object.entries(a.languages))
  for (const [name, count] of Object.entries(b.languages))
    languages.set(name, (languages.get(name) ?? 0) + count)
  return {
    empty: a.empty + b.empty,
    characters: mergeLengths(a.characters, b.characters),
    words: mergeLengths(a.words, b.words),
    byKind: a.byKind.map((count, i) => count + b.byKind[i]),
    languages: byName(languages),
  }
}

/** What is reported of `count` texts. */
export function summarizeTexts(summary: TextsSummary, count: number): TextProfile {
  const languages = Object.entries(summary.languages).map(([name, found]) => ({ name, found }))
  return {
    empty: summary.empty,
    characters: summarizeLengths(summary.characters, count),
    words: summarizeLengths(summary.words, count),
    scripts: asShares(scriptsOf(summary)).map(({ name, share }) => ({ script: name, share })),
    languages: asShares(languages).map(({ name, share }) => ({ language: name, share })),
  }
}

/** Letters by script: Han is Han, whoever writes it. */
function scriptsOf({ byKind }: TextsSummary): { name: string; found: number }[] {
  const scripts = characterKinds.slice(firstLetter, hanKind + 1)
  return scripts.map((name, i) => {
    const found = i + firstLetter === hanKind ? byKind.slice(hanKind) : [byKind[i + firstLetter]]
    return { name, found: found.reduce((sum, letters) => sum + letters, 0) }
  })
}

function asShares(counts: { name: string; found: number }[]): { name: string; share: number }[] {
  const total = counts.reduce((sum, { found }) => sum + found, 0)
  return counts
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found || (a.name < b.name ? -1 : 1))
    .map(({ name, found }) => ({ name, share: found / total }))
}

function byName(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
