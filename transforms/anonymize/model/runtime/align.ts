/**
 * Finds again, in a text, what a tokenizer made of it. Normalising drops, adds and changes characters and
 * tells nobody where, so the changed text is walked beside the original. What cannot be matched stands for
 * the whole range between the neighbours that can: a place may come out too wide, never somewhere else.
 */
export interface Aligned {
  text: string
  /** UTF-16 unit `i` of `text` comes from `[starts[i], ends[i])` of the original; empty where it was added. */
  starts: Int32Array
  ends: Int32Array
}

/** How far the walk looks ahead for the place where both sides agree again. */
const reach = 32
/** A character with its marks, which a tokenizer may compose, decompose or take off. */
const unit = /\P{M}\p{M}*|\p{M}+/gu
const space = /^[\s\u2581]$/

/** A text that nothing was done to. */
export function unchanged(text: string): Aligned {
  const starts = Int32Array.from({ length: text.length }, (_, i) => i)
  return { text, starts, ends: starts.map((start) => start + 1) }
}

/** `normalized` is `normalize(text)`; single characters are normalised again to see what became of each. */
export function alignNormalized(
  text: string,
  normalized: string,
  normalize: (part: string) => string,
): Aligned {
  if (normalized === text) return unchanged(text)
  const starts = new Int32Array(normalized.length)
  const ends = new Int32Array(normalized.length)
  let done = 0
  let agreed = 0
  const assign = (to: number, from: number, end: number) => {
    for (; done < to; done++) {
      starts[done] = from
      ends[done] = end
    }
  }
  for (const { 0: part, index } of text.matchAll(unit)) {
    const made = normalize(part)
    if (made === '') continue
    const at = findAhead(normalized, made, done)
    if (at < 0) continue
    assign(at, agreed, index)
    assign(at + made.length, index, index + part.length)
    agreed = index + part.length
  }
  assign(normalized.length, agreed, text.length)
  return { text: normalized, starts, ends }
}

/** Blank text is found here or nowhere: the next blank may be another one. */
function findAhead(text: string, part: string, from: number): number {
  if (text.startsWith(part, from)) return from
  if (part.trim() === '') return -1
  const at = text.slice(from, from + reach + part.length).indexOf(part)
  return at < 0 ? -1 : from + at
}

/** Where each part of a text that was cut up stands in it: parts keep their order; blanks may be lost, added, or drawn as `▁`. */
export function alignParts({ text, starts, ends }: Aligned, parts: readonly string[]): Aligned[] {
  let at = 0
  return parts.map((part) => {
    const from = new Int32Array(part.length)
    const to = new Int32Array(part.length)
    for (let i = 0; i < part.length; i++) {
      const next = nextOf(text, part[i], at)
      if (next < 0) {
        from[i] = to[i] = at === 0 ? 0 : ends[at - 1]
        continue
      }
      from[i] = starts[next]
      to[i] = ends[next]
      at = next + 1
    }
    return { text: part, starts: from, ends: to }
  })
}

function nextOf(text: string, char: string, from: number): number {
  const isSpace = space.test(char)
  let skipped = 0
  for (let at = from; at < text.length && skipped <= reach; at++) {
    const isBlank = space.test(text[at])
    if (text[at] === char || (isSpace && isBlank)) return at
    if (isSpace) return -1
    if (!isBlank) skipped++
  }
  return -1
}

/** The smallest range of the original that holds units `from` to `to`; `undefined` where all of them were added. */
export function rangeOf(
  { starts, ends }: Aligned,
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  let start = Number.POSITIVE_INFINITY
  let end = -1
  for (let i = from; i < to; i++) {
    if (ends[i] <= starts[i]) continue
    start = Math.min(start, starts[i])
    end = Math.max(end, ends[i])
  }
  return end < 0 ? undefined : { start, end }
}
