import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { findSortedLine } from '../../../src/text/sorted-lines.js'

/**
 * The table of synonyms: a line for each word, sorted by bytes, under Brotli. A line is the word, its synonyms, and for each
 * part of speech how often the word is that, in tenths, with the places of the synonyms of its first sense and of all, and its
 * senses: how often it is used so, in percent, the places of synonyms, and stems that speak for it
 * (`car\tauto,automobile,cable car\tn9:0,1:0,1,2:82/0,1/whel engin|4/2/rail cabl\n`).
 */

const tab = 9

/**
 * `context`: the sense that the words around a word speak for, in words of everyday use.
 * `first`: the sense of a part of speech that texts use most, in words of everyday use.
 * `all`: every sense of a part of speech.
 */
export type SenseChoice = 'context' | 'first' | 'all'

/** The parts of speech by their letters in the table. */
export const partLetters = { noun: 'n', verb: 'v', adjective: 'a', adverb: 'r' } as const
export type PartOfSpeech = keyof typeof partLetters

/** What a word is as one part of speech. */
export interface PartEntry {
  part: PartOfSpeech
  /** How often it is that, in tenths. */
  share: number
  first: readonly string[]
  all: readonly string[]
  /** None where no sense has a word of everyday use. */
  senses: readonly SenseEntry[]
}

/** A sense of a word. */
export interface SenseEntry {
  /** How often the word is used in it, in percent. */
  share: number
  /** Words of everyday use that mean the same. */
  words: readonly string[]
  /** Stems of words that speak for it where they stand near, and for no other sense. */
  cues: readonly string[]
}

/** A word with its synonyms. */
export interface SynonymEntry {
  word: string
  parts: readonly PartEntry[]
}

/** The bytes of the table. The same entries, in any order, give the same bytes. */
export function encodeSynonyms(entries: readonly SynonymEntry[]): Uint8Array {
  const lines = entries.toSorted((a, b) => (a.word < b.word ? -1 : 1)).map(lineOf)
  const text = Buffer.from(lines.join(''), 'latin1')
  const params = {
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  }
  return brotliCompressSync(text, { params })
}

function lineOf({ word, parts }: SynonymEntry): string {
  const words = [...new Set(parts.flatMap(({ all }) => all))]
  const places = (some: readonly string[]) => some.map((synonym) => words.indexOf(synonym)).join(',')
  const cells = parts.map(
    ({ part, share, first, all, senses }) =>
      `${partLetters[part]}${share}:${places(first)}:${places(all)}:${senses
        .map((sense) => `${sense.share}/${places(sense.words)}/${sense.cues.join(' ')}`)
        .join('|')}`,
  )
  return `${word}\t${words.join(',')}\t${cells.join(';')}\n`
}

/** A table that is looked up. */
export class SynonymTable {
  readonly #text: Buffer

  /** Takes the bytes of {@link encodeSynonyms}. */
  constructor(file: Uint8Array) {
    this.#text = brotliDecompressSync(file)
  }

  /** What a lower-case word is; nothing for one that is not known. */
  parts(word: string): readonly PartEntry[] {
    const line = /^[a-z'-]+$/.test(word) ? findSortedLine(this.#text, word, tab) : undefined
    if (line === undefined) return []
    const [, synonyms, cells] = line.split('\t')
    const words = synonyms.split(',')
    const at = (places: string) =>
      places === '' ? [] : places.split(',').map((place) => words[Number(place)])
    return cells.split(';').map((cell) => {
      const [head, first, all, senses] = cell.split(':')
      return {
        part: partOf(head[0]),
        share: Number(head.slice(1)),
        first: at(first),
        all: at(all),
        senses: senses === '' ? [] : senses.split('|').map((sense) => senseOf(sense, at)),
      }
    })
  }
}

function senseOf(cell: string, at: (places: string) => string[]): SenseEntry {
  const [share, words, cues] = cell.split('/')
  return { share: Number(share), words: at(words), cues: cues === '' ? [] : cues.split(' ') }
}

function partOf(letter: string): PartOfSpeech {
  return (Object.keys(partLetters) as PartOfSpeech[]).find((part) => partLetters[part] === letter)!
}
