import { matchEnd } from '../../../../src/text/match-at.js'
import { closed, codeEnd, unitEnd } from './address-parts.js'
import { isNamedRegion, placePart } from './address-places.js'
import {
  flagsAt,
  gapAfter,
  isNumber,
  isSpaceAfter,
  lengthAt,
  lowerAt,
  none,
  type Page,
  placeEnd,
  wordAt,
} from './page.js'
import { streetAround } from './street-core.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/**
 * Addresses without a house's number at a street: parts with commas between them, such as "Flat 11, Ganga Apts, Matunga"
 * and "The Old Forge, Back Lane, Ely". Each part says a little; together they have to say enough.
 */

const buildings =
  /^(?:house|cottage|lodge|manor|mansions?|building|tower|towers|apartments?|apts|residency|residences?|residence|compound|farm|farmhouse|hostel|hall|halls|villas?|flats|heights|maltings|granary|gables|manse|rectory|vicarage|deanery|forge|mill|barn|stables|chambers|plaza|complex|block|annex|annexe|bungalow|barracks|dormitory|estate|quarters|market|croft|grange|priory|wharf)$/
/** Units that are hardly anything but a place where somebody lives or works. */
const home = /^(?:flat|apt|apartment|hostel|caravan|bungalow|plot|blk|hse|maisonette|ste|suite)$/
/** "B-1104", "C402". */
const doorCode = /^[A-Z]\d{2,4}$/
const prepositions = /^(?:at|from|in|to|of|is)$/
const labelled =
  /\b(?:address|addr|residence|residing at|lives? at|living at|resident of|home|ship to|deliver to|collect from)\b[^\n:]{0,16}(?::\s{0,3}|\s)$/i
const alone = /^(?:flat|apt|apartment|bungalow|caravan)$/
const ownerBefore =
  /\p{Lu}[\p{L}'’-]{1,20} \p{Lu}[\p{L}'’-]{1,20} of (?=(?:The )?\p{Lu}[\p{L}'’-]{1,20} (?:\p{Lu}[\p{L}'’-]{1,20} )?(?:House|Cottage|Lodge|Farm|Hall|Manor|Villa|Barn|Court|Rectory|Mill)[, ])/uy
const mostParts = 8
const mostWords = 5
const least = 0.5
const between = /^(?:\.?, ?| [-–] |\.?,? ?\r?\n ?)$/

interface Segment {
  last: number
  weight: number
  kind: 'unit' | 'building' | 'street' | 'place' | 'code' | 'name'
}

/** Reads a chain of parts around word `i`: a unit, a word for a place, or the last word of a street or a house. */
export function readChain(page: Page, i: number): void {
  if (i <= page.lastOfAddress) return
  const flags = flagsAt(page, i)
  if (
    (flags & is.unit) !== 0 &&
    gapAfter(page, i) !== ': ' &&
    (unitEnd(page, i) !== none || isPlace(page, i))
  )
    readFrom(page, i)
  else if ((flags & shape.capital) !== 0 && /^\.?,[ \n\r]/.test(gapAfter(page, i))) {
    const first = segmentStart(page, i)
    if (first !== none) readFrom(page, first)
  }
}

/** "Address: Tullyallen, Drogheda, Co. Louth A92 X4K8": what stands behind a label. */
export function readLabelled(page: Page, i: number): void {
  if (/^: ?$/.test(gapAfter(page, i)) && (flagsAt(page, i + 1) & shape.capital) !== 0) readFrom(page, i + 1)
}

function isPlace(page: Page, i: number): boolean {
  return placePart(page, i, { gap: '', isLower: false }) !== undefined
}

function readFrom(page: Page, first: number): void {
  const { words, text, report } = page
  const start = words.start[first]
  const isLabelled = labelled.test(text.slice(Math.max(0, start - 40), start))
  const segments = segmentsFrom(page, first, isLabelled)
  const end = segments.at(-1)
  if (end === undefined) return
  const isLed = prepositions.test(lowerAt(page, first - 1)) && isSpaceAfter(page, first - 1)
  let weight = isLabelled ? 0.25 : isLed ? 0.1 : 0
  const has = (kind: Segment['kind']) => segments.some((one) => one.kind === kind)
  for (const one of segments) weight += one.weight
  const isSaid =
    isLabelled &&
    (text[start - 1] === '\n' || /:\s{0,3}$|address is $/i.test(text.slice(Math.max(0, start - 12), start)))
  const isHome = has('unit') || has('building') || has('place') || has('code')
  const isAlone = segments.length === 1 && !(isLed && alone.test(lowerAt(page, first)))
  if (weight < least || !(isHome || isSaid) || isAlone) return
  // "Colin Strutt of Forge Cottage, Church Lane": whose it is stands before.
  const owner = matchEnd(ownerBefore, text, start)
  const isNamesOnly = segments.every(({ kind }) => kind === 'name' || kind === 'code')
  if (isNamesOnly) return
  report({
    entity: 'STREET_ADDRESS',
    recognizer: 'street_address',
    start: owner ?? start,
    end: closed(text, words.end[end.last]),
    score: Math.min(0.9, 0.1 + weight),
    validated: false,
    why: 'parts of an address',
  })
  page.lastOfAddress = end.last
}

