import { functionWords, type LatinLanguage, type Mark } from './function-words.data.js'

/** The languages of Latin script that are told apart; others go by their number here. */
export const latinLanguages = Object.keys(functionWords) as LatinLanguage[]

/** Of what a small word says, a word of one letter says so much. */
const letterShare = 0.25

/** Which languages a word or letter speaks for, and how much: the fewer, the more. */
export interface Shared {
  languages: readonly number[]
  worth: number
}

/** What each word of some lists speaks for, a list a language. */
export function sharedValues(lists: readonly (readonly string[])[]): Map<string, Shared> {
  const languagesOf = new Map<string, Set<number>>()
  lists.forEach((list, i) => {
    for (const value of list) {
      const languages = languagesOf.get(value)
      if (languages === undefined) languagesOf.set(value, new Set([i]))
      else languages.add(i)
    }
  })
  const shared = new Map<string, Shared>()
  for (const [value, languages] of languagesOf)
    shared.set(value, {
      languages: [...languages],
      worth: (value.length === 1 ? letterShare : 1) / Math.sqrt(languages.size),
    })
  return shared
}

/** The same of marks that are given with their languages. */
export function tableOf(
  groups: readonly Mark[],
  valuesOf: (group: string) => readonly string[],
): Map<string, Shared> {
  const lists: string[][] = latinLanguages.map(() => [])
  for (const [group, languages] of groups)
    for (const language of languages) lists[latinLanguages.indexOf(language)].push(...valuesOf(group))
  return sharedValues(lists)
}
