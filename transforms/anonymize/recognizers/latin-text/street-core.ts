import { unitEnd } from './address-parts.js'
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
import { is, type Lexicon } from './words/lexicon.js'
import { shape } from './words/tokenizer.js'

/** A street with its number, by the numbers of its first and last word. */
export interface Core {
  first: number
  last: number
  /** `strong`: a word for a street says so; `weak`: one that means other things too; `bare`: capitals alone. */
  strength: 'strong' | 'weak' | 'bare'
  isLower: boolean
}

const longestName = 6
const houseNumber = /^\d{1,6}(?:[a-zA-Z]|bis|ter)?$/
const trailingNumber = /^\d{1,4}[a-zA-Z]?$/
const shortEnd = /^[ .]{1,2}$/
const beforeNumber = /^(?:[ ]{1,2}|, |\. |\.|\/)$/
const adjective =
  /er$|^(?:gro(?:ß|ss)e|kleine|alte|neue|obere|untere|hohe|lange|stora|lilla|gamle|store|lille)$/i
/** Lindenstr., Bahnhof-Str., but not the cut words of instructions and construction. */
const abbreviated = /(?<!^(?:in|con|regi|de|indu|admini|mini|ill?u|demon|orche|ob|re|di))(?<=..)str$/
/** "Plot 22, Zik Avenue", "No. 12, 2nd Main Road". */
const houseWord = /^(?:plot|house|hse|hno|no|number|block|blk|lot|door)$/
const numberSigns = /^(?:no|nr|n|nº|num|núm|numero|número|d|д|дом|number|broj|č|čp)$/

/** The street around the number that is word `i`, whether it comes before the name or after it. */
export function streetAround(page: Page, i: number): Core | undefined {
  if (!houseNumber.test(wordAt(page, i))) return undefined
  const after = streetAfter(page, i)
  const before = streetBefore(page, i)
  if (after === undefined || before === undefined) return after ?? before
  const lead = ranks[before.strength] - ranks[after.strength]
  const isOpen = (flagsAt(page, after.last) & shape.digit) === 0 && unitEnd(page, after.last + 1) === none
  return lead > 0 || (lead === 0 && (after.strength !== 'bare' || isOpen)) ? before : after
}

const ranks = { strong: 2, weak: 1, bare: 0 }

/** "12 Oak Street", "12, rue de la Paix", "20 Hauptstraße 5", "7 Elm Apt. 3". */
function streetAfter(page: Page, i: number): Core | undefined {
  let house = i
  if (isSpaceAfter(page, i) && isNumber(page, i + 1) && houseNumber.test(wordAt(page, i + 1))) house = i + 1
  // "47-B Maginhawa St", "114/C, Railway Colony".
  else if (/^[-/]$/.test(gapAfter(page, i)) && /^[A-Za-z]$/.test(wordAt(page, i + 1))) house = i + 1
  const j = house + 1
  const flags = flagsAt(page, j)
  const isHead = (flags & is.head) !== 0 && !isShyHead(page, j)
  const gap = gapAfter(page, house)
  // "42, MG Road" as in India, "12, rue de la Paix".
  const isCommaed = gap === ', ' && lengthAt(page, house) <= 3
  if (gap !== ' ' && gap !== '½ ' && !isCommaed) return undefined
  if ((flags & shape.letter) === 0 || /^po?$/i.test(wordAt(page, j))) return undefined
  const isFollowed =
    (flagsAt(page, j + 1) & is.particle) !== 0 && (flagsAt(page, j + 1) & shape.capital) === 0
  if (isHead && ((flags & (is.weakHead | is.suffix)) === 0 || isFollowed)) {
    const end = headedEnd(page, j)
    if (end > j) {
      const isLower = isSmall(flags) && isSmall(flagsAt(page, end))
      return { first: i, last: withNumber(page, end), strength: 'strong', isLower }
    }
  }
  const isLower = isSmall(flags) && (flags & is.particle) === 0 && !isOrdinal(page, j)
  if (isSmall(flags) && (flags & (is.particle | is.stop)) !== 0 && !isHead) return undefined
  const { last, suffix, isWeak } = nameRun(page, j, isLower)
  if (suffix > j) {
    const turned =
      suffix + ((flagsAt(page, suffix + 1) & is.direction) !== 0 && isSpaceAfter(page, suffix) ? 1 : 0)
    const isSure = !isCommaed || houseWord.test(lowerAt(page, i - 1))
    const strength = isWeak || !isSure ? 'weak' : 'strong'
    return { first: i, last: turned, strength, isLower }
  }
  if (last < j || (isCommaed && !isHead)) return undefined
  const after = withNumber(page, last)
  if (after > last) {
    const strength = isHead ? 'weak' : endingStrength(page.lexicon, lowerAt(page, last))
    if (!isLower || strength !== 'bare' || unitEnd(page, after + 1) !== none)
      return { first: i, last: after, strength, isLower }
  }
  if (isHead && last > j) return { first: i, last, strength: 'weak', isLower }
  // Small letters alone say nothing, but for a flat behind them.
  if (isLower && unitEnd(page, last + 1) === none) return undefined
  return { first: i, last, strength: 'bare', isLower }
}

