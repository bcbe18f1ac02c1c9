/**
 * What speaks for a sense of a word: the content words of its definition and examples in WordNet, of its synonyms, and of what
 * it is a kind of, what is a kind of it, and what else it points to. Words that many definitions have say nothing.
 */

import { stopWords } from '../../src/text/stop-words.data.js'
import { stemOf } from '../../transforms/augment/lexicon/stem.js'

/** A synset with what it points to. */
export interface Synset {
  words: readonly string[]
  gloss: string
  /** The words of synsets that it points to, the nearest kinds of relation first. */
  related: readonly string[]
}

/** More are cut, the last ones first. */
const mostCues = 20
/** A stem that is in more definitions than this says nothing of one. */
const mostDefinitions = 700

/** Counts in how many definitions stems are. */
export function countDefinitions(glosses: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const gloss of glosses)
    for (const stem of new Set(stemsOf(gloss))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/** The stems that speak for one of the senses of a word and for none of the others. */
export function cuesOf(
  word: string,
  senses: readonly Synset[],
  definitions: ReadonlyMap<string, number>,
): string[][] {
  const own = stemOf(word)
  const all = senses.map(({ words, gloss, related }) => [
    ...new Set(
      stemsOf([...words, gloss, ...related].join(' ')).filter(
        (stem) => stem !== own && (definitions.get(stem) ?? 0) <= mostDefinitions,
      ),
    ),
  ])
  const sensesOf = new Map<string, number>()
  for (const stem of all.flat()) sensesOf.set(stem, (sensesOf.get(stem) ?? 0) + 1)
  return all.map((stems) => stems.filter((stem) => sensesOf.get(stem) === 1).slice(0, mostCues))
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !stopWords.has(word)).map(stemOf)
}
