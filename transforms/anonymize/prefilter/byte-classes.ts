/** Classes of bytes and characters: what the sweep of `prefilter.ts` stops at. */

import { prefilterBits } from './bits.js'

export const none = 0
export const digit = 1
export const atSign = 2
export const colon = 3
export const dot = 4
export const upper = 5
export const leadOf2 = 6
export const leadOf3 = 7
export const leadOf4 = 8
/** A letter in the middle of a word such as "password", `=`, the `_` of a token, a slash of a path, the hyphen of an option. */
export const cueMark = 9
/** The first byte of U+4000 to U+9FFF: Chinese characters for the most part. */
export const leadOfHan = 10

/** Classes of bytes that the sweep stops at; all others cost one look-up. */
export const byteClass: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return digit
  if (byte === 0x40) return atSign
  if (byte === 0x3a) return colon
  if (byte === 0x2e) return dot
  if (byte >= 0x41 && byte <= 0x5a) return upper
  // Latin-1 marks, combining marks, Greek, Cyrillic, Arabic digits.
  if (byte === 0xc2 || (byte >= 0xcc && byte <= 0xd4) || byte === 0xd9 || byte === 0xdb) return leadOf2
  if (byte >= 0xe4 && byte <= 0xe9) return leadOfHan
  if (byte === 0xe0 || (byte >= 0xe2 && byte <= 0xef)) return leadOf3
  if (byte === 0xf0 || byte === 0xf3) return leadOf4
  return 'wWmMqQxXBu/\\-=_'.includes(String.fromCharCode(byte)) ? cueMark : none
})

export const cueLetters = [...'WMQXBU'].map((letter) => letter.charCodeAt(0))

/** The classes that matter: capitals and cue letters are frequent, and are stopped at only where they are wanted. */
export function classesFor(wanted: number): Uint8Array {
  const key = (wanted & prefilterBits.names) === 0 ? 0 : 1
  return classTables[
    key + ((wanted & (prefilterBits.cue | prefilterBits.account | prefilterBits.bank)) === 0 ? 0 : 2)
  ]
}

export const classTables: readonly Uint8Array[] = [0, 1, 2, 3].map((key) => {
  const table = byteClass.map((kind) => {
    if (kind === upper) return key & 1 ? upper : none
    return kind === cueMark && (key & 2) === 0 ? none : kind
  })
  if (key === 2) for (const letter of cueLetters) table[letter] = cueMark
  return table
})

/**
 * Beside which bytes a letter or a dot gives something away, whatever else stands around it: what the checks
 * of `checks.ts` look at first. A dot may stand behind a digit that is a wide character.
 */
const distinctive: readonly [bytes: string, before: string | RegExp, behind: string][] = [
  ['.', /[0-9Ww\x80-\xbf]/, ''],
  ['Ww', 'SsPp', 'Ee'],
  ['Mm', 'Aa', ''],
  ['Qq', 'Qq', ''],
  ['Xx', 'VvWw', ''],
  ['B', '', 'Ii'],
  ['Uu', '', 'Ss'],
  ['/', '', 'HhUu'],
  ['\\', '', 'Uu'],
  ['-', '', 'PpAaUurx'],
]

const distinctiveBytes = distinctive.flatMap(([bytes, before, behind]) =>
  codesOf(bytes).map((byte) => [byte, { before: codesOf(before), behind: codesOf(behind) }] as const),
)

/** The same, for the bytes that stand for nothing but a dot or a cue among these classes. */
export function neighboursFor(classes: Uint8Array): Map<number, { before: number[]; behind: number[] }> {
  return new Map(distinctiveBytes.filter(([byte]) => classes[byte] === cueMark || classes[byte] === dot))
}

/** The bytes of a set. */
function codesOf(set: string | RegExp): number[] {
  const has = typeof set === 'string' ? (one: string) => set.includes(one) : (one: string) => set.test(one)
  return Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => has(String.fromCharCode(byte)))
}

/** Bytes that may stand between the digits of one number: punctuation, spaces, and any part of a wide character. */
export const isSeparator: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 || byte === 0x20 || byte === 0x09) return 1
  return (byte > 0x20 && byte < 0x30) || byte === 0x5f || byte === 0x7e ? 1 : 0
})

