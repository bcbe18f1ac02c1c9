import { isLocality, type Part, partsAfter } from './address-parts.js'
import { colombianAround, japaneseAround, widened } from './house-numbers.js'
import { is } from './lexicon.js'
import { flagsAt, gapAfter, isNumber, isSpaceAfter, lengthAt, lowerAt, type Page, wordAt } from './page.js'
import { type Core, streetAround } from './street-core.js'
import { shape } from './words.js'

/**
 * Postal addresses, report from a number: a street's name beside it, a PO box, a military post office. What
 * follows on the same and the next lines up to the postal code or the country belongs to the address. An
 * address that is a block of its own, a part a line, is taken line by line, so that the block keeps its
 * lines. A street without a number is not report, nor a town without a street.
 */

const strengths = { strong: 0.7, weak: 0.3, bare: 0.2 }
const lowerStrengths = { strong: 0.3, weak: 0.2, bare: 0.1 }
const cueGain = 0.3
const partGain = 0.35
const cueWindow = 64
const fieldCue =
  /\b(?:address|addr|street|shipping|billing|residence|anschrift|adresse|direccion|domicilio)\b/
const barredBefore = /[$€£#@.,:/\\\d-]$/
const yearLead = /^(?:the|in|since|of|a|an|by|until|this|that|july|june|may)$/
const goesOn =
  /^(?:in|and|at|for|near|st|street|by|please|with|but|to|from|tomorrow|tonight|today|after|before|if|when|is|or|as|on)$/
const linking = /^(?:at|on|to|is|in|near|from|of|with|de|an|in|a|à|en|per|side)$/

/** Looks for an address around word `i`; the number of its last word, or -1. */
export function readAddress(page: Page, i: number): number {
  const flags = flagsAt(page, i)
  if ((flags & is.military) !== 0) return readMilitary(page, i)
  if ((flags & shape.digit) === 0) return -1
  const core =
    boxAround(page, i) ?? japaneseAround(page, i) ?? colombianAround(page, i) ?? streetAround(page, i)
  if (core === undefined) return -1
  const wide = widened(page, core)
  return isBarred(page, wide) ? -1 : judge(page, wide)
}

function judge(page: Page, core: Core): number {
  const { words, text, report } = page
  const parts = partsAfter(page, core.last, core.isLower)
  if (isTooThin(page, core, parts)) return -1
  let score = (core.isLower ? lowerStrengths : strengths)[core.strength]
  if (core.strength === 'strong' && isYear(page, core.first) && yearLead.test(lowerAt(page, core.first - 1)))
    score = strengths.weak
  const reasons = [core.strength === 'bare' ? 'number beside a name' : `${core.strength} word for a street`]
  if (parts.some(({ kind }) => kind === 'unit')) {
    score += partGain
    reasons.push('unit')
  }
  const localities = parts.filter(isLocality)
  if (localities.length > 0) {
    const isPlain = core.strength === 'bare' && localities.length === 1
    score += isPlain ? partGain / 2 : partGain
    reasons.push('place')
  }
  if (parts.some(({ kind }) => kind === 'street')) score += partGain
  if (!core.isLower && hasCue(page, core)) {
    score += cueGain
    reasons.push('context')
  }
  const isComplete = core.strength === 'strong' && localities.some(({ kind }) => kind === 'zip')
  const sight = { score: Math.min(0.95, score), validated: isComplete, why: reasons.join(', ') }
  const last = parts.at(-1)?.last ?? core.last
  const start = words.start[core.first]
  const end = closed(text, words.end[last])
  for (const part of parts)
    if (part.kind === 'zip' && score >= 0.5 && !page.wants('STREET_ADDRESS'))
      report({
        ...sight,
        entity: 'ZIP_CODE',
        recognizer: 'zip_code',
        start: words.start[part.first],
        end: words.end[part.last],
        validated: false,
      })
  const street = { ...sight, entity: 'STREET_ADDRESS', recognizer: 'street_address' }
  if (isBlock(page, core, parts)) {
    const town = {
      ...street,
      entity: page.wants('LOCATION') ? 'LOCATION' : 'STREET_ADDRESS',
      validated: false,
    }
    report({ ...street, start, end: words.end[core.last] })
    for (const { kind, first, last: to } of parts)
      report({
        ...(kind === 'city' || kind === 'country' ? town : street),
        start: words.start[first],
        end: closed(text, words.end[to]),
      })
  } else report({ ...street, start, end })
  return score >= 0.5 ? last : -1
}

/**
 * A number and a name are everywhere: they need a unit right behind, or an end where nothing is counted, and
 * no date and no heading among them.
 */
function isTooThin(page: Page, core: Core, parts: readonly Part[]): boolean {
  const { first, last, strength } = core
  const [next] = parts
  if (strength === 'weak') return next === undefined && isNumber(page, last) && isCounting(page, last)
  if (strength === 'strong' || fieldCue.test(page.scan.field)) return false
  for (let k = first; k <= last; k++) if ((flagsAt(page, k) & (is.month | is.weekday)) !== 0) return true
  if ((flagsAt(page, first) & (is.particle | is.stop)) !== 0 && lowerAt(page, first) !== 'la') return true
  if (next?.kind === 'unit') return false
  const isNumberFirst = isNumber(page, first)
  if (!isNumber(page, last) && !/^\d/.test(wordAt(page, last)))
    return !parts.some(({ kind }) => kind === 'zip' || kind === 'country')
  if (!isNumberFirst && (isYear(page, last) || (last === first + 1 && wordAt(page, last).length < 2)))
    return true
  if (next !== undefined) return false
  return isCounting(page, last)
}

/** Whether the number that is word `i` goes on, or counts what follows. */
function isCounting(page: Page, i: number): boolean {
  const { text, words } = page
  const tail = text.slice(words.end[i], words.end[i] + 2)
  if (/^(?:[:%°)\]/-]|[,.]\d|['’"])/.test(tail)) return true
  return isSpaceAfter(page, i) && !goesOn.test(lowerAt(page, i + 1))
}

function isYear(page: Page, i: number): boolean {
  return /^(?:1[5-9]|20)\d\d$/.test(wordAt(page, i))
}

function isBarred(page: Page, { first }: Core): boolean {
  const { text, words } = page
  const from = words.start[first]
  return from > 0 && barredBefore.test(text.slice(from - 1, from)) && text[from - 2] !== '/'
}

/** Whether a word such as "lives" or "address" stands shortly before, in the same sentence. */
function hasCue(page: Page, { first, strength }: Core): boolean {
  const { words, scan } = page
  if (fieldCue.test(scan.field)) return true
  const gap = gapAfter(page, first - 1)
  const isLinked = /[:\n]|^, $/.test(gap) || linking.test(lowerAt(page, first - 1))
  if (strength === 'bare' && !isLinked) return false
  for (let k = first - 1; k >= 0 && words.start[first] - words.start[k] < cueWindow; k--)
    if ((words.flags[k] & is.place) !== 0) return true
  return false
}

/** Whether the address begins a block of lines, and each part of it stands in a line of its own. */
function isBlock(page: Page, core: Core, parts: readonly Part[]): boolean {
  const { text, words } = page
  if (parts.length < 2) return false
  const from = words.start[core.first]
  const lead = text.slice(Math.max(0, from - 8), from)
  const isQuoted = /\n[>?|*]{1,4} $/.test(lead)
  if (!isQuoted && !/^\s*$|\n\s{0,8}\n\s{0,8}$/.test(from <= 8 ? text.slice(0, from) : lead)) return false
  let before = core.last
  return parts.every((part) => {
    const isNewLine = gapAfter(page, before).includes('\n')
    before = part.last
    return isNewLine || part.kind === 'zip'
  })
}

/** "P.O. Box 149", "Postfach 12": a box is as good as a street. */
function boxAround(page: Page, i: number): Core | undefined {
  const p = i - 1
  if ((flagsAt(page, p) & is.box) === 0 || !/^(?: |: |\. )$/.test(gapAfter(page, p))) return undefined
  const word = lowerAt(page, p)
  let first = p
  if (word === 'box') {
    const isSplit = lowerAt(page, p - 1) === 'o' && lowerAt(page, p - 2) === 'p'
    if (!isSplit && lowerAt(page, p - 1) !== 'po') return undefined
    first = isSplit ? p - 2 : p - 1
  } else if (word === 'postale' || (word.length === 2 && wordAt(page, p) !== word.toUpperCase()))
    return undefined
  if (isNumber(page, first - 1) && isSpaceAfter(page, first - 1)) first--
  const isShort = word.length === 2 || word === 'casella'
  // Postfach 12 34.
  const isPair = word === 'postfach' && isSpaceAfter(page, i) && /^\d{2}$/.test(wordAt(page, i + 1))
  return { first, last: isPair ? i + 1 : i, strength: isShort ? 'weak' : 'strong', isLower: false }
}

const militaryCode = /^(?:aa|ae|ap)$/i

/** "Unit 4719 Box 7394\nDPO AP 70942": the unit or the ship stands before the post office. */
function readMilitary(page: Page, i: number): number {
  const { words, text, report } = page
  if (!isSpaceAfter(page, i) || !militaryCode.test(wordAt(page, i + 1))) return -1
  if (!isNumber(page, i + 2)) return -1
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
  return last
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

/** With the bracket that closes one opened before, as in "Cyprus (Greek)". */
function closed(text: string, end: number): number {
  return text[end] === ')' && text.slice(Math.max(0, end - 16), end).includes('(') ? end + 1 : end
}
