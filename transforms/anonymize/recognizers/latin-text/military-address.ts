import { closed } from './address-parts.js'
import { gapAfter, isNumber, isSpaceAfter, lowerAt, type Page, wordAt } from './page.js'

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
