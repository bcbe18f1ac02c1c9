import { chineseEndings, chineseSentences } from './chinese-sentences.data.js'

/**
 * Opens the Chinese of sentences that other parts of the program have written in English: errors, warnings and notes.
 * Those that users meet most have one, found by the form of the English sentence; all others stay as they are, so that
 * none is hidden.
 */
export function openChineseSentences(): (sentence: string) => string {
  const forms = chineseSentences.map(([english, chinese]) => ({ form: formOf(english), chinese }))
  return (sentence) => {
    for (const { form, chinese } of forms) {
      const found = form.exec(sentence)
      if (found === null) continue
      return chinese.replace(/\{(\w+)\}/g, (place, name: string) =>
        ended(found.groups?.[name] ?? place, name),
      )
    }
    return sentence
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
