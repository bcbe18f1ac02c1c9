import type { Draws } from '../../src/transform/random.js'
import { acronymLetters, consonants, months, vowels } from './slot-lists.data.js'

/** One of a list, each as likely as any other. */
export function pick<T>(draws: Draws, list: readonly T[]): T {
  return list[draws.below(list.length)]
}

/** The word with a capital. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** A word that nobody knows. */
export function makeWord(draws: Draws): string {
  let word = ''
  for (let syllable = 0; syllable < 2; syllable++) word += pick(draws, consonants) + pick(draws, vowels)
  return draws.chance(0.4) ? word + pick(draws, consonants).slice(0, 1) : word
}

/** The name, or now and then one that no list knows: one letter is another, or one more. */
export function bend(draws: Draws, name: string): string {
  if (name.length < 5 || !draws.chance(0.12)) return name
  const at = 1 + draws.below(name.length - 2)
  return name.slice(0, at) + pick(draws, vowels).slice(0, 1) + name.slice(at + (draws.chance(0.5) ? 1 : 0))
}

/** Two to four capitals. */
export function makeAcronym(draws: Draws): string {
  return Array.from({ length: 2 + draws.below(3) }, () => pick(draws, acronymLetters)).join('')
}

/** A number of at most so many digits. */
export function makeNumber(draws: Draws, digits: number): string {
  return String(draws.below(10 ** digits))
}

const weekdays = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',')

/** A date, a day of the week or a day of a month. */
export function makeDate(draws: Draws): string {
  if (draws.chance(0.5)) return `${makeDay(draws)} ${pick(draws, months)} ${1950 + draws.below(75)}`
  return draws.chance(0.5) ? pick(draws, weekdays) : `${pick(draws, months)} ${makeDay(draws)}`
}

function makeDay(draws: Draws): number {
  return 1 + draws.below(28)
}
