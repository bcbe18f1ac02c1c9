import { cyrillicParts, hanParts, latinParts } from './reserved-names.data.js'

/** Made-up names that nobody bears, all different, by their number. */
export interface ReservedNames {
  count: number
  at(index: number): string
  /** What finds one in a text, without flags. */
  pattern: string
}

/** The 245,760 names in Latin letters, such as Brandwhillow, in lower case. */
export const latinNames = syllableNames(latinParts)

/** The 81,920 names in Cyrillic letters, in lower case, without an ending that shows gender. */
export const cyrillicNames = syllableNames(cyrillicParts)

/** The 1,024 Chinese surnames of two characters. */
export const shortHanNames = hanNames([hanParts.first, hanParts.last])

/** The 32,768 of three. */
export const longHanNames = hanNames([hanParts.first, hanParts.last, hanParts.last])

function syllableNames(parts: Readonly<Record<string, string>>): ReservedNames {
  return namesOf(Object.values(parts).map((part) => part.split(' ')))
}

function hanNames(parts: readonly string[]): ReservedNames {
  return namesOf(parts.map((part) => Array.from(part)))
}

/** One choice of each list after the other. The lists are such that no two ways of choosing give one name. */
function namesOf(lists: readonly (readonly string[])[]): ReservedNames {
  const longestFirst = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|')
  return {
    count: lists.reduce((product, list) => product * list.length, 1),
    at(index) {
      let rest = index
      let name = ''
      for (const list of lists.toReversed()) {
        name = list[rest % list.length] + name
        rest = Math.floor(rest / list.length)
      }
      return name
    },
    pattern: lists.map((list) => `(?:${longestFirst(list)})`).join(''),
  }
}
