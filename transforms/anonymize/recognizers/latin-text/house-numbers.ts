import { matchEnd } from '../../../../src/text/match-at.js'
import { unitEnd } from './address-parts.js'
import { flagsAt, gapAfter, isNumber, lengthAt, lowerAt, none, type Page, wordAt } from './page.js'
import type { Core } from './street-core.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** What stands around a house's number: ranges such as 12-14, flats before it, and the numbers of Japanese blocks. */

const longest = 4
const join = /^(?:-|\/| - )$/
const japaneseEnd = /^(?:ku|cho|chō|chome|chōme|machi|shi|gun|mura|ken|son)$/
const longestJapanese = 9
const colombianHead = /^(?:calle|carrera|cra|cl|kr|cr|diagonal|dg|transversal|tv|avenida|av|autopista)$/
const colombian = /(?: (?:bis|sur|norte))? ?(?:#|n[o°º]\.?) ?\d{1,3}[a-z]? ?- ?\d{1,3}(?!\d)/iy

/** The core with the rest of its range and with the flat or floor written before it. */
export function widened(page: Page, core: Core): Core {
  let { first, last } = core
  if (isShort(page, first) && isShort(page, first - 1) && join.test(gapAfter(page, first - 1))) first--
  if (isShort(page, last) && /^[-/]$/.test(gapAfter(page, last)))
    if (isShort(page, last + 1) || houseTail.test(lowerAt(page, last + 1))) last++
  if (isCountedLane(page, first)) first--
  for (let units = 0; units < 2; units++) {
    if (!/^,?(?: |\n ?)$/.test(gapAfter(page, first - 1))) break
    if (unitEnd(page, first - 2) === first - 1) first -= 2
    else if (unitEnd(page, first - 3) === first - 1) first -= 3
    else break
  }
  first = withSign(page, first)
  if (core.isLower && smallUnit.test(lowerAt(page, first - 1)) && gapAfter(page, first - 1) === ' ') first--
  if (core.strength === 'strong' && isDoorLetter(page, last + 1)) last++
  const door = withDoor(page, first)
  // "BLK 12 LOT 5 …": a block before the lot.
  const isBlock = door < first && gapAfter(page, door - 1) === ' ' && unitEnd(page, door - 2) === door - 1
  return { ...core, first: withHouse(page, isBlock ? door - 2 : door), last }
}

/** "221-bis", "14-hs": a second door of one house. */
const houseTail = /^(?:bis|ter|hs|huis)$/

/** "Lane 6, Koregaon Park": a street that is counted before its quarter. */
function isCountedLane(page: Page, first: number): boolean {
  return (
    isNumber(page, first) &&
    gapAfter(page, first) === ', ' &&
    gapAfter(page, first - 1) === ' ' &&
    /^(?:Lane|Street|Road|Cross|Gali|Sector|Phase|Block)$/.test(wordAt(page, first - 1))
  )
}

/** "No. 8/2, …", "H.No. 6-3-712/A", "Hse No. 14, …": with the sign of a number and the word for a house before it. */
function withSign(page: Page, first: number): number {
  if (!/^(?:no|num)$/.test(lowerAt(page, first - 1)) || !/^(?: |\. ?)$/.test(gapAfter(page, first - 1)))
    return first
  const isHouse =
    /^(?:h|d|qr|hse|house|door|flat|plot)$/.test(lowerAt(page, first - 2)) &&
    /^(?: |\. ?)$/.test(gapAfter(page, first - 2))
  return isHouse ? first - 2 : first - 1
}

/** "Goetheplatz 3 b, …": a letter by itself right behind a house's number, where nothing goes on. */
function isDoorLetter(page: Page, i: number): boolean {
  if (gapAfter(page, i - 1) !== ' ' || !isShort(page, i - 1) || !/^[a-h]$/i.test(wordAt(page, i)))
    return false
  if (gapAfter(page, i) === ' ' && lowerAt(page, i + 1) === 'in' && /^[a-h]$/.test(wordAt(page, i)))
    return true
  return /^(?:[,;)\r\n]|\.?$|\.\s|[ \t]*\n)/.test(gapAfter(page, i))
}

