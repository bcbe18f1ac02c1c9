import type { Match } from '../../detect/recognizer.js'
import { closed, isLocality, partsAfter } from './address-parts.js'
import type { Part } from './address-places.js'
import { colombianAround, japaneseAround, widened } from './house-numbers.js'
import { lowerGain } from './lower-street.js'
import { endOfAddress, startOfAddress } from './other-address.js'
import { flagsAt, gapAfter, isNumber, isSpaceAfter, lowerAt, type Page, wordAt } from './page.js'
import { type Core, streetAround } from './street-core.js'
import { is } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/**
 * Postal addresses, report from a number: a street's name beside it, a PO box, a military post office. What
 * follows on the same and the next lines up to the postal code or the country belongs to the address. An
 * address that is a block of its own, a part a line, is taken line by line, so that the block keeps its
 * lines. A street without a number is not report, nor a town without a street.
 */

const strengths = { strong: 0.7, weak: 0.3, bare: 0.2 }
const lowerStrengths = { strong: 0.3, weak: 0.2, bare: 0.1 }
/** From this score on an address is taken, and nothing in it is read again. */
const taken = 0.5
const surest = 0.95
const cueGain = 0.3
const partGain = 0.35
const cueWindow = 64
const fieldCue =
  /\b(?:address|addr|street|shipping|billing|residence|anschrift|adresse|direccion|domicilio)\b/
