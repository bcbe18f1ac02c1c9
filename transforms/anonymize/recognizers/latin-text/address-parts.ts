import { districtEnd, isNamedRegion, type Part, placePart } from './address-places.js'
import {
  flagsAt,
  gapAfter,
  isNumber,
  isSpaceAfter,
  lengthAt,
  lowerAt,
  noGap,
  none,
  type Page,
  placeEnd,
  wordAt,
} from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

const unitCode = /^(?:\d{1,5}[A-Za-z]?|[A-Za-z]\d{0,4}|[IVX]{1,4})$/
const ordinal = /^\d{1,3}(?:st|nd|rd|th|er|e|º|ª|o|a)$/i
const unitGap = /^(?:[ ]|\. ?| ?# ?|: |º |, )$/
const breakGap =
  /^ [-–] $|^\)?(?:\.|[ \t]*,)?[ \t]*(?:\r?\n[ \t]*(?:[>?|*#]{1,4}[ \t]*)?){0,2}(?:,[ \t]*)?(?:#[ \t]?)?$/
const bracketed = /^ \([^()\n"“]{1,40}\)/
const outward = /^[A-Za-z]{1,2}\d[A-Za-z\d]?$/
const inward = /^\d[A-Za-z]{2}$/
/** The two halves of an Eircode: "D06 W5P3". */
const routing = /^[AC-FHKNPRTV-Y]\d[\dW]$/
const unique = /^[AC-FHKNPRTV-Y\d]{4}$/
const canadianHead = /^[A-Za-z]\d[A-Za-z]$/
const canadianTail = /^\d[A-Za-z]\d$/
const floor = /^(?:floor|fl|étage|etage|piso|andar|stock|flr)$/
const year = /^(?:19|20)\d\d$/
const most = 9

/** Whether word `i` begins a flat, a floor, a suite: the number of its last word, or {@link none}. */
export function unitEnd(page: Page, i: number): number {
  const flags = flagsAt(page, i)
  if ((flags & (is.unit | is.box)) !== 0) {
    if (!unitGap.test(gapAfter(page, i)) || !unitCode.test(wordAt(page, i + 1))) return none
    return gapAfter(page, i + 1) === '/' && isNumber(page, i + 2) ? i + 2 : i + 1
  }
  if ((flags & shape.digit) === 0 || !ordinal.test(wordAt(page, i)) || !isSpaceAfter(page, i)) return none
  if (/[ºª]$/.test(wordAt(page, i)) && /^[A-Z]$/.test(wordAt(page, i + 1))) return i + 1
  return floor.test(lowerAt(page, i + 1)) ? i + 1 : none
}

/** Whether a postal code stands at word `i`: the number of its last word, or {@link none}. */
export function codeEnd(page: Page, i: number): number {
  const word = wordAt(page, i)
  const gap = gapAfter(page, i)
  const next = gap === ' ' || gap === '-' ? wordAt(page, i + 1) : ''
  const isLong = (k: number) => /^[ -]$/.test(gapAfter(page, k)) && isNumber(page, k + 1)
  if (/^\d{3}$/.test(word) && /^\d{2}$/.test(next)) return isLong(i + 1) ? none : i + 1
  if (/^\d{4,6}$/.test(word)) {
    if (gap === '-' && /^\d{3,4}$/.test(next)) return isLong(i + 1) ? none : i + 1
    // A longer number, such as that of a phone.
    if (isLong(i)) return none
    return gap === ' ' && word.length === 4 && /^[A-Z]{2}$/.test(next) ? i + 1 : i
  }
  const isJoined = gap === '-' && /^\d{2,3}$/.test(word) && /^\d{3,4}$/.test(next)
  if (isJoined && word.length + next.length !== 6) return isLong(i + 1) ? none : i + 1
  if (gap === ' ' && outward.test(word) && inward.test(next)) return i + 1
  if (gap === ' ' && routing.test(word) && unique.test(next) && /\d/.test(next)) return i + 1
  return gap !== noGap && canadianHead.test(word) && canadianTail.test(next) ? i + 1 : none
}

/** The parts that follow word `last` of a street, as far as one leads to the next. */
export function partsAfter(page: Page, last: number, isLower: boolean): Part[] {
  const parts: Part[] = []
  let waiting: Part[] = []
  let at = last
  while (parts.length + waiting.length < most) {
    const next = at + 1
    const gap = gapAfter(page, at)
    if (!breakGap.test(gap)) break
    if (gap.includes('.') && !mayAbbreviate(page, at)) break
    // "… BS5 0NW", an empty line, "Many thanks".
    if (/\n[^\S\n]*\n/.test(gap) && isLast(parts.at(-1))) break
    if (isClosed(page, parts, gap) && !isCountry(page, next, gap)) break
    const count = parts.length + waiting.length
    const part =
      doorPart(page, next, gap) ??
      placePart(page, next, { gap, isLower }) ??
      districtPart(page, next, waiting.at(-1) ?? parts.at(-1)) ??
      firmPart(page, next) ??
      streetPart(page, next, count) ??
      shortCode(page, next, gap)
    // "12 Oak Street, 2019" has a year more often than a code.
    if (count === 0 && part?.kind === 'zip' && year.test(wordAt(page, next))) break
    if (part !== undefined) {
      parts.push(...waiting, part)
      waiting = []
      at = part.last
      continue
    }
    const city = waiting.length < 2 ? cityPart(page, next, isLower || gap.includes('\n')) : undefined
    if (city === undefined) break
    if (isNamedRegion(page, city.first, city.last)) {
      parts.push(...waiting, { ...city, kind: 'region' })
      waiting = []
      at = city.last
      continue
    }
    at = city.last
    if (standsAlone(page, city, { gap, before: parts.at(-1) })) {
      parts.push(...waiting, city)
      waiting = []
    } else waiting.push(city)
  }
  return parts
}

/** Whether nothing but a country can follow: a code behind a town, or one that ends addresses wherever it is used. */
function isClosed(page: Page, parts: readonly Part[], gap: string): boolean {
  const code = parts.at(-1)
  if (code?.kind !== 'zip') return false
  if ((flagsAt(page, code.last) & (shape.letter | shape.digit)) === (shape.letter | shape.digit)) return true
  if (!parts.some((part) => isTown(part) || part.kind === 'country')) return false
  // "Taman Desa, 58100 Kuala Lumpur": a code that begins a part stands before its town.
  return gap !== ' ' || gapAfter(page, code.first - 1) === ' '
}

function isTown({ kind }: Part): boolean {
  return kind === 'city' || kind === 'region'
}

function isCountry(page: Page, i: number, gap: string): boolean {
  return !gap.includes('.') && (flagsAt(page, i) & is.country) !== 0 && placeEnd(page, i) !== none
}

/** "M6" of "Salford M6". */
function districtPart(page: Page, i: number, before: Part | undefined): Part | undefined {
  if (before === undefined || !isTown(before) || (flagsAt(page, before.first) & shape.capital) === 0)
    return undefined
  const last = districtEnd(page, i)
  return last === none ? undefined : { kind: 'region', first: i, last }
}

/** Whether a part is the last of most addresses. */
function isLast(part: Part | undefined): boolean {
  return part?.kind === 'zip' || part?.kind === 'country'
}

function mayAbbreviate(page: Page, i: number): boolean {
  if (isNumber(page, i)) return lengthAt(page, i) <= 3
  return lengthAt(page, i) <= 4
}

/** A part that says itself what it is. */
function firmPart(page: Page, i: number): Part | undefined {
  const unit = unitEnd(page, i)
  if (unit !== none) return { kind: 'unit', first: i, last: unit }
  const flags = flagsAt(page, i)
  if ((flags & shape.digit) !== 0 || (flags & shape.letter) !== 0) {
    // D-10115, SE-111 43.
    const isPrefixed = gapAfter(page, i) === '-' && /^[A-Z]{1,2}$/.test(wordAt(page, i))
    const code = codeEnd(page, isPrefixed ? i + 1 : i)
    if (code !== none) return { kind: 'zip', first: i, last: code }
  }
  const place = placeEnd(page, i)
  if (place !== none) {
    const isCountry = (flags & is.country) !== 0
    return { kind: isCountry ? 'country' : 'region', first: i, last: withBracket(page, place) }
  }
  const word = wordAt(page, i)
  if (!/^(?:[A-Z]{1,3}|[a-z]{2,3})$/.test(word) || (/^[a-z]/.test(word) && (flags & is.stop) !== 0))
    return undefined
  // "PLZ/Ort:" of the next line; "410 AD".
  if (isLabel(page, i) || (isNumber(page, i - 1) && /^(?:AD|BC|CE|BCE|AM|PM)$/.test(word))) return undefined
  const gap = gapAfter(page, i)
  if (codeEnd(page, i + 1) !== none && (gap === ' ' || /^[ ]?\n/.test(gap)))
    return { kind: 'region', first: i, last: i }
  const isCode = page.lexicon.codes.has(word.toUpperCase())
  const isEnd = !/^[ '-]/.test(gap)
  return /^[A-Z]{2,3}$/.test(word) && (isCode || isEnd) ? { kind: 'region', first: i, last: i } : undefined
}

/** "#10-01", "#7": a door by its sign. */
function doorPart(page: Page, i: number, gap: string): Part | undefined {
  if (!gap.includes('#') || !/^\d{1,4}[A-Z]?$/.test(wordAt(page, i))) return undefined
  const isPair = gapAfter(page, i) === '-' && isNumber(page, i + 1) && lengthAt(page, i + 1) <= 4
  return { kind: 'unit', first: i, last: isPair ? i + 1 : i }
}

/** Codes of three digits (Iceland, the Faroes) before a town. */
function shortCode(page: Page, i: number, gap: string): Part | undefined {
  if (!/[,\n]/.test(gap) || !/^\d{3}$/.test(wordAt(page, i)) || !isSpaceAfter(page, i)) return undefined
  const flags = flagsAt(page, i + 1)
  const isTown = (flags & shape.capital) !== 0 && (flags & (is.suffix | is.weakSuffix | is.stop)) === 0
  return isTown ? { kind: 'zip', first: i, last: i } : undefined
}

/** A second name with a word for a street, right after the first. */
function streetPart(page: Page, i: number, count: number): Part | undefined {
  if (count > 0) return undefined
  for (let k = i; k < i + 3; k++) {
    const flags = flagsAt(page, k)
    if ((flags & shape.capital) === 0 || (flags & is.stop) !== 0) return undefined
    if (k > i && (flags & (is.suffix | is.weakSuffix)) !== 0) return { kind: 'street', first: i, last: k }
    if (!isSpaceAfter(page, k)) return undefined
  }
  return undefined
}

/** Up to four words that may be a town's name. */
function cityPart(page: Page, i: number, mayBeLower: boolean): Part | undefined {
  let last = none
  for (let k = i; k < i + 4; k++) {
    const flags = flagsAt(page, k)
    if ((flags & shape.letter) === 0 || (flags & shape.digit) !== 0) break
    if ((flags & is.stop) !== 0 && (flags & is.particle) === 0) break
    if (k > i && gapAfter(page, k - 1) !== '-' && firmPart(page, k) !== undefined) break
    const isName = (flags & shape.capital) !== 0 || mayBeLower
    if (isName) last = k
    else if ((flags & is.particle) === 0) break
    const gap = gapAfter(page, k)
    if (gap !== ' ' && gap !== '-' && gap !== "'" && gap !== '. ') break
    if (gap === '. ' && lengthAt(page, k) > 3) break
  }
  if (last === none || /^:/.test(gapAfter(page, last)) || isLabel(page, i)) return undefined
  return { kind: 'city', first: i, last: withBracket(page, last) }
}

/** Whether word `i` begins a line that a colon follows soon: "Local phone:". */
function isLabel(page: Page, i: number): boolean {
  if (!gapAfter(page, i - 1).includes('\n')) return false
  const { words, text } = page
  return /^[^\n:,\d]{1,24}:/.test(text.slice(words.start[i], words.start[i] + 26))
}

/** The last word of the brackets right behind word `last`, as in "Cyprus (Greek)". */
function withBracket({ words, text }: Page, last: number): number {
  const from = words.end[last]
  if (text[from + 1] !== '(') return last
  const brackets = bracketed.exec(text.slice(from, from + 44))
  if (brackets === null) return last
  let k = last
  while (k + 1 < words.count && words.start[k + 1] < from + brackets[0].length) k++
  return k
}

/** Whether a town needs nothing after it to be believed: a flat's number before it, an end of a line or a sentence after. */
function standsAlone(
  page: Page,
  city: Part,
  { gap, before }: { gap: string; before: Part | undefined },
): boolean {
  const { words, text } = page
  const to = words.end[city.last]
  const after = text.slice(to, to + 3)
  const isEnd = to >= text.length || /^\s*(?:[\n?!;)\]]|[.,](?:\s|$))/.test(after)
  const hasCapital = (flagsAt(page, city.first) & shape.capital) !== 0
  if (before?.kind === 'unit') return isEnd || (hasCapital && !gap.includes(',') && /^ [a-z]/.test(after))
  if (before?.kind === 'zip') return hasCapital
  if (/^,\r?\n ?$/.test(gap)) return hasCapital && /^(?:[.,\n]|$)/.test(after)
  if (gap !== ', ') return false
  if (!hasCapital) return /^(?:[.\n)!?,]|$)/.test(after) && !noTown.test(lowerAt(page, city.first))
  return /^(?:[.?!;,"'”)<|]|$|\n| [·•|–—(-])/.test(after) || isFollowed(text, to)
}

/** What people who write in small letters go on with behind a street and a comma. */
const noTown =
  /^(?:ring|call|come|park|cheers|knock|ask|see|got|get|meet|text|bring|leave|next|opposite|just|ok|ta|lol|mate|love|and|but|top|ground|first|second|third|side|round|back|front|near|buzz|press|use|his|her|all|any|ill|its|im|shes|hes|thats|theres|cash|free|big|red|blue|green|white|black|yellow|gate|code|door|xx|xxx)$/

/** Whether words follow that a sentence goes on with after a place, and not after a person. */
function isFollowed(text: string, to: number): boolean {
  return /^ (?:last|next|since|until|now|till|by|on|near|before|after|where|which|this|asap|please|pls|tomorrow|today|tonight|is where|and|or|to|but|with|for|from|at \d)(?![A-Za-z])/.test(
    text.slice(to, to + 12),
  )
}

/** Whether a part fixes the place: a code, a state, a country. */
export function isLocality({ kind }: Part): boolean {
  return kind === 'zip' || kind === 'country' || kind === 'region'
}

/** With the bracket that closes one opened before, as in "Cyprus (Greek)". */
export function closed(text: string, end: number): number {
  return text[end] === ')' && text.slice(Math.max(0, end - 16), end).includes('(') ? end + 1 : end
}