/** "Hauptstraße 12", "Calle Mayor 3", "Rákóczi út 13", "ул. Ленина, д. 5". */
function streetBefore(page: Page, i: number): Core | undefined {
  if (!trailingNumber.test(wordAt(page, i))) return undefined
  let p = i - 1
  if (lowerAt(page, p) === 'º' && gapAfter(page, p - 1) === '.') p--
  if (
    numberSigns.test(lowerAt(page, p)) &&
    /^(?:[ .:]|[.:] )?$/.test(gapAfter(page, p)) &&
    gapAfter(page, p - 1) !== noGap
  )
    p--
  const gap = gapAfter(page, p)
  if (!(beforeNumber.test(gap) || (p < i - 1 && gap === ' '))) return undefined
  const isStr = gap.startsWith('.') && abbreviated.test(lowerAt(page, p))
  if (gap === '. ' && lengthAt(page, p) > 6 && !isStr) return undefined
  const flags = flagsAt(page, p)
  if ((flags & shape.letter) === 0 || (flags & (is.stop | is.unit | is.box)) !== 0) return undefined
  const isCapital = (flags & shape.capital) !== 0
  const { lexicon } = page
  const word = lowerAt(page, p)
  const isForeign = (flags & (is.suffix | is.weakSuffix)) !== 0 && lexicon.foreign.has(word)
  const start = runStart(page, p, isForeign)
  for (let a = start; a < p; a++) {
    const at = flagsAt(page, a)
    if ((at & is.head) === 0 || isShyHead(page, a) || ((at & is.suffix) !== 0 && a > start)) continue
    if ((flagsAt(page, a + 1) & (shape.capital | is.particle)) === 0) continue
    const isSlashed = gapAfter(page, a).startsWith('/')
    const isFollowed = (flagsAt(page, a + 1) & (is.particle | shape.capital)) === is.particle
    const isShared = (at & is.suffix) !== 0 && !lexicon.foreign.has(lowerAt(page, a))
    const isSure = isSlashed || (isFollowed && !isSmall(at) && lengthAt(page, a) > 2)
    const isWeak = ((at & is.weakHead) !== 0 || isShared) && !isSure
    if (isWeak && isSmall(at) && lengthAt(page, a) > 2) continue
    return { first: withHouse(page, a), last: i, strength: isWeak ? 'weak' : 'strong', isLower: false }
  }
  if (gap === ', ' && p === i - 1 && !(isForeign && start < p)) return undefined
  if ((flags & (is.suffix | is.weakSuffix)) !== 0 && start < p) {
    const strength = isForeign ? 'strong' : 'weak'
    return { first: withHouse(page, start), last: i, strength, isLower: false }
  }
  if (!isCapital) return undefined
  const strength = isStr ? 'strong' : endingStrength(lexicon, word)
  if (strength !== 'bare') {
    const first = p > start && adjective.test(wordAt(page, p - 1)) ? p - 1 : p
    return { first: withHouse(page, first), last: i, strength, isLower: false }
  }
  return { first: withHouse(page, start), last: i, strength, isLower: false }
}

/** Lone letters and "via" are words for streets only as in "C/ Mayor", "R. Augusta", "Via Roma". */
function isShyHead(page: Page, k: number): boolean {
  // "r/v 1/52" is a visit.
  if (lengthAt(page, k) === 1)
    return !/^[/.]/.test(gapAfter(page, k)) || (gapAfter(page, k) === '/' && lengthAt(page, k + 1) < 3)
  return isSmall(flagsAt(page, k)) && /^(?:via|place|square|passage|course)$/.test(lowerAt(page, k))
}

