/**
 * Swaps the words of one gender for their counterparts in one text: English words between word boundaries
 * with their case kept, Chinese words longest first. Code, links, formulas, tags, slots, e-mail addresses and
 * handles stay as they are, and so do words in mixed case.
 */
import { isHan, isLetter } from '../../src/text/letters.js'
import { machineSpans, type Span } from '../../src/text/protected-spans.js'
import { HashSet, nextHash } from './letter-hash.js'
import type { Expression, HanWord, Lexicon, Word } from './lexicon.js'
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
  readonly #forms: ReadonlyMap<string, Form>
  readonly #hashes: HashSet

  constructor(lexicon: Lexicon) {
    const { words } = lexicon
    this.#lexicon = lexicon
    this.#rules = makePossessiveRules((word) => words.get(word.replace(/'s$/, ''))?.kind === 'pair')
    this.#forms = formsOf(lexicon)
    this.#hashes = new HashSet(words.keys())
  }

  find(text: string): Hit[] {
    const hits: Hit[] = []
    const hashes = this.#hashes
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
      do i++
      while (i < text.length && isWordSign(text.charCodeAt(i)))
      if (i - start < 2 || !hashes.mayBegin(code, text.charCodeAt(start + 1), i - start)) continue
      let hash = 1
      for (let at = start; at < i; at++) hash = nextHash(hash, text.charCodeAt(at))
      if (!hashes.has(hash)) continue
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
    const form = this.#forms.get(text.slice(place.start, place.end))
    if (form === undefined || isJoined(text, place) || this.#isInExpression(text, place, form)) return
    const { kind, others } = form
    const { start, end } = place
    if (kind === 'her') return { start, end, other: others[this.#rules.isHerPossessive(text, place) ? 1 : 0] }
    if (kind === 'his') return { start, end, other: others[this.#rules.isHisBeforeNoun(text, place) ? 1 : 0] }
    const [other] = others
    const fits = other === undefined || hasSameGenitive(text, place, form)
    return { start, end, other: fits ? other : undefined }
  }

  #isInExpression(text: string, { start }: Place, { expressions }: Form): boolean {
    for (const expression of expressions) {
      const from = start - expression.at
      const to = from + expression.text.length
      if (from < 0 || text.slice(from, to).toLowerCase() !== expression.text) continue
      if (!isWordSign(text.charCodeAt(from - 1)) && !isWordSign(text.charCodeAt(to))) return true
    }
    return false
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

/**
 * Whether what marks the genitive behind a word suits its counterpart too: not with "ladies' ", beside
 * "gentlemen's". An apostrophe there may as well end a quotation, so neither is corrected.
 */
function hasSameGenitive(text: string, { start, end }: Place, { others: [other], isStrict }: Form): boolean {
  const mark = text.slice(end, end + 3)
  const endsInS = /s$/i.test(text.slice(start, end))
  if (/^['’](?![\p{L}\p{N}])/u.test(mark)) return !endsInS || /s$/i.test(other)
  if (/^['’]s(?![\p{L}\p{N}])/iu.test(mark)) return isStrict || endsInS || !/[^s]s$/i.test(other)
  return true
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

/** A word as it is written in one case, and its counterparts in the same. */
interface Form {
  kind: Word['kind']
  isStrict: boolean
  /** For "her" him and his, for "his" hers and her; none for a word without a counterpart. */
  others: readonly string[]
  expressions: readonly Expression[]
}

/** The words in lower case, with a capital and in capitals; titles as "Ms", names as "Mary" and "MARY". */
function formsOf({ words, expressions }: Lexicon): Map<string, Form> {
  const forms = new Map<string, Form>()
  for (const [lower, word] of words) {
    const others = {
      her: ['him', 'his'],
      his: ['hers', 'her'],
      pair: [word.other],
      unpaired: [],
      protected: [],
    }
    const shapes = [
      titled,
      ...(word.isStrict ? [] : [unchanged]),
      ...(word.isStrict && lower.length < 4 ? [] : [shouted]),
    ]
    for (const shape of shapes)
      forms.set(shape(lower), {
        kind: word.kind,
        isStrict: word.isStrict,
        others: others[word.kind].map(shape),
        expressions: expressions.get(lower) ?? [],
      })
  }
  return forms
}

function unchanged(word: string): string {
  return word
}

function shouted(word: string): string {
  return word.toUpperCase()
}

function titled(word: string): string {
  return word[0].toUpperCase() + word.slice(1)
}
