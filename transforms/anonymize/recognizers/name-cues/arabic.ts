import { allMatches } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { connectors, cues, familyNames, givenNames, notNames } from './arabic.data.js'

/**
 * Arabic names: after a form of address, a calling or a label, or a well-known given name before a family name. Up to
 * four words that are given names, family names with the article, or joined by "ibn" and the like.
 */

const anyArabic = /[\u0620-\u064a]{2}/
const words = /[\u0620-\u065f\u0670-\u06d3]+/g
const longestCue = 24
const mostWords = 4
/** The second half of given names such as Abd Allah and Nur al-Din. */
const divine = /^(?:الله|الدين|الرحمن|الرحيم|العزيز|الكريم)$/

/** Names of persons in Arabic text. */
export const arabicNames: Recognizer = {
  name: 'arabic_names',
  entities: ['PERSON'],
  bits: 0,
  rescans: true,
  sparesCode: 'words',
  find({ text, languages }, report) {
    if (languages?.hasOthers === false || !anyArabic.test(text)) return
    const found = Array.from(allMatches(words, text), ({ 0: word, index }) => ({ word, start: index }))
    for (let i = 0; i < found.length; i++) {
      const { skip, word } = withoutPrefix(found[i].word)
      const start = found[i].start + skip
      const before = text.slice(Math.max(0, start - skip - longestCue), start - skip)
      const isCued = cues.test(before)
      const isListed = givenNames.has(word)
      const next = text[start + word.length] === ' ' ? found[i + 1]?.word : undefined
      if (!(isCued ? mayBegin(word, next) : isListed)) continue
      const last = lastOfName(text, found, i)
      const isTrusted = isCued || (last > i && isFamily(found[last].word))
      if (!isTrusted && !(skip > 0 && isListed)) continue
      const end = found[last].start + found[last].word.length
      const score = isCued ? 0.85 : last > i ? 0.7 : 0.55
      report({ start, end, score, validated: false, why: isCued ? 'after a form of address' : 'given name' })
      i = last
    }
  },
}

interface Word {
  word: string
  start: number
}

/** "and", "to", "with" are written as one with the name behind them, where it is a known one. */
function withoutPrefix(word: string): { skip: number; word: string } {
  for (const skip of [1, 2]) {
    const rest = word.slice(skip).replace(/^ـ/, '')
    const isPrefix = /^(?:[ولبف]|بـ|لـ)$/.test(word.slice(0, word.length - rest.length))
    if (isPrefix && !givenNames.has(word) && givenNames.has(rest))
      return { skip: word.length - rest.length, word: rest }
  }
  return { skip: 0, word }
}

/** Behind a form of address: a known name, or any word that a family name follows. */
function mayBegin(word: string, next: string | undefined): boolean {
  if (notNames.has(word) || word.length < 2) return false
  if (givenNames.has(word) || connectors.has(word)) return true
  return next !== undefined && !/^ال/.test(word) && isFamily(next)
}

function isFamily(word: string): boolean {
  if (givenNames.has(word) || familyNames.has(word)) return true
  return /^ال/.test(word) && word.length > 4 && !notNames.has(word) && !/ية$/.test(word)
}

function lastOfName(text: string, found: readonly Word[], first: number): number {
  let last = first
  for (let i = first + 1; i < found.length && i - first < mostWords; i++) {
    const gap = text.slice(found[i - 1].start + found[i - 1].word.length, found[i].start)
    const { word } = found[i]
    if (gap !== ' ' || notNames.has(word)) break
    // A name has one family name with the article.
    if (/^ال/.test(word) && /^ال/.test(found[i - 1].word) && !divine.test(found[i - 1].word)) break
    const before = found[i - 1].word
    if (connectors.has(word)) continue
    const goesOn = connectors.has(before) || isFamily(word) || divine.test(word)
    // A word that no list knows may be the family name behind the first name, if it ends the phrase.
    const isLastOfPhrase =
      i === first + 1 && !/^[\s]*[\u0620-\u064a]/.test(text.slice(found[i].start + word.length))
    if (!goesOn && !isLastOfPhrase) break
    last = i
  }
  return last
}
