import type { Words } from './words.js'

/** Turns parts of the help, which are English, into the language of the user. */
export interface HelpWords {
  /** The sentence of a command, an argument or an option, with what holds where it is left out. */
  sentence(text: string): string
  heading(title: string): string
  /** What stands behind the options: paragraphs and examples. */
  about(text: string): string
}

/** Opens the words of the help. What has no Chinese stays English; a test sees to it that all has. */
export async function openHelpWords({ language }: Pick<Words, 'language'>): Promise<HelpWords> {
  if (language === 'en') return { sentence: (text) => text, heading: (title) => title, about: (text) => text }
  const [{ chineseHelp }, { chineseAbout, chineseDefaults, chineseHeadings, chineseNotes }] =
    await Promise.all([import('./chinese-help.data.js'), import('./chinese-help-parts.data.js')])
  return { sentence, heading, about }

  function sentence(text: string): string {
    if (chineseHelp[text] !== undefined) return chineseHelp[text]
    const { plain, words, otherwise, isRequired } = partsOf(text)
    const listed = words === undefined ? '' : `：${words.replaceAll(', ', '、')} 之一`
    const absent = otherwise === undefined ? '' : `（默认：${chineseDefaults[otherwise] ?? otherwise}）`
    return `${chineseHelp[plain] ?? plain}${listed}${absent}${isRequired ? '（必填）' : ''}`
  }

  function heading(title: string): string {
    const name = /^Options of (\S+):$/.exec(title)?.[1]
    if (name !== undefined) return chineseHeadings['Options of {name}:'].replace('{name}', name)
    return chineseHeadings[title] ?? title
  }

  function about(text: string): string {
    return Object.entries(chineseAbout)
      .reduce((sum, [english, chinese]) => {
        const at = sum.startsWith(english) ? 0 : sum.indexOf(`\n${english}`) + 1
        if (at === 0 && !sum.startsWith(english)) return sum
        // It goes on to its examples, or to the end.
        const length = sum.slice(at).search(/\n+Examples:\n|\n*$/)
        return sum.slice(0, at) + chinese + sum.slice(at + length)
      }, withNotes(text))
      .replace(/^Examples:$/m, '示例：')
  }

  function withNotes(text: string): string {
    return Object.entries(chineseNotes).reduce(
      (sum, [english, chinese]) => sum.replace(english, chinese),
      text,
    )
  }
}

/** What a line of help is put together from: the sentence, the words that an option takes, and its default. */
export function partsOf(text: string): {
  plain: string
  words: string | undefined
  otherwise: string | undefined
  isRequired: boolean
} {
  const isRequired = text.endsWith(' (required)')
  const rest = isRequired ? text.slice(0, -' (required)'.length) : text
  const [, before = rest, otherwise] = /^(.*?) \(default: (.*)\)$/s.exec(rest) ?? []
  const [, plain = before, words] = /^(.*?): one of (.*)$/s.exec(before) ?? []
  return { plain, words, otherwise, isRequired }
}
