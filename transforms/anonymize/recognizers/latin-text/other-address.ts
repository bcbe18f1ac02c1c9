import { closed } from './address-parts.js'
import { flagsAt, gapAfter, isNumber, isSpaceAfter, lengthAt, lowerAt, type Page, wordAt } from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Addresses of other forms than a number at a street: post offices of armed forces, corners of two streets, and what belongs to one on either side of its street. */

const militaryCode = /^(?:aa|ae|ap)$/i

/** "Unit 4719 Box 7394\nDPO AP 70942": the unit or the ship stands before the post office. */
export function readMilitary(page: Page, i: number): void {
  const { words, text, report } = page
  if (!isSpaceAfter(page, i) || !militaryCode.test(wordAt(page, i + 1))) return
  if (!isNumber(page, i + 2)) return
  let first = i
  for (let k = i - 1; k >= Math.max(0, i - 6); k--) {
    if (!/^[ ,\n\r\t]{1,4}$/.test(gapAfter(page, k))) break
    if (/^(?:unit|psc|cmr|usnv|usns|uss|uscgc|usav)$/.test(lowerAt(page, k))) {
      first = k
      break
    }
  }
  const last = isNumber(page, i + 3) && gapAfter(page, i + 2) === '-' ? i + 3 : i + 2
  report({
    entity: 'STREET_ADDRESS',
    recognizer: 'street_address',
    start: words.start[first],
    end: closed(text, words.end[last]),
    score: 0.95,
    validated: true,
    why: 'military post office',
  })
  page.lastOfAddress = Math.max(page.lastOfAddress, last)
}

/** "the corner of Oak Street and Mill Road": two names, one of them with a word for a street or a number. */
export function readCorner(page: Page, i: number): void {
  const { words, report } = page
  if (words.end[i] - words.start[i] !== 6 || lowerAt(page, i) !== 'corner' || lowerAt(page, i + 1) !== 'of')
    return
  let last = i + 1
  let joined = 0
  let evidence = 0
  for (let k = i + 2; k < Math.min(words.count, i + 14); k++) {
    const gap = gapAfter(page, k - 1)
    if (gap !== ' ' && gap !== '-' && gap !== ' & ' && !(gap === '. ' && lengthAt(page, k - 1) <= 3)) break
    if (gap === ' & ') joined = k - 1
    const flags = flagsAt(page, k)
    const word = lowerAt(page, k)
    if ((word === 'and' || word === '&') && joined === 0) {
      joined = k
      continue
    }
    const isName = (flags & (shape.capital | shape.digit)) !== 0
    if (
      !isName &&
      (joined === 0 || k - joined > 1) &&
      (flags & (is.particle | is.suffix | is.weakSuffix | is.head)) === 0
    )
      break
    if (!isName && (flags & (is.suffix | is.weakSuffix)) === 0) continue
    if ((flags & (is.suffix | is.weakSuffix | is.head | shape.digit)) !== 0 && word !== 'corner') evidence++
    last = k
  }
  if (joined === 0 || last <= joined) return
  const start = lowerAt(page, i - 1) === 'the' && isSpaceAfter(page, i - 1) ? i - 1 : i
  report({
    entity: 'STREET_ADDRESS',
    recognizer: 'street_address',
    start: words.start[start],
    end: words.end[last],
    score: evidence > 0 ? 0.7 : 0.4,
    validated: false,
    why: 'corner of two streets',
  })
}

/** Rural routes of North America. */
const route = /(?<![\p{L}\p{N}])(?:RR|R\.R\.|RMB|HC) ?#? ?\d{1,3},? $/u
/** The name of a house at the head of a line. */
const head =
  /(?:^|\n)[ \t>]{0,4}(?:(?:[Hh]ome |[Pp]ostal |[Mm]y )?[Aa]ddress: {0,3})?((?:The )?\p{Lu}[\p{L}'’]{1,20}(?: \p{Lu}[\p{L}'’]{1,20}){0,2}, )$/u
const longestBefore = 56
/** Buildings that names end with: other words before a comma and a number may be somebody. */
const house =
  /^The |(?:House|Cottage|Lodge|Manor|Farm|Hall|Villa|Barn|Forge|Mill|Rectory|Vicarage|Court|Grange|Croft|View|Bungalow|Towers?|Apartments|Mansions?|Building), $/
/** The postal code of Singapore, and a town with its code behind a semicolon. */
const behind =
  /^(?:,? ?S ?\(\d{6}\)|,? Singapore \d{6}|; ?\p{Lu}[\p{L} '’-]{2,24},? (?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]{2,3} \d{4,5}|\d{4,6}|[A-Z]\d[A-Z] \d[A-Z]\d))(?![\p{L}\p{N}-])/u
const longestBehind = 48

/** Where an address begins of which the street begins at `start`. */
export function startOfAddress(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - longestBefore), start)
  const name = head.exec(before)?.[1]
  if (name !== undefined && house.test(name)) return start - name.length
  return start - (route.exec(before)?.[0].length ?? 0)
}

/** Where an address ends of which the last part that is known by its words ends at `end`. */
export function endOfAddress(text: string, end: number): number {
  return end + (behind.exec(text.slice(end, end + longestBehind))?.[0].length ?? 0)
}
