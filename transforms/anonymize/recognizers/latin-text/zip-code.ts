import { codeEnd } from './address-parts.js'
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
  wordAt,
} from './page.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** Postal codes: beside a word that names them, after a state's code, or of a form that nothing else has. */

// The forms of British and Canadian codes: Royal Mail, Programmers' Guide to PAF; Canada Post, Addressing Guidelines.
const british = /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/
const canadian = /^[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d$/
/** Three digits are what `generalize` leaves of a code. */
const loose = /^\d(?!\d\d$)[\dA-Z]{2,9}$|^[A-Z]{1,2}-?\d{3,6}$|^[A-Z]\d[A-Z]\d[A-Z]\d$/i
const fieldCue = /\b(?:zip|zipcode|postcode|postal code|plz|code postal|cep|zip code|post code)\b/
const upperOnly = /^(?:cap|cp|cep|zip|plz)$/
const between = /^(?:(?:is|code|codes|number|postal|post|no|was|of|my|the|are)$)/

export function readZip(page: Page, i: number): void {
  const { words, scan } = page
  const see = (last: number, score: number, why: string) =>
    page.report({
      entity: 'ZIP_CODE',
      recognizer: 'zip_code',
      start: words.start[i],
      end: words.end[last],
      score,
      validated: false,
      why,
    })
  const flags = flagsAt(page, i)
  if (lengthAt(page, i) < 3 && (flags & shape.letter) === 0 && page.text[words.end[i]] !== '-') return
  const word = wordAt(page, i)
  const last = codeEnd(page, i)
  if (fieldCue.test(scan.field) && words.count <= 3 && i === 0) {
    if (last !== none || loose.test(word)) return see(Math.max(last, i), 0.9, 'field')
  }
  if (isNamed(page, i) && (last !== none || loose.test(word))) return see(Math.max(last, i), 0.85, 'keyword')
  if ((flags & shape.letter) !== 0) {
    const two = last === i + 1 ? page.text.slice(words.start[i], words.end[last]) : word
    if (british.test(two)) return see(last, 0.7, 'British form')
    if (canadian.test(two)) see(last === i + 1 ? last : i, two.length > 6 ? 0.7 : 0.4, 'Canadian form')
    return
  }
  if (last === none || !isNumber(page, i)) return
  if (lengthAt(page, i) === 5) {
    if (isAfterState(page, i)) see(last, 0.8, 'after a state')
    else if (isAfterTown(page, i)) see(last, 0.55, 'after a town that somebody lives in')
    else if (last === i + 1 && lengthAt(page, last) === 4) see(last, 0.4, 'American form')
    return
  }
  // Dutch: four digits, two capitals, a town.
  if (last === i + 1 && isSpaceAfter(page, i) && (flagsAt(page, last) & shape.letter) !== 0) {
    if (
      /^(?:1[5-9]|20)/.test(word) &&
      /^(?:UN|US|UK|EU|AD|BC|AM|PM|BY|IN|OF|TO|AT|ON|OR|AN|IS|AS|MB|GB|KB|TV)$/.test(wordAt(page, last))
    )
      return
    const isTown = /^ {1,2}$/.test(gapAfter(page, last)) && (flagsAt(page, last + 1) & shape.capital) !== 0
    see(last, isTown && /^[1-9]/.test(word) ? 0.55 : 0.3, 'Dutch form')
  }
}

/** Whether "zip", "postcode" or the like stands right before, filler words and a colon between. */
function isNamed(page: Page, i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
    if (!/^(?: | ?: ?|\. ?|\.?: ?| - | ?[=#] ?|\) ?:? ?|\n)$/.test(gapAfter(page, k))) return false
    if ((flagsAt(page, k) & is.zip) !== 0) {
      const word = lowerAt(page, k)
      if (word === 'codice' || word === 'código' || word === 'postal')
        return word === 'postal' || lowerAt(page, k + 1).startsWith('posta')
      return !upperOnly.test(word) || word === 'zip' || wordAt(page, k) === word.toUpperCase()
    }
    if (!between.test(lowerAt(page, k))) return false
  }
  return false
}

/** "I live in Springfield 62704", "moved to San Pedro, 90731". */
function isAfterTown(page: Page, i: number): boolean {
  const { words, text } = page
  if (
    !/^,? $/.test(gapAfter(page, i - 1)) ||
    !/^(?:$|[\n.,;!?)])/.test(text.slice(words.end[i], words.end[i] + 1))
  )
    return false
  let k = i - 1
  const isName = () =>
    (flagsAt(page, k) & (shape.capital | shape.small | shape.digit)) === (shape.capital | shape.small)
  while (k > i - 4 && isName() && gapAfter(page, k) !== noGap) k--
  if (k === i - 1 || !/^(?:in|from|to|near|of|at)$/.test(lowerAt(page, k))) return false
  for (let cue = k - 1; cue >= Math.max(0, k - 5); cue--)
    if ((flagsAt(page, cue) & is.place) !== 0) return true
  return false
}

/** "Springfield, IL 62701". */
function isAfterState(page: Page, i: number): boolean {
  const state = wordAt(page, i - 1)
  if (!isSpaceAfter(page, i - 1) && gapAfter(page, i - 1) !== ', ') return false
  if ((flagsAt(page, i - 1) & is.region) === 0) return false
  const isCode = page.lexicon.codes.has(state)
  if (!isCode && !page.lexicon.places.has(state.toLowerCase())) return false
  return (flagsAt(page, i - 2) & shape.capital) !== 0
}
