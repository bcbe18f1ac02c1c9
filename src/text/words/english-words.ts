import { englishExceptions } from './english-exceptions.data.js'

/**
 * Parts English text into words as `spacy.blank('en')` does, whose words the filters of datatrove count: chunks between
 * spaces are stripped of signs on both sides, and what is left is parted at signs within. After `spacy/tokenizer.pyx`,
 * `spacy/lang/punctuation.py`, `char_classes.py` and `en/punctuation.py` of spaCy 3.8 (MIT, see the exceptions). Letters
 * and pictures are those of Unicode, where spaCy lists blocks.
 */

const punctuation = '…,:;!?¿؟¡()\\[\\]{}<>_#*&。？！，、；：～·।،۔؛٪'
const quotes = '\'"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧'
const currencies = '$£€¥฿₽﷼₴₠₡₢₣₤₥₦₧₨₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₾₿'
const pictures = '\\p{So}'
const [lower, upper, alpha] = ['\\p{Ll}\\p{Lo}', '\\p{Lu}\\p{Lo}', '\\p{L}\\p{Lm}']
const units =
  'km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h kmh mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K % км км² км³ м м² м³ дм дм² дм³ см см² см³ мм мм² мм³ нм кг г мг м/с км/ч кПа Па мбар Кб КБ кб Мб МБ мб Гб ГБ гб Тб ТБ тб'
    .split(' ')
    .join('|')

const prefix = new RegExp(
  `^(?:[§%=—–]|\\+(?![0-9])|\\.\\.+|US\\$|C\\$|A\\$|[${punctuation}${quotes}${currencies}${pictures}])`,
  'u',
)
const suffix = new RegExp(
  `(?:\\.\\.+|[${punctuation}${quotes}${pictures}—–]|['’][sS]|(?<=[0-9])\\+|(?<=°[FfCcKk])\\.` +
    `|(?<=[0-9])(?:US\\$|C\\$|A\\$|[${currencies}]|${units})` +
    `|(?<=[0-9${lower}%²\\-+|${punctuation}${quotes}])\\.|(?<=[${upper}][${upper}])\\.)$`,
  'u',
)
const infix = new RegExp(
  `\\.\\.+|[…${pictures}]|(?<=[0-9])[+\\-*^](?=[0-9\\-])|(?<=[${lower}${quotes}])\\.(?=[${upper}${quotes}])` +
    `|(?<=[${alpha}]),(?=[${alpha}])|(?<=[${alpha}0-9])(?:-|–|—|--|---|——|~)(?=[${alpha}])` +
    `|(?<=[${alpha}0-9])[:<>=/](?=[${alpha}])`,
  'gu',
)
const host = '[A-Za-z0-9\\u00a1-\\uffff]'
const address = new RegExp(
  '^(?:(?:[\\p{L}\\p{N}_+\\-.]{2,})://)?(?:\\S+(?::\\S*)?@)?(?:' +
    '(?!(?:10|127)(?:\\.\\d{1,3}){3})(?!(?:169\\.254|192\\.168)(?:\\.\\d{1,3}){2})(?!172\\.(?:1[6-9]|2\\d|3[0-1])(?:\\.\\d{1,3}){2})' +
    '(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3])(?:\\.(?:1?\\d{1,2}|2[0-4]\\d|25[0-5])){2}(?:\\.(?:[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-4]))' +
    `|(?:(?:${host}[A-Za-z0-9\\u00a1-\\uffff_\\-]{0,62})?${host}\\.)+(?:[${lower}]{2,63}))(?::\\d{2,5})?(?:[/?#]\\S*)?$`,
  'u',
)
/** What Python takes for space. */
const space = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/** How many chunks are remembered at most. */
const mostKnown = 10_000

/** Parts text after text. */
export class EnglishWords {
  readonly #exceptions = new Map<string, readonly string[]>()
  /** The exceptions that the rules part otherwise, by the pieces that these make of them; and the most pieces of one. */
  readonly #joined = new Map<string, readonly string[]>()
  #mostPieces = 0
  readonly #known = new Map<string, readonly string[]>()

