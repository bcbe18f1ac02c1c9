import { type Figures, figuresOf, type Lang } from './figures.js'
import { type WordKey, wordsEn } from './words-en.data.js'
import { wordsZh } from './words-zh.data.js'

/** A sentence or a name by its key, with what is filled in. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string>>) => string

/** How a page speaks: words, numbers, and names of languages and scripts. */
export interface Voice {
  lang: Lang
  say: Say
  figures: Figures
  /** Joins the values of one group, such as those of two facets. */
  join: (values: readonly string[]) => string
  languageName: (code: string) => string
  scriptName: (code: string) => string
}

/** The voice of a page in one language. */
export function voiceOf(lang: Lang): Voice {
  const words: Readonly<Record<WordKey, string>> = lang === 'zh' ? wordsZh : wordsEn
  const tag = lang === 'zh' ? 'zh-CN' : 'en'
  const languages = new Intl.DisplayNames(tag, { type: 'language' })
  const scripts = new Intl.DisplayNames(tag, { type: 'script' })
  return {
    lang,
    say: (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot),
    figures: figuresOf(lang),
    join: (values) => values.join(lang === 'zh' ? '、' : ', '),
    languageName: (code) => (code === 'unknown' ? words.unknownLanguage : nameOf(languages, code)),
    scriptName: (name) =>
      name === 'other' ? words.otherScripts : nameOf(scripts, scriptCodes[name] ?? name),
  }
}

/** Codes that are none, such as a name in full, stand for themselves. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
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
