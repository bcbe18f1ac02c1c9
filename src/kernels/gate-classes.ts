/** Classes of bytes and characters: what the sweep of `gate.ts` stops at. */

import { gateBits } from './gate-bits.js'

export const none = 0
export const digit = 1
export const atSign = 2
export const colon = 3
export const dot = 4
export const upper = 5
export const leadOf2 = 6
export const leadOf3 = 7
export const leadOf4 = 8
/** A letter in the middle of a word such as "password", or `=`. */
export const cueMark = 9

/** Classes of bytes that the sweep stops at; all others cost one look-up. */
export const byteClass: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return digit
  if (byte === 0x40) return atSign
  if (byte === 0x3a) return colon
  if (byte === 0x2e) return dot
  if (byte >= 0x41 && byte <= 0x5a) return upper
  // Latin-1 marks, Greek, Cyrillic, Arabic digits.
  if (byte === 0xc2 || (byte >= 0xce && byte <= 0xd1) || byte === 0xd9 || byte === 0xdb) return leadOf2
  if (byte === 0xe0 || (byte >= 0xe2 && byte <= 0xef)) return leadOf3
  if (byte === 0xf0) return leadOf4
  return 'wWmMqQ='.includes(String.fromCharCode(byte)) ? cueMark : none
})

export const cueLetters = [...'WMQ'].map((letter) => letter.charCodeAt(0))

/** The classes that matter: capitals and cue letters are frequent, and are stopped at only where they are wanted. */
export function classesFor(wanted: number): Uint8Array {
  const key = (wanted & gateBits.names) === 0 ? 0 : 1
  return classTables[key + ((wanted & gateBits.cue) === 0 ? 0 : 2)]
}

export const classTables: readonly Uint8Array[] = [0, 1, 2, 3].map((key) => {
  const table = byteClass.map((kind) => {
    if (kind === upper) return key & 1 ? upper : none
    return kind === cueMark && (key & 2) === 0 ? none : kind
  })
  if (key === 2) for (const letter of cueLetters) table[letter] = cueMark
  return table
})

/** Bytes that may stand between the digits of one number: punctuation, spaces, and any part of a wide character. */
export const isSeparator: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80 || byte === 0x20 || byte === 0x09) return 1
  return byte > 0x20 && byte < 0x30 ? 1 : 0
})

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
export const widePlate = 7
export const wideCue = 8
export const wideHan = 9

/** Classes of three-byte characters, by code point. */
export const wideClass: Uint8Array = buildWideClasses()

export function buildWideClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  classes.fill(wideHan, 0x4e00, 0xa000)
  for (const character of '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领学警港澳民航')
    classes[character.charCodeAt(0)] = widePlate
  for (const last of '码令信号號名宝讯') classes[last.charCodeAt(0)] = wideCue
  classes.fill(wideFold, 0x2000, 0x200e)
  classes.fill(wideFold, 0x2010, 0x2016)
  for (const code of [0x202f, 0x2060, 0x2212, 0x3000, 0xfeff]) classes[code] = wideFold
  for (const mark of '（）＋－／＿') classes[mark.charCodeAt(0)] = wideFold
  classes.fill(wideDigit, 0xff10, 0xff1a)
  // Devanagari, Bengali, Thai.
  for (const zero of [0x966, 0x9e6, 0xe50]) classes.fill(wideDigit, zero, zero + 10)
  classes.fill(wideLetter, 0xff21, 0xff3b)
  classes.fill(wideLetter, 0xff41, 0xff5b)
  classes[0xff20] = wideAt
  classes[0xff0e] = wideDot
  for (const numeral of '〇零一二三四五六七八九幺') classes[numeral.charCodeAt(0)] = wideNumeral
  return classes
}
