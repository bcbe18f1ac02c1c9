import { isMainHan } from '../../../../src/text/letters.js'
import { matchEnd } from '../../../../src/text/match-at.js'
import type { Recognizer, Report, Scan } from '../../detect/recognizer.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import {
  type AddressPart,
  addressPart,
  isRoadSuffix,
  numberFollows,
  type PartKind,
} from './address/address-parts.js'
import { announcedAddresses, restOfClause } from './address/clause-end.js'
import { closeGaps } from './address/closed-gaps.js'
import { type DivisionAt, openDivisions } from './divisions.js'
import { simplify } from './simplify.js'
import type { Words } from './word-tables.js'

/**
 * Addresses and places in Chinese text: divisions of China by list, then roads, villages, buildings and numbers by
 * their suffixes. What leads to a road or a door is a STREET_ADDRESS, divisions alone are a LOCATION.
 */

const maxParts = 16
/** How far back the name of a road without a division may begin. */
const maxRoadName = 10
/** The last characters of names of roads and of what stands at them. */
const roadEnds = '路街道巷弄同段村区园厦苑城里'

interface Chain {
  end: number
  full: number
  short: number
  highest: number
  /** Each is of a lower level than the one before. */
  isOrdered: boolean
}

export function chineseAddress(words: Words): Recognizer {
  const divisionAt = openDivisions()
  const endsRoad = new Uint8Array(0x10000)
  for (const sign of roadEnds) endsRoad[sign.charCodeAt(0)] = 1
  return {
    name: 'chinese_address',
    entities: ['STREET_ADDRESS', 'LOCATION'],
    bits: prefilterBits.han,
    rescans: true,
    find(scan, reportPlace) {
      const { text, origin } = closeGaps(simplify(scan.text, words.simplified))
      const report: Report = (match) =>
        reportPlace({ ...match, start: origin(match.start), end: origin(match.end - 1) + 1 })
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        if (code >= 48 && code <= 57) {
          const end = doorAt(text, i)
          if (end > i)
            report({
              entity: 'STREET_ADDRESS',
              start: i,
              end,
              score: 0.6,
              validated: false,
              why: 'building and door',
            })
          i = Math.max(i, end - 1)
          continue
        }
        if (!isMainHan(code) || (endsRoad[code] === 0 && divisionAt(text, i) === undefined)) continue
        const end = findHere({ text, at: i, divisionAt, scan }, report)
        if (end > i) i = end - 1
      }
      for (const { start, end } of announcedAddresses(text))
        report({
          entity: 'STREET_ADDRESS',
          start,
          end,
          score: 0.75,
          validated: false,
          why: 'announced, up to a door',
        })
    },
  }
}

/** 8号楼1402, 3栋1102, 15弄3号401, 6号楼二单元: a door by its building alone. */
const door =
  /(?:\d{1,3}弄\d{1,3}号(?:\d{3,4}(?:室|(?!\d))|\d{1,2}楼)|\d{1,3}(?:号楼|栋|幢)(?:(?:[一二三四五六]|\d)单元(?:\d{3,4}室?)?|\d{3,4}(?:室|(?![\d平米块元人个])))|\d{1,2}-\d-\d{3,4}室)/y

