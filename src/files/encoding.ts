import { isUtf8 } from 'node:buffer'

/** Encodings of text that are recognised from a sample, by their WHATWG names (Encoding Standard, section 4). */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | LetteredEncoding | 'windows-1252'

/** Those that are recognised by the characters which text in them is made of most. */
type LetteredEncoding = keyof typeof frequent

/**
 * The encoding of a text by a sample from its start, at least some kilobytes where there are as many. Text that
 * is UTF-8 but for a few damaged places is UTF-8, so that the reader can repair or reject those records one by
 * one; the others are answered only where the sample speaks for them: a byte order mark or the zero bytes of
 * UTF-16, the most frequent characters of Chinese, Japanese, Korean or Russian where an encoding of theirs spells
 * them, common Chinese characters alone in GB 18030, single accented letters among ASCII in Windows-1252. `undefined` for bytes that are none of these.
 */
export function detectEncoding(sample: Uint8Array): Encoding | undefined {
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return 'utf-8'
  const wide = detectUtf16(sample)
  if (wide !== undefined) return wide
  const { sequences, faults } = countUtf8(sample)
  if (faults === 0 || sequences > faults) return 'utf-8'
  const byLetters = detectByLetters(sample)
  if (byLetters !== undefined) return byLetters
  if (isMostlyAccents(sample)) return 'windows-1252'
  return isCommonHan(sample) ? 'gb18030' : undefined
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

/** How text shows that it is in an encoding. */
interface FrequentCharacters {
  /** The characters that running text has most. */
  characters: string
  /** The share of the characters beyond ASCII that must be among them. Text has about twice as many. */
  minShare: number
}

const kana = String.fromCharCode(...Array.from({ length: 0x30ff - 0x3041 + 1 }, (_, i) => 0x3041 + i))

const russian = { characters: 'оеаинтсрвл', minShare: 0.5 }

/**
 * Of each encoding the characters that its texts are made of most, and hardly any of those that the bytes of
 * another encoding happen to spell. Chinese: about three in ten characters of running text are among them (Jun Da,
 * Modern Chinese Character Frequency List, 2004); Japanese: half are kana; Korean: the particles and endings;
 * Russian: ten letters make up two thirds.
 */
const frequent = {
  gb18030: {
    characters:
      '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实',
    minShare: 0.1,
  },
  big5: {
    characters:
      '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實',
    minShare: 0.1,
  },
  shift_jis: { characters: kana, minShare: 0.25 },
  'euc-jp': { characters: kana, minShare: 0.25 },
  'euc-kr': {
    characters: '이다는을의에가고하은를로한지도서사인나어있으대자기정시리그수것아들해일라과만전게부보',
    minShare: 0.2,
  },
  'windows-1251': russian,
  'koi8-r': russian,
} satisfies Record<string, FrequentCharacters>

const minCharacters = 4
/** Letters of one byte say less than characters of two. */
const minLetters = 16

function detectByLetters(sample: Uint8Array): LetteredEncoding | undefined {
  const names = Object.keys(frequent) as LetteredEncoding[]
  const shares = names.map((name) => ({ name, share: shareOfFrequent(sample, name) }))
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a))
  return best.share > 0 ? best.name : undefined
}

/** The share of frequent characters in the text, read in that encoding; 0 where it is too small, or the text is none. */
function shareOfFrequent(sample: Uint8Array, name: LetteredEncoding): number {
  const { characters, minShare } = frequent[name]
  const isAlphabet = characters === russian.characters
  if (isAlphabet && !isMostlyWords(sample)) return 0
  const text = new TextDecoder(name).decode(sample, { stream: true })
  const first = isAlphabet ? '\u0400' : '\u3000'
  let count = 0
  let known = 0
  let faults = 0
  for (const character of text) {
    if (character === '\ufffd') faults++
    else if (character >= first) {
      count++
      if (characters.includes(character)) known++
    }
  }
  if (count < (isAlphabet ? minLetters : minCharacters) || faults * 20 > count) return 0
  if (isAlphabet && hasStrayCapitals(text, count)) return 0
  return known / count >= minShare ? known / count : 0
}

/** Chinese bytes read as Russian have capitals anywhere within words; Russian has them at the heads of words, or throughout. */
function hasStrayCapitals(text: string, letters: number): boolean {
  const stray = text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0
  return stray * 20 > letters
}

/**
 * Whether the text, too little to count frequent characters in, consists of common Chinese characters and punctuation
 * in GB 18030: those of level 1 of GB 2312 begin with the bytes B0 to D7. Korean in EUC-KR stands below C9 alone.
 */
function isCommonHan(sample: Uint8Array): boolean {
  let pairs = 0
  let common = 0
  let beyondKorean = 0
  for (let i = 0; i + 1 < sample.length; i++) {
    if (sample[i] < 0x80) continue
    const [lead, trail] = [sample[i], sample[++i]]
    pairs++
    if (trail < 0xa1 || lead < 0xa1 || lead > 0xd7) continue
    if (lead <= 0xa3 || lead >= 0xb0) common++
    if (lead >= 0xc9) beyondKorean++
  }
  return pairs >= minCharacters && common >= pairs * 0.9 && beyondKorean >= pairs * 0.1
}

/** Whether most bytes beyond ASCII stand in runs of three and more, as the words of another alphabet do. */
function isMostlyWords(sample: Uint8Array): boolean {
  let high = 0
  let inWords = 0
  for (let i = 0, run = 0; i <= sample.length; i++) {
    if (sample[i] >= 0x80) run++
    else {
      high += run
      if (run >= 3) inWords += run
      run = 0
    }
  }
  return inWords > high * 0.6
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
