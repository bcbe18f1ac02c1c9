import { isUtf8 } from 'node:buffer'
import { commonHan } from '../common-han.data.js'
import { isMainHan } from '../letters.js'
import { type EncodeBytes, type EncodedBytes, openGbk, openLatin } from './encode-bytes.js'

/**
 * Texts that were read in another encoding than they were written in. Three kinds are told: UTF-8 read as GBK (浣犲ソ for
 * 你好), UTF-8 read as windows-1252 (ä½ å¥½, cafÃ©), and GBK read as windows-1252 (ÄãºÃ). What was read so may be turned back
 * into its bytes and read again, unless a byte was lost on the way, of which 锟斤拷 and U+FFFD are what is left.
 */

/** What is the matter with a text. */
export type Mojibake = 'utf8_as_gbk' | 'utf8_as_latin1' | 'gbk_as_latin1' | 'bytes_lost'

/** What was found in a text. */
export interface Repair {
  kind: Mojibake
  /** The text as it was meant, with U+FFFD where bytes are lost; `undefined` where nothing can be turned back. */
  text?: string
  /** Whether all of its bytes are there. */
  isWhole: boolean
}

/** Fewer Chinese characters than this say nothing about how frequent they are. */
const leastHan = 5
/** Clean text has more frequent characters among its Chinese ones; UTF-8 that was read as GBK has few. */
const leastFrequent = 0.08
/** What is turned back has to look like a text more than before. */
const surelyFrequent = 0.12
/** Of a text of Latin letters, the sequences that UTF-8 makes of a character: one of them alone may be meant so. */
const leastSequences = 2
const sequences = /[Â-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}/g
const latinPairs = /[\u0081-\u00fe][\u0040-\u00fe]/g
const lost = /锟斤拷|(?:烫烫烫|屯屯屯){1,}|\ufffd/

/** Finds and repairs mojibake in one text after another. */
export class MojibakeFinder {
  readonly #frequent = new Uint8Array(1 << 16)
  #gbk: EncodeBytes | undefined
  #latin: EncodeBytes | undefined
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  readonly #gb = new TextDecoder('gb18030')

  constructor() {
    for (const sign of commonHan) this.#frequent[sign.charCodeAt(0)] = 1
  }

  /** What is the matter with a text; `undefined` for one that is as it was meant, as far as can be seen. */
  find(text: string): Repair | undefined {
    const found = this.#asGbk(text) ?? this.#asLatin(text)
    if (found !== undefined) return found
    return lost.test(text) ? { kind: 'bytes_lost', isWhole: false } : undefined
  }

  /** The share of frequent characters among the Chinese ones; `undefined` where there are too few to say. */
  frequentShare(text: string): number | undefined {
    let han = 0
    let frequent = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (!isMainHan(code)) continue
      han++
      frequent += this.#frequent[code]
    }
    return han < leastHan ? undefined : frequent / han
  }

  #asGbk(text: string): Repair | undefined {
    const share = this.frequentShare(text)
    if (share === undefined || share >= leastFrequent) return undefined
    this.#gbk ??= openGbk()
    return this.#meant('utf8_as_gbk', this.#utf8, { encoded: this.#gbk(text), least: leastFrequent })
  }

  #asLatin(text: string): Repair | undefined {
    const found = text.match(sequences)?.length ?? 0
    if (found < leastSequences && (text.match(latinPairs)?.length ?? 0) < leastHan) return undefined
    this.#latin ??= openLatin()
    const encoded = this.#latin(text)
    if (encoded.lost === 0 && isUtf8(encoded.bytes))
      return { kind: 'utf8_as_latin1', text: this.#utf8.decode(encoded.bytes), isWhole: true }
    const least = surelyFrequent
    return (
      this.#meant('utf8_as_latin1', this.#utf8, { encoded, least }) ??
      this.#meant('gbk_as_latin1', this.#gb, { encoded, least })
    )
  }

  /** What the bytes say in an encoding, where that is Chinese of the usual characters. */
  #meant(
    kind: Mojibake,
    decoder: { decode(bytes: Uint8Array): string },
    { encoded, least }: { encoded: EncodedBytes; least: number },
  ): Repair | undefined {
    const text = decoder.decode(encoded.bytes)
    const share = this.frequentShare(text)
    if (share === undefined || share < least) return undefined
    return { kind, text, isWhole: !text.includes('\ufffd') }
  }
}
