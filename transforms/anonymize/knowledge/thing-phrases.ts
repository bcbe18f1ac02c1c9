import { nameKey, wordsOf } from './name-key.js'
import type { LookUpName } from './name-table.js'
import { reasonOf } from './thing-reasons.js'

/** How far a phrase that begins with a name is read, in UTF-16 units. */
const longest = 72
/** What stands behind a name that another word follows. */
const goesOn = /[ '’-]/
/** Up to three words behind a name, on its line. */
const followingWords = /^(?:['’]s?)?(?:[ -][\p{L}\p{N}]{1,23}){1,3}/u
/** How many words before a name are read, and how long they may be. */
const mostBefore = 3
const longestWord = 24

/** A name by its key, and where it stands in a text. */
export interface Named {
  key: string
  start: number
  end: number
}

/** Says of what larger known thing a name is the beginning or the end, if of any. */
export function openPhrases(lookUp: LookUpName): (text: string, named: Named) => string | undefined {
  return (text, named) => reasonBehind(text, named) ?? reasonBefore(text, named)

  /** "Parkinson's disease", "Eiffel Tower", "Murphy's law". */
  function reasonBehind(text: string, { key, end }: Named): string | undefined {
    if (!goesOn.test(text[end] ?? '')) return undefined
    let phrase = key
    for (const word of wordsOf(followingWords.exec(text.slice(end, end + longest))?.[0] ?? '')) {
      phrase += ` ${word}`
      const reason = reasonOf(lookUp(phrase))
      if (reason !== undefined) return reason
    }
    return undefined
  }

  /** "Romeo and Juliet", "Moby-Dick": from a word with a capital on. */
  function reasonBefore(text: string, { start, end }: Named): string | undefined {
    let at = start
    for (let count = 0; count < mostBefore; count++) {
      const from = wordBefore(text, at)
      if (from === at) return undefined
      at = from
      if (!mayBeCapital(text.charCodeAt(at))) continue
      const reason = reasonOf(lookUp(nameKey(text.slice(at, end))))
      if (reason !== undefined) return reason
    }
    return undefined
  }
}

/** Where the word begins that a blank or a hyphen parts from this place; the place itself where there is none. */
function wordBefore(text: string, place: number): number {
  const gap = text[place - 1]
  if (gap !== ' ' && gap !== '-') return place
  let from = place - 1
  while (from > 0 && place - from < longestWord && isLetter(text.charCodeAt(from - 1))) from--
  return from === place - 1 ? place : from
}

function isLetter(code: number): boolean {
  return code > 127 || (code > 64 && code < 91) || (code > 96 && code < 123)
}

function mayBeCapital(code: number): boolean {
  return code < 91 || code > 127
}