const barredBefore = /[$€£#@.,:/\\\d-]$/
const yearLead = /^(?:the|in|since|of|a|an|by|until|this|that|july|june|may)$/
const goesOn =
  /^(?:in|and|at|for|near|st|street|by|please|with|but|to|from|tomorrow|tonight|today|after|before|if|when|is|or|as|on)$/
/** What counts chapters and lines, not houses. */
const counted =
  /^(?:chapter|section|page|exit|bus|line|train|gate|version|step|episode|season|figure|fig|table|question|item|volume|vol|level|grade|week|day|year|world|route)$/
const linking = /^(?:at|on|to|is|in|near|from|of|with|de|an|in|a|à|en|per|side)$/

/** Reads an address around the number that is word `i`, unless it belongs to one that was read before. */
export function readAddress(page: Page, i: number): void {
  if (i <= page.lastOfAddress) return
  // "1204-455 Bay Ridges Rd": the flat before the house.
  const isFlat = gapAfter(page, i) === '-' && isNumber(page, i + 1) && isSpaceAfter(page, i + 1)
  const behind = isFlat ? streetAround(page, i + 1) : undefined
  if (behind?.strength === 'strong' && behind.first === i + 1) return
  const core =
    boxAround(page, i) ?? japaneseAround(page, i) ?? colombianAround(page, i) ?? streetAround(page, i)
  if (core === undefined) return
  const wide = led(page, widened(page, core))
  if (!isBarred(page, wide)) judge(page, wide)
}

/** The core with the flat, the building or the farm that was read before its number, and with the name of a house behind "at". */
function led(page: Page, core: Core): Core {
  const { lead } = page
  if (lead !== undefined && lead.first < core.first && core.first - lead.house < 3 && lead.house <= core.last)
    return { ...core, first: lead.first }
  const before = core.first - 1
  const isNamed =
    core.strength !== 'bare' &&
    !core.isLower &&
    gapAfter(page, before) === ', ' &&
    (flagsAt(page, before) & (shape.capital | is.stop)) === shape.capital &&
    gapAfter(page, before - 1) === ' ' &&
    lowerAt(page, before - 1) === 'at' &&
    /^(?:live|lives|living|lived|stay|staying|home)$/.test(lowerAt(page, before - 2))
  return isNamed ? { ...core, first: before } : core
}

function judge(page: Page, core: Core): void {
  const parts = partsAfter(page, core.last, core.isLower)
  if (isTooThin(page, core, parts)) return
  const evidence = weigh(page, core, parts)
  if (evidence.score >= taken && !page.wants('STREET_ADDRESS')) reportCodes(page, parts, evidence)
  if (isBlock(page, core, parts)) reportLines(page, { core, parts }, evidence)
  else reportAsOne(page, { core, parts }, evidence)
  if (evidence.score >= taken)
    page.lastOfAddress = Math.max(page.lastOfAddress, parts.at(-1)?.last ?? core.last)
}

/** What speaks for an address. */
type Evidence = Pick<Match, 'score' | 'validated' | 'why'>

/** A street with what follows it. */
interface Address {
  core: Core
  parts: readonly Part[]
}

function weigh(page: Page, core: Core, parts: readonly Part[]): Evidence {
  const { strength, isLower } = core
  let score = (isLower ? lowerStrengths : strengths)[strength]
  if (strength === 'strong' && isYear(page, core.first) && yearLead.test(lowerAt(page, core.first - 1)))
    score = strengths.weak
  const reasons = [strength === 'bare' ? 'number beside a name' : `${strength} word for a street`]
  if (parts.some(({ kind }) => kind === 'unit')) {
    score += partGain
    reasons.push('unit')
  }
  const localities = parts.filter(isLocality)
  if (localities.length > 0) {
    const isPlain = strength === 'bare' && localities.length === 1
    score += isPlain ? partGain / 2 : partGain
    reasons.push('place')
  }
  if (parts.some(({ kind }) => kind === 'street')) score += partGain
  if (isLower) score += lowerGain(page, core, parts)
  else if (hasCue(page, core)) {
    score += cueGain
    reasons.push('context')
  }
  const validated = strength === 'strong' && localities.some(({ kind }) => kind === 'zip')
  return { score: Math.min(surest, score), validated, why: reasons.join(', ') }
}

const street = { entity: 'STREET_ADDRESS', recognizer: 'street_address' }

/** Postal codes, where nobody asks for the addresses that they belong to. */
function reportCodes({ words, report }: Page, parts: readonly Part[], evidence: Evidence): void {
  for (const { kind, first, last } of parts)
    if (kind === 'zip')
      report({
        ...evidence,
        entity: 'ZIP_CODE',
        recognizer: 'zip_code',
        start: words.start[first],
        end: words.end[last],
        validated: false,
      })
}

function reportAsOne({ words, text, report }: Page, { core, parts }: Address, evidence: Evidence): void {
  const last = parts.at(-1)?.last ?? core.last
  const start = startOfAddress(text, words.start[core.first])
  report({ ...evidence, ...street, start, end: endOfAddress(text, closed(text, words.end[last])) })
}

/** Each part by itself, so that the line breaks between them stay. */
function reportLines(page: Page, { core, parts }: Address, evidence: Evidence): void {
  const { words, text, report } = page
  const town = { ...street, entity: page.wants('LOCATION') ? 'LOCATION' : 'STREET_ADDRESS', validated: false }
  report({ ...evidence, ...street, start: words.start[core.first], end: words.end[core.last] })
  for (const { kind, first, last } of parts)
    report({
      ...evidence,
      ...(kind === 'city' || kind === 'country' ? town : street),
      start: words.start[first],
      end: closed(text, words.end[last]),
    })
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
  const isNumberFirst = isNumber(page, first)
  // "HKJ 27" is a number plate, "Metformin 500 #180" a dose.
  const isPlate =
    !isNumberFirst &&
    last === first + 1 &&
    /^[A-Z]{2,3}$/.test(wordAt(page, first)) &&
    /^(?:[.,;\n]|$)/.test(gapAfter(page, last))
  if (isPlate || (!isNumberFirst && next?.kind === 'unit' && gapAfter(page, next.first - 1).includes('#')))
    return true
  if (next?.kind === 'unit') return false
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
  if (isNumber(page, first) && gapAfter(page, first - 1) === ' ' && counted.test(lowerAt(page, first - 1)))
    return true
  return from > 0 && barredBefore.test(text.slice(from - 1, from)) && text[from - 2] !== '/'
}

/** Whether a word such as "lives" or "address" stands shortly before, in the same sentence. */
function hasCue(page: Page, { first, last, strength }: Core): boolean {
  const { words, scan } = page
  if (fieldCue.test(scan.field)) return true
  const gap = gapAfter(page, first - 1)
  const isLinked = /[:\n]|^, $/.test(gap) || linking.test(lowerAt(page, first - 1))
  if (strength === 'bare' && !isLinked) return false
  const isAt = gap === ' ' && /^(?:at|of|from|outside|near)$/.test(lowerAt(page, first - 1))
  if (strength === 'weak' && isAt && (flagsAt(page, last) & is.weakSuffix) !== 0) return true
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
  const isQuoted = /(?:^|\n)[>?|*]{1,4} $/.test(lead)
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
  // "P.O. Box 1177-50205" of Kenya, "Box 118-B"; "BP 148/92" is a pressure.
  const isLong = /^[-–]$/.test(gapAfter(page, i)) && /^(?:\d{5}|[A-Z])$/.test(wordAt(page, i + 1))
  if (isShort && gapAfter(page, i) === '/') return undefined
  return { first, last: isPair || isLong ? i + 1 : i, strength: isShort ? 'weak' : 'strong', isLower: false }
}
