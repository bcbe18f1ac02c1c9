/**
 * How much of a text counts when it is compared with others, from its bytes to words alone. Each level says what it gives
 * up: two texts that differ in nothing else are equal.
 */

/** The levels of comparison, the strictest first. */
export const textLevels = ['bytes', 'trim', 'fold', 'loose', 'digits'] as const

/** A level of comparison. */
export type TextLevel = (typeof textLevels)[number]

/** A text as a level sees it: texts are equal at a level exactly where these are. */
export const normalizeAt: Readonly<Record<TextLevel, (text: string) => string>> = {
  bytes: (text) => text,
  trim: (text) => text.trim(),
  fold,
  loose: (text) => oneSpaced(withoutMarks(fold(text)).replace(signs, ' ')),
  digits: simplify,
}

/** Without case, forms of width and composition, and the kind and number of spaces. */
function fold(text: string): string {
  if (isPlain.test(text)) return oneSpaced(text.toLowerCase())
  return oneSpaced(text.normalize('NFKC').toLowerCase())
}

/**
 * Without case, punctuation, accents and the kind of spaces, and with 0 for each number: what datatrove calls
 * `simplify_text` (src/datatrove/utils/text.py, version 0.10), in its order. Texts that differ in nothing but numbers are
 * equal, as sums in arithmetic are.
 */
function simplify(text: string): string {
  const words = text.toLowerCase().replace(numbers, '0').replace(marks, ' ')
  return withoutMarks(oneSpaced(words)).trim()
}

function oneSpaced(text: string): string {
  return text.trim().replace(otherSpaces, ' ')
}

function withoutMarks(text: string): string {
  return isPlain.test(text) ? text : text.normalize('NFD').replace(/\p{Mn}/gu, '')
}

/** Spaces that are not one alone of the plain kind, which most are: each that is replaced costs. */
const otherSpaces = /\s{2,}|[^\S ]/g
/** Without a character that NFKC or NFD changes. */
const isPlain = /^[\0-\x7f]*$/
/** Punctuation and symbols. */
const signs = /[\p{P}\p{S}\p{C}]+/gu
/** A number in digits of any script, with a part behind a point or comma. */
const numbers = /\p{Nd}+(?:[.,،٫⎖⎗⎘]\p{Nd}+)?/gu
/** The signs that datatrove takes for punctuation, with a full-width digit one among them, and control characters. */
const marks =
  /[!/—”:％１〈&(、━\\【#%「」，】；+^\]~“《„';’{|∶´[=\-`*．（–？！：$～«〉,><》)?）。…@_."}►»\0-\x08\x0b-\x1f\x7f-\x9f]/g
