import { wordsOf } from './name-key.js'
import type { LookUpName } from './name-table.js'
import { reasonOf } from './thing-reasons.js'

/** How far a phrase that begins or ends with a name is read, in UTF-16 units. */
const longest = 72
/** Up to three words behind a name, on its line. */
const followingWords = /^(?:['’]s?)?(?:[ -][\p{L}\p{N}]{1,23}){1,3}/u
/** Up to three words before a name, on its line: "Romeo and " of "Romeo and Juliet". */
const precedingWords = /(?:\p{L}{1,23}[ -]){1,3}$/u

/** A name by its key, and where it stands in a text. */
export interface Named {
  key: string
  start: number
  end: number
}

/** Says of what larger known thing a name is the beginning or the end, if of any. */
export function openPhrases(lookUp: LookUpName): (text: string, named: Named) => string | undefined {
  return (text, { key, start, end }) => {
    // "Parkinson's disease", "Eiffel Tower", "Murphy's law".
    let phrase = key
    for (const word of wordsOf(followingWords.exec(text.slice(end, end + longest))?.[0] ?? '')) {
      phrase += ` ${word}`
      const reason = reasonOf(lookUp(phrase))
      if (reason !== undefined) return reason
    }
    // "Romeo and Juliet", "Moby-Dick".
    phrase = key
    const before = precedingWords.exec(text.slice(Math.max(0, start - longest), start))?.[0] ?? ''
    for (const word of wordsOf(before).reverse()) {
      phrase = `${word} ${phrase}`
      const reason = reasonOf(lookUp(phrase))
      if (reason !== undefined) return reason
    }
    return undefined
  }
}
