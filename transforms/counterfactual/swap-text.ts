/**
 * Swaps the words of one gender for their counterparts in one text: English words between word boundaries
 * with their case kept, Chinese words longest first. Code, links, formulas, tags, slots, e-mail addresses and
 * handles stay as they are, and so do words in mixed case.
 */
import { isHan, isLetter } from '../augment/letters.js'
import { machineSpans, type Span } from '../augment/protected.js'
import { foldHash, nextHash, wordHashes } from './letter-hash.js'
import type { HanWord, Lexicon, Word } from './lexicon.js'
import { makePossessiveRules, type Place } from './possessive.js'

/** What came of a text: `undefined` where it holds no word of the lists. */
export type Swapped = { text: string } | 'not_reversible' | undefined

/** Swaps one text. It does not look back whether the swap can be undone. */
export type SwapText = (text: string) => Swapped

const emailAddress = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g
const kana = /[\u3041-\u3096\u30a1-\u30fa]/
/** An article and a counterpart in one, as in "(s)he" and "s/he". */
const halfWord = /(?:^|[^\p{L}])(?:\(s\)|s\/)$/iu

const isAsciiSign = Uint8Array.from({ length: 128 }, (_, code) =>
  /\w/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Makes a function that swaps texts by a lexicon. */
export function openSwapper(lexicon: Lexicon): SwapText {
  const finder = new Finder(lexicon)
  return (text) => {
    let swapped = ''
    let kept = 0
    for (const hit of finder.find(text)) {
      if (hit.other === undefined) return 'not_reversible'
      swapped += text.slice(kept, hit.start) + hit.other
      kept = hit.end
    }
    return kept === 0 ? undefined : { text: swapped + text.slice(kept) }
  }
}

/** A word of the lists in a text, and its counterpart in the same case; `undefined` where it has none. */
interface Hit extends Place {
  other: string | undefined
}

class Finder {
  readonly #lexicon: Lexicon
  readonly #rules: ReturnType<typeof makePossessiveRules>
  readonly #hashes: Uint8Array

  constructor(lexicon: Lexicon) {
    const { words } = lexicon
    this.#lexicon = lexicon
    this.#rules = makePossessiveRules((word) => words.get(word.replace(/'s$/, ''))?.kind === 'pair')
    this.#hashes = wordHashes(words.keys())
  }

  find(text: string): Hit[] {
    const hits: Hit[] = []
    let spans: Span[] | undefined
    let isJapanese: boolean | undefined
    const isOpen = ({ start, end }: Place) => {
      spans ??= protectedSpans(text)
      return !spans.some((span) => span.start < end && start < span.end)
    }
    for (let i = 0; i < text.length; ) {
      const code = text.charCodeAt(i)
      if (code < 128 ? isAsciiSign[code] === 0 : !isForeignSign(code)) {
        i++
        if (!isHan(code)) continue
        const word = this.#hanWord(text, i - 1)
        if (word === undefined || (isJapanese ??= kana.test(text))) continue
        const place = { start: i - 1, end: i - 1 + word.text.length }
        i = place.end
        if (word.kind !== 'protected' && isOpen(place))
          hits.push({ ...place, other: word.kind === 'pair' ? word.other : undefined })
        continue
      }
      const start = i
      let hash = 0
      do {
        hash = nextHash(hash, text.charCodeAt(i))
        i++
      } while (i < text.length && isWordSign(text.charCodeAt(i)))
      if (this.#hashes[foldHash(hash)] === 0) continue
      const hit = this.#hitAt(text, { start, end: i })
      if (hit !== undefined && isOpen(hit)) hits.push(hit)
    }
    return hits
  }

  #hanWord(text: string, at: number): HanWord | undefined {
    return this.#lexicon.han
      .get(text.charCodeAt(at))
      ?.find(
        (word) =>
          text.startsWith(word.text, at) &&
          !(word.isStrict && (isHanAt(text, at - 1) || isHanAt(text, at + word.text.length))),
      )
  }

  #hitAt(text: string, place: Place): Hit | undefined {
    const raw = text.slice(place.start, place.end)
    const lower = raw.toLowerCase()
    const word = this.#lexicon.words.get(lower)
    if (word === undefined || isJoined(text, place) || this.#isInExpression(text, { ...place, lower })) return
    const shape = shapeOf(raw, lower)
    if (shape === undefined || (word.isStrict && !isStrictShape(raw, lower))) return
    const other = this.#counterpart(text, { ...place, word })
    return { ...place, other: other === undefined ? undefined : shape(other) }
  }

  #counterpart(text: string, { word, ...place }: Place & { word: Word }): string | undefined {
    if (word.kind === 'her') return this.#rules.isHerPossessive(text, place) ? 'his' : 'him'
    if (word.kind === 'his') return this.#rules.isHisBeforeNoun(text, place) ? 'her' : 'hers'
    return word.kind === 'pair' ? word.other : undefined
  }

  #isInExpression(text: string, { start, lower }: Place & { lower: string }): boolean {
    const expressions = this.#lexicon.expressions.get(lower)
    if (expressions === undefined) return false
    return expressions.some((expression) => {
      const from = start - expression.at
      const to = from + expression.text.length
      if (from < 0 || text.slice(from, to).toLowerCase() !== expression.text) return false
      return !isWordSign(text.charCodeAt(from - 1)) && !isWordSign(text.charCodeAt(to))
    })
  }
}

function protectedSpans(text: string): Span[] {
  const spans = machineSpans(text)
  if (text.includes('@'))
    for (const match of text.matchAll(emailAddress))
      spans.push({ start: match.index, end: match.index + match[0].length })
  return spans
}

/** A letter of a script with spaces, a digit or the low line. */
function isWordSign(code: number): boolean {
  return code < 128 ? isAsciiSign[code] === 1 : isForeignSign(code)
}

/** Letters beyond ASCII; NaN, which stands for either end of a text, is none. */
function isForeignSign(code: number): boolean {
  return code >= 170 && (code < 0x2000 || code >= 0x2c00) && isLetter(code)
}

function isHanAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && isHan(text.charCodeAt(at))
}

/** Whether a word is part of a handle, a tag, a file name, a domain, or half of "(s)he". */
function isJoined(text: string, { start, end }: Place): boolean {
  const before = text[start - 1]
  const after = text[end]
  if (before !== undefined && '@#$\\'.includes(before)) return true
  if (after === '@') return true
  if (after === '.' && isLower(text.charCodeAt(end + 1))) return true
  if (before === '.' && isLower(text.charCodeAt(start)) && isWordSign(text.charCodeAt(start - 2))) return true
  return (before === ')' || before === '/') && halfWord.test(text.slice(Math.max(0, start - 4), start))
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122
}

type Shape = (lower: string) => string

/** How a word is written, so that its counterpart can be written like it; `undefined` for mixed case. */
function shapeOf(raw: string, lower: string): Shape | undefined {
  if (raw === lower) return (word) => word
  if (raw === titled(lower)) return titled
  return raw === lower.toUpperCase() ? (word) => word.toUpperCase() : undefined
}

/** "Ms" and "Mary", or "MARY", but not "MS". */
function isStrictShape(raw: string, lower: string): boolean {
  return raw === titled(lower) || (raw.length > 3 && raw !== lower)
}

function titled(word: string): string {
  return word[0].toUpperCase() + word.slice(1)
}
