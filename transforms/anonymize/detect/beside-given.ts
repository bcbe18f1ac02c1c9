import type { Span } from './recognizer.js'

/**
 * Given spans and what is left of found ones beside them, in order. What was given stands as it was given; of
 * a found span that reaches beyond one, each rest with a letter or digit stays.
 */
export function mergeGiven(text: string, given: readonly Span[], found: Span[]): Span[] {
  if (given.length === 0) return found
  const merged = [...given]
  let first = 0
  for (const span of found) {
    while (first < given.length && given[first].end <= span.start) first++
    let { start } = span
    const keep = (end: number) => {
      const isWhole = start === span.start && end === span.end
      if (isWhole || (start < end && /[\p{L}\p{N}]/u.test(text.slice(start, end))))
        merged.push(isWhole ? span : { ...span, start, end })
    }
    for (let i = first; i < given.length && given[i].start < span.end; i++) {
      keep(Math.min(given[i].start, span.end))
      start = Math.max(start, given[i].end)
    }
    keep(span.end)
  }
  return merged.sort((a, b) => a.start - b.start)
}
