import type { Edit } from './edits.js'

const vowel = /^(?:[aeiou]|hour|honest|honou?r|heir)/i
const consonant = /^(?:uni(?!n[^i]|m[^o])|us[aeu]|u[rt][aei]|eu|one(?![a-z])|once|ubi)/i

/** Whether "an" suits a word, by its letters and the commonest exceptions. */
export function startsWithVowelSound(word: string): boolean {
  return vowel.test(word) && !consonant.test(word)
}

/** The edits, and for each that changes the word behind "a" or "an" one for that, where another one suits now. */
export function fitArticles(text: string, edits: readonly Edit[]): Edit[] {
  const fitted = [...edits]
  for (const edit of edits) {
    const [, article] =
      /(?:^|[^\p{L}])(an?) $/iu.exec(text.slice(Math.max(0, edit.start - 4), edit.start)) ?? []
    if (article === undefined || edit.text === '') continue
    const wanted = startsWithVowelSound(edit.text) ? 'an' : 'a'
    if (article.toLowerCase() === wanted) continue
    const start = edit.start - 1 - article.length
    fitted.push({ start, end: edit.start - 1, text: article[0] + wanted.slice(1) })
  }
  return fitted
}
