import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { findSortedLine } from '../../../src/text/sorted-lines.js'

/**
 * The table of synonyms: a line for each word, sorted by bytes, under Brotli. A line is the word, its synonyms in all
 * senses, and the places of those of its first sense among them (`car\tauto,automobile,cable car\t0,1\n`).
 */

const tab = 9

/**
 * `first`: the first sense of the part of speech that texts use a word in most, single words before pairs.
 * `all`: every sense of every part of speech.
 */
export type Senses = 'first' | 'all'

/** A word with its synonyms. */
export interface SynonymEntry {
  word: string
  /** In all senses. */
  all: readonly string[]
  /** In the first sense: some of `all`. */
  first: readonly string[]
}

/** The bytes of the table. The same entries, in any order, give the same bytes. */
export function encodeSynonyms(entries: readonly SynonymEntry[]): Uint8Array {
  const lines = entries
    .toSorted((a, b) => (a.word < b.word ? -1 : 1))
    .map(({ word, all, first }) => {
      const places = first.map((synonym) => all.indexOf(synonym))
      if (places.includes(-1)) throw new RangeError(`The first sense of "${word}" has words of its own`)
      return `${word}\t${all.join(',')}\t${places.join(',')}\n`
    })
  const text = Buffer.from(lines.join(''), 'latin1')
  const params = {
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  }
  return brotliCompressSync(text, { params })
}

/** A table that is looked up. */
export class SynonymTable {
  readonly #text: Buffer

  /** Takes the bytes of {@link encodeSynonyms}. */
  constructor(file: Uint8Array) {
    this.#text = brotliDecompressSync(file)
  }

  /** Other words for a lower-case word; none for one that is not known. */
  synonyms(word: string, senses: Senses): readonly string[] {
    const line = /^[a-z'-]+$/.test(word) ? findSortedLine(this.#text, word, tab) : undefined
    if (line === undefined) return []
    const [, all, first] = line.split('\t')
    const synonyms = all.split(',')
    if (senses === 'all') return synonyms
    return first === '' ? [] : first.split(',').map((place) => synonyms[Number(place)])
  }
}
