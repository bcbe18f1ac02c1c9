import type { LengthProfile, TextProfile } from '../../../src/core/profile-report.js'
import { LanguageTeller } from './languages.js'
import { Lengths, type LengthsSummary, mergeLengths, tellLengths } from './lengths.js'
import { scriptCount, scriptNames } from './scripts.js'
import { TextSweep } from './text-sweep.js'

/** What was found in the texts of a column, sealed. */
export interface TextsSummary {
  empty: number
  characters: LengthsSummary
  words: LengthsSummary
  /** Letters, in the order of `scriptNames`. */
  letters: number[]
  /** Texts by language. */
  languages: Record<string, number>
}

/** What looks at texts: one for all columns, as its tables are large. */
export interface TextTools {
  sweep: TextSweep
  languages: LanguageTeller
}

export function openTextTools(): TextTools {
  return { sweep: new TextSweep(), languages: new LanguageTeller() }
}

/** Measures the texts of a column. */
export class Texts {
  #empty = 0
  readonly #characters = new Lengths()
  readonly #words = new Lengths()
  readonly #letters = new Float64Array(scriptCount)
  readonly #languages = new Map<string, number>()
  readonly #tools: TextTools

  constructor(tools: TextTools) {
    this.#tools = tools
  }

  /** Answers the number of characters. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const { sweep, languages } = this.#tools
    sweep.measure(bytes, start, end)
    const { letters } = sweep
    if (start === end) this.#empty++
    this.#characters.add(sweep.characters)
    this.#words.add(sweep.words)
    for (let script = 0; script < scriptCount; script++) this.#letters[script] += letters[script]
    const language = languages.tell({ bytes, start, end }, letters)
    this.#languages.set(language, (this.#languages.get(language) ?? 0) + 1)
    return sweep.characters
  }

  seal(): TextsSummary {
    return {
      empty: this.#empty,
      characters: this.#characters.seal(),
      words: this.#words.seal(),
      letters: [...this.#letters],
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
    letters: a.letters.map((count, i) => count + b.letters[i]),
    languages: byName(languages),
  }
}

/** What is told of `count` texts. */
export function tellTexts(summary: TextsSummary, count: number): TextProfile {
  const letters = summary.letters.map((found, i) => ({ name: scriptNames[i], found }))
  const languages = Object.entries(summary.languages).map(([name, found]) => ({ name, found }))
  const characters: LengthProfile = tellLengths(summary.characters, count)
  return {
    empty: summary.empty,
    characters,
    words: tellLengths(summary.words, count),
    scripts: asShares(letters).map(({ name, share }) => ({ script: name, share })),
    languages: asShares(languages).map(({ name, share }) => ({ language: name, share })),
  }
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
