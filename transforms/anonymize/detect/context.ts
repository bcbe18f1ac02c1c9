import { escapePattern } from '../../../src/text/escape-pattern.js'
import { once } from './deferred.js'
import type { Scan } from './recognizer.js'

/** Words that speak for an entity, per language tag such as `en` or `zh`. Lower-case. */
export type ContextWords = Readonly<Record<string, readonly string[]>>

/** Finds which context word stands near a value: before it, after it, or in the name of its field. */
export type ContextMatcher = (scan: Scan, start: number, end: number) => string | undefined

const before = 48
const after = 24
/** What reads as a part of a word: letters and digits of alphabetic scripts. Chinese has no word boundaries. */
const wordCharacter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Nd}]'
const startsWord = new RegExp(`^${wordCharacter}`, 'u')
const endsWord = new RegExp(`${wordCharacter}$`, 'u')
const fieldSeparator = /[^\p{L}\p{N}]+/gu
const camelHump = /(?<=\p{Ll})(?=\p{Lu})/gu

/**
 * A matcher of whole words, up to 48 characters before a value and 24 after it. `lic` does not match in
 * "public", and 卡号 matches in 银行卡号.
 */
export function compileContext(words: ContextWords): ContextMatcher {
  const all = Object.values(words).flat()
  if (all.length === 0) return () => undefined
  // Hardly a text has one: without look-arounds that is known several times sooner.
  const patternsOf = once(() => ({
    anyWord: new RegExp(all.map(escapeWord).join('|')),
    pattern: wholeWords(all),
  }))
  const wordIn = (part: string) => {
    const { anyWord, pattern } = patternsOf()
    return anyWord.test(part) ? pattern.exec(part)?.[0] : undefined
  }
  return ({ text, field }, start, end) =>
    wordIn(text.slice(Math.max(0, start - before), start).toLowerCase()) ??
    wordIn(text.slice(end, end + after).toLowerCase()) ??
    (field === '' ? undefined : wordIn(field))
}

/** The words of a field's name: `user.cardNumber` is `user card number`. */
export function fieldWords(name: string): string {
  return name.replace(camelHump, ' ').replace(fieldSeparator, ' ').trim().toLowerCase()
}

/** One pattern for all words, with one look-around for all that begin and end alike. */
function wholeWords(words: readonly string[]): RegExp {
  const groups = new Map<string, string[]>()
  for (const word of words) {
    const head = startsWord.test(word) ? `(?<!${wordCharacter})` : ''
    const tail = endsWord.test(word) ? `(?!${wordCharacter})` : ''
    const key = `${head}(?:|)${tail}`
    groups.set(key, [...(groups.get(key) ?? []), escapeWord(word)])
  }
  const alternatives = [...groups].map(([around, group]) => around.replace('|', () => group.join('|')))
  return new RegExp(alternatives.join('|'), 'u')
}

function escapeWord(word: string): string {
  return escapePattern(word.toLowerCase()).replace(/ /g, '[\\s_-]{0,2}')
}
