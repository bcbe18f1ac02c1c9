import {
  flagsAt,
  gapAfter,
  isNumber,
  isSpaceAfter,
  lengthAt,
  lowerAt,
  none,
  type Page,
  wordAt,
} from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Places in an address that a word names: barangays, districts, counties, postal districts, and what a house stands beside. */

/** What an address goes on with after its street. */
export interface Part {
  kind: 'unit' | 'street' | 'city' | 'region' | 'zip' | 'country'
  first: number
  last: number
}

/** Before the name of a district or a village. */
const lead =
  /^(?:brgy|bgy|barangay|sitio|purok|prk|co|county|dist|district|tq|tal|taluk|taluka|tehsil|mandal|vpo|vill|parish|poblacion|phase|sector|lga|mohalla|mtaa|kampung|kg|taman|subdivision|subd|bo)$/
/** The same where a number may follow instead of a name. */
const counted = /^(?:purok|prk|phase|sector|brgy|barangay|ward|zone)$/
/** After its name. */
const tail =
  /^(?:state|county|province|district|subd|subdivision|parish|municipality|lga|division|township|nagar|colony|enclave|layout|pradesh|nadu|bengal)$/
const beside = /^(?:off|opp|opposite|near|nr|behind|beside)$/
/** "M6", "SW12", "CF44": the first half of a postcode of Britain, for a district. */
const outward = /^(?:[A-Z]{1,2}\d{1,2}|[A-Z]{1,2}\d[A-Z])$/
const most = 4

/** "Brgy. San Roque", "Dist. Bidar", "Co. Mayo", "off Allen Avenue". */
export function placePart(
  page: Page,
  i: number,
  { gap, isLower }: { gap: string; isLower: boolean },
): Part | undefined {
  const word = lowerAt(page, i)
  if (beside.test(word)) {
    if (gap !== ', ' || !isSpaceAfter(page, i) || (flagsAt(page, i + 1) & shape.capital) === 0)
      return undefined
    const last = nameEnd(page, i + 1, false)
    return last === none ? undefined : { kind: 'street', first: i, last }
  }
  if (!lead.test(word) && !counted.test(word)) return undefined
  if (!/^(?: |\. ?)$/.test(gapAfter(page, i)) || /^[a-z]{2}$/.test(wordAt(page, i))) return undefined
  if (isNumber(page, i + 1))
    return counted.test(word) && lengthAt(page, i + 1) <= 3
      ? { kind: 'unit', first: i, last: i + 1 }
      : undefined
  const last = nameEnd(page, i + 1, isLower)
  return last === none ? undefined : { kind: 'region', first: i, last }
}

/** "Osun State", "Kasturba Nagar": the last of a name's words says what it is. */
export function isNamedRegion(page: Page, first: number, last: number): boolean {
  return last > first && tail.test(lowerAt(page, last))
}

/** "Salford M6", "Dublin 6", "Kolkata 19": a district behind a town, where a part ends. */
export function districtEnd(page: Page, i: number): number {
  if (gapAfter(page, i - 1) !== ' ') return none
  const word = wordAt(page, i)
  const { words, text } = page
  const to = words.end[i]
  const isEnd = to >= text.length || /^(?:[,;)\n"]|\.(?:\s|$))/.test(text.slice(to, to + 2))
  if (!isEnd) return outward.test(word) && / [a-z]/.test(text.slice(to, to + 2)) ? i : none
  return outward.test(word) || /^\d{1,2}$/.test(word) ? i : none
}

/** The last of the words, at most four, of a name that begins at word `i`. */
function nameEnd(page: Page, i: number, isLower: boolean): number {
  let last = none
  for (let k = i; k < i + most; k++) {
    const flags = flagsAt(page, k)
    if ((flags & shape.letter) === 0 || (flags & shape.digit) !== 0) break
    if ((flags & is.stop) !== 0 && (flags & is.particle) === 0) break
    if (isLower || (flags & shape.capital) !== 0) last = k
    else if ((flags & is.particle) === 0) break
    const gap = gapAfter(page, k)
    if (gap !== ' ' && gap !== '-' && !(gap === '. ' && lengthAt(page, k) <= 3)) break
  }
  return last
}
