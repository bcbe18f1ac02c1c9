import { capital } from '../entities/definition/characters.js'
import { pickOther } from '../entities/definition/draw.js'
import type { FakeNames, Gender } from '../entities/definition/fake-context.js'
import { cyrillicNames, latinNames, type ReservedNames } from '../entities/made-up/reserved-names.js'
import type { OpenDraws } from './draws.js'
import { openLetters } from './letters.js'
import { genderOf, inCaseOf, type NamePools, plainLetter } from './name-pools.js'
import { openPermutation, type Permute } from './permutation.js'
import type { FakePool } from './pools.js'

/**
 * Fakes of the words of names in alphabets. A given name becomes one of the lists, of its gender, with a made-up
 * one behind it; a family name becomes a made-up one, or two where it is not listed. The made-up ones make that
 * no two names get one fake: those of listed names are permuted, those of others drawn from 3 · 10^8 given and
 * 6 · 10^10 family names by a keyed hash, and no list holds them, so that no fake is the name of somebody else.
 */
export interface NameWords extends Pick<FakeNames, 'given' | 'family'> {
  /** The letter that stands for the first one of given names. */
  letterOf(text: string): string | undefined
}

/** Listed names have the first numbers, so that the others can be given none of theirs. */
const listedNumbers = 32_768

interface Reserved {
  names: ReservedNames
  permute: Permute
}

export function openNameWords(
  key: Buffer,
  { pools, drawsOf }: { pools: NamePools; drawsOf: OpenDraws },
): NameWords {
  const letters = openLetters(key)
  const given = openNumbers(pools, 'given')
  const family = openNumbers(pools, 'family')
  const reservedOf = openReserved(key)
  const byLetter = openParts()
  const letterOf = (text: string) => letters(plainLetter(text) ?? '')
  return {
    letterOf,
    given(text, known) {
      const draws = drawsOf('given', text.toLowerCase())
      const pool = pools.poolOf(text, 'given')
      const gender = genderOf(pool.given, text) ?? known ?? 'any'
      const first = pickOther(draws, firstNames(pool, gender, letterOf(text), byLetter), text)
      const { names, permute } = reservedOf(text, 'given')
      const number = given(text) ?? listedNumbers + draws.below(names.count - listedNumbers)
      const made = names.at(permute(number))
      return inCaseOf(text, capital(first === undefined ? made : `${first}-${made}`))
    },
    family(text, known) {
      const lower = text.toLowerCase()
      const draws = drawsOf('family', lower)
      const { names, permute } = reservedOf(text, 'family')
      const number = family(text)
      const made =
        number === undefined
          ? `${names.at(draws.below(names.count))}-${names.at(draws.below(names.count))}`
          : names.at(permute(number))
      return inCaseOf(text, capital(names === latinNames ? made : withEnding(made, lower, known)))
    },
  }
}

/** Russian and Ukrainian family names show the gender: so do their fakes. */
function withEnding(made: string, name: string, known: Gender | undefined): string {
  const isFemale = known === undefined ? /[ая]$/.test(name) : known === 'female'
  return made.replace(/(?=-|$)/g, isFemale ? 'ова' : 'ов')
}

function openReserved(key: Buffer): (text: string, kind: 'given' | 'family') => Reserved {
  const open = (kind: string, names: ReservedNames): Reserved => ({
    names,
    permute: openPermutation(key, kind, names.count),
  })
  const latin = { given: open('given', latinNames), family: open('family', latinNames) }
  const cyrillic = { given: open('given', cyrillicNames), family: open('family', cyrillicNames) }
  return (text, kind) => (/\p{Script=Cyrillic}/u.test(text) ? cyrillic : latin)[kind]
}

/** The number of a listed name; the English ones come first, so that theirs do not hang on the other languages. */
function openNumbers(pools: NamePools, list: 'given' | 'family'): (text: string) => number | undefined {
  const numbers = new Map<string, number>()
  for (const pool of pools.all)
    for (const name of pool[list].any) {
      const lower = name.toLowerCase()
      if (!numbers.has(lower) && numbers.size < listedNumbers) numbers.set(lower, numbers.size)
    }
  return (text) => numbers.get(text.toLowerCase())
}

type ByLetter = (names: readonly string[], letter: string) => readonly string[]

/** Given names of one word of a gender that begin with a letter, or of any where the lists have none. */
function firstNames(
  { given }: FakePool,
  gender: Gender | 'any',
  letter: string | undefined,
  byLetter: ByLetter,
): readonly string[] {
  const names = given[gender].length > 1 ? given[gender] : given.any
  if (letter === undefined) return names
  const begun = byLetter(names, letter)
  return begun.length > 0 ? begun : byLetter(given.any, letter)
}

/** The names of a list by their first letter, parted once. */
function openParts(): ByLetter {
  const parted = new Map<readonly string[], Map<string, string[]>>()
  return (names, wanted) => {
    const known = parted.get(names)
    if (known !== undefined) return known.get(wanted) ?? []
    const parts = new Map<string, string[]>()
    for (const name of names) {
      if (!/^\p{L}+$/u.test(name)) continue
      const letter = plainLetter(name) ?? ''
      const part = parts.get(letter) ?? []
      part.push(name)
      parts.set(letter, part)
    }
    parted.set(names, parts)
    return parts.get(wanted) ?? []
  }
}