/** The same between Chinese numerals: no part of a Chinese character stands between two of one number. */
export const isNumeralSeparator: Uint8Array = isSeparator.map((is, byte) =>
  byte >= 0xe4 && byte <= 0xe9 ? 0 : is,
)

/** Bytes of keys and tokens: letters, digits, `_-+/=.`. */
export const isTokenByte: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9_\-+/=.]/.test(String.fromCharCode(byte)) ? 1 : 0,
)

export const wideDigit = 1
export const wideAt = 2
export const wideNumeral = 3
export const wideFold = 4
export const wideLetter = 5
export const wideDot = 6
/** Digits in circles and the like: they count as Chinese numerals do. */
export const wideNumber = 7
export const wideColon = 8
/** Without width: taken out. */
export const wideMark = 9
export const widePlate = 10
export const wideCue = 11
export const wideHan = 12

/** Zeros of ten digits each: Devanagari to Malayalam, Thai, Lao, full-width. */
const zeros = [0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10]

/** Spaces, dashes, quotes, marks without width, full-width forms. */
const foldedRanges = [
  [0x2000, 0x2015],
  [0x2018, 0x201b],
  [0x201c, 0x201f],
  [0x2022, 0x2022],
  [0x2024, 0x2024],
  [0x2027, 0x2027],
  [0x202a, 0x202f],
  [0x2032, 0x2033],
  [0x2043, 0x2044],
  [0x205f, 0x206f],
  [0x20e3, 0x20e3],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
  [0x2219, 0x2219],
  [0x22c5, 0x22c5],
  [0x3000, 0x3000],
  [0x30fb, 0x30fb],
  [0xfe00, 0xfe0f],
  [0xfe58, 0xfe63],
  [0xfeff, 0xfeff],
  [0xff01, 0xff5e],
  [0xff65, 0xff65],
]

const markRanges = [
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20e3, 0x20e3],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

/** Superscripts and subscripts; digits in circles, in brackets, with a full stop. */
const numberRanges = [
  [0x2074, 0x2079],
  [0x2080, 0x2089],
  [0x2460, 0x2468],
  [0x2474, 0x247c],
  [0x2488, 0x2490],
  [0x24f5, 0x24fd],
  [0x2776, 0x277e],
  [0x2780, 0x2788],
  [0x278a, 0x2792],
]

/** Classes of three-byte characters, by code point. */
export const wideClass: Uint8Array = buildWideClasses()

export function buildWideClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  const put = (characters: string, kind: number) => {
    for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)] = kind
  }
  classes.fill(wideHan, 0x4e00, 0xa000)
  put('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领学警港澳民航军空海', widePlate)
  put('码碼令信号號名宝讯扣鹅微称稱户戶戏戲员員', wideCue)
  for (const [from, to] of foldedRanges) classes.fill(wideFold, from, to + 1)
  put('，！？；～', none)
  for (const [from, to] of markRanges) classes.fill(wideMark, from, to + 1)
  for (const zero of zeros) classes.fill(wideDigit, zero, zero + 10)
  classes.fill(wideLetter, 0xff21, 0xff3b)
  classes.fill(wideLetter, 0xff41, 0xff5b)
  put('＠', wideAt)
  put('．﹒․', wideDot)
  put('：', wideColon)
  put('〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖貳參陸', wideNumeral)
  put('○⓪⓿⁰', wideNumber)
  for (const [from, to] of numberRanges) classes.fill(wideNumber, from, to + 1)
  return classes
}

/** A bit for each code unit: whether it is more than a Chinese character, or a character that means nothing. */
export const widerThanHan: Uint32Array = buildWiderThanHan()

function buildWiderThanHan(): Uint32Array {
  const bits = new Uint32Array(0x10000 >> 5)
  for (let code = 0; code < 0x10000; code++)
    if (wideClass[code] !== none && wideClass[code] !== wideHan) bits[code >> 5] |= 1 << (code & 31)
  return bits
}
