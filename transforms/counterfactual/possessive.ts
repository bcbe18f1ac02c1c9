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

/** Makes the rules, over the words that count as gendered nouns. */
export function makePossessiveRules(isGendered: (word: string) => boolean): PossessiveRules {
  const closers = setOf(grammar.closers)
  const weak = setOf(grammar.weak)
  const bareVerbs = setOf(grammar.bareVerbs)
  const causatives = setOf(grammar.causatives)
  const perceivers = setOf(grammar.perceivers)
  const verbsOrNouns = setOf(grammar.verbsOrNouns)
  const datives = setOf(grammar.datives)
  const substances = setOf(grammar.substances)
  const plainWords = setOf(grammar.plainWords)
  const beforeBodies = setOf(grammar.beforeBodies)
  const bringers = setOf(grammar.bringers)
  const appointers = setOf(grammar.appointers)
  const predicators = setOf(grammar.predicators)

  /** What the word behind says whoever the pronoun is: it ends there, it has a noun, or neither is sure. */
  function byNext(text: string, place: Place, next: NextWord | undefined): boolean | undefined {
    if (next === undefined || pronoun.test(next.word)) return false
    if (next.isShouted && !isShouted(text.slice(place.start, place.end))) return true
    if (next.isQuoted || (next.word === 'may' && next.isTitled)) return true
    if (next.word === 'later') return hasContent(nextWord(text, next.end))
    if (next.word === 'will') return !bareVerbs.has(nextWord(text, next.end)?.word ?? 'other')
    if (next.word === 'every') return whims.test(nextWord(text, next.end)?.word ?? '')
    if (closers.has(next.word)) return false
    return isGendered(next.word) ? true : undefined
  }

  function hasContent(next: NextWord | undefined): boolean {
    return next !== undefined && !pronoun.test(next.word) && !closers.has(next.word)
  }

  return {
    isHisBeforeNoun: (text, place) =>
      byNext(text, place, nextWord(text, pastPartner(text, place.end))) ?? true,
    isHerPossessive(text, place) {
      const next = nextWord(text, pastPartner(text, place.end))
      const sure = byNext(text, place, next)
      if (next === undefined || sure !== undefined) return sure ?? false
      const { word } = next
      const before = previousWord(text, place.start)
      const second = nextWord(text, next.end)
      const isContent = hasContent(second)
      if (appointers.has(before)) return false
      if (word === 'back')
        return (
          before === '' || beforeBodies.has(before) || isContent || /^(?:is|was)$/.test(second?.word ?? '')
        )
      if (word === 'home') return !bringers.has(before)
      if (bareVerbs.has(word)) return false
      if (verbsOrNouns.has(word)) return !causatives.has(before)
      if (weak.has(word)) return isContent ? !datives.has(before) || !isCount(word) : preposition.test(before)
      if (counters.test(before) && isCount(word)) return false
      if (datives.has(before) && (substances.has(word) || isCount(word))) return false
      if (predicators.has(before) && !isContent && adjective.test(word)) return false
      if (plainWords.has(word)) return true
      if (word.endsWith('ing')) return !perceivers.has(before)
      if (word.endsWith('ly') || word.endsWith('ed')) return isContent || preposition.test(before)
      return true
    },
  }
}

function setOf(table: string): Set<string> {
  return new Set(table.trim().split(/\s+/))
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