/** "flat 9 marlowe court", "unit 3/88 lonsdale ave": what the number counts. */
const smallUnit = /^(?:flat|apt|unit|apartment|house|plot|lot)$/
const buildings =
  /^(?:Home|Cottage|Farm|Hostel|Residency|Apts|Apartment|Flats|Compound|Manor|Works|Mills?|House|Court|Mansions?|Building|Tower|Towers|Apartments|Lodge|Heights|Point|Hall|Residences?|Block|Plaza|Complex|Villas?)$/
const mostOfBuilding = 4

/** "Flat 12, Cotswold House, 301 Stapleton Road": the flat and the building before a house's number. */
function withHouse(page: Page, first: number): number {
  if (!/^,(?: |\r?\n)$/.test(gapAfter(page, first - 1)) || !buildings.test(wordAt(page, first - 1)))
    return first
  let k = first - 1
  while (
    k > first - mostOfBuilding &&
    (gapAfter(page, k - 1) === ' ' || (gapAfter(page, k - 1) === '. ' && lowerAt(page, k - 1) === 'st')) &&
    (flagsAt(page, k - 1) & shape.capital) !== 0
  )
    k--
  if (k === first - 1) return first
  const isUnit = gapAfter(page, k - 1) === ', ' && unitEnd(page, k - 2) === k - 1
  return isUnit ? k - 2 : k
}

const floorOrBlock = /(?:^|[\s:])(?:\d{1,3}\/F|\d[FB]\d|[A-Z]-?\d{1,4}), $/

/** "Unit 14 Riverside Park", "Lot 9 Wattle Drive": what the number counts; "12/F, 88 …" and "B-14, …": the floor, the block. */
function withDoor(page: Page, first: number): number {
  const { words, text } = page
  const flags = flagsAt(page, first - 1)
  if ((flags & is.unit) !== 0 && (flags & shape.capital) !== 0 && gapAfter(page, first - 1) === ' ')
    return first - 1
  if (gapAfter(page, first - 1) !== ', ') return first
  const from = words.start[first]
  if (!floorOrBlock.test(text.slice(Math.max(0, from - 9), from))) return first
  return /^(?:-|\/)$/.test(gapAfter(page, first - 2)) ? first - 2 : first - 1
}

/** "1-2-3 Shibuya, Shibuya-ku": two or three numbers and a name that ends as wards and towns of Japan do. */
export function japaneseAround(page: Page, i: number): Core | undefined {
  if (gapAfter(page, i) !== '-' || !isNumber(page, i + 1) || lengthAt(page, i) > 2) return undefined
  let k = i + 2
  if (gapAfter(page, i + 1) === '-' && isNumber(page, k)) k++
  let last = none
  for (const limit = k + longestJapanese; k < limit; k++) {
    const gap = gapAfter(page, k - 1)
    if (gap === '-' && japaneseEnd.test(lowerAt(page, k))) last = k
    else if ((gap !== ' ' && gap !== ', ') || (flagsAt(page, k) & shape.capital) === 0) break
  }
  return last === none ? undefined : { first: i, last, strength: 'strong', isLower: false }
}

/** "Carrera 7 # 71-21", "Calle 50 No. 23-10": streets of Colombia are numbers, and so are their doors. */
export function colombianAround(page: Page, i: number): Core | undefined {
  const { words, text } = page
  if (i === 0 || !colombianHead.test(lowerAt(page, i - 1))) return undefined
  const end = matchEnd(colombian, text, words.end[i])
  if (end === undefined) return undefined
  let last = i
  while (last + 1 < words.count && words.start[last + 1] < end) last++
  return { first: i - 1, last, strength: 'strong', isLower: false }
}

function isShort(page: Page, i: number): boolean {
  return isNumber(page, i) && wordAt(page, i).length <= longest
}
