import { count, plural } from '../../base/count.js'
import { fillPlaces } from '../../base/fill-places.js'
import type { chineseMessages } from './chinese-messages.data.js'
import type { chineseNouns } from './chinese-nouns.data.js'

/** What the program says in the language of its user. English texts are the keys; the Chinese ones stand in one table. */

/** The languages that the program speaks. */
export const programLanguages = ['en', 'zh'] as const
export type ProgramLanguage = (typeof programLanguages)[number]

/** A sentence, as it is in English; `{name}` stands for a value. */
export type Message = keyof typeof chineseMessages
/** What can be counted, in the singular. */
export type Noun = keyof typeof chineseNouns

export interface Words {
  language: ProgramLanguage
  /** A sentence with its values. */
  text(message: Message, values?: Readonly<Record<string, string | number>>): string
  /** `1 row`, `1,000 rows`. */
  counted(value: number, noun: Noun): string
  /** Parts of a list, with the commas of the language. */
  joined(parts: readonly string[]): string
  /** A sentence that another part of the program has written in English, such as an error; one without a Chinese stays. */
  said(sentence: string): string
}

/** Opens the words of a language. Chinese ones are loaded only where they are asked for. */
export async function openWords(language: ProgramLanguage): Promise<Words> {
  if (language === 'en') return englishWords
  const [{ chineseMessages }, { chineseNouns }, { openChineseSentences }] = await Promise.all([
    import('./chinese-messages.data.js'),
    import('./chinese-nouns.data.js'),
    import('./sentence-words.js'),
  ])
  return {
    language,
    text: (message, values = {}) => fillPlaces(chineseMessages[message], values),
    counted: (value, noun) => `${count(value)} ${chineseNouns[noun]}`,
    joined: (parts) => parts.join('，'),
    said: openChineseSentences(),
  }
}

/** English, which needs no table. */
export const englishWords: Words = {
  language: 'en',
  text: (message, values = {}) => fillPlaces(message, values),
  counted: plural,
  joined: (parts) => parts.join(', '),
  said: (sentence) => sentence,
}
