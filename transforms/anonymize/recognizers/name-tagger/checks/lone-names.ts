import { isMainHan } from '../../../../../src/text/letters.js'
import { ordinaryNames, placesAlike } from '../../../knowledge/ordinary-names.data.js'
import { wordFlags } from '../words/lexicon.js'
import { gaps, isCapitalised, shapes, type Tokens } from '../words/tokens.js'
import { besidePeople, bodily, calls, does, happens } from './person-cues.data.js'

/**
 * Single words with a capital that may be people: "Jordan", "Ruby", "Charlotte" are places, gems and languages as well,
 * and what no list knows may be a dish, a make or a shout. They are somebody's where something beside them says so: who
 * speaks, feels or owns, a form of address, a relation, a pronoun, the head of a message.
 */

const listed = wordFlags.given | wordFlags.family
const addressed = wordFlags.title | wordFlags.role
/** From such a score on a word that no list knows needs no cue. */
const sureOfUnknown = 0.72
/** The same of a given name that is an ordinary word or a place as well. */
const sureOfAmbiguous = 0.9
const reachBefore = 40
const reachBehind = 72

const lastWords = /(?<![A-Za-z])(?:([A-Za-z'’]{1,12}) )?([A-Za-z'’]{1,12})[\s.,:"“‘(-]{1,3}$/
const firstWords = /^,? ?([A-Za-z'’]+)(?: (?=([A-Za-z]+)))?/
const owned = /^ ?['’] ?s ([a-z]+)/
const adverbs = /^(?: (?:also|now|still|never|always|just|later|then|once|really))+(?= )/
/** What a place, a thing or a work is said to be. */
const described = /^(?:an?|the|one|located|known|found|made|used|situated)$/
const verb = /^\p{Ll}{3,}(?:ed|[^\Waeious]s)$/u
const pronounBehind = /^[^.!?\n]{0,60}[^\p{L}](?:he|she|his|her|him|hers)(?![\p{L}])/u
/** The head of a message. */
const speaks = /^(?:\*{0,2}:|[ \t]{1,4}[[(]?\d{1,2}:\d\d)/
/** Days in columns of a calendar. */
const day = /^(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)$/

/** Whether nothing beside word `i`, which the tagger takes for somebody, says that it is not rather something else. */
export function isUncuedAlone(tokens: Tokens, i: number, score: number): boolean {
  const { text, shape, flags, start, end, gap, opens } = tokens
  if (!isCapitalised(shape[i]) || shape[i] === shapes.initial || isAmongHan(text, start[i], end[i]))
    return false
  const word = text.slice(start[i], end[i])
  const small = word.toLowerCase()
  const isPlace = placesAlike.has(small)
  const isListed = (flags[i] & listed) !== 0
  if (isListed && !isPlace && !ordinaryNames.has(small)) return false
  if (score >= (isListed ? sureOfAmbiguous : sureOfUnknown)) return false
  if (i > 0 && (flags[i - 1] & addressed) !== 0 && gap[i] <= gaps.comma) return false
  if (isCalled(text.slice(Math.max(0, start[i] - reachBefore), start[i]))) return false
  const behind = text.slice(end[i], end[i] + reachBehind)
  if (opens[i] === 1 && speaks.test(behind)) return day.test(word)
  if (isDoing(behind) || pronounBehind.test(behind)) return false
  return isPlace || !isHappening(behind)
}

/** "My name is", "dear", "ask", "with my friend": right before somebody who is introduced, addressed or related. */
function isCalled(before: string): boolean {
  if (before.endsWith('@')) return true
  const [, first = '', last = ''] = lastWords.exec(before) ?? []
  return calls.has(plain(last)) || besidePeople.has(`${plain(first)} ${plain(last)}`)
}

/** "said", "'s mum", "and I", ", can you": what people do, say, feel or own, right behind the name. */
function isDoing(behind: string): boolean {
  const [, thing] = owned.exec(behind) ?? []
  if (thing !== undefined) return bodily.has(thing)
  const [, first = '', second = ''] = firstWords.exec(behind) ?? []
  return does.has(plain(first)) || does.has(`${plain(first)} ${second.toLowerCase()}`)
}

/** The same of what things do as well. */
function isHappening(behind: string): boolean {
  if (owned.test(behind)) return true
  if (behind[0] !== ' ') return false
  const [, first = '', second = ''] = firstWords.exec(behind.replace(adverbs, '')) ?? []
  return (happens.has(first) || verb.test(first)) && !described.test(second)
}

function plain(word: string): string {
  return word.toLowerCase().replace(/’/g, "'")
}

/** Whether Chinese stands right beside a word, of which other cues are asked. */
function isAmongHan(text: string, start: number, end: number): boolean {
  const before = text[start - 1] === ' ' ? start - 2 : start - 1
  const behind = text[end] === ' ' ? end + 1 : end
  return isMainHan(text.charCodeAt(before)) || isMainHan(text.charCodeAt(behind))
}