  constructor() {
    for (const exception of englishExceptions.trim().split(/\s+/)) {
      const pieces = exception.split('¦')
      this.#exceptions.set(pieces.join(''), pieces)
    }
    for (const [text, pieces] of this.#exceptions) {
      const ruled = this.#byRules(text, false)
      if (ruled.length === 1 && pieces.length === 1) continue
      if (!prefix.test(text) && !suffix.test(text) && text.search(infix) < 0) continue
      this.#joined.set(ruled.join('\0'), pieces)
      this.#mostPieces = Math.max(this.#mostPieces, ruled.length)
    }
  }

  /** The words and signs of a text, spaces left out. */
  words(text: string): string[] {
    const words: string[] = []
    for (const chunk of text.split(space)) {
      if (chunk === '') continue
      for (const word of this.#chunk(chunk)) words.push(word)
    }
    return words
  }

  #chunk(chunk: string): readonly string[] {
    const known = this.#known.get(chunk)
    if (known !== undefined) return known
    const words = this.#exceptions.get(chunk) ?? this.#withExceptions(this.#byRules(chunk, true))
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(chunk, words)
    return words
  }

  /** Where pieces that stand together are an exception, such as `:` and `)`, they are parted as that is; the longest first. */
  #withExceptions(pieces: readonly string[]): readonly string[] {
    const found: { from: number; to: number; words: readonly string[] }[] = []
    for (let from = 0; from < pieces.length; from++)
      for (let to = Math.min(pieces.length, from + this.#mostPieces); to > from; to--) {
        const words = this.#joined.get(pieces.slice(from, to).join('\0'))
        if (words !== undefined) found.push({ from, to, words })
      }
    if (found.length === 0) return pieces
    found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    const chosen = new Map<number, (typeof found)[number]>()
    const taken = new Set<number>()
    for (const span of found) {
      if (taken.has(span.from) || taken.has(span.to - 1)) continue
      chosen.set(span.from, span)
      for (let i = span.from; i < span.to; i++) taken.add(i)
    }
    const words: string[] = []
    for (let i = 0; i < pieces.length; i = chosen.get(i)?.to ?? i + 1)
      words.push(...(chosen.get(i)?.words ?? [pieces[i]]))
    return words
  }

  #byRules(chunk: string, mindsExceptions: boolean): string[] {
    const isException = (text: string) => mindsExceptions && this.#exceptions.has(text)
    const before: string[] = []
    const after: string[] = []
    let left = chunk
    for (let length = -1; left !== '' && left.length !== length && !isException(left); ) {
      length = left.length
      const start = prefix.exec(left)?.[0].length ?? 0
      if (start > 0 && start < length && isException(left.slice(start))) {
        before.push(left.slice(0, start))
        left = left.slice(start)
        break
      }
      const end = suffix.exec(left.slice(start))?.[0].length ?? 0
      if (end > 0 && end < length && isException(left.slice(0, -end))) {
        after.push(left.slice(-end))
        left = left.slice(0, -end)
        break
      }
      if (start > 0) before.push(left.slice(0, start))
      if (end > 0) after.push(left.slice(length - end))
      left = left.slice(start, length - end)
    }
    const middle = left === '' ? [] : this.#middle(left, mindsExceptions)
    return [...before, ...middle, ...after.reverse()]
  }

  #middle(text: string, mindsExceptions: boolean): readonly string[] {
    const exception = mindsExceptions ? this.#exceptions.get(text) : undefined
    if (exception !== undefined) return exception
    if (address.test(text)) return [text]
    const words: string[] = []
    let start = 0
    for (const { 0: sign, index } of text.matchAll(infix)) {
      if (index === 0) continue
      if (index > start) words.push(text.slice(start, index))
      words.push(sign)
      start = index + sign.length
    }
    if (start < text.length) words.push(text.slice(start))
    return words
  }
}
