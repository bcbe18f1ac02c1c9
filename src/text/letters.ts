/** What kind of character a UTF-16 code unit is. */

/** 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** A to Z, a to z. */
export function isAsciiLetter(code: number): boolean {
  const small = code | 32
  return small >= 97 && small <= 122
}

/** A letter or mark of a script that puts spaces between words. */
export function isLetter(code: number): boolean {
  if (code < 128) return isAsciiLetter(code)
  // Thai, Lao, Tibetan, Myanmar; Khmer; everything from the CJK radicals to Yi put none
  if ((code >= 0xe00 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800)) return false
  if (code >= 0x2e80 && code < 0xac00) return false
  return /[\p{L}\p{M}]/u.test(String.fromCharCode(code))
}

/** A Chinese character, of the main block or of the first extension. */
export function isHan(code: number): boolean {
  return isMainHan(code) || (code >= 0x3400 && code <= 0x4dbf)
}

/** A Chinese character of the main block, which holds all that are in common use. */
export function isMainHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

/** A letter of Hiragana or Katakana. */
export function isKana(code: number): boolean {
  return code >= 0x3041 && code <= 0x30fa
}

/** White space, as `\s` has it. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13)
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code))
}

/** A sign that may stand before a word: ( " ' “ ‘ « ¿ ¡ */
export function isOpener(code: number): boolean {
  if (code < 128) return code === 40 || code === 34 || code === 39
  return code === 0x201c || code === 0x2018 || code === 0xab || code === 0xbf || code === 0xa1
}

/** A sign that may stand behind a word: . , ; : ! ? ) " ' ” ’ » … */
export function isCloser(code: number): boolean {
  if (code < 128)
    return (
      code === 46 ||
      code === 44 ||
      code === 59 ||
      code === 58 ||
      code === 33 ||
      code === 63 ||
      code === 41 ||
      code === 34 ||
      code === 39
    )
  return code === 0x201d || code === 0x2019 || code === 0xbb || code === 0x2026
}
