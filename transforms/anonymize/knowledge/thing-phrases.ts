import { addToHash, finishHash, hashPart, keyUnit, nameKey, openHash, wordsOf } from './tables/name-key.js'
import type { LookUpName } from './tables/name-table.js'
import { reasonOf } from './thing-reasons.js'

/** How far a phrase that begins with a name is read, in UTF-16 units. */
const longest = 72
/** What stands behind a name that another word follows. */
const goesOn = /[ '’-]/
/** Up to three words behind a name, on its line. */
const followingWords = /^(?:['’]s?)?(?:[ -][\p{L}\p{N}]{1,23}){1,3}/u
/** How many words behind a name are read, and how long they may be. */
const mostBehind = 3
const longestBehind = 23
/** What no reason is: there are letters to read in another way. */
const unread = Symbol('unread')
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
    const sure = readBehind(lookUp, { text, key, end })
    if (sure !== unread) return sure
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
      const hash = hashPart(text, at, end)
      const reason = reasonOf(hash === undefined ? lookUp(nameKey(text.slice(at, end))) : lookUp.ofHash(hash))
      if (reason !== undefined) return reason
    }
    return undefined
  }
}

/** Says of what larger thing a name is the beginning, by words in ASCII and without a copy of any; {@link unread} where others are among them. */
function readBehind(
  lookUp: LookUpName,
  { text, key, end }: Pick<Named, 'key' | 'end'> & { text: string },
): string | undefined | typeof unread {
  const limit = Math.min(text.length, end + longest)
  let at = end
  let hash = openHash(key)
  const first = text[end]
  const isOwner = first === "'" || first === '’'
  const hasS = isOwner && text[end + 1] === 's'
  if (isOwner) at += hasS ? 2 : 1
  for (let count = 0; count < mostBehind && at < limit; count++) {
    if (text[at] !== ' ' && text[at] !== '-') return undefined
    const start = at + 1
    let word = addToHash(hash, 32)
    if (count === 0 && hasS) {
      const reason =
        keyUnit(text.charCodeAt(start)) > 0 && start < limit
          ? reasonOf(lookUp.ofHash(finishHash(addToHash(word, 115))))
          : undefined
      if (reason !== undefined) return reason
      word = addToHash(addToHash(word, 115), 32)
    }
    for (at = start; at < limit && at - start < longestBehind; at++) {
      const unit = keyUnit(text.charCodeAt(at))
      if (unit < 0) return unread
      if (unit === 0) break
      word = addToHash(word, unit)
    }
    if (at === start) return undefined
    const reason = reasonOf(lookUp.ofHash(finishHash(word)))
    if (reason !== undefined) return reason
    hash = word
  }
  return undefined
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
