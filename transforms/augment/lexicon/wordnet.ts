/**
 * Synonyms from WordNet 3.1, of which `datasets/models/synonyms.bin` holds what is looked up here. It is read when the
 * first word is asked for and stays bytes outside the heap. A word is looked up as a form of others, too, and its synonyms
 * stand in that form: "bought" is a past, and so is "purchased".
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../src/base/package-root.js'
import { type Analysis, openEnglishForms } from './english-forms.js'
import { fittingSynonyms, indexSenses, type Senses } from './senses.js'
import { stemOf } from './stem.js'
import { type PartOfSpeech, type SenseChoice, SynonymTable } from './synonym-table.js'

/** What a word may be where it stands, with the words that may stand there. */
export interface Reading {
  part: PartOfSpeech
  /** The word that it is a form of. */
  lemma: string
  form: Analysis['form']
  /** How often the lemma is that part of speech, in tenths. */
  share: number
  synonyms: readonly string[]
  /** What tells which of these are right where the word stands; `undefined` where all of them go for it. */
  senses: Senses | undefined
}

/** What gives synonyms. */
export interface Lexicon {
  /** What a lower-case English word may be; nothing for one that is not known. */
  readings(word: string): readonly Reading[]
  /** The synonyms of a reading that are right among other words, in lower case. */
  fitting(reading: Reading, around: Iterable<string>): readonly string[]
}

const rememberedWords = 20_000

/** Opens WordNet; its table is read at the first word. */
export function openWordNet(senses: SenseChoice): Lexicon {
  return new WordNet(senses)
}

class WordNet implements Lexicon {
  readonly #senses: SenseChoice
  readonly #forms = openEnglishForms()
  #table: SynonymTable | undefined
  readonly #known = new Map<string, readonly Reading[]>()
  readonly #stems = new Map<string, string>()

  constructor(senses: SenseChoice) {
    this.#senses = senses
  }

  readings(word: string): readonly Reading[] {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    const found = this.#forms.analyse(word).flatMap((analysis) => this.#readingsAs(analysis))
    remember(this.#known, word, found)
    return found
  }

  fitting({ synonyms, senses }: Reading, around: Iterable<string>): readonly string[] {
    if (senses === undefined || synonyms.length === 0) return synonyms
    const stems = new Set<string>()
    if (senses.cues.size > 0) for (const word of around) stems.add(this.#stem(word))
    return fittingSynonyms(senses, stems)
  }

  #stem(word: string): string {
    const known = this.#stems.get(word)
    if (known !== undefined) return known
    const stem = stemOf(word)
    remember(this.#stems, word, stem)
    return stem
  }

  #readingsAs({ lemma, form, part: wanted }: Analysis): Reading[] {
    this.#table ??= new SynonymTable(readFileSync(join(packageRoot(), 'datasets', 'models', 'synonyms.bin')))
    return this.#table.parts(lemma).flatMap((entry): Reading[] => {
      const { part, share } = entry
      if (form !== 'base' && part !== (wanted ?? part)) return []
      if (form !== 'base' && part !== 'noun' && part !== 'verb') return []
      const inPlace = (word: string) => this.#inPlace(word, form, part)
      if (this.#senses === 'context') {
        const senses = indexSenses(entry.senses, inPlace)
        return [{ part, lemma, form, share, synonyms: senses.synonyms.map(({ word }) => word), senses }]
      }
      const synonyms =
        this.#senses === 'first'
          ? entry.first
          : entry.all.filter((word) => form === 'base' || !word.includes(' '))
      return [{ part, lemma, form, share, synonyms: synonyms.map(inPlace), senses: undefined }]
    })
  }

  #inPlace(word: string, form: Analysis['form'], part: PartOfSpeech): string {
    return form !== 'base' && (part === 'noun' || part === 'verb')
      ? this.#forms.inflect(word, form, part)
      : word
  }
}

/** The oldest goes where there are many. */
function remember<T>(known: Map<string, T>, word: string, found: T): void {
  if (known.size >= rememberedWords) known.delete(known.keys().next().value as string)
  known.set(word, found)
}
