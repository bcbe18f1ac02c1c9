import { isMainHan } from '../../../../src/text/letters.js'
import type { Match, Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { type DivisionAt, openDivisions } from './divisions.js'
import { generalWords, leads, organizationEndings } from './organization.data.js'
import { simplify } from './simplify.js'
import { emptyHash, hashStep, never, type Words, wordCost } from './word-tables.js'

/**
 * Names of organisations in Chinese text: an ending such as 有限公司, and back from it to a division, a mark or a
 * word that no name holds. What stands before the ending, the core, must name somebody: general words alone do not.
 */

/** Characters of the longest core, of the longest ending and of the longest general word. */
const maxCore = 22
const maxEnding = 8
const maxGeneral = 4
/** Longest core before a weak ending, where no division begins it. */
const maxWeakCore = 6

/** How sure a name is; see `detect/scores.ts`. */
const scores = {
  /** It begins with a division: 上海闵行药房. */
  placed: { strong: 0.85, weak: 0.7 },
  /** A strong ending after a word that no dictionary has, or that of a company after any. */
  strongNamed: 0.75,
  /** A strong ending after words of the dictionary alone: 环境保护委员会. */
  strongPlain: 0.45,
  /** A weak ending after what is mostly no word of the dictionary, or that of a school after one word: 牛津大学. */
  weakNamed: 0.55,
  /** A weak ending after words of the dictionary. */
  weakPlain: 0.35,
  /** A weak ending after more than a name has. */
  weakLong: 0.2,
} as const
/** Candidates below this are shown to those who ask for all of them, and to nobody else. */
const leastReported = 0.3

/** Characters that stand in no core. */
const stops = /[的了在与及是为于到向由被对从将把让给这那该某各每们个位名等有者入来去说和就也都请找叫\d]/
const brackets = /[()（）]/
const closingBracket = /[)）]/
/** What follows an ending that is part of another word: 银行卡, 学校长. */
const continuation = /^(?:卡|生|家|员|长|城|法|学|院|所|会|化|业|股份|有限)/

type Strength = 'strong' | 'weak'

/** What organisations are recognized by. */
interface Vocabulary {
  words: Words
  divisionAt: DivisionAt
  leads: ReadonlySet<string>
  general: ReadonlySet<string>
  schools: ReadonlySet<string>
  endings: ReadonlyMap<string, Strength>
  /** Which lengths endings have that end with a character: bit `n` for endings of `n`. */
  endingLengths: Uint16Array
}

/** What stands before an ending. */
interface Core {
  start: number
  /** Whether a division begins it. */
  isPlaced: boolean
}

/** The recognizer of organisations, over the words of the dictionary. */
export function chineseOrganization(words: Words): Recognizer {
  const vocabulary = openVocabulary(words)
  const { endingLengths } = vocabulary
  return {
    name: 'chinese_organization',
    entities: ['ORGANIZATION'],
    bits: prefilterBits.han,
    rescans: true,
    find(scan, report) {
      const text = simplify(scan.text, words.simplified)
      let from = 0
      for (let end = 2; end <= text.length; end++) {
        if (endingLengths[text.charCodeAt(end - 1)] === 0) continue
        const match = matchBefore(vocabulary, text, { from, end })
        if (match === undefined || (match.score < leastReported && !scan.isExplaining)) continue
        report(match)
        from = end
      }
    },
  }
}

function openVocabulary(words: Words): Vocabulary {
  const setOf = (list: string) => new Set(list.split(' '))
  const endings = new Map<string, Strength>()
  for (const strength of ['weak', 'strong'] as const)
    for (const ending of organizationEndings[strength].split(' ')) endings.set(ending, strength)
  const endingLengths = new Uint16Array(65_536)
  for (const ending of endings.keys())
    endingLengths[ending.charCodeAt(ending.length - 1)] |= 1 << ending.length
  return {
    words,
    divisionAt: openDivisions(),
    leads: setOf(leads),
    general: setOf(generalWords),
    schools: setOf(organizationEndings.schools),
    endings,
    endingLengths,
  }
}

