/** Back from characters to the bytes that an encoding has them from: `TextDecoder` knows one way only. */

/** The bytes of a text in an encoding, and how many of its characters the encoding has not: {@link lostByte} stands for each. */
export interface EncodedBytes {
  bytes: Uint8Array
  lost: number
}

/** Puts a text back into the bytes of an encoding. */
export type EncodeBytes = (text: string) => EncodedBytes

/** A byte that UTF-8 and GB 18030 never have. */
export const lostByte = 0xff

/** Of the bytes 0x80 to 0x9f windows-1252 has these; 0 is one that it has not, which stands for itself. */
const windowsSigns = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

/** windows-1252 and ISO 8859-1 together: the control characters U+0080 to U+009F stand for bytes of their number, too. */
export function openLatin(): EncodeBytes {
  const bytes = new Map<number, number>()
  for (const [i, sign] of [...windowsSigns].entries())
    bytes.set(sign === '\0' ? 0x80 + i : sign.charCodeAt(0), 0x80 + i)
  return (text) => {
    const encoded = new Uint8Array(text.length)
    let lost = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const byte = code <= 0xff ? code : bytes.get(code)
      if (byte === undefined) lost++
      encoded[i] = byte ?? lostByte
    }
    return { bytes: encoded, lost }
  }
}

const noPair = 0
/** What stands for the single byte 0x80, as in 涓€, which was 一. */
const euro = 0x20ac

/** GBK: the pairs of bytes of GB 18030, which holds it. */
export function openGbk(): EncodeBytes {
  const pairs = gbkPairs()
  return (text) => {
    const encoded = new Uint8Array(text.length * 2)
    let size = 0
    let lost = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code < 0x80 || code === euro) {
        encoded[size++] = code === euro ? 0x80 : code
        continue
      }
      const pair = pairs[code]
      if (pair === noPair) {
        encoded[size++] = lostByte
        lost++
        continue
      }
      encoded[size++] = pair >>> 8
      encoded[size++] = pair & 0xff
    }
    return { bytes: encoded.subarray(0, size), lost }
  }
}

/** The pair of each character, read off by decoding all of them. */
function gbkPairs(): Uint16Array {
  const pairs = new Uint16Array(1 << 16)
  const decoder = new TextDecoder('gb18030')
  const bytes = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes[0] = lead
      bytes[1] = trail
      const text = decoder.decode(bytes)
      const code = text.charCodeAt(0)
      if (text.length === 1 && code !== 0xfffd && pairs[code] === noPair) pairs[code] = (lead << 8) | trail
    }
  return pairs
}
