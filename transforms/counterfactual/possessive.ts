/**
 * Tells whether "her" is possessive (his) or an object (him), and whether "his" has a noun (her) or stands
 * alone (hers), by the words around it: a small set of rules over word classes, no parser. What a rule gets
 * wrong in one direction mostly shows when the swapped text is swapped back, and such texts are left alone.
 */
import { matchAt, matchEnd } from '../../src/text/match-at.js'
import * as grammar from './english-grammar.data.js'

/** Where a pronoun stands in its text. */
export interface Place {
  start: number
  end: number
}

/** Answers for one pronoun. `isGendered` knows the words of the lists. */
export interface PossessiveRules {
  /** Whether "her" at this place is a possessive. */
  isHerPossessive(text: string, place: Place): boolean
  /** Whether "his" at this place has a noun behind it. */
  isHisBeforeNoun(text: string, place: Place): boolean
}

interface NextWord {
  word: string
  end: number
  isShouted: boolean
  isTitled: boolean
  isQuoted: boolean
}

const gap = /(?:[ \t*][ \t*"“'‘([$£€#]*|[ \t]*\r?\n[ \t]*(?![\p{Lu}\r\n]))/uy
const wordHere = /[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}]+)*/uy
const wordBefore = /(?:^|[^\p{L}\p{M}\p{N}'’])([\p{L}\p{M}'’]+)[ \t*"“(]+$/u
const coordination =
  /(?: ?\/ ?| or )(?:his|hers|her|him|their|theirs|them|my|mine|your|yours|our|ours|its)(?![\p{L}\p{M}\p{N}_])/iuy
const pronoun = /^(?:he|she|him|her|his|hers|himself|herself)(?:['-].*)?$/
const preposition = /^(?:to|for|with|in|on|at|by|from|of|about|into|against|behind|under|over)$/
const adjective = /(?:ous|able|ible|less|ful|ric|ish|ic|ive)$/
/** Behind these a number says how long or which, as in "took her two hours". */
const counters = /^(?:takes?|took|taken|rank(?:s|ed)?)$/
const whims = /^(?:move|need|word|whim|step|thought|breath|wish|desire|action|detail|mood)$/

/** The word lists of the rules, by their names. */
type WordLists = Readonly<Record<keyof typeof grammar, ReadonlySet<string>>>

/** What the rules know: their word lists, and the words that count as gendered nouns. */
interface Knowledge {
  lists: WordLists
  isGendered(word: string): boolean
}

/** Makes the rules, over the words that count as gendered nouns. */
export function makePossessiveRules(isGendered: (word: string) => boolean): PossessiveRules {
  const lists = readLists()
  const known: Knowledge = { lists, isGendered }
  return {
    isHisBeforeNoun: (text, place) =>
      byNext(nextWord(text, pastPartner(text, place.end)), { text, place, known }) ?? true,
    isHerPossessive(text, place) {
      const next = nextWord(text, pastPartner(text, place.end))
      const sure = byNext(next, { text, place, known })
      if (next === undefined || sure !== undefined) return sure ?? false
      const before = previousWord(text, place.start)
      const second = nextWord(text, next.end)
      if (lists.appointers.has(before)) return false
      const words = { before, word: next.word, second, isContent: hasContent(second, lists) }
      return byVerb(words, lists) ?? byNoun(words, lists)
    },
  }
}

/** What the word behind says whoever the pronoun is: it ends there, it has a noun, or neither is sure. */
function byNext(
  next: NextWord | undefined,
  { text, place, known }: { text: string; place: Place; known: Knowledge },
): boolean | undefined {
  const { lists, isGendered } = known
  if (next === undefined || pronoun.test(next.word)) return false
  if (next.isShouted && !isShouted(text.slice(place.start, place.end))) return true
  if (next.isQuoted || (next.word === 'may' && next.isTitled)) return true
  if (next.word === 'later') return hasContent(nextWord(text, next.end), lists)
  if (next.word === 'will') return !lists.bareVerbs.has(nextWord(text, next.end)?.word ?? 'other')
  if (next.word === 'every') return whims.test(nextWord(text, next.end)?.word ?? '')
  if (lists.closers.has(next.word)) return false
  return isGendered(next.word) ? true : undefined
}

function hasContent(next: NextWord | undefined, { closers }: WordLists): boolean {
  return next !== undefined && !pronoun.test(next.word) && !closers.has(next.word)
}

/** The words around "her": the one before, the one behind, and the one behind that, with whether it says something. */
interface Around {
  before: string
  word: string
  second: NextWord | undefined
  isContent: boolean
}

/** Where the word behind may be a verb or an adverb; `undefined` where it is neither. */
function byVerb({ before, word, second, isContent }: Around, lists: WordLists): boolean | undefined {
  if (word === 'back') return before === '' || lists.beforeBodies.has(before) || isContent || isBeing(second)
  if (word === 'home') return !lists.bringers.has(before)
  if (lists.bareVerbs.has(word)) return false
  return lists.verbsOrNouns.has(word) ? !lists.causatives.has(before) : undefined
}

function isBeing(next: NextWord | undefined): boolean {
  return /^(?:is|was)$/.test(next?.word ?? '')
}

/** Where the word behind is a noun or stands before one, unless a verb before takes "her" and the noun as two objects. */
function byNoun({ before, word, isContent }: Around, lists: WordLists): boolean {
  const { datives, predicators } = lists
  if (lists.weak.has(word))
    return isContent ? !datives.has(before) || !isCount(word) : preposition.test(before)
  if (counters.test(before) && isCount(word)) return false
  if (datives.has(before) && (lists.substances.has(word) || isCount(word))) return false
  if (predicators.has(before) && !isContent && adjective.test(word)) return false
  if (lists.plainWords.has(word)) return true
  if (word.endsWith('ing')) return !lists.perceivers.has(before)
  if (word.endsWith('ly') || word.endsWith('ed')) return isContent || preposition.test(before)
  return true
}

function readLists(): WordLists {
  const tables: [name: string, words: string][] = Object.entries(grammar)
  const lists = tables.map(([name, words]): [string, ReadonlySet<string>] => [
    name,
    new Set(words.trim().split(/\s+/)),
  ])
  return Object.fromEntries(lists) as WordLists
}

function isCount(word: string): boolean {
  return /^(?:\d.*|two|three|four|five|six|seven|eight|nine|ten)$/.test(word)
}

function isShouted(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
}

/** "her or his book", "his/her own": what counts stands behind the other pronoun. */
function pastPartner(text: string, end: number): number {
  return matchEnd(coordination, text, end) ?? end
}

/** The next word of the same sentence, in lower case; none where a mark stands between. */
function nextWord(text: string, end: number): NextWord | undefined {
  const start = matchEnd(gap, text, end)
  const found = start === undefined ? undefined : matchAt(wordHere, text, start)
  if (found === undefined) return undefined
  const word = found[0].toLowerCase().replaceAll('’', "'")
  return {
    word,
    end: found.index + found[0].length,
    isShouted: isShouted(found[0]),
    isTitled: found[0][0] !== word[0],
    isQuoted: /["“'‘]/.test(text.slice(end, found.index)),
  }
}

/** The word before, in lower case; empty where a mark stands between. */
function previousWord(text: string, start: number): string {
  const found = wordBefore.exec(text.slice(Math.max(0, start - 40), start))
  return found === null ? '' : found[1].toLowerCase()
}