/** The organisation that ends at `end` and begins at `from` or later. */
function matchBefore(
  vocabulary: Vocabulary,
  text: string,
  { from, end }: { from: number; end: number },
): Match | undefined {
  const { endings, general } = vocabulary
  const ending = endingBefore(vocabulary, text, end)
  if (ending === undefined || goesOn(endings, text, end)) return undefined
  const edge = end - ending.length
  const { start, isPlaced } = coreBefore(vocabulary, text, { from, edge })
  const core = text.slice(start, edge)
  if (core.replace(brackets, '').length < (isPlaced ? 1 : 2)) return undefined
  if (isPlaced ? general.has(core) : isGeneral(general, core)) return undefined
  const strength = endings.get(ending) ?? 'weak'
  return {
    start,
    end,
    score: isPlaced ? scores.placed[strength] : scoreOf(vocabulary, core, { ending, strength }),
    validated: false,
    why: isPlaced ? `division, ends in "${ending}"` : `ends in "${ending}"`,
  }
}

/** The longest ending that ends at a place, with something before it. */
function endingBefore({ endings, endingLengths }: Vocabulary, text: string, end: number): string | undefined {
  const lengths = endingLengths[text.charCodeAt(end - 1)]
  for (let length = maxEnding; length > 1; length--) {
    if ((lengths & (1 << length)) === 0 || length >= end) continue
    const ending = text.slice(end - length, end)
    if (endings.has(ending)) return ending
  }
  return undefined
}

/** Whether a longer ending goes on: 公司 of 有限公司 is behind already, 银行 of 银行卡 is none. */
function goesOn(endings: Vocabulary['endings'], text: string, end: number): boolean {
  if (closingBracket.test(text[end] ?? '')) return true
  for (let ahead = 1; ahead < 4; ahead++) {
    const next = text.slice(end, end + ahead)
    if (continuation.test(next)) return true
    for (let back = 2; back < 5; back++)
      if (next.length === ahead && endings.has(text.slice(end - back, end + ahead))) return true
  }
  return false
}

/** The core that ends at `edge`: after the last lead, and from the first division on where it has one. */
function coreBefore(
  { leads, divisionAt }: Vocabulary,
  text: string,
  { from, edge }: { from: number; edge: number },
): Core {
  let start = edge
  while (start > Math.max(from, edge - maxCore) && mayStandInCore(text, start - 1)) start--
  if (leads.has(text.slice(start - 1, start + 1))) start++
  for (let i = start; i < edge; i++)
    for (let size = 2; size <= 4 && i + size <= edge; size++)
      if (leads.has(text.slice(i, i + size))) start = i + size
  for (let i = start; i < edge; i++) {
    const division = divisionAt(text, i)
    const isSure = division !== undefined && (division.isFull || division.level < 3)
    if (isSure && i + division.name.length <= edge) return { start: i, isPlaced: true }
  }
  return { start, isPlaced: false }
}

function mayStandInCore(text: string, at: number): boolean {
  const character = text[at]
  return (isMainHan(text.charCodeAt(at)) || brackets.test(character)) && !stops.test(character)
}

/** Whether general words make up all of a core. */
function isGeneral(general: ReadonlySet<string>, core: string): boolean {
  let at = 0
  while (at < core.length) {
    let size = Math.min(maxGeneral, core.length - at)
    while (size > 0 && !general.has(core.slice(at, at + size))) size--
    if (size === 0) return false
    at += size
  }
  return true
}

/** How much a core without a division says. */
function scoreOf(
  { words, schools }: Vocabulary,
  core: string,
  { ending, strength }: { ending: string; strength: Strength },
): number {
  const { known, unknown } = countWords(words, core)
  if (strength === 'strong')
    return unknown > 0 || ending.endsWith('公司') ? scores.strongNamed : scores.strongPlain
  if (core.length > maxWeakCore) return scores.weakLong
  if (2 * unknown >= core.length) return scores.weakNamed
  return known === 1 && schools.has(ending) ? scores.weakNamed : scores.weakPlain
}

/** How many words of the dictionary a core holds, longest first, and how many characters are in none. */
function countWords(words: Words, core: string): { known: number; unknown: number } {
  let known = 0
  let unknown = 0
  for (let at = 0; at < core.length; ) {
    let size = 1
    let hash = hashStep(emptyHash, core.charCodeAt(at))
    for (let next = 2; next <= 4 && at + next <= core.length; next++) {
      hash = hashStep(hash, core.charCodeAt(at + next - 1))
      if (wordCost(words, hash) !== never) size = next
    }
    if (size === 1) unknown++
    else known++
    at += size
  }
  return { known, unknown }
}
