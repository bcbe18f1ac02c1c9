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
  const languages = new Intl.DisplayNames(tag, { type: 'language' })
  const scripts = new Intl.DisplayNames(tag, { type: 'script' })
  return {
    lang,
    t: (key, values = {}) => fill(words[key], values),
    sentences: (...parts) => parts.filter((part) => part !== undefined).join(lang === 'zh' ? '' : ' '),
    figures: figuresOf(lang),
    join: (values) => values.join(lang === 'zh' ? '、' : ', '),
    languageName: (code) => (code === 'unknown' ? words.unknownLanguage : nameOf(languages, code)),
    scriptName: (name) =>
      name === 'other' ? words.otherScripts : nameOf(scripts, scriptCodes[name] ?? name),
  }
}

/** Chinese text puts a space beside Latin letters and figures, and none beside a Chinese name. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/( ?)\{(\w+)\}( ?)/g, (slot, left: string, name: string, right: string, at: number) => {
    const value = values[name]
    if (value === undefined) return slot
    const before = isHan(text[at - 1]) && isHan(value[0]) ? '' : left
    const after = isHan(text[at + slot.length]) && isHan(value.at(-1)) ? '' : right
    return before + value + after
  })
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && /[\p{Script=Han}（）]/u.test(char)
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
