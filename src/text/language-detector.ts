import { frequentWords } from './frequent-words.data.js'
import { codePointKinds, firstLetter, hanKind, kindCount, kindOf, latinKind } from './scripts.js'

/**
 * Tells the language of a text from its script and, where several languages share the script, from the
 * frequent words in its first 512 bytes: the language of the most of them, each word counting the less the
 * more languages share it. It needs four words, two such words and one among ten; `unknown` is told of everything else,
 * as of most texts of a few words, but for Latin letters that Chinese, Japanese or Korean stands beside: those are code or
 * names. Chinese is `zh-Hans` or `zh-Hant` by characters that only one of them writes.
 */
export class LanguageDetector {
  readonly #kinds: Uint8Array
  readonly #words = frequentWordTable()
  readonly #scores = new Float64Array(languageNames.length)
  readonly #hits = new Int32Array(languageNames.length)

  constructor(kinds: Uint8Array = codePointKinds()) {
    this.#kinds = kinds
  }

  /** `byKind` counts the characters of the text by kind, in the order of `characterKinds`. */
  detect(text: { bytes: Uint8Array; start: number; end: number }, byKind: Int32Array): string {
    return languageOf(byKind, () => this.#byWords(text))
  }

  #byWords({ bytes, start, end: textEnd }: { bytes: Uint8Array; start: number; end: number }): string {
    this.#scores.fill(0)
    this.#hits.fill(0)
    const kinds = this.#kinds
    const end = Math.min(textEnd, start + lookedAt)
    let words = 0
    for (let i = start; i < end; ) {
      const from = i
      let hash = firstHash
      for (; i < end; i++) {
        const letter = bytes[i] | 0x20
        if (letter < 0x61 || letter > 0x7a) break
        hash = Math.imul(hash ^ letter, 0x01000193)
      }
      while (i < end && bytes[i] >= 0x80) {
        const lead = bytes[i]
        const codePoint =
          lead < 0xe0
            ? ((lead & 31) << 6) | (bytes[i + 1] & 63)
            : ((lead & 15) << 12) | ((bytes[i + 1] & 63) << 6) | (bytes[i + 2] & 63)
        if (lead >= 0xf0 || kinds[codePoint] < firstLetter) break
        hash = Math.imul(hash ^ lowerCase(codePoint), 0x01000193)
        i += lead < 0xe0 ? 2 : 3
        for (; i < end; i++) {
          const letter = bytes[i] | 0x20
          if (letter < 0x61 || letter > 0x7a) break
          hash = Math.imul(hash ^ letter, 0x01000193)
        }
      }
      if (i === from) {
        i++
        continue
      }
      words++
      this.#hit(hash)
    }
    return this.#best(words)
  }

  #hit(hash: number): void {
    const mask = maskOf(this.#words, hash)
    if (mask === 0) return
    const weight = 1 / bitCount(mask)
    for (let left = mask; left !== 0; left &= left - 1) {
      const language = 31 - Math.clz32(left & -left)
      this.#scores[language] += weight
      this.#hits[language]++
    }
  }

  #best(words: number): string {
    let best = 0
    let rival = 0
    for (let i = 1; i < languageNames.length; i++)
      if (this.#scores[i] > this.#scores[best]) {
        rival = this.#scores[best]
        best = i
      } else if (this.#scores[i] > rival) rival = this.#scores[i]
    const isEnough = words >= 4 && this.#hits[best] >= 2 && this.#hits[best] * 10 >= words
    return isEnough && this.#scores[best] > rival ? languageNames[best] : unknown
  }
}

const unknown = 'unknown'

/** The language of a text with so many characters of each kind; `byWords` is asked where several are written in its script. */
export function languageOf(byKind: Int32Array, byWords: () => string | undefined): string {
  const script = mainScript(byKind)
  const isSpelled = script >= latinKind && script < kindOf('other')
  const language = scriptLanguage(script, byKind) ?? (isSpelled ? byWords() : undefined) ?? unknown
  if (language !== unknown || script !== latinKind) return language
  // Code, commands and names say nothing, so what explains them decides.
  return scriptLanguage(mainScript(byKind, besideCode), byKind) ?? unknown
}

