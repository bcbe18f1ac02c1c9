/** White space as Python's `str.isspace`, `str.strip` and `\s` have it, which is neither JavaScript's nor ASCII. */
const inClass = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

/** Nothing but white space. */
export const onlySpace = new RegExp(`^[${inClass}]+$`)

/** Runs of anything else. */
export function words(text: string): IterableIterator<RegExpMatchArray> {
  return text.matchAll(new RegExp(`[^${inClass}]+`, 'g'))
}

export function isSpace(code: number): boolean {
  if (code <= 0x20) return (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x20)
  if (code < 0x1680) return code === 0x85 || code === 0xa0
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

/** Which end of a text is cut. */
export type Side = 'both' | 'start' | 'end'

/** Cuts characters off the ends of a text: those of `chars`, or white space. */
export function strip(text: string, side: Side, chars?: string): string {
  const inSet = chars === undefined ? undefined : new Set(chars)
  const isCut = (from: number, to: number) =>
    inSet === undefined ? isSpace(text.charCodeAt(from)) : inSet.has(text.slice(from, to))
  let from = 0
  let to = text.length
  if (side !== 'end')
    while (from < to) {
      const size = isPair(text, from) ? 2 : 1
      if (!isCut(from, from + size)) break
      from += size
    }
  if (side !== 'start')
    while (to > from) {
      const size = to - 2 >= from && isPair(text, to - 2) ? 2 : 1
      if (!isCut(to - size, to)) break
      to -= size
    }
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

/** Whether two units of UTF-16 are one character. */
export function isPair(text: string, at: number): boolean {
  const first = text.charCodeAt(at)
  if (first < 0xd800 || first > 0xdbff) return false
  const second = text.charCodeAt(at + 1)
  return second >= 0xdc00 && second <= 0xdfff
}

/** Whether a text holds characters that take two units of UTF-16, which Python counts as one. */
export function hasPairs(text: string): boolean {
  return /[\ud800-\udbff]/.test(text)
}