/** The last word of a name that begins with a word for a street: "rue de la Paix"; {@link none} where no name follows. */
function headedEnd(page: Page, head: number): number {
  const mayBeLower = isNumber(page, head - 1)
  let end = none
  for (let k = head + 1; k <= head + longestName; k++) {
    if (!joins(page, k - 1) || unitEnd(page, k) !== none) break
    const flags = flagsAt(page, k)
    if (end > head && /^st(?:r|reet)?$/.test(lowerAt(page, k))) break
    if ((flags & shape.capital) !== 0 && (flags & is.stop) === 0) end = k
    else if ((flags & (is.particle | is.stop)) === 0 && k === head + 1 && mayBeLower) return k
    else if ((flags & is.particle) === 0) break
  }
  return end
}

interface Run {
  last: number
  /** The last word that ends a street's name, or {@link none}. */
  suffix: number
  isWeak: boolean
}

function nameRun(page: Page, from: number, isLower: boolean): Run {
  let last = from - 1
  let suffix = none
  let isWeak = true
  const limit = from + (isLower ? 4 : longestName)
  for (let k = from; k < limit && isNameWord(page, k, isLower); k++) {
    if (k > from && !joins(page, k - 1)) break
    if (unitEnd(page, k) !== none) break
    const flags = flagsAt(page, k)
    if ((flags & is.particle) !== 0 && (flags & shape.capital) === 0 && (flags & is.weakSuffix) === 0)
      continue
    last = k
    if (k === from) continue
    if ((flags & is.suffix) !== 0) {
      suffix = k
      isWeak = false
      if (isLower) break
    } else if ((flags & is.weakSuffix) !== 0 && (isWeak || suffix < k - 2)) {
      if (!isWeak && suffix !== none) continue
      suffix = k
    }
  }
  return { last, suffix, isWeak }
}

function isNameWord(page: Page, k: number, isLower: boolean): boolean {
  const flags = flagsAt(page, k)
  if ((flags & is.stop) !== 0 && (flags & (is.particle | is.suffix | is.weakSuffix)) === 0) return false
  if ((flags & shape.digit) !== 0) return isOrdinal(page, k)
  if ((flags & shape.letter) === 0) return false
  if ((flags & shape.capital) !== 0) return !isLower
  return isLower || (flags & is.particle) !== 0
}

/** "5th", as in "850 5th Avenue". */
function isOrdinal(page: Page, k: number): boolean {
  return /^\d{1,3}(?:st|nd|rd|th)$/i.test(wordAt(page, k))
}

/** Whether a name may go on from word `k` to the next: a space, a hyphen, or a full stop after an abbreviation. */
export function joins(page: Page, k: number): boolean {
  if (isSpaceAfter(page, k)) return true
  const gap = gapAfter(page, k)
  if (gap === '-') return true
  if (gap === '/' || gap === '/ ') return lengthAt(page, k) === 1
  if (!shortEnd.test(gap) || !gap.startsWith('.')) return false
  return lengthAt(page, k) <= 4 || (flagsAt(page, k) & (is.suffix | is.head)) !== 0
}

/** Where the capitalised words that end at `p` begin; one small word before `p` may stand among them. */
function runStart(page: Page, p: number, mayBeLower: boolean): number {
  let start = p
  for (let k = p - 1; k >= Math.max(0, p - longestName); k--) {
    const flags = flagsAt(page, k)
    if (!joins(page, k) || (flags & shape.digit) !== 0) break
    if ((flags & (is.stop | shape.capital)) === (is.stop | shape.capital) && (flags & is.particle) === 0)
      break
    if ((flags & (shape.capital | is.head)) !== 0) start = k
    else if ((flags & is.particle) === 0 && !(mayBeLower && k === p - 1 && (flags & is.stop) === 0)) break
  }
  return start
}

function withHouse(page: Page, first: number): number {
  const before = first - 1
  return isNumber(page, before) && isSpaceAfter(page, before) && lengthAt(page, before) <= 6 ? before : first
}

/** The word after `last` where it is the house's number. */
function withNumber(page: Page, last: number): number {
  const gap = gapAfter(page, last)
  if (gap !== ' ' && gap !== '. ' && gap !== ', ') return last
  return trailingNumber.test(wordAt(page, last + 1)) ? last + 1 : last
}

function endingStrength({ endings, weakEndings }: Lexicon, word: string): Core['strength'] {
  const stem = word.length - 2
  if (endings.some((ending) => ending.length <= stem && word.endsWith(ending))) return 'strong'
  return weakEndings.some((ending) => ending.length <= stem && word.endsWith(ending)) ? 'weak' : 'bare'
}

function isSmall(flags: number): boolean {
  return (flags & shape.capital) === 0
}
