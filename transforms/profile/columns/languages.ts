import { simplifiedOnly, traditionalOnly } from './han-variants.data.js'
import { codePointClasses, kind, scriptNames } from './scripts.js'
import { stopWords } from './stop-words.data.js'

/**
 * Tells the language of a text from its script and, where several languages share the script, from the
 * frequent words in its first bytes: the language of the most of them, each word counting the less the more
 * languages share it. It needs two such words and one among ten; `unknown` is told of everything else, as of
 * most texts of a few words. Chinese is `zh-Hans` or `zh-Hant` by characters that only one of them writes.
 */
export class LanguageTeller {
  readonly #classes = codePointClasses()
  readonly #words = wordTable()
  readonly #variants = hanVariants()
  readonly #scores = new Float64Array(languageNames.length)
  readonly #hits = new Int32Array(languageNames.length)

  /** `letters` counts the letters of the text by script, in the order of `scriptNames`. */
  tell(text: { bytes: Uint8Array; start: number; end: number }, letters: Int32Array): string {
    const script = mainScript(letters)
    const known = script === undefined ? undefined : languageOfScript[script]
    if (known !== undefined) return known
    const end = Math.min(text.end, text.start + lookedAt)
    if (script === 'Han') return this.#chinese(text, end)
    if (script === undefined || script === 'other') return unknown
    return this.#byWords(text, end)
  }

  #chinese({ bytes, start }: { bytes: Uint8Array; start: number }, end: number): string {
    let balance = 0
    for (let i = start; i + 2 < end; ) {
      if (bytes[i] < 0xe4 || bytes[i] > 0xe9) {
        i++
        continue
      }
      balance += this.#variants[((bytes[i] & 15) << 12) | ((bytes[i + 1] & 63) << 6) | (bytes[i + 2] & 63)]
      i += 3
    }
    if (balance === 0) return 'zh'
    return balance > 0 ? 'zh-Hans' : 'zh-Hant'
  }

  #byWords({ bytes, start }: { bytes: Uint8Array; start: number }, end: number): string {
    this.#scores.fill(0)
    this.#hits.fill(0)
    const classes = this.#classes
    let words = 0
    let hash = firstHash
    let length = 0
    for (let i = start; i <= end; ) {
      let codePoint = 0
      if (i < end) {
        const lead = bytes[i]
        if (lead < 0x80) codePoint = lead
        else if (lead < 0xe0) codePoint = ((lead & 31) << 6) | (bytes[i + 1] & 63)
        else if (lead < 0xf0)
          codePoint = ((lead & 15) << 12) | ((bytes[i + 1] & 63) << 6) | (bytes[i + 2] & 63)
        i += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
      } else i++
      if (classes[codePoint] & kind.letter) {
        hash = Math.imul(hash ^ lowerCase(codePoint), 0x01000193)
        length++
      } else if (length > 0) {
        words++
        if (length <= longestStopWord) this.#hit(hash)
        hash = firstHash
        length = 0
      }
    }
    return this.#best(words)
  }

  #hit(hash: number): void {
    const mask = this.#words.maskOf(hash)
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
    const isClear = this.#scores[best] > rival && this.#hits[best] >= 2 && this.#hits[best] * 10 >= words
    return isClear ? languageNames[best] : unknown
  }
}

const unknown = 'unknown'

/** Bytes at the start of a text by which its language is told. */
const lookedAt = 1024

const languageNames = Object.keys(stopWords)
const longestStopWord = 12
const firstHash = 0x811c9dc5 | 0

const languageOfScript: Partial<Record<string, string>> = {
  Hiragana: 'ja',
  Katakana: 'ja',
  Hangul: 'ko',
  Thai: 'th',
  Greek: 'el',
  Hebrew: 'he',
}

/**
 * The script that most of a text is in. A Han character, kana or Hangul syllable weighs as three letters, as
 * words are shorter in them; a tenth of kana makes Han Japanese.
 */
function mainScript(letters: Int32Array): string | undefined {
  const kana = letters[2] + letters[3]
  let best = -1
  let most = 1
  for (let script = 0; script < letters.length; script++) {
    const isDense = script === 1 || script === 2 || script === 3 || script === 5
    const count = script === 2 ? kana : script === 3 ? 0 : letters[script]
    const weight = script === 1 ? (count + kana) * 3 : count * (isDense ? 3 : 1)
    if (weight > most) {
      most = weight
      best = script
    }
  }
  if (best < 0 || most < 4) return undefined
  if (best === 1 && kana * 10 >= letters[1] + kana) return 'Hiragana'
  return scriptNames[best]
}

/** Lower case of the letters that the stop words are written in. */
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

/** The languages that have a word, as bits, by the hash of its code points. */
function wordTable(): { maskOf(hash: number): number } {
  const slotMask = 4095
  const hashes = new Int32Array(slotMask + 1)
  const masks = new Int32Array(slotMask + 1)
  for (const [language, name] of languageNames.entries())
    for (const word of new Set(stopWords[name as keyof typeof stopWords].split(' '))) {
      let hash = firstHash
      for (const letter of word)
        hash = Math.imul(hash ^ lowerCase(letter.codePointAt(0) as number), 0x01000193)
      const slot = slotOf(hash)
      hashes[slot] = hash
      masks[slot] |= 1 << language
    }
  return { maskOf: (hash) => masks[slotOf(hash)] }

  function slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & slotMask
    while (masks[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & slotMask
    return slot
  }
}

/** 1 for characters that only simplified Chinese writes, −1 for those that only traditional does. */
function hanVariants(): Int8Array {
  const variants = new Int8Array(0x10000)
  for (const [pair, simplified] of [...simplifiedOnly].entries()) {
    const traditional = [...traditionalOnly][pair]
    variants[simplified.charCodeAt(0)] = 1
    variants[traditional.charCodeAt(0)] = -1
  }
  return variants
}
