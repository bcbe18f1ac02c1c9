/**
 * Synonyms from WordNet 3.1, of which `datasets/models/synonyms.bin` holds what is looked up here. It is read when the
 * first word is asked for and stays bytes outside the heap. Words are looked up as they stand: "cats" has no
 * entry and gets no synonym.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../src/base/package-root.js'
import { type Senses, SynonymTable } from './synonym-table.js'

/** What gives synonyms. */
export interface Lexicon {
  /** Other words for a lower-case English word; none for one that is not known. */
  synonyms(word: string): readonly string[]
}

const rememberedWords = 20_000

/** Opens WordNet; its table is read at the first word. */
export function openWordNet(senses: Senses): Lexicon {
  return new WordNet(senses)
}

class WordNet implements Lexicon {
  readonly #senses: Senses
  #table: SynonymTable | undefined
  readonly #known = new Map<string, readonly string[]>()

  constructor(senses: Senses) {
    this.#senses = senses
  }

  synonyms(word: string): readonly string[] {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    this.#table ??= new SynonymTable(readFileSync(join(packageRoot(), 'datasets', 'models', 'synonyms.bin')))
    const found = this.#table.synonyms(word, this.#senses)
    if (this.#known.size >= rememberedWords) this.#known.delete(this.#known.keys().next().value as string)
    this.#known.set(word, found)
    return found
  }
}
