import type { Words } from './words.js'

/** Says a message of an error, which is English, in the language of the user. */
export type SayError = (message: string) => string

/**
 * Opens the words of errors. The errors that users meet most have Chinese ones, found by the form of the English
 * sentence; all others stay as they are, so that none is hidden.
 */
export async function openErrorWords({ language }: Pick<Words, 'language'>): Promise<SayError> {
  if (language === 'en') return (message) => message
  const { chineseEndings, chineseErrors } = await import('./chinese-errors.data.js')
  const forms = chineseErrors.map(([english, chinese]) => ({ form: formOf(english), chinese }))
  return (message) => {
    for (const { form, chinese } of forms) {
      const values = form.exec(message)?.groups
      if (values === undefined && !form.test(message)) continue
      return chinese.replace(/\{(\w+)\}/g, (place, name: string) => ended(values?.[name] ?? place, name))
    }
    return message
  }

  function ended(value: string, name: string): string {
    if (name !== 'rest') return value
    return chineseEndings.reduce((text, [english, chinese]) => text.replace(english, chinese), value)
  }
}

/** A sentence with places in braces as the expression that takes them out of it. */
function formOf(sentence: string): RegExp {
  const escaped = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>[^\\n]*?)')}$`)
}
