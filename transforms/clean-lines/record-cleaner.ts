import type { Batch } from '../../src/arrow/batch.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import type { RuleResult } from '../../src/schemas/curation.js'
import { C4Cleaner } from './c4.js'
import { type CleanedText, type LineCleaner, spansOf, wordsBetweenSpaces } from './cleaned-text.js'
import { DclmCleaner } from './dclm.js'
import type { CleanLinesOptions } from './options.js'
import { SentenceCounter } from './sentences.js'

/** So many places of a rule are told. */
const mostSpans = 20

/** A text of a record before and after. */
export interface Cleaning extends CleanedText {
  before: string
}

/** The rules by which a whole record goes. */
export const recordRules = ['lorem_ipsum', 'curly_bracket', 'few_sentences', 'removed_words'] as const

/** Cleans the texts of records, and says which records go. */
export class RecordCleaner {
  readonly #options: CleanLinesOptions
  readonly #cleaner: LineCleaner
  readonly #sentences = new SentenceCounter()

  constructor(options: CleanLinesOptions) {
    this.#options = options
    this.#cleaner = cleanerOf(options)
  }

  /** The batch with clean texts, and what was done to the texts of each row. */
  clean(batch: Batch): { batch: Batch; rows: readonly Cleaning[][] } {
    const rows = Array.from({ length: batch.numRows }, (): Cleaning[] => [])
    const cleaned = this.#options.fields.reduce((before, field) => {
      const lens = new TextLens(before, field)
      return lens.rewrite((text, i) => {
        const found = { ...this.#cleaner.clean(text), before: text }
        rows[lens.rowOf(i)].push(found)
        return found.text
      })
    }, batch)
    return { batch: cleaned, rows }
  }

  /** What the rules make of a record with these texts: those for it as a whole, the first of which it goes by, then those for its lines. */
  judge(texts: readonly Cleaning[]): RuleResult[] {
    const whole = this.#options.preset === 'dclm' ? this.#removedWords(texts) : this.#asC4(texts)
    return [...whole, ...lineResults(texts)]
  }

  #asC4(texts: readonly Cleaning[]): RuleResult[] {
    const fault = texts.find((text) => text.fault !== undefined)?.fault
    const limit = this.#options.minSentences
    const value = this.#sentencesOf(texts, limit)
    return [
      { rule: 'lorem_ipsum', passed: fault !== 'lorem_ipsum' },
      { rule: 'curly_bracket', passed: fault !== 'curly_bracket' },
      { rule: 'few_sentences', passed: fault !== undefined || value >= limit, value, limit, side: 'min' },
    ]
  }

  /** The sentences of the lines that stayed; no line has none, so lines are enough where there are as many as are asked for. */
  #sentencesOf(texts: readonly Cleaning[], enough: number): number {
    const lines = texts.flatMap(({ kept }) => kept)
    if (lines.length >= enough) return lines.length
    return lines.reduce((sum, line) => sum + this.#sentences.count(line), 0)
  }

  #removedWords(texts: readonly Cleaning[]): RuleResult[] {
    const wordsOf = (own: readonly string[]) =>
      own.reduce((sum, text) => sum + wordsBetweenSpaces(text).length, 0)
    const before = wordsOf(texts.map((text) => text.before))
    const after = wordsOf(texts.map(({ text }) => text))
    const value = before === 0 ? 0 : (before - after) / before
    const limit = this.#options.maxRemoved
    return [{ rule: 'removed_words', passed: value <= limit, value, limit, side: 'max' }]
  }
}

function cleanerOf({ preset, minWords }: CleanLinesOptions): LineCleaner {
  if (preset === 'dclm') return new DclmCleaner({ minWords: minWords ?? 2 })
  return new C4Cleaner({
    needsEndMark: preset !== 'fineweb',
    knowsScripts: preset === 'web',
    minWords: minWords ?? 3,
  })
}

/** The lines that went, by rule and text, with where they stood. */
function lineResults(texts: readonly Cleaning[]): RuleResult[] {
  return texts.flatMap(({ before, removed }, turn) => {
    const rules = new Set(removed.map(({ rule }) => rule))
    return [...rules].map((rule): RuleResult => {
      const own = removed.filter((line) => line.rule === rule)
      return {
        rule: `line_${rule}`,
        passed: false,
        value: own.length,
        ...(texts.length > 1 && { turn }),
        spans: spansOf(before, own.slice(0, mostSpans)),
      }
    })
  })
}
