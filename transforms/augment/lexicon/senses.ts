/**
 * Which synonyms of a word mean what it means where it stands: a simplified Lesk (M. Lesk, "Automatic sense disambiguation using
 * machine readable dictionaries", 1986), in which each word nearby that speaks for a sense makes it likelier, beside how
 * often the word is used in each sense.
 */

import type { SenseEntry } from './synonym-table.js'

/** The senses of a word, with what is looked up of them. */
export interface Senses {
  /** How often each is used, in percent. */
  shares: readonly number[]
  /** Stems that speak for a sense, with its place. */
  cues: ReadonlyMap<string, number>
  /** Each synonym, with the places of the senses in which it is one. */
  synonyms: readonly { word: string; senses: readonly number[] }[]
}

/** How much likelier a sense gets by each word that speaks for it, of which so many count. */
const weightOfCue = 4
const mostCounted = 3
/** A synonym must be right so likely. */
const clear = 0.75

export function indexSenses(entries: readonly SenseEntry[], inPlace: (word: string) => string): Senses {
  const cues = new Map<string, number>()
  const synonyms = new Map<string, number[]>()
  for (const [place, sense] of entries.entries()) {
    for (const cue of sense.cues) cues.set(cue, place)
    for (const word of sense.words) synonyms.set(word, [...(synonyms.get(word) ?? []), place])
  }
  return {
    shares: entries.map(({ share }) => share),
    cues,
    synonyms: [...synonyms].map(([word, senses]) => ({ word: inPlace(word), senses })),
  }
}

/** The synonyms that are clearly right among words with these stems. */
export function fittingSynonyms({ shares, cues, synonyms }: Senses, around: ReadonlySet<string>): string[] {
  const weights = [...shares]
  if (cues.size > 0) {
    const counted = shares.map(() => 0)
    for (const stem of around) {
      const place = cues.get(stem)
      if (place === undefined || ++counted[place] > mostCounted) continue
      weights[place] = Math.max(weights[place], 1) * weightOfCue
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return synonyms
    .filter(({ senses }) => senses.reduce((sum, place) => sum + weights[place], 0) >= clear * total)
    .map(({ word }) => word)
}
