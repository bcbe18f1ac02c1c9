import { isUtf8 } from 'node:buffer'

/** Encodings of text that are recognised from a sample, by their WHATWG names (Encoding Standard, section 4). */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

/**
 * The encoding of a text by a sample from its start, at least some kilobytes where there are as many. Text that
 * is UTF-8 but for a few damaged places is UTF-8, so that the reader can repair or reject those records one by
 * one; the others are answered only where the sample speaks for them: a byte order mark or the zero bytes of
 * UTF-16, the most frequent Chinese characters in the two-byte codes, single accented letters among ASCII in
 * Windows-1252. `undefined` for bytes that are none of these.
 */
export function detectEncoding(sample: Uint8Array): Encoding | undefined {
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return 'utf-8'
  const wide = detectUtf16(sample)
  if (wide !== undefined) return wide
  const { sequences, faults } = countUtf8(sample)
  if (faults === 0 || sequences > faults) return 'utf-8'
  return detectChinese(sample) ?? (isMostlyAccents(sample) ? 'windows-1252' : undefined)
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}

/** UTF-16 by its byte order mark, or by zeros: ASCII has one in every pair of bytes, always on the same side. */
function detectUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(sample, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(sample, 0xfe, 0xff)) return 'utf-16be'
  const zeros = [0, 0]
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i & 1]++
  // Chinese text in UTF-16 still has the punctuation of JSON or CSV, one character in twenty or more.
  const enough = Math.max(4, sample.length / 40)
  if (zeros[1] > enough && zeros[0] * 10 < zeros[1]) return 'utf-16le'
  if (zeros[0] > enough && zeros[1] * 10 < zeros[0]) return 'utf-16be'
  return undefined
}

/** Whole characters of two bytes or more, and bytes that belong to none. A character that the end cuts is neither. */
function countUtf8(bytes: Uint8Array): { sequences: number; faults: number } {
  if (isUtf8(bytes)) return { sequences: 1, faults: 0 }
  let sequences = 0
  let faults = 0
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0
    if (length > 0 && i + length > bytes.length) break
    if (length > 1 && isUtf8(bytes.subarray(i, i + length))) sequences++
    else if (length !== 1) faults++
    i += length > 1 && !isUtf8(bytes.subarray(i, i + length)) ? 1 : Math.max(1, length)
  }
  return { sequences, faults }
}

/**
 * The characters that Chinese text is made of most, simplified and traditional: about three in ten characters
 * of running text are among them (Jun Da, Modern Chinese Character Frequency List, 2004), and hardly any of
 * those that the bytes of another encoding happen to spell.
 */
const frequent: Readonly<Record<'gb18030' | 'big5', ReadonlySet<string>>> = {
  gb18030: new Set(
    '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实',
  ),
  big5: new Set(
    '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實',
  ),
}

/** The share of the characters beyond ASCII that must be frequent ones, and how many there must be. */
const minFrequent = 0.1
const minCharacters = 4

function detectChinese(sample: Uint8Array): 'gb18030' | 'big5' | undefined {
  const shares = (['gb18030', 'big5'] as const).map((name) => {
    const text = new TextDecoder(name).decode(sample, { stream: true })
    let characters = 0
    let known = 0
    let faults = 0
    for (const character of text) {
      if (character === '\ufffd') faults++
      else if (character > '\u2fff') {
        characters++
        if (frequent[name].has(character)) known++
      }
    }
    const isText = characters >= minCharacters && faults * 20 <= characters
    return { name, share: isText ? known / characters : 0 }
  })
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a))
  return best.share >= minFrequent ? best.name : undefined
}

/** A few bytes that are no UTF-8 are damage, not an encoding. */
const minAccents = 8

/** Whether the bytes beyond ASCII are letters with marks and quotes, one or two among ASCII, as European languages write them. */
function isMostlyAccents(sample: Uint8Array): boolean {
  let high = 0
  let accents = 0
  for (let start = 0; start < sample.length; start++) {
    let end = start
    while (end < sample.length && isAccentOrQuote(sample[end])) end++
    if (end - start <= 2) accents += end - start
    high += end - start
    if (end > start) start = end
    if (sample[start] >= 0x80) high++
  }
  return high >= minAccents && accents >= high * 0.8 && high < sample.length * 0.3
}

function isAccentOrQuote(byte: number): boolean {
  return byte >= 0xa0 || (byte >= 0x91 && byte <= 0x97)
}
