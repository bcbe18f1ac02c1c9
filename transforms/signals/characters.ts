import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { commonHan } from '../../src/text/common-han.data.js'
import { codePointKinds, hanKind } from '../../src/text/scripts.js'
import { classesBeyond, letter, mark, number } from '../../src/text/words/character-classes.js'
import { aloneCharacters } from '../../src/text/words/fast-words.js'
import { advertisements } from './advertisements.js'
import { CharacterRuns } from './character-runs.js'
import type { Signals } from './names.data.js'

/** Data-Juicer's `character_repetition_filter`. */
const repeatedRun = 10
/** ChineseWebText's inner repetition. */
const innerRun = 13

/** Counts what follows from the characters of a text alone. */
export class CharacterSignals {
  readonly #classes: Uint16Array
  readonly #kinds = codePointKinds()
  readonly #isCommon = new Uint8Array(0x10000)
  readonly #runs = new CharacterRuns()
  #codes = new Int32Array(1 << 12)

  constructor(classes: Uint16Array) {
    this.#classes = classes
    for (const character of commonHan) this.#isCommon[character.charCodeAt(0)] = 1
  }

  /** Data-Juicer's filters of characters and lines. */
  dataJuicer(signals: Signals, text: TextRange): void {
    const count = this.#decode(text)
    const codes = this.#codes
    let [words, others, line, longest, lines] = [0, 0, 0, 0, 0]
    for (let i = 0; i < count; i++) {
      const found = this.#classAt(codes[i])
      if (found & (letter | number)) words++
      if ((found & (letter | mark)) === 0) others++
      if (codes[i] === 0x0a) {
        longest = Math.max(longest, line)
        line = 0
        lines++
      } else line++
    }
    if (line > 0) lines++
    signals.alnum_ratio = share(words, count)
    signals.special_ratio = share(others, count)
    signals.avg_line_length = share(count, lines)
    signals.max_line_length = Math.max(longest, line)
    const total = this.#runs.read(codes, count, repeatedRun)
    const counts = this.#runs.counts()
    const singles = counts.reduce((sum, times) => sum + (times === 1 ? 1 : 0), 0)
    const most = Math.min(Math.floor(Math.sqrt(counts.length)), counts.length - singles)
    const top = counts
      .slice()
      .sort()
      .subarray(counts.length - most)
    signals.char_rep_10 = share(
      top.reduce((sum, times) => sum + times, 0),
      total,
    )
  }

  /** How much of a text is Chinese, and whether it was spoiled on its way or advertises. */
  chinese(signals: Signals, text: TextRange): void {
    const count = this.#decode(text)
    const codes = this.#codes
    const proseHan = hanInProse(codes, count)
    let [han, common, traditional, simplified, signs, replaced, garbled] = [0, 0, 0, 0, 0, 0, 0]
    for (let i = 0; i < count; i++) {
      const code = codes[i]
      if (code >= 0x4e00 && code <= 0x9fa5) {
        han++
        common += this.#isCommon[code]
        if (this.#kinds[code] === hanKind + 1) simplified++
        else if (this.#kinds[code] === hanKind + 2) traditional++
      } else if (code === 0xfffd) replaced++
      else if (hanSigns.includes(code)) signs++
      else if (i + 2 < count && isLatin1Garble(codes, i)) garbled += 3
    }
    signals.han_ratio = share(han, count)
    signals.han_punct_ratio = share(signs, count)
    signals.common_han_ratio = han < leastHan ? 1 : common / han
    signals.traditional_ratio = share(traditional, traditional + simplified)
    signals.latin1_garble_ratio = share(garbled, count)
    signals.replacement_ratio = share(replaced, count)
    signals.repeat_13 = this.#innerRepetition(count)
    signals.ad_hits = han === 0 ? 0 : advertisements(text)
    signals.prose_ratio = share(proseHan, han)
  }

  /** The share of runs of 13 characters that stand there more than once, spaces left out and case ignored. */
  #innerRepetition(count: number): number {
    const codes = this.#codes
    let kept = 0
    for (let i = 0; i < count; i++)
      if (codes[i] !== 0x20 && codes[i] !== 0x0a && codes[i] !== 0x09)
        codes[kept++] = codes[i] >= 0x41 && codes[i] <= 0x5a ? codes[i] + 32 : codes[i]
    // The last run is left out, as there.
    const total = this.#runs.read(codes, kept - 1, innerRun)
    return share(
      this.#runs.counts().reduce((sum, times) => sum + (times > 1 ? times : 0), 0),
      total,
    )
  }

  #classAt(code: number): number {
    return code < 0x10000 ? this.#classes[code] : classesBeyond(code)
  }

  #decode({ bytes, start, end }: TextRange): number {
    if (this.#codes.length < end - start) this.#codes = new Int32Array(2 * (end - start))
    const codes = this.#codes
    let count = 0
    for (let i = start; i < end; ) {
      const lead = bytes[i++]
      let code = lead < 0x80 ? lead : lead < 0xe0 ? lead & 0x1f : lead < 0xf0 ? lead & 0x0f : lead & 0x07
      if (lead >= 0x80) while (i < end && (bytes[i] & 0xc0) === 0x80) code = (code << 6) | (bytes[i++] & 0x3f)
      codes[count++] = code <= 0x10ffff ? code : 0xfffd
    }
    return count
  }
}

/** Fewer characters say nothing of how frequent they are. */
const leastHan = 5

/** Signs of Chinese texts. */
export const hanSigns: readonly number[] = [...'，。！？；：、“”‘’（）《》…—'].map((sign) =>
  sign.charCodeAt(0),
)

/** The signs inside and behind sentences that lists, menus and headlines have none of: `\uff0c\u3002\uff1b`, and those of ASCII behind a Chinese character. */
const proseSigns: readonly number[] = [0xff0c, 0x3002, 0xff1b]
const asciiProseSigns: readonly number[] = [0x2c, 0x2e, 0x3b]

const particleCodes: readonly number[] = [...aloneCharacters].map((character) => character.charCodeAt(0))

/** How many Chinese characters stand in lines that hold such a sign, or many characters that are words. */
function hanInProse(codes: Int32Array, count: number): number {
  let [total, line, particles, isProse, isHan] = [0, 0, 0, false, false]
  for (let i = 0; i < count; i++) {
    const code = codes[i]
    if (code === 0x0a) {
      if (isProse || isFluent(particles, line)) total += line
      line = particles = 0
      isProse = false
    } else if (proseSigns.includes(code) || (isHan && asciiProseSigns.includes(code))) isProse = true
    isHan = code >= 0x4e00 && code <= 0x9fa5
    if (isHan) line++
    if (particleCodes.includes(code)) particles++
  }
  return isProse || isFluent(particles, line) ? total + line : total
}

/** Whether a line without signs is sentences, by its frequent characters that are words, such as 的 and 了. */
function isFluent(particles: number, line: number): boolean {
  return particles >= 8 && particles * 16 >= line
}

/** Whether a byte of Chinese in UTF-8, read as Latin-1, begins here, with the two behind it. */
function isLatin1Garble(codes: Int32Array, at: number): boolean {
  const isTail = (code: number) => code >= 0x80 && code <= 0xbf
  return codes[at] >= 0xe4 && codes[at] <= 0xe9 && isTail(codes[at + 1]) && isTail(codes[at + 2])
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : part / whole
}
