import { count, plural } from '../../base/count.js'
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
}

/** Opens the words of a language. Chinese ones are loaded only where they are asked for. */
export async function openWords(language: ProgramLanguage): Promise<Words> {
  if (language === 'en') return englishWords
  const [{ chineseMessages }, { chineseNouns }] = await Promise.all([
    import('./chinese-messages.data.js'),
    import('./chinese-nouns.data.js'),
  ])
  return {
    language,
    text: (message, values) => filled(chineseMessages[message], values),
    counted: (value, noun) => `${count(value)} ${chineseNouns[noun]}`,
  }
}

/** English, which needs no table. */
const englishWords: Words = {
  language: 'en',
  text: filled,
  counted: plural,
}

function filled(message: string, values: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
