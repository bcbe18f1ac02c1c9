import { functionWords, type LatinLanguage, rareEndings, rareLetters } from './function-words.data.js'
import { latinLanguages, type Shared, sharedValues, tableOf } from './shared-words.js'

/**
 * A guess of the language of a text, cheap enough for every text: the script by its letters, and for scripts that many
 * languages share, their small words, letters and endings. It refuses to guess where too little speaks for one.
 */

/** An ISO 639-1 code. */
export type Language =
  | LatinLanguage
  | 'zh'
  | 'ja'
  | 'ko'
  | 'ar'
  | 'fa'
  | 'ur'
  | 'he'
  | 'el'
  | 'th'
  | 'hi'
  | 'ru'
  | 'uk'
  | 'bg'
  | 'sr'

type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'hebrew'
  | 'arabic'
  | 'kana'
  | 'hangul'
  | 'han'
  | 'thai'
  | 'devanagari'

/** Tells the language of texts. It is made once and used for many. */
export interface LanguageGuesser {
  /**
   * The language of `text` from `from` to `to`, of which at most 1,500 UTF-16 units are looked at; `undefined` where
   * nothing or too little speaks for one.
   */
  guess(text: string, from?: number, to?: number): Language | undefined
}

const mostUnits = 1500
/** A character of Chinese, Japanese or Korean says as much as so many letters. */
const wideWorth = 3

const scriptRanges: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x590, 0x5ff, 'hebrew'],
  [0x600, 0x6ff, 'arabic'],
  [0x900, 0x97f, 'devanagari'],
  [0xe00, 0xe7f, 'thai'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1e00, 0x1eff, 'latin'],
  [0x3040, 0x30ff, 'kana'],
  [0x3400, 0x9fff, 'han'],
  [0xac00, 0xd7af, 'hangul'],
]
const scripts: readonly Script[] = [...new Set(scriptRanges.map(([, , script]) => script))]

const english = latinLanguages.indexOf('en')

/** Of words that are looked at: more would change no answer. */
const mostWords = 120
const longestWord = 14
const letterWorth = 0.6
const endingWorth = 0.45
/** What the best language needs, and how far the next one must be behind. */
const leastScore = 0.9
const leastLead = 1.12
/** From here on nothing more is read; asked once in so many words. */
const surelyScored = 4
const surelyLeading = 2
const wordsBetween = 8
/** How many words are remembered at most. */
const mostKnown = 8192

/** Opens a guesser. */
export function openLanguages(): LanguageGuesser {
  const scriptOf = scriptTable()
  const latin = new LatinScore()
  const counts = new Int32Array(scripts.length + 1)
  return {
    guess(text, from = 0, to = text.length) {
      // Never behind the text: V8 gives up compiled code that reads there.
      const end = Math.min(to, text.length, from + mostUnits)
      counts.fill(0)
      latin.forget()
      for (let i = from; i < end; ) {
        let code = text.charCodeAt(i)
        let script = code < scriptOf.length ? scriptOf[code] : 0
        if (script !== latinScript) {
          counts[script]++
          i++
          continue
        }
        const start = i
        let hash = 0
        while (script === latinScript || isApostrophe(code)) {
          // Most letters are of this script, and are counted by the word.
          if (script !== latinScript) counts[latinScript]--
          hash = (Math.imul(hash, 31) + code) | 0
          i++
          code = i < end ? text.charCodeAt(i) : 0
          script = code < scriptOf.length ? scriptOf[code] : 0
        }
        counts[latinScript] += i - start
        if (!isOfCode(code) && !(start > 0 && isOfCode(text.charCodeAt(start - 1))))
          latin.take(text, { start, end: i, hash })
        if (latin.isSettled) {
          counts[script]++
          break
        }
      }
      return languageOf(counts, latin, { text, from, end })
    },
  }
}

/** The number of each script, counted from 1. */
const numberOf = Object.fromEntries(scripts.map((script, i) => [script, i + 1])) as Record<Script, number>
const latinScript = numberOf.latin

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019
}

/** A digit, slash, underscore or `@`: letters beside one are no word of a sentence. */
function isOfCode(code: number): boolean {
  return (code >= 0x2f && code <= 0x39) || code === 0x5f || code === 0x40
}

/** The number of each code unit's script, counted from 1; 0 for what is no letter. */
function scriptTable(): Uint8Array {
  const table = new Uint8Array(0xd7b0)
  for (const [from, to, script] of scriptRanges) table.fill(scripts.indexOf(script) + 1, from, to + 1)
  table[0xd7] = 0
  table[0xf7] = 0
  return table
}

function languageOf(
  counts: Int32Array,
  latin: LatinScore,
  { text, from, end }: { text: string; from: number; end: number },
): Language | undefined {
  const han = counts[numberOf.han]
  const kana = counts[numberOf.kana]
  const hangul = counts[numberOf.hangul]
  const wide = han + kana + hangul
  let other = otherScripts[0]
  for (const script of otherScripts) if (counts[numberOf[script]] > counts[numberOf[other]]) other = script
  const others = counts[numberOf[other]]
  const letters = counts[latinScript]
  if (wide > 0 && wide * wideWorth >= letters && wide * wideWorth >= others)
    return ofWide({ han, kana, hangul })
  if (others > 1 && others >= letters / 2) return ofScript(text.slice(from, end), other)
  return letters > 1 ? latin.best() : undefined
}

