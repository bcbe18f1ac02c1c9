import type { TextProfile } from '../../../../src/schemas/column-profile.js'
import { LanguageDetector } from '../../../../src/text/language-detector.js'
import { characterKinds } from '../../../../src/text/scripts.data.js'
import { codePointKinds, firstLetter, hanKind, kindCount } from '../../../../src/text/scripts.js'
import { TextSweep } from '../../../../src/text/text-sweep.js'
import type { BucketCounts } from '../numbers/buckets.js'
import { reportedCount } from '../numbers/shared.js'
import { Days, dayOf, mergeDays } from './days.js'
import { Lengths, type LengthsSummary, mergeLengths, summarizeLengths } from './lengths.js'
import type { TokenCounter } from './record-tokens.js'
import { mergeTerms, type TermCounts, TermSweep, Terms } from './terms.js'
import type { TextBytes } from './text-bytes.js'

/** What was found in the texts of a column, sealed. */
export interface TextsSummary {
  empty: number
  characters: LengthsSummary
  words: LengthsSummary
  /** Absent where no tokenizer counts them. */
  tokens?: LengthsSummary | undefined
  /** Characters, in the order of `characterKinds`. */
  byKind: number[]
  /** Texts that have characters of a kind, in the same order. */
  textsByKind: number[]
  /** Texts by language. */
  languages: Record<string, number>
  /** The days that texts are, in milliseconds since 1970; absent where a text is no date. */
  days?: BucketCounts
  /** Texts by their terms; absent where these are not counted. */
  terms?: TermCounts | undefined
}

/** What looks at texts: one for all columns, as its tables are large. */
export interface TextTools {
  sweep: TextSweep
  languages: LanguageDetector
  /** Counts tokens, where that is asked for. */
  tokens: TokenCounter | undefined
  /** Finds terms, where that is asked for. */
  terms: TermSweep | undefined
}

export function openTextTools(tokens?: TokenCounter, { terms = false } = {}): TextTools {
  const kinds = codePointKinds()
  return {
    sweep: new TextSweep(kinds),
    languages: new LanguageDetector(kinds),
    tokens,
    terms: terms ? new TermSweep() : undefined,
  }
}

/** What was found in one text, to be counted as often as it occurs. */
export interface MeasuredText {
  characters: number
  words: number
  tokens: number | undefined
  /** Pairs: a kind and its count, where there are any. */
  kinds: number[]
  language: string
  /** Of a date, in milliseconds since 1970. */
  day: number | undefined
  /** The cells of its terms. */
  terms: Uint16Array | undefined
}

export function measureText({ sweep, languages, tokens, terms }: TextTools, text: TextBytes): MeasuredText {
  sweep.measure(text.bytes, text.start, text.end)
  const kinds: number[] = []
  for (let kind = firstLetter; kind < kindCount; kind++)
    if (sweep.byKind[kind] > 0) kinds.push(kind, sweep.byKind[kind])
  return {
    characters: sweep.characters,
    words: sweep.words,
    tokens: tokens?.count(text),
    kinds,
    language: languages.detect(text, sweep.byKind),
    day: dayOf(text),
    terms: terms?.cellsOf(text.bytes, text.start, text.end),
  }
}

/** Adds up what was found in the texts of a column. */
export class Texts {
  #empty = 0
  readonly #characters = new Lengths()
  readonly #words = new Lengths()
  #tokens: Lengths | undefined
  readonly #byKind = new Float64Array(kindCount)
  readonly #textsByKind = new Float64Array(kindCount)
  readonly #languages = new Map<string, number>()
  readonly #days = new Days()
  readonly #terms: Terms | undefined

  constructor({ terms }: Pick<TextTools, 'terms'>) {
    this.#terms = terms && new Terms()
  }

  add({ characters, words, tokens, kinds, language, day, terms }: MeasuredText, count: number): void {
    if (characters === 0) this.#empty += count
    this.#characters.add(characters, count)
    this.#words.add(words, count)
    if (tokens !== undefined) (this.#tokens ??= new Lengths()).add(tokens, count)
    if (terms !== undefined) this.#terms?.add(terms, count)
    this.#days.add(day, count)
    for (let i = 0; i < kinds.length; i += 2) {
      this.#byKind[kinds[i]] += kinds[i + 1] * count
      this.#textsByKind[kinds[i]] += count
    }
    this.#languages.set(language, (this.#languages.get(language) ?? 0) + count)
  }

  seal(): TextsSummary {
    return {
      empty: this.#empty,
      characters: this.#characters.seal(),
      words: this.#words.seal(),
      tokens: this.#tokens?.seal(),
      byKind: [...this.#byKind],
      textsByKind: [...this.#textsByKind],
      languages: byName(this.#languages),
      days: this.#days.seal(),
      terms: this.#terms?.seal(),
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
    tokens: a.tokens && b.tokens ? mergeLengths(a.tokens, b.tokens) : (a.tokens ?? b.tokens),
    byKind: a.byKind.map((count, i) => count + b.byKind[i]),
    textsByKind: a.textsByKind.map((count, i) => count + b.textsByKind[i]),
    languages: byName(languages),
    days: mergeDays(a.days, b.days),
    terms: a.terms === undefined || b.terms === undefined ? undefined : mergeTerms(a.terms, b.terms),
  }
}

/** What is reported of `count` texts, of so many values; nothing of fewer than `minShared`. */
export function summarizeTexts(
  summary: TextsSummary,
  given: { count: number; of: number; minShared: number },
): TextProfile | undefined {
  const { count, minShared } = given
  if (count > 0 && count < minShared) return undefined
  const characters = summarizeLengths(summary.characters, given)
  const words = summarizeLengths(summary.words, given)
  const tokens = summary.tokens && summarizeLengths(summary.tokens, given)
  if (characters === undefined || words === undefined) return undefined
  return {
    empty: reportedCount(summary.empty, { of: count, minShared }),
    characters,
    words,
    ...(tokens !== undefined && { tokens }),
    scripts: asShares(scriptsOf(summary, minShared)).map(({ name, share }) => ({ script: name, share })),
    languages: asShares(languagesOf(summary.languages, minShared)).map(({ name, share }) => ({
      language: name,
      share,
    })),
  }
}

/** Languages of too few texts are `unknown`, and where these would be few, the next rarest is too. */
function languagesOf(
  languages: Record<string, number>,
  minShared: number,
): { name: string; found: number }[] {
  const known = Object.entries(languages)
    .filter(([name]) => name !== unknown)
    .map(([name, found]) => ({ name, found }))
    .sort((a, b) => b.found - a.found || (a.name < b.name ? -1 : 1))
  let rest = languages[unknown] ?? 0
  const isFew = (found: number) => found > 0 && found < minShared
  for (
    let last = known.at(-1);
    last !== undefined && (isFew(last.found) || isFew(rest));
    last = known.at(-1)
  ) {
    rest += last.found
    known.pop()
  }
  return [...known, { name: unknown, found: rest }]
}

const unknown = 'unknown'

/** Letters by script, of those that enough texts have: Han is Han, whoever writes it. */
function scriptsOf(
  { byKind, textsByKind }: TextsSummary,
  minShared: number,
): { name: string; found: number }[] {
  const scripts = characterKinds.slice(firstLetter, hanKind + 1)
  return scripts.flatMap((name, i) => {
    const kind = i + firstLetter
    const end = kind === hanKind ? byKind.length : kind + 1
    const found = byKind.slice(kind, end).reduce((sum, letters) => sum + letters, 0)
    return Math.max(...textsByKind.slice(kind, end)) < minShared ? [] : [{ name, found }]
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
