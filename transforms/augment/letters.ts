/** What kind of sign a UTF-16 code unit is, as far as the splitting of words needs to know. */

/** A letter or mark of a script that puts spaces between words. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122
  // Thai, Lao, Tibetan, Myanmar; Khmer; everything from the CJK radicals to Yi put none
  if ((code >= 0xe00 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800)) return false
  if (code >= 0x2e80 && code < 0xac00) return false
  return /[\p{L}\p{M}]/u.test(String.fromCharCode(code))
}

export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
}

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
