import { fillPlaces } from '../../base/fill-places.js'
import { type Figures, figuresOf, type Lang } from './figures.js'
import { type WordKey, wordsEn } from './words-en.data.js'
import { wordsZh } from './words-zh.data.js'

/** A sentence or a name by its key, with what is filled in. */
export type Translate = (key: WordKey, values?: Readonly<Record<string, string>>) => string

/** How a page speaks: words, numbers, and names of languages and scripts. */
export interface Translator {
  lang: Lang
  t: Translate
  figures: Figures
  /** Puts sentences one after the other. */
  sentences: (...parts: (string | undefined)[]) => string
  /** Joins the values of one group, such as those of two facets. */
  join: (values: readonly string[]) => string
  languageName: (code: string) => string
  scriptName: (code: string) => string
}

/** The translator of a page in one language. */
export function translatorOf(lang: Lang): Translator {
  const words: Readonly<Record<WordKey, string>> = lang === 'zh' ? wordsZh : wordsEn
  const tag = lang === 'zh' ? 'zh-CN' : 'en'
  const languages = namesOf(tag, 'language')
  const scripts = namesOf(tag, 'script')
  return {
    lang,
    t: (key, values = {}) => fillPlaces(words[key], values),
    sentences: (...parts) => parts.filter((part) => part !== undefined).join(lang === 'zh' ? '' : ' '),
    figures: figuresOf(lang),
    join: (values) => values.join(lang === 'zh' ? '、' : ', '),
    languageName: (code) => (code === 'unknown' ? words.unknownLanguage : languages(code)),
    scriptName: (name) => (name === 'other' ? words.otherScripts : scripts(scriptCodes[name] ?? name)),
  }
}

/** Names by code. Codes that are none, such as a name in full, stand for themselves. */
function namesOf(tag: string, type: 'language' | 'script'): (code: string) => string {
  let names: Intl.DisplayNames | undefined
  return (code) => {
    // Made when it is used: the tables of ICU take milliseconds, and few pages need them.
    names ??= new Intl.DisplayNames(tag, { type })
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
}

/** Codes of ISO 15924, by the name of a script in Unicode. */
const scriptCodes: Readonly<Record<string, string>> = {
  Latin: 'Latn',
  Han: 'Hani',
  Hiragana: 'Hira',
  Katakana: 'Kana',
  Thai: 'Thai',
  Hangul: 'Hang',
  Cyrillic: 'Cyrl',
  Arabic: 'Arab',
  Devanagari: 'Deva',
  Greek: 'Grek',
  Hebrew: 'Hebr',
}
