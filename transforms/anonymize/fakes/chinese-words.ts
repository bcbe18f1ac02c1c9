import {
  femaleCharacters,
  foreignCharacters,
  listedSurnames,
  maleCharacters,
  neutralCharacters,
} from '../entities/made-up/chinese-characters.data.js'
import { compoundSurnames } from '../entities/made-up/compound-surnames.data.js'
import { longHanNames, shortHanNames } from '../entities/made-up/reserved-names.js'
import type { OpenDraws } from './draws.js'
import { openPermutation, type Permute } from './permutation.js'

/**
 * Fakes of the parts of Chinese names, no two alike: a listed surname becomes a made-up one of two characters, any
 * other of three. The characters of a given name are permuted together, each within those of its gender; one that
 * is in no list becomes two of them.
 */
export interface ChineseWords {
  surname(text: string): string
  /** What stands where a name has no surname, so that its fake is nobody's name all the same. */
  mark(name: string): string
  given(name: string): string
  /** A part of a foreign name, sound by sound. */
  foreign(part: string): string
}

const firstHan = 0x4e00
const lastHan = 0x9fff
const hanCount = lastHan - firstHan + 1
/** So many unlisted characters at once still make numbers that can be counted with. */
const maxAtOnce = 2

export function openChineseWords(key: Buffer, drawsOf: OpenDraws): ChineseWords {
  const surnames = [...listedSurnames, ...new Set(compoundSurnames.split(' '))]
  const numbers = new Map(surnames.map((surname, number) => [surname, number]))
  const short = openPermutation(key, 'surname', shortHanNames.count)
  const long = openPermutation(key, 'other surname', longHanNames.count)
  const hashed = (kind: string, text: string, from: number) =>
    from + drawsOf(kind, text).below(longHanNames.count - from)
  const given = openCharacters(key, [femaleCharacters, maleCharacters, neutralCharacters])
  const foreign = openCharacters(key, [foreignCharacters])
  return {
    surname(text) {
      const number = numbers.get(text)
      if (number !== undefined) return shortHanNames.at(short(number))
      const code = hanNumber(text)
      return longHanNames.at(long(code ?? hashed('surname', text, 0)))
    },
    mark: (name) => longHanNames.at(long(hashed('mark', name, hanCount))),
    given,
    foreign,
  }
}

/** The number of a single character of the main block of Unicode. */
function hanNumber(text: string): number | undefined {
  const code = text.charCodeAt(0)
  return text.length === 1 && code >= firstHan && code <= lastHan ? code - firstHan : undefined
}

/** One place of a name: which of how many, and how another number is written there. */
interface Place {
  number: number
  count: number
  write(number: number): string
}

/** Permutes the characters of a name together, within the classes that they belong to. */
function openCharacters(key: Buffer, classes: readonly string[]): (name: string) => string {
  const all = classes.join('')
  const permutes = new Map<string, Permute>()
  const placeOf = (character: string): Place => {
    const own = classes.find((characters) => characters.includes(character))
    if (own !== undefined)
      return { number: own.indexOf(character), count: own.length, write: (number) => own[number] }
    const count = all.length ** 2
    const number = hanNumber(character) ?? (character.codePointAt(0) ?? 0) % count
    return { number, count, write: (n) => all[Math.floor(n / all.length)] + all[n % all.length] }
  }
  const permuted = (places: readonly Place[]): string => {
    const size = places.reduce((product, { count }) => product * count, 1)
    const kind = `${classes.length} ${places.map(({ count }) => count).join(' ')}`
    const permute = permutes.get(kind) ?? openPermutation(key, `characters ${kind}`, size)
    permutes.set(kind, permute)
    let rest = permute(places.reduce((index, { number, count }) => index * count + number, 0))
    let written = ''
    for (const { count, write } of places.toReversed()) {
      written = write(rest % count) + written
      rest = Math.floor(rest / count)
    }
    return written
  }
  return (name) => {
    const places = Array.from(name, placeOf)
    let written = ''
    for (let from = 0; from < places.length; from += maxAtOnce)
      written += permuted(places.slice(from, from + maxAtOnce))
    return written
  }
}
