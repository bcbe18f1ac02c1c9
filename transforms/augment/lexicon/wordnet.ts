/**
 * Synonyms from WordNet 3.1, of which `datasets/models/synonyms.bin` holds what is looked up here. It is read when the
 * first word is asked for and stays bytes outside the heap. A word is looked up as a form of others, too, and its synonyms
 * stand in that form: "bought" is a past, and so is "purchased".
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../src/base/package-root.js'
import { type Analysis, openEnglishForms } from './english-forms.js'
import { type PartOfSpeech, type Senses, SynonymTable } from './synonym-table.js'

/** What a word may be where it stands, with the words that may stand there. */
export interface Reading {
  part: PartOfSpeech
  /** The word that it is a form of. */
  lemma: string
  form: Analysis['form']
  /** How often the lemma is that part of speech, in tenths. */
  share: number
  synonyms: readonly string[]
}

/** What gives synonyms. */
export interface Lexicon {
  /** What a lower-case English word may be; nothing for one that is not known. */
  readings(word: string): readonly Reading[]
}

const rememberedWords = 20_000

/** Opens WordNet; its table is read at the first word. */
export function openWordNet(senses: Senses): Lexicon {
  return new WordNet(senses)
}

class WordNet implements Lexicon {
  readonly #senses: Senses
  readonly #forms = openEnglishForms()
  #table: SynonymTable | undefined
  readonly #known = new Map<string, readonly Reading[]>()

  constructor(senses: Senses) {
    this.#senses = senses
  }

  readings(word: string): readonly Reading[] {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    const found = this.#forms.analyse(word).flatMap((analysis) => this.#readingsAs(analysis))
    if (this.#known.size >= rememberedWords) this.#known.delete(this.#known.keys().next().value as string)
    this.#known.set(word, found)
    return found
  }

  #readingsAs({ lemma, form, part: wanted }: Analysis): Reading[] {
    this.#table ??= new SynonymTable(readFileSync(join(packageRoot(), 'datasets', 'models', 'synonyms.bin')))
    return this.#table.parts(lemma).flatMap(({ part, share, first, all }) => {
      if (form !== 'base' && part !== (wanted ?? part)) return []
      if (form !== 'base' && part !== 'noun' && part !== 'verb') return []
      const synonyms =
        this.#senses === 'first' ? first : all.filter((word) => form === 'base' || !word.includes(' '))
      return [{ part, lemma, form, share, synonyms: synonyms.map((word) => this.#inPlace(word, form, part)) }]
    })
  }

  #inPlace(word: string, form: Analysis['form'], part: PartOfSpeech): string {
    return form !== 'base' && (part === 'noun' || part === 'verb')
      ? this.#forms.inflect(word, form, part)
      : word
  }
}
