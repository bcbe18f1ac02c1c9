import type { Recognizer } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { openDivisions } from './divisions.js'
import { isHan } from './name-context.js'
import { generalWords, leads, organizationEndings } from './organization.data.js'
import { simplify } from './simplify.js'
import { emptyHash, hashStep, type Words, wordCost } from './word-tables.js'

/**
 * Names of organisations in Chinese text: an ending such as 有限公司, and back from it to a division, a mark or a
 * word that no name holds. What stands before the ending must name somebody: general words alone do not.
 */

const maxBack = 22
const leastReported = 0.3
const never = 255
const stops = /[的了在与及是为于到向由被对从将把让给这那该某各每们个位名等有者入来去说和就也都请找叫\d]/
const brackets = /[()（）]/
const placedScores = { strong: 0.85, weak: 0.7 } as const
/** Longest name before a weak ending, where no division begins it. */
const maxWeakCore = 6

export function chineseOrganization(words: Words): Recognizer {
  const divisionAt = openDivisions()
  const lead = new Set(leads.split(' '))
  const schools = new Set(organizationEndings.schools.split(' '))
  const general = new Set(generalWords.split(' '))
  const endings = new Map<string, 'strong' | 'weak'>()
  for (const kind of ['weak', 'strong'] as const)
    for (const ending of organizationEndings[kind].split(' ')) endings.set(ending, kind)
  const lengths = new Uint16Array(65_536)
  for (const ending of endings.keys()) lengths[ending.charCodeAt(ending.length - 1)] |= 1 << ending.length
  return {
    name: 'chinese_organization',
    entities: ['ORGANIZATION'],
    bits: prefilterBits.han,
    rescans: true,
    find(scan, report) {
      const text = simplify(scan.text, words.simplified)
      let done = 0
      for (let i = 1; i < text.length; i++) {
        const sizes = lengths[text.charCodeAt(i)]
        if (sizes === 0) continue
        const ending = endingAt(text, i + 1, sizes)
        if (ending === undefined || goesOn(text, i + 1)) continue
        const edge = i + 1 - ending.length
        const { start, isPlaced } = startOf(text, edge, done)
        const core = text.slice(start, edge)
        if (core.replace(brackets, '').length < (isPlaced ? 1 : 2)) continue
        if (isPlaced ? general.has(core) : isGeneral(core)) continue
        const kind = endings.get(ending) ?? 'weak'
        const score = isPlaced ? placedScores[kind] : nameScore(core, ending, kind)
        if (score < leastReported && !scan.isExplaining) continue
        report({
          start,
          end: i + 1,
          score,
          validated: false,
          why: isPlaced ? `division, ends in "${ending}"` : `ends in "${ending}"`,
        })
        done = i + 1
      }
    },
  }

  function endingAt(text: string, end: number, sizes: number): string | undefined {
    for (let size = 8; size > 1; size--) {
      if ((sizes & (1 << size)) === 0 || size >= end) continue
      const ending = text.slice(end - size, end)
      if (endings.has(ending)) return ending
    }
    return undefined
  }

  /** Whether a longer ending goes on: 公司 of 有限公司 is behind already, 银行 of 银行卡 is none. */
  function goesOn(text: string, end: number): boolean {
    if (/[)）]/.test(text[end] ?? '')) return true
    for (let size = 1; size < 4; size++) {
      const longer = text.slice(end, end + size)
      if (/^(?:卡|生|家|员|长|城|法|学|院|所|会|化|业|股份|有限)/.test(longer)) return true
      for (let back = 2; back < 5; back++)
        if (endings.has(text.slice(end - back, end + size)) && longer.length === size) return true
    }
    return false
  }

  function startOf(text: string, edge: number, least: number): { start: number; isPlaced: boolean } {
    let start = edge
    while (start > Math.max(least, edge - maxBack)) {
      const code = text.charCodeAt(start - 1)
      if (!(isHan(code) || brackets.test(text[start - 1])) || stops.test(text[start - 1])) break
      start--
    }
    if (lead.has(text.slice(start - 1, start + 1))) start++
    for (let i = start; i < edge; i++)
      for (let size = 2; size <= 4 && i + size <= edge; size++)
        if (lead.has(text.slice(i, i + size))) start = i + size
    for (let i = start; i < edge; i++) {
      const division = divisionAt(text, i)
      const isSure = division !== undefined && (division.isFull || division.level < 3)
      if (isSure && i + division.name.length <= edge) return { start: i, isPlaced: true }
    }
    return { start, isPlaced: false }
  }

  /** Whether general words make up all of a core. */
  function isGeneral(core: string): boolean {
    let at = 0
    while (at < core.length) {
      let size = Math.min(4, core.length - at)
      while (size > 0 && !general.has(core.slice(at, at + size))) size--
      if (size === 0) return false
      at += size
    }
    return true
  }

  /** How much a core without a division says. */
  function nameScore(core: string, ending: string, kind: 'strong' | 'weak'): number {
    const { words: count, unknown } = readCore(core)
    if (kind === 'strong') return unknown > 0 || ending.endsWith('公司') ? 0.75 : 0.45
    if (core.length > maxWeakCore) return 0.2
    if (2 * unknown >= core.length) return 0.55
    return count === 1 && schools.has(ending) ? 0.55 : 0.35
  }

  /** How many words of the dictionary a core holds, and how many characters are in none. */
  function readCore(core: string): { words: number; unknown: number } {
    const read = { words: 0, unknown: 0 }
    for (let at = 0; at < core.length; ) {
      let size = 1
      let hash = hashStep(emptyHash, core.charCodeAt(at))
      for (let next = 2; next <= 4 && at + next <= core.length; next++) {
        hash = hashStep(hash, core.charCodeAt(at + next - 1))
        if (wordCost(words, hash) !== never) size = next
      }
      if (size === 1) read.unknown++
      else read.words++
      at += size
    }
    return read
  }
}
