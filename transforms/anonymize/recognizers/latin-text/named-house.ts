import { flagsAt, gapAfter, isSpaceAfter, lowerAt, none, type Page, wordAt } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Addresses without a number, as houses of Britain and Ireland have names: what stands before a postcode. */

const outward = /^[A-Z]{1,2}\d[A-Z\d]?$/
const inward = /^\d[ABD-HJLNP-UW-Z]{2}$/
/** The two halves of an Eircode of Ireland. */
const routing = /^(?:[AC-FHKNPRTV-Y]\d{2}|D6W)$/
const unique = /^(?=[A-Z\d]{0,3}\d)[AC-FHKNPRTV-Y\d]{4}$/
/** So many parts from the beginning of a line to a postcode are an address, whatever its street is called. */
const leastParts = 2
const mostWords = 14
const houseNumber = /^\d{1,4}[a-zA-Z]?$/
const unit = /^(?:flat|unit|apartment|apt|room|suite|studio|no)$/

/** "The Old Rectory, Church Lane, Ely CB7 4AB": parts with capitals before the postcode, one of them a street. */
export function readNamedHouse(page: Page, i: number): void {
  const { words, report } = page
  if (i <= page.lastOfAddress || !isSpaceAfter(page, i)) return
  const [first, second] = [wordAt(page, i), wordAt(page, i + 1)]
  const isPostcode = outward.test(first) && inward.test(second)
  if (!isPostcode && !(routing.test(first) && unique.test(second))) return
  const start = firstOfParts(page, i)
  if (start === none) return
  report({
    entity: 'STREET_ADDRESS',
    recognizer: 'street_address',
    start: words.start[start],
    end: words.end[i + 1],
    score: 0.8,
    validated: true,
    why: 'names before a postcode, one of them a street',
  })
  page.lastOfAddress = i + 1
}

/** Where the parts before word `i` begin; {@link none} where none of them ends as streets do. */
function firstOfParts(page: Page, i: number): number {
  let first = none
  let hasStreet = false
  let parts = 0
  let start = i
  for (let k = i - 1; k >= Math.max(0, i - mostWords); k--) {
    const gap = gapAfter(page, k)
    const isBreak =
      /^,[ \t]?$|^,?[ \t]*\r?\n[ \t]*(?:> ?)?$/.test(gap) || (k === i - 1 && /^ {2,3}$/.test(gap))
    if (!isBreak && gap !== ' ' && gap !== '-') break
    const flags = flagsAt(page, k)
    const isName = (flags & shape.capital) !== 0 && (flags & shape.digit) === 0
    // "17b Heol Fawr, Pontcanna, Cardiff CF11 9HB": a number before the first part is that of a house, whatever its street is called.
    if (houseNumber.test(wordAt(page, k))) {
      const isHouse = gap === ' ' && start === k + 1 && i - k > 2
      return isHouse ? unitBefore(page, k) : first
    }
    if (!isName && !((flags & is.particle) !== 0 && !isBreak)) break
    if ((flags & is.stop) !== 0 && (flags & is.particle) === 0 && lowerAt(page, k) !== 'the') break
    if (isName) start = k
    if (isBreak) parts++
    if (isBreak && (flags & (is.suffix | is.weakSuffix)) !== 0) hasStreet = true
    // "Mrs Adaeze Nwosu" in the line above.
    if ((flagsAt(page, k - 1) & is.salutation) !== 0 && /^\.? $/.test(gapAfter(page, k - 1)))
      return hasStreet ? lineAfter(page, k, i) : none
    if (hasStreet) first = start
    else if (parts >= leastParts && opensLine(page, start)) first = start
  }
  return first
}

/** Whether nothing but the label of an address stands before a word on its line. */
function opensLine(page: Page, k: number): boolean {
  const before = page.text.slice(Math.max(0, page.words.start[k] - 48), page.words.start[k])
  return /(?:^|\n)[ \t>]*(?:(?:home |postal |my )?addre[s5]{2}[:.]{0,2}[ \t]*)?$/i.test(before)
}

/** Where the flat before a house begins: "Flat 31, Albion House, 9 Tanner Row", "Flat 4B, 19 Sorrel Court". */
function unitBefore(page: Page, house: number): number {
  for (let k = house - 1; k > Math.max(0, house - 7); k--) {
    if (!/^(?: |, |,\n|\n)$/.test(gapAfter(page, k))) break
    if (unit.test(lowerAt(page, k)) && isSpaceAfter(page, k)) return k
    if (!(flagsAt(page, k) & (shape.capital | shape.digit))) break
  }
  return house
}

/** The first word behind the line that word `k` stands in; {@link none} where that is not before word `limit`. */
function lineAfter(page: Page, k: number, limit: number): number {
  for (let next = k + 1; next < limit; next++) if (gapAfter(page, next - 1).includes('\n')) return next
  return none
}
