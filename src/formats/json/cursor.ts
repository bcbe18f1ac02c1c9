import type { TextBuilder } from '../../arrow/text-builder.js'
import {
  BadJson,
  backslash,
  digitsEnd,
  escapeEnd,
  escapes,
  hex4,
  quote,
  stopsText,
  writeUtf8,
} from './bytes.js'

/**
 * A place in JSON bytes. It reads values without making JavaScript strings of them, and accepts exactly what
 * `JSON.parse` accepts. The byte at `end` must exist and be a line feed: it stops every inner loop.
 */
export class JsonCursor {
  bytes: Buffer = Buffer.alloc(1, 0x0a)
  pos = 0
  end = 0
  /** Set when a lone surrogate escape was replaced by U+FFFD. */
  repaired = false

  open(bytes: Buffer, from: number, to: number): void {
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.#words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2)
      this.#shift = bytes.byteOffset
    }
    this.pos = from
    this.end = to
    this.repaired = false
  }

  /** `bytes` (and what lies before and behind them) as words of four. */
  #words: Int32Array = new Int32Array(1)
  /** Where `bytes` begin among those. */
  #shift = 0

  /**
   * The first byte from `pos` on that ends plain text: a quote, a backslash or a control character. Looks at
   * four bytes at a time, about twice as fast as one by one (Node 20): a word is passed over when no byte of
   * it is below 0x20 or equal to a quote or a backslash (S. E. Anderson, "Bit Twiddling Hacks", "Determine if
   * a word has a byte less than n"). The test may stop early, never late; the rest is done byte by byte.
   */
  #plainEnd(from: number): number {
    const { bytes } = this
    const shift = this.#shift
    let pos = from
    while (((pos + shift) & 3) !== 0) {
      if (stopsText[bytes[pos]] !== 0) return pos
      pos++
    }
    const words = this.#words
    let at = (pos + shift) >> 2
    for (; at < words.length; at++) {
      const word = words[at]
      const quotes = word ^ 0x22222222
      const slashes = word ^ 0x5c5c5c5c
      const low = (word - 0x20202020) & ~word
      if (
        ((low | ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes)) & 0x80808080) !==
        0
      )
        break
    }
    pos = (at << 2) - shift
    while (stopsText[bytes[pos]] === 0) pos++
    return pos
  }

  /** Moves over spaces and returns the byte there; a line feed at the end of the record. */
  peek(): number {
    const { bytes, end } = this
    let pos = this.pos
    let byte = bytes[pos]
    while (pos < end && (byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a))
      byte = bytes[++pos]
    this.pos = pos
    return pos < end ? byte : 0x0a
  }

  expect(byte: number): void {
    if (this.peek() !== byte) throw new BadJson()
    this.pos++
  }

  /** Throws {@link BadJson} when anything follows the value of the record. */
  expectEnd(): void {
    this.peek()
    if (this.pos !== this.end) throw new BadJson()
  }

  /** Moves over `word`, whose first byte was already seen. */
  literal(word: string): void {
    for (let i = 0; i < word.length; i++)
      if (this.bytes[this.pos + i] !== word.charCodeAt(i)) throw new BadJson()
    this.pos += word.length
  }

  /** Whether the bytes here are `name` and a closing quote; moves behind them if so. */
  matchKey(name: Uint8Array): boolean {
    const { bytes, pos } = this
    const length = name.length
    if (bytes[pos + length] !== quote) return false
    for (let i = 0; i < length; i++) if (bytes[pos + i] !== name[i]) return false
    this.pos = pos + length + 1
    return true
  }

  /** The key behind an opening quote, as a string, with U+FFFD for lone surrogates as in {@link readString}. */
  key(): string {
    const start = this.pos
    this.skipString()
    const raw = this.bytes.toString('utf8', start - 1, this.pos)
    if (!raw.includes('\\')) return raw.slice(1, -1)
    const name: string = JSON.parse(raw)
    const wellFormed = Buffer.from(name).toString()
    if (wellFormed !== name) this.repaired = true
    return wellFormed
  }

  /** Moves behind the closing quote of a string, checking its escapes and that it has no control characters. */
  skipString(): void {
    const { bytes } = this
    let pos = this.pos
    for (;;) {
      pos = this.#plainEnd(pos)
      const byte = bytes[pos]
      if (byte === quote) break
      if (byte !== backslash) throw new BadJson()
      pos = escapeEnd(bytes, pos)
    }
    if (pos >= this.end) throw new BadJson()
    this.pos = pos + 1
  }

  /**
   * {@link skipString} for a first look: finds the closing quote by byte search, several times faster, and
   * does not check what is inside.
   */
  leapString(): void {
    const { bytes, end } = this
    let pos = this.pos
    const near = Math.min(end, pos + 24)
    while (pos < near && stopsText[bytes[pos]] === 0) pos++
    for (;;) {
      const close = bytes[pos] === quote ? pos : bytes.indexOf(quote, pos)
      if (close < 0 || close >= end) throw new BadJson()
      let slashes = 0
      while (close - 1 - slashes >= this.pos && bytes[close - 1 - slashes] === backslash) slashes++
      pos = close + 1
      if ((slashes & 1) === 0) break
    }
    this.pos = pos
  }

  /** Reads the string behind an opening quote into `builder` as one value. */
  readString(builder: TextBuilder): void {
    const { bytes } = this
    let target = builder.bytes
    let pos = this.pos
    let end = builder.end
    for (;;) {
      const stop = this.#plainEnd(pos)
      // Room for the plain text and one escaped character; not for all that may follow, which is the whole record.
      if (end + stop - pos + 4 > target.length) {
        builder.end = end
        builder.reserve(stop - pos + 4)
        target = builder.bytes
      }
      if (stop - pos > nativeCopyBytes) {
        bytes.copy(target, end, pos, stop)
        end += stop - pos
        pos = stop
      } else while (pos < stop) target[end++] = bytes[pos++]
      const byte = bytes[pos]
      if (byte === quote) break
      if (byte !== backslash) throw new BadJson()
      const next = bytes[pos + 1]
      const plain = escapes[next]
      if (plain !== 0) {
        target[end++] = plain
        pos += 2
        continue
      }
      if (next !== 0x75) throw new BadJson()
      let code = hex4(bytes, pos + 2)
      pos += 6
      if (code >= 0xd800 && code <= 0xdfff) {
        const low =
          code < 0xdc00 && bytes[pos] === backslash && bytes[pos + 1] === 0x75 ? hex4(bytes, pos + 2) : 0
        if (low >= 0xdc00 && low <= 0xdfff) {
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
          pos += 6
        } else {
          code = 0xfffd
          this.repaired = true
        }
      }
      end = writeUtf8(target, end, code)
    }
    if (pos >= this.end) throw new BadJson()
    this.pos = pos + 1
    builder.end = end
    builder.endValue()
  }

  /**
   * Moves behind a number. Answers its value when it is whole and short enough to be exact, else `NaN`; then
   * its text is `bytes[start] … bytes[pos]`, `isWhole` tells whether it has neither fraction nor exponent, and
   * `readLong` its value if so.
   */
  readNumber(): number {
    const { bytes } = this
    const start = this.pos
    let pos = start
    const negative = bytes[pos] === 0x2d
    if (negative) pos++
    const first = pos
    let value = 0
    let digit = bytes[pos] - 0x30
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      digit = bytes[++pos] - 0x30
    }
    const digits = pos - first
    if (digits === 0 || (digits > 1 && bytes[first] === 0x30)) throw new BadJson()
    this.isWhole = true
    if (bytes[pos] === 0x2e) {
      this.isWhole = false
      pos = digitsEnd(bytes, pos + 1)
    }
    if ((bytes[pos] | 0x20) === 0x65) {
      this.isWhole = false
      const sign = bytes[pos + 1]
      pos = digitsEnd(bytes, sign === 0x2b || sign === 0x2d ? pos + 2 : pos + 1)
    }
    if (pos > this.end) throw new BadJson()
    this.pos = pos
    if (!this.isWhole || digits > 15) return Number.NaN
    return negative ? -value : value
  }

  isWhole = true

  /** The whole number whose text begins at `start` and ends here; `undefined` beyond 64 signed bits. */
  readLong(start: number): bigint | undefined {
    // Digits beyond these cannot fit, and a bigint of a million digits takes a tenth of a second to make.
    if (this.pos - start > longestLong) return undefined
    const value = BigInt(this.bytes.toString('latin1', start, this.pos))
    return BigInt.asIntN(64, value) === value ? value : undefined
  }

  /** Whether a double holds the number whose text begins at `start` and ends here. Only an exponent, or very many digits, may lead beyond. */
  isFinite(start: number): boolean {
    let at = this.pos - 1
    while (at > start && this.bytes[at] >= 0x30 && this.bytes[at] <= 0x39) at--
    if (this.bytes[at] === 0x2e && this.pos - start <= maxPlainDigits) return true
    return Number.isFinite(Number(this.bytes.toString('latin1', start, this.pos)))
  }

  /** Whether a double holds each digit of the whole number whose text begins at `start` and ends here. */
  isExact(start: number): boolean {
    if (this.pos - start > maxPlainDigits) return false
    const text = this.bytes.toString('latin1', start, this.pos)
    return BigInt(Number(text)) === BigInt(text)
  }

  /** Moves over a comma (false) or the closing byte (true). */
  endsAfterItem(close: number): boolean {
    const byte = this.peek()
    if (byte !== 0x2c && byte !== close) throw new BadJson()
    this.pos++
    return byte === close
  }
}

/** The largest double has 309 digits. */
const maxPlainDigits = 300

/** Characters of the longest number of 64 signed bits, -9223372036854775808. */
const longestLong = 20

/** Runs of text longer than this are copied by the system, shorter ones byte by byte: calling it costs about as much. */
const nativeCopyBytes = 64

/** Nesting beyond this is refused as `too_deep`. */
export const maxDepth = 256
