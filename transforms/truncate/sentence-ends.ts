/**
 * Where a sentence or a line ends: behind the marks of English in front of a space, behind those of Chinese anywhere, each
 * with the quotes and brackets that close behind it, and behind a line feed. A full stop within a number or a name of a
 * file has no space behind it; one of an abbreviation is taken for an end.
 */
const ends = /[.!?…]+["'”’)\]]*(?=\s|$)|[。！？；…]+[”’」』）】》]*|\n+/gu

/** Behind the last sentence that ends within the first `length` units of a text; 0 where none does. */
export function lastSentenceEnd(text: string, length: number): number {
  let last = 0
  for (const { index, 0: mark } of text.matchAll(ends)) {
    if (index + mark.length > length) break
    last = index + mark.length
  }
  return last
}

/** Behind the first sentence that ends at `from` or later, before the end of the text; its length where none does. */
export function nextSentenceEnd(text: string, from: number): number {
  for (const { index, 0: mark } of text.matchAll(ends))
    if (index + mark.length >= from) return index + mark.length
  return text.length
}