const otherScripts: readonly Script[] = ['cyrillic', 'greek', 'hebrew', 'arabic', 'thai', 'devanagari']

/** Kana makes Japanese, some of it among many Chinese characters too. */
function ofWide({ han, kana, hangul }: Record<'han' | 'kana' | 'hangul', number>): Language {
  if (hangul > han / 4) return 'ko'
  return kana * 12 > han ? 'ja' : 'zh'
}

function ofScript(text: string, script: Script): Language | undefined {
  if (script === 'greek') return 'el'
  if (script === 'hebrew') return 'he'
  if (script === 'thai') return 'th'
  if (script === 'devanagari') return 'hi'
  if (script === 'arabic') return /[ٹڈڑںےہ]/.test(text) ? 'ur' : /[پچژگی]/.test(text) ? 'fa' : 'ar'
  if (/[іїєґІЇЄҐ]/.test(text)) return 'uk'
  if (/[ђјљњћџЂЈЉЊЋЏ]/.test(text)) return 'sr'
  const isBulgarian =
    /[ъЪ]/.test(text) && !/[ыэёЫЭЁ]/.test(text) && /(?:^| )(?:се|на|за|от|са|ще|към)(?= )/.test(text)
  return isBulgarian && /(?:та|ът|то|те)(?=[ .,])/.test(text) ? 'bg' : 'ru'
}

/** How much speaks for each language of Latin script. */
class LatinScore {
  readonly #words = sharedValues(latinLanguages.map((language) => functionWords[language].split(' ')))
  readonly #letters = tableOf(rareLetters, (group) => [...group])
  readonly #endings = tableOf(rareEndings, (group) => group.split(' '))
  readonly #scores = new Float64Array(latinLanguages.length)
  /** What words said that were read before, as they were written, by their hashes. */
  readonly #known = new Map<number, KnownWord>()
  #count = 0

  forget(): void {
    this.#scores.fill(0)
    this.#count = 0
  }

  /** Whether more words would hardly change the answer. */
  get isSettled(): boolean {
    if (this.#count >= mostWords) return true
    return this.#count % wordsBetween === 0 && this.#leads(surelyScored, surelyLeading)
  }

  /** Takes in a word of a text. No string is made of one that was read before. */
  take(text: string, { start, end, hash }: { start: number; end: number; hash: number }): void {
    this.#count++
    const size = end - start
    let known = this.#known.get(hash)
    if (known === undefined || known.written.length !== size || !text.startsWith(known.written, start)) {
      const written = text.slice(start, end)
      known = { written, says: this.#read(written.toLowerCase().replace('’', "'")) }
      if (this.#known.size >= mostKnown) this.#known.clear()
      if (size <= longestWord) this.#known.set(hash, known)
    }
    const { says } = known
    const scores = this.#scores
    for (let i = 0; i < says.length; i++) {
      const { entry, worth } = says[i]
      const { languages } = entry
      for (let k = 0; k < languages.length; k++) scores[languages[k]] += worth * entry.worth
    }
  }

  /** The best language where it leads clearly; English where it is nearly as good, since most text is. */
  best(): Language | undefined {
    const scores = this.#scores
    const { first } = this.#leaders()
    if (scores[first] < leastScore) return undefined
    if (scores[english] * leastLead >= scores[first]) return 'en'
    return this.#leads(leastScore, leastLead) ? latinLanguages[first] : undefined
  }

  /** What a word in small letters speaks for: as a whole, or by its letters and its ending. */
  #read(word: string): readonly Evidence[] {
    if (word.length <= longestWord) {
      const entry = this.#words.get(word) ?? this.#words.get(firstPart(word))
      if (entry !== undefined) return [{ entry, worth: 1 }]
    }
    const says: Evidence[] = []
    for (let i = 0; i < word.length; i++) {
      const entry = word.charCodeAt(i) > 0x7f ? this.#letters.get(word[i]) : undefined
      if (entry !== undefined) says.push({ entry, worth: letterWorth })
    }
    for (let size = 4; size > 1 && word.length > 4; size--) {
      const entry = this.#endings.get(word.slice(-size))
      if (entry !== undefined) return [...says, { entry, worth: endingWorth }]
    }
    return says
  }

  #leads(score: number, lead: number): boolean {
    const { first, second } = this.#leaders()
    return this.#scores[first] >= score && this.#scores[first] >= lead * this.#scores[second]
  }

  #leaders(): { first: number; second: number } {
    const scores = this.#scores
    let first = 0
    let second = 1
    for (let i = 1; i < scores.length; i++)
      if (scores[i] > scores[first]) {
        second = first
        first = i
      } else if (scores[i] > scores[second]) second = i
    return { first, second }
  }
}

/** "l'" of "l'eau", "don" of "don't": what stands before an apostrophe is a word of its own. */
function firstPart(word: string): string {
  return word.slice(0, word.indexOf("'") + 1)
}

/** A word as it was written, and what it says. */
interface KnownWord {
  written: string
  says: readonly Evidence[]
}

/** A word, letter or ending, and how much it counts. */
interface Evidence {
  entry: Shared
  worth: number
}
