/**
 * The words of one gender and their counterparts, as the swapper looks them up. Every pair goes both ways and
 * every word stands in one pair, which is checked when a lexicon is made, so that swapping a word twice is
 * the identity. `her` and `his` each stand for two words; which, the swapper reads from the words around.
 */
import { PrepError } from '../../src/base/errors.js'
import * as zh from './chinese-words.data.js'
import * as en from './english-words.data.js'
import { namePairs } from './first-names.data.js'

/** What becomes of a word: its counterpart, a decision by its context, or none (`unpaired`, `protected`). */
export interface Word {
  kind: 'pair' | 'her' | 'his' | 'unpaired' | 'protected'
  /** The counterpart in lower case; empty where there is none. */
  other: string
  /** Titles and names count only with a capital, bare Chinese signs only where no other touches them. */
  isStrict: boolean
}

/** A Chinese word, its counterpart and its fate. */
export interface HanWord extends Word {
  text: string
}

/** The words to look for. */
export interface Lexicon {
  /** English words, and others with letters, in lower case. */
  words: ReadonlyMap<string, Word>
  /** Chinese words by their first sign, longest first. */
  han: ReadonlyMap<number, readonly HanWord[]>
  /** Expressions that stay as they are, by each word of the lists in them. */
  expressions: ReadonlyMap<string, readonly Expression[]>
}

/** An expression in lower case and where in it a word of the lists begins. */
export interface Expression {
  text: string
  at: number
}

/** What a lexicon is made of. */
export interface LexiconOptions {
  languages: readonly ('en' | 'zh')[]
  names: boolean
  pairs: readonly (readonly [string, string])[]
  plural: 'keep' | 'swap'
}

const pronouns = ['he', 'she', 'him', 'her', 'his', 'hers', 'himself', 'herself', '他', '她']

/**
 * Makes a lexicon. Pairs of the user come first: a pair of the lists that shares a word with one of them gives
 * way, and what is left of it counts as unpaired. Throws `bad_option` for pairs that could not be undone.
 */
export function makeLexicon({ languages, names, pairs, plural }: LexiconOptions): Lexicon {
  const maker = new Maker()
  for (const pair of pairs) maker.addOwn(pair)
  if (languages.includes('en')) {
    maker.add('her', { kind: 'her', other: '', isStrict: false })
    maker.add('his', { kind: 'his', other: '', isStrict: false })
    maker.add('him', { kind: 'pair', other: 'her', isStrict: false })
    maker.add('hers', { kind: 'pair', other: 'his', isStrict: false })
    maker.addPairs(en.englishPairs, false)
    maker.addPairs(en.titlePairs, true)
    if (names) maker.addPairs(namePairs, true)
    maker.addAll(en.unpairedEnglish, 'unpaired', false)
    maker.addAll(en.unpairedTitles, 'unpaired', true)
  }
  if (languages.includes('zh')) {
    maker.addPairs(zh.chinesePairs, false)
    maker.addPairs(zh.barePairs, true)
    if (plural === 'swap') maker.addPairs(zh.pluralPairs, false)
    else
      for (const [mixed, female] of pairsOf(zh.pluralPairs)) {
        maker.add(mixed, { kind: 'protected', other: '', isStrict: false })
        maker.add(female, { kind: 'unpaired', other: '', isStrict: false })
      }
    maker.addAll(zh.unpairedChinese, 'unpaired', false)
    maker.addAll(zh.protectedChinese, 'protected', false)
  }
  return maker.finish(languages.includes('en') ? en.protectedEnglish : '')
}

/** The pairs in one of the tables. */
export function pairsOf(table: string): [string, string][] {
  return table
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('/') as [string, string])
}

class Maker {
  readonly #words = new Map<string, Word>()
  readonly #own = new Map<string, string>()

  addOwn([a, b]: readonly [string, string]): void {
    const [one, other] = [a.trim().toLowerCase(), b.trim().toLowerCase()]
    for (const word of [one, other]) {
      if (!isHanWord(word) && !/^[\p{L}\p{M}]{2,}$/u.test(word))
        throw new PrepError(
          'bad_option',
          `"pairs" holds "${word}", which is not one word of two letters or more. Name single words`,
        )
      if (pronouns.includes(word))
        throw new PrepError('bad_option', `"pairs" holds "${word}", a pronoun, whose swap is fixed`)
      if (this.#own.has(word) || one === other)
        throw new PrepError('bad_option', `"pairs" holds "${word}" twice. A word can have one counterpart`)
    }
    if (isHanWord(one) !== isHanWord(other))
      throw new PrepError('bad_option', `"pairs" joins "${one}" and "${other}", words of two scripts`)
    this.#own.set(one, other).set(other, one)
    this.#words.set(one, { kind: 'pair', other, isStrict: false })
    this.#words.set(other, { kind: 'pair', other: one, isStrict: false })
  }

  addPairs(table: string, isStrict: boolean): void {
    for (const written of pairsOf(table)) {
      const [a, b] = written.map((word) => word.toLowerCase())
      const isTaken = this.#own.has(a) || this.#own.has(b)
      for (const [word, other] of [
        [a, b],
        [b, a],
      ])
        this.add(
          word,
          isTaken ? { kind: 'unpaired', other: '', isStrict } : { kind: 'pair', other, isStrict },
        )
    }
  }

  addAll(table: string, kind: 'unpaired' | 'protected', isStrict: boolean): void {
    for (const word of table.trim().split(/\s+/)) this.add(word.toLowerCase(), { kind, other: '', isStrict })
  }

  add(text: string, word: Word): void {
    if (this.#own.has(text)) return
    if (this.#words.has(text)) throw new Error(`The word lists hold "${text}" twice`)
    this.#words.set(text, word)
  }

  finish(expressionTable: string): Lexicon {
    const words = new Map<string, Word>()
    const han = new Map<number, HanWord[]>()
    for (const [text, word] of this.#words) {
      if (!isHanWord(text)) {
        words.set(text, word)
        continue
      }
      const first = text.charCodeAt(0)
      han.set(first, [...(han.get(first) ?? []), { ...word, text }])
    }
    for (const list of han.values()) list.sort((a, b) => b.text.length - a.text.length)
    return { words, han, expressions: expressionsOf(expressionTable, words) }
  }
}

function expressionsOf(table: string, words: ReadonlyMap<string, Word>): Map<string, Expression[]> {
  const expressions = new Map<string, Expression[]>()
  for (const text of table.trim().split(/[|\n]\s*/))
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu))
      if (words.has(word)) expressions.set(word, [...(expressions.get(word) ?? []), { text, at: index }])
  return expressions
}

function isHanWord(text: string): boolean {
  return /^[\u3400-\u4dbf\u4e00-\u9fff]+$/.test(text)
}