/** The end of a door that begins with a digit; the place itself where there is none, or where it is a part of more. */
function doorAt(text: string, at: number): number {
  const before = text.charCodeAt(at - 1)
  if ((before >= 48 && before <= 57) || /[路街巷弄道村园苑城区府庭.\-#A-Za-z]/.test(text[at - 1] ?? ''))
    return at
  return matchEnd(door, text, at) ?? at
}

interface Place {
  text: string
  at: number
  divisionAt: DivisionAt
  scan: Scan
}

/** Reports what begins, or whose road ends, at a place; where to go on. */
function findHere({ text, at, divisionAt, scan }: Place, report: Report): number {
  const chain = readChain(text, at, divisionAt)
  if (chain !== undefined) {
    const tail = readTail(text, chain.end)
    readRest(tail, { text, start: at, isPlaced: chain.full > 0 })
    if (reportChain({ start: at, chain, tail, isExplaining: scan.isExplaining }, report))
      return Math.max(chain.end, tail.end)
    return at
  }
  if (!roadEnds.includes(text[at]) || !numberFollows(text, at + 1)) return at
  const start = roadStart(text, at)
  if (start === undefined) return at
  const tail = readTail(text, start)
  if (!tail.hasDoor) return at
  readRest(tail, { text, start, isPlaced: true })
  report({
    entity: 'STREET_ADDRESS',
    start,
    end: tail.end,
    score: Math.min(0.9, 0.45 + 0.15 * (tail.units - 1) + (isAnnounced(text, start) ? 0.25 : 0.1)),
    validated: false,
    why: 'road and number',
  })
  return tail.end
}

/** Divisions side by side: 浙江省杭州市西湖区, 上海浦东. */
function readChain(text: string, at: number, divisionAt: DivisionAt): Chain | undefined {
  const chain: Chain = { end: at, full: 0, short: 0, highest: 9, isOrdered: true }
  let level = 0
  for (let links = 0; links < 6; links++) {
    const skip = links > 0 && (text[chain.end] === ' ' || text[chain.end] === '-') ? 1 : 0
    const division = divisionAt(text, chain.end + skip)
    if (division === undefined) break
    const end = chain.end + skip + division.name.length
    if (!division.isFull && isRoadSuffix(text, end)) break
    chain.end = end
    if (division.isFull) chain.full++
    else chain.short++
    if (division.level < level || (division.level === level && !division.isFull)) chain.isOrdered = false
    level = division.level
    chain.highest = Math.min(chain.highest, division.level)
  }
  return chain.end > at ? chain : undefined
}

interface Tail {
  end: number
  hasRoad: boolean
  hasPlace: boolean
  hasDoor: boolean
  /** How many numbers with units. */
  units: number
}

/** Roads, places, buildings and numbers from a place on. */
function readTail(text: string, from: number): Tail {
  const tail: Tail = { end: from, hasRoad: false, hasPlace: false, hasDoor: false, units: 0 }
  let previous: PartKind | undefined
  for (let parts = 0; parts < maxParts; parts++) {
    const part: AddressPart | undefined =
      addressPart(text, tail.end, previous) ??
      (isSkipped(text[tail.end]) ? partBehindGap(text, tail.end + 1, previous) : undefined)
    if (
      part === undefined ||
      (part.kind === 'number' &&
        previous === undefined &&
        from === tail.end &&
        !/[号弄栋幢]/.test(text.slice(from, part.end)))
    )
      break
    tail.end = part.end
    previous = part.kind
    if (part.kind === 'road') tail.hasRoad = true
    else if (part.kind === 'number') {
      tail.hasDoor = true
      tail.units++
    } else tail.hasPlace = true
  }
  return tail
}

/** Goes on to the end of the clause, where that ends with a door; in a form also with a house behind its number. */
function readRest(
  tail: Tail,
  { text, start, isPlaced }: { text: string; start: number; isPlaced: boolean },
): void {
  if (!isPlaced && !tail.hasRoad && !tail.hasDoor) return
  const end = restOfClause(text, tail.end, tail.hasDoor && isAnnounced(text, start))
  if (end === tail.end) return
  tail.end = end
  tail.hasDoor = true
  tail.units++
}

/** Behind a space what names a place goes on, and doors such as 9-2-601. */
function partBehindGap(text: string, at: number, previous: PartKind | undefined): AddressPart | undefined {
  const isDoor = previous !== undefined && matchEnd(doors, text, at) !== undefined
  const isSpoken = previous === 'number' && /[零〇一二三四五六七八九]/.test(text[at] ?? '')
  return addressPart(text, at, isDoor ? 'building' : isSpoken ? 'number' : undefined)
}

const doors = /\d{1,3}-\d{1,4}(?:-\d{1,4})?(?![\d:：年月.-])/y

function isSkipped(character: string | undefined): boolean {
  return character === ' ' || character === '-'
}

interface ChainReport {
  start: number
  chain: Chain
  tail: Tail
  isExplaining: boolean
}

/** Whether something was reported that later scans need not look into. */
function reportChain({ start, chain, tail, isExplaining }: ChainReport, report: Report): boolean {
  const { full, short, highest, isOrdered } = chain
  if (tail.end > chain.end) {
    const base = tail.hasDoor ? (tail.hasRoad || tail.hasPlace ? 0.8 : 0.55) : tail.hasRoad ? 0.5 : 0.4
    const score = Math.min(
      0.98,
      base + (full > 0 ? 0.15 : 0) + 0.05 * (full + short - 1) - (full === 0 && !tail.hasDoor ? 0.15 : 0),
    )
    if (score >= 0.3 || isExplaining)
      report({
        entity: 'STREET_ADDRESS',
        start,
        end: tail.end,
        score,
        validated: false,
        why: tail.hasDoor ? 'division, road or place, number' : 'division, road or place',
      })
    if (score >= 0.5) return true
  }
  const score = full > 0 ? 0.85 : highest > 2 ? 0.25 : full + short > 1 && isOrdered ? 0.75 : 0.6
  if (score >= 0.3 || isExplaining)
    report({
      entity: 'LOCATION',
      start,
      end: chain.end,
      score,
      validated: false,
      why: full > 0 ? 'division' : 'division without its suffix',
    })
  return score >= 0.3
}

const boundary = /[^\u4e00-\u9fff]/
const beforeRoad = /[在到至住于址从去往沿过来是为位送寄发给回拐走经向的了和与及我你他她它抵离近由之]/
const whose = '我你他她您们老'

/** Words such as 在, or 家 of 我家: that of 李家庄 belongs to the name. */
function isBeforeRoad(text: string, at: number): boolean {
  return text[at] === '家' ? whose.includes(text[at - 1] ?? ' ') : beforeRoad.test(text[at])
}

/** Where the name of a road that ends at a place begins, as far as can be reported. */
function roadStart(text: string, last: number): number | undefined {
  const least = Math.max(0, last - maxRoadName)
  let start = last
  while (start > least && !boundary.test(text[start - 1]) && !isBeforeRoad(text, start - 1)) start--
  return last - start < 1 ? undefined : start
}

/** A word that announces an address stands right before. */
function isAnnounced(text: string, start: number): boolean {
  return /(?:地址|住址|位于|住在|住|送到|寄到|送至|寄往|地点|坐落|坐落于|在|到|至)[是为:：\s]{0,3}$/.test(
    text.slice(Math.max(0, start - 8), start),
  )
}
