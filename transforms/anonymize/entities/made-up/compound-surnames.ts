import { compoundSurnames, traditionalCompounds } from './compound-surnames.data.js'

const compounds: ReadonlySet<string> = new Set(`${compoundSurnames} ${traditionalCompounds}`.split(' '))

/** Whether a word is a surname of several characters, in simplified or traditional ones. */
export function isCompoundSurname(word: string): boolean {
  return compounds.has(word)
}
