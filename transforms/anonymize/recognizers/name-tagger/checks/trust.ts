import type { Language } from '../../../../../src/text/languages.js'
import { wordFlags } from '../words/lexicon.js'
import { isCapitalised, shapes, type Tokens } from '../words/tokens.js'

/**
 * How far a tagger is believed in a language: fully, or with doubts about ordinary words, where it was trained for it;
 * elsewhere only names that are on a list, or behind a title; or not at all, where another tagger reads.
 */
export type Trust = 'full' | 'careful' | 'listed' | 'none'

/** How far a tagger is believed in a language; `undefined` where too little of the text says which. */
export type TrustIn = (language: Language | undefined) => Trust

/** The languages of the European tagger, in the order of its training. */
export const europeanLanguages: readonly Language[] = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk']

const european: ReadonlySet<Language> = new Set(europeanLanguages)

/** Where names are made of everyday words, all of which stand on the lists. */
const unreadable: ReadonlySet<Language> = new Set<Language>(['vi'])

/** The English tagger reads what is English or too short to say, and Latin words in Chinese; elsewhere it knows some names. */
export const trustEnglish: TrustIn = (language) => {
  if (language === undefined || language === 'en' || language === 'zh') return 'full'
  return european.has(language) || unreadable.has(language) ? 'none' : 'listed'
}

/** The European tagger reads its own languages alone. */
export const trustEuropean: TrustIn = (language) =>
  language !== undefined && european.has(language) ? 'careful' : 'none'

const persons = wordFlags.given | wordFlags.family
const others = wordFlags.city | wordFlags.region | wordFlags.org | wordFlags.orgWord

/** Words `from` to `to`, taken for a name of `kinds[kind]`. */
export interface NameRange {
  from: number
  to: number
  kind: number
}

/** Whether lists know every word of a name, and it has two, or stands behind a title. */
export function isListed({ flags, shape }: Tokens, { from, to, kind }: NameRange): boolean {
  const known = kind === 0 ? persons : others
  let count = 0
  for (let i = from; i < to; i++) {
    if (shape[i] === shapes.initial || (flags[i] & wordFlags.connector) !== 0) continue
    if (!isCapitalised(shape[i]) || (flags[i] & known) === 0) return false
    count++
  }
  const before = from > 0 ? flags[from - 1] : 0
  return count > 1 || (count === 1 && (kind !== 0 || (before & wordFlags.title) !== 0))
}

/** "Любовь побеждает всё": one word that opens a sentence and is an ordinary one in other places. */
export function opensAsWord({ flags, opens, shape }: Tokens, from: number, to: number): boolean {
  const isOne = to - from === 1 && opens[from] === 1 && shape[from] === shapes.capital
  return isOne && (flags[from] & wordFlags.common) !== 0
}