/** The language that is written in a script alone. */
function scriptLanguage(script: number, byKind: Int32Array): string | undefined {
  return script === hanKind ? chineseOf(byKind) : languageOfScript[script]
}

/** How many Latin letters that are no words of a language a Han character, kana or Hangul syllable outweighs. */
const besideCode = 15

/** Bytes at the start of a text by which its language is told. */
const lookedAt = 512

/** The languages that are told by their frequent words. */
export const languageNames = Object.keys(frequentWords)
const firstHash = 0x811c9dc5 | 0

const languageOfScript: Record<number, string | undefined> = {
  [kindOf('Hiragana')]: 'ja',
  [kindOf('Hangul')]: 'ko',
  [kindOf('Thai')]: 'th',
  [kindOf('Greek')]: 'el',
  [kindOf('Hebrew')]: 'he',
}

/**
 * The script that most of a text is in, or 0. A Han character, kana or Hangul syllable weighs as several
 * letters, as words are shorter in them; a tenth of kana makes Han Japanese.
 */
function mainScript(byKind: Int32Array, weight = 3): number {
  const kana = byKind[hanKind - 1] + byKind[hanKind - 2]
  const han = byKind[hanKind] + byKind[hanKind + 1] + byKind[hanKind + 2]
  let best = 0
  let most = 3
  for (let script = firstLetter; script < hanKind - 2; script++) {
    const letters = script === hangulKind ? byKind[script] * weight : byKind[script]
    if (letters > most) {
      most = letters
      best = script
    }
  }
  if ((han + kana) * weight <= most) return best
  return kana * 10 >= han + kana ? kindOf('Hiragana') : hanKind
}

const hangulKind = kindOf('Hangul')

function chineseOf(byKind: Int32Array): string {
  const simplified = byKind[kindCount - 2]
  const traditional = byKind[kindCount - 1]
  if (simplified === traditional) return 'zh'
  return simplified > traditional ? 'zh-Hans' : 'zh-Hant'
}

/** Lower case of the letters that the frequent words are written in. */
function lowerCase(codePoint: number): number {
  if (codePoint < 0x80) return codePoint | 0x20
  if (codePoint >= 0xc0 && codePoint <= 0xde) return codePoint + 0x20
  if (codePoint >= 0x100 && codePoint <= 0x137) return codePoint | 1
  if (codePoint >= 0x14a && codePoint <= 0x177) return codePoint | 1
  if (codePoint >= 0x410 && codePoint <= 0x42f) return codePoint + 0x20
  if (codePoint >= 0x400 && codePoint <= 0x40f) return codePoint + 0x50
  if (codePoint === 0x218 || codePoint === 0x21a) return codePoint + 1
  return codePoint >= 0x1ea0 && codePoint <= 0x1ef9 ? codePoint | 1 : codePoint
}

function bitCount(mask: number): number {
  let bits = 0
  for (let left = mask; left !== 0; left &= left - 1) bits++
  return bits
}

const slotMask = 4095

/** The frequent words by the hash of their code points: in each slot the hash, and the languages that have the word, as bits. */
export function frequentWordTable(): Int32Array {
  const table = new Int32Array(2 * (slotMask + 1))
  for (const [language, name] of languageNames.entries())
    for (const word of new Set(frequentWords[name as keyof typeof frequentWords].split(' '))) {
      let hash = firstHash
      for (const letter of word)
        hash = Math.imul(hash ^ lowerCase(letter.codePointAt(0) as number), 0x01000193)
      const slot = slotOf(table, hash)
      table[slot] = hash
      table[slot + 1] |= 1 << language
    }
  return table
}

function maskOf(table: Int32Array, hash: number): number {
  return table[slotOf(table, hash) + 1]
}

/** The slot of a word, or the empty one where it would stand. */
function slotOf(table: Int32Array, hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & slotMask
  while (table[2 * slot + 1] !== 0 && table[2 * slot] !== hash) slot = (slot + 1) & slotMask
  return 2 * slot
}
