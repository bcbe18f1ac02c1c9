import {
  femaleCharacters,
  foreignCharacters,
  maleCharacters,
  neutralCharacters,
} from './chinese-characters.data.js'
import { chineseTitle, initial, isFixedWord } from './name-affixes.js'
import { cyrillicNames, latinNames, longHanNames, shortHanNames } from './reserved-names.js'

/**
 * How fakes with made-up names stand in a text. What these forms find is taken for a value that is replaced already:
 * nothing is looked for in it.
 */

const latin = latinNames.pattern
const cyrillic = `${cyrillicNames.pattern}(?:ова?)?`
const han = `(?:${longHanNames.pattern}|${shortHanNames.pattern})`
const hanGiven = `[${femaleCharacters}${maleCharacters}${neutralCharacters}]`
const wordOf = (name: string) => `(?:[\\p{L}\\p{M}]+-)?${name}(?:-${name})?`
const words = `(?:${wordOf(latin)}|${wordOf(cyrillic)})`
const between = `,?[ \\t]+(?:(?:\\p{Lu}\\.?|van|von|de|da|di|del|la|bin|ibn|al|el|y)[ \\t]+){0,3}`

/** Names: words one after the other, with initials and particles between them, or Chinese characters. */
export const nameForms: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})${words}(?:${between}${words})*(?!\\p{L})`, 'giu'),
  new RegExp(`(?:[${foreignCharacters}]{1,24}[·・•]){0,4}${han}${hanGiven}{0,6}`, 'gu'),
]

/** Addresses in made-up streets. */
export const addressForms: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,4} ${latin} (?:Street|Road|Lane|Avenue)(?!\\p{L})`, 'giu'),
  new RegExp(`\\p{Script=Han}{1,4}市${han}[路街]\\d{1,4}号`, 'gu'),
]

/** E-mail addresses of made-up names under a reserved one. */
export const emailForms: readonly RegExp[] = [
  new RegExp(`(?<![\\w.])[a-z]+\\.(?:${latin}){1,2}\\d{1,4}@example\\.(?:com|net|org)`, 'giu'),
]

/** Whether a name is made up: whether all of it but titles, particles and initials is. */
export function isMadeUpName(value: string): boolean {
  const rest = nameForms.reduce((text, form) => text.replace(form, ' '), value)
  if (rest === value) return false
  const left = rest
    .replace(chineseTitle, '')
    .replace(/^[小老阿](?= )/u, '')
    .match(/[\p{L}\p{M}\p{N}]+\.?/gu)
  return (left ?? []).every((word) => isFixedWord(word) || initial.test(word))
}

/** Whether all of a value is of one of some forms. */
export function isOfForm(forms: readonly RegExp[], value: string): boolean {
  return forms.some((form) => value.replace(form, '').trim() === '')
}