/** The parts from word `first` on; none where one is a street with a number, which is read from that, and learns where it begins. */
function segmentsFrom(page: Page, first: number, isLabelled: boolean): readonly Segment[] {
  const segments: Segment[] = []
  for (let at = first; segments.length < mostParts; ) {
    const segment = segmentAt(page, at, segments.length === 0 ? '' : gapAfter(page, at - 1))
    if (segment === undefined) break
    if (segments.length === 0 && !isLabelled && (segment.kind === 'name' || segment.kind === 'code')) break
    const house = houseIn(page, at, segment)
    if (house !== none) {
      if (segments.length > 0 || house > at) page.lead = { first, house }
      return []
    }
    segments.push(segment)
    const gap = gapAfter(page, segment.last)
    const isCode = codeEnd(page, segment.last + 1) !== none
    if (segment.kind === 'code' && isMixed(flagsAt(page, segment.last))) break
    if (!between.test(gap) && !(gap === ' ' && (isCode || segment.kind === 'unit'))) break
    if (gap.includes('\n') && !gap.includes(',') && segments.length < 2) break
    at = segment.last + 1
  }
  return segments
}

/** The house's number in a part that is, or begins, a street with one; {@link none} where it does not. */
function houseIn(page: Page, at: number, { kind, last }: Segment): number {
  for (let k = at; k <= (kind === 'unit' ? last : at); k++) {
    if ((flagsAt(page, k) & shape.digit) === 0 || (kind === 'unit' && gapAfter(page, k) === ', ')) continue
    const core = streetAround(page, k)
    if (core !== undefined && core.first >= at && (core.strength !== 'bare' || kind !== 'unit'))
      return core.first
  }
  return none
}

function segmentAt(page: Page, i: number, gap: string): Segment | undefined {
  const unit = unitEnd(page, i)
  if (unit !== none) return { last: unit, weight: home.test(lowerAt(page, i)) ? 0.4 : 0.3, kind: 'unit' }
  const last = codeEnd(page, i)
  if (last !== none) return { last, weight: isMixed(flagsAt(page, last)) ? 0.5 : 0.25, kind: 'code' }
  const place = placePart(page, i, { gap, isLower: false })
  if (place !== undefined)
    return { last: place.last, weight: 0.25, kind: place.kind === 'street' ? 'name' : 'place' }
  const region = placeEnd(page, i)
  return region === none ? nameAt(page, i) : { last: region, weight: 0.2, kind: 'name' }
}

/** Words with capitals up to the next comma, and what the last of them says. */
function nameAt(page: Page, i: number): Segment | undefined {
  let last = none
  for (let k = i; k < i + mostWords; k++) {
    const flags = flagsAt(page, k)
    const isDoor = k === i && doorCode.test(wordAt(page, k))
    if ((flags & shape.digit) !== 0 && !isDoor && !(k === i && isNumber(page, k) && lengthAt(page, k) < 5))
      break
    if (
      (flags & (is.stop | is.month | is.weekday)) !== 0 &&
      (flags & (is.particle | is.weakSuffix)) === 0 &&
      lowerAt(page, k) !== 'the'
    )
      return undefined
    if ((flags & (shape.capital | shape.digit)) !== 0) last = k
    else if ((flags & is.particle) === 0) break
    const gap = gapAfter(page, k)
    const isShort = gap === '. ' && lengthAt(page, k) <= 3 && (k === i || (flags & is.suffix) === 0)
    if (gap !== ' ' && gap !== '-' && !isShort) break
    if (codeEnd(page, k + 1) !== none) break
  }
  if (last === none || (flagsAt(page, i) & shape.small) === 0) return undefined
  const flags = flagsAt(page, last)
  const { text, words } = page
  // "Mill Lane is": a name that a sentence goes on with ends the chain, and is none of it where it says nothing.
  const isOpen = /^ [a-z]/.test(text.slice(words.end[last], words.end[last] + 2))
  const isLong = last > i
  if (isLong && buildings.test(lowerAt(page, last))) return { last, weight: 0.25, kind: 'building' }
  if (isLong && (flags & is.suffix) !== 0) return { last, weight: 0.3, kind: 'street' }
  if (isLong && (flags & is.weakSuffix) !== 0) return { last, weight: 0.2, kind: 'street' }
  if (isNamedRegion(page, i, last)) return { last, weight: 0.2, kind: 'name' }
  return isOpen &&
    !/^ (?:and|or|to|but|with|is|at|on|from|for|where|as|if)\b/.test(
      text.slice(words.end[last], words.end[last] + 7),
    )
    ? undefined
    : { last, weight: 0.08, kind: 'name' }
}

/** Whether a word has letters and digits, as codes of Britain, Ireland and Canada end. */
function isMixed(flags: number): boolean {
  return (flags & (shape.letter | shape.digit)) === (shape.letter | shape.digit)
}

/** The first of the words with capitals that end with word `i`. */
function segmentStart(page: Page, i: number): number {
  let first = i
  for (let k = i - 1; k > i - mostWords; k--) {
    const gap = gapAfter(page, k)
    if (gap !== ' ' && gap !== '-' && !(gap === '. ' && lengthAt(page, k) <= 3)) break
    const flags = flagsAt(page, k)
    if ((flags & shape.digit) !== 0) return none
    if ((flags & is.stop) !== 0 && lowerAt(page, k) !== 'the') break
    if ((flags & shape.capital) !== 0) first = k
    else if ((flags & is.particle) === 0) break
  }
  return first < i ? first : none
}
