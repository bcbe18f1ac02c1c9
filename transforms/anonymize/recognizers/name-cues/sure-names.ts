import type { KnownValue, Report } from '../../detect/recognizer.js'
import { takenNames } from '../../detect/spared.js'
import { ordinaryNames } from '../../knowledge/ordinary-names.data.js'
import { wordFlags } from '../name-tagger/words/lexicon.js'
import type { WordFacts } from './words/word-facts.js'

/** Which names are looked for in every text of a record, and where a word that is one of them stands for somebody. */

/** Recognizers that go by no cue: a single word that one of them took may be a guess. */
const guessing: ReadonlySet<string> = new Set(['tagged_names', 'european_names', 'name_echo', takenNames])
const cued = 0.6
const inFull = 0.7
const alone = 0.9
/** Of a word that is nothing but a name, or that no list knows: what is taken once is taken wherever it stands. */
const taken = 0.5
const unnamed = wordFlags.stop | wordFlags.title | wordFlags.calendar
const otherwise = unnamed | wordFlags.city | wordFlags.region | wordFlags.org | wordFlags.orgWord
const things = wordFlags.placeWord | wordFlags.orgWord | wordFlags.org
const names = wordFlags.given | wordFlags.family
const anyOther = otherwise | wordFlags.common | wordFlags.town | wordFlags.nationality | wordFlags.placeWord
const places = wordFlags.city | wordFlags.region

/** A word in small letters has to have so many to be a name for its strangeness. */
const leastStrange = 6

/** What a name looks like. */
export interface NameLook {
  isCapital: boolean
  /** Whether it is of several words. */
  isFull: boolean
  /** Whether it is one word of Latin letters, long enough to be looked for. */
  isWord: boolean
  flags: number
  hash: number
}

/** Reads a name that was found, once for all its places. */
export function lookOf(value: string, facts: WordFacts): NameLook {
  const hash = facts.hashOf(value)
  return {
    isCapital: /^\p{Lu}/u.test(value),
    isFull: /\p{L} \p{L}/u.test(value),
    isWord: /^[\p{Script=Latin}\p{M}'’-]{3,}$/u.test(value),
    flags: facts.flagsOfHash(hash),
    hash,
  }
}

/** Whether a name that was found may be a sure one, whatever its words are: most of what is only guessed is not. */
export function mayBeSure({ value, score, recognizer, isLabel }: KnownValue): boolean {
  if (!guessing.has(recognizer)) return score >= cued
  return isLabel || score >= (value.includes(' ') ? inFull : taken)
}

/** Whether it is sure enough that this is somebody's name to look for it wherever else it may stand. */
export function isSureName({ value, score, recognizer, isLabel }: KnownValue, look: NameLook): boolean {
  const { isCapital, isFull, isWord, flags } = look
  if (!isCapital) return false
  if (!guessing.has(recognizer)) return score >= cued
  if (isFull) return score >= inFull
  if (isLabel) return (flags & wordFlags.given) !== 0 && (flags & unnamed) === 0
  if (isWord && isNothingElse(flags) && !isAcronym(value)) return score >= taken
  return score >= alone && (flags & wordFlags.given) !== 0 && (flags & otherwise) === 0
}

/** Whether a word is a name by all lists that have it, or in none. */
function isNothingElse(flags: number): boolean {
  return flags === 0 || ((flags & names) !== 0 && (flags & anyOther) === 0)
}

function isAcronym(value: string): boolean {
  return value.length < leastStrange && value === value.toUpperCase()
}

/** Reports ranges in order, those that only a space parts as one. */
export function openPending(text: string, report: Report) {
  let last = { start: 0, end: -1 }
  const end = () => {
    if (last.end > 0)
      report({
        ...last,
        entity: 'PERSON',
        score: 0.75,
        validated: false,
        recognizer: takenNames,
        why: 'a name found elsewhere in the record',
      })
  }
  return {
    end,
    add(range: { start: number; end: number }): void {
      if (range.end <= last.end) return
      const isNext =
        last.end > 0 && (range.start <= last.end || (range.start === last.end + 1 && text[last.end] === ' '))
      if (isNext) last = { start: last.start, end: range.end }
      else {
        end()
        last = range
      }
    },
  }
}

/** A range of a text that is somebody's name; `undefined` where the word stands for something else. */
export type MentionAt = (
  text: string,
  start: number,
  end: number,
) => { start: number; end: number } | undefined

/** Reads what stands around a word that is a sure name elsewhere. */
export function openMentions(facts: WordFacts): MentionAt {
  return (text, start, end) => {
    const word = text.slice(start, end)
    if (!/^\p{Lu}/u.test(word) && !isStrange(word)) return undefined
    const before = text.slice(Math.max(0, start - 32), start)
    const behind = text.slice(end, end + 32)
    if (
      /[\p{L}\p{M}\p{N}_@./\\#-]$/u.test(before) ||
      /^(?:[\p{L}\p{M}\p{N}_@/\\]|[.:-][\p{L}\p{N}])/u.test(behind)
    )
      return undefined
    const flags = facts.flagsOf(word)
    if (opensSentence(before) && (flags & (wordFlags.common | wordFlags.stop | wordFlags.calendar)) !== 0) {
      if ((flags & wordFlags.given) === 0 || ordinaryNames.has(word.toLowerCase())) return undefined
    }
    if ((flags & places) !== 0 && /(?:^|[^\p{L}])(?:in|at|from|near|to|of) $/iu.test(before)) return undefined
    return widen({ start, end }, { before, behind })
  }

  /** "xanthopoulou", as people write in a hurry: a word that no list knows. */
  function isStrange(word: string): boolean {
    return word.length >= leastStrange && facts.flagsOf(word) === 0
  }

  /** "James" in "Lake James" and "James Street" is nobody's; in "James Miller" it is a part of the name. */
  function widen(
    range: { start: number; end: number },
    { before, behind }: { before: string; behind: string },
  ): { start: number; end: number } | undefined {
    let { start, end } = range
    const next = /^ (\p{Lu}[\p{L}\p{M}]+)/u.exec(behind)?.[1]
    if (next !== undefined) {
      const flags = facts.flagsOf(next)
      if ((flags & things) !== 0) return undefined
      if ((flags & names) !== 0 && (flags & (wordFlags.stop | wordFlags.common)) === 0) end += 1 + next.length
      else if ((flags & (wordFlags.stop | wordFlags.common)) === 0) return undefined
    }
    const last = /(?:^|[^\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]*\.?) $/u.exec(before)?.[1]
    if (last !== undefined && !opensSentence(before.slice(0, -last.length - 1))) {
      const flags = facts.flagsOf(last)
      if ((flags & wordFlags.title) !== 0) return { start, end }
      if ((flags & (things | places | wordFlags.nationality)) !== 0) return undefined
      if ((flags & wordFlags.given) !== 0 && (flags & wordFlags.stop) === 0) start -= 1 + last.length
      else if ((flags & wordFlags.stop) === 0) return undefined
    }
    return { start, end }
  }
}

function opensSentence(before: string): boolean {
  return /(?:^|[.!?\n:] ?|["“(*-] ?)$/.test(before)
}
