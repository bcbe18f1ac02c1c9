import type { Span } from './recognizer.js'

/**
 * Disjoint spans, in order of their place. One policy decides between spans that overlap: validated before
 * unvalidated, then the longer, then the more confident, then the earlier, then the recognizer that comes
 * first. What the winners leave of a loser is kept as well, so that no half of a value stays behind.
 */
export function resolveOverlaps(text: string, spans: readonly Span[]): Span[] {
  const inOrder = spans.map((span, rank) => ({ span, rank })).sort((a, b) => a.span.start - b.span.start)
  const resolved: Span[] = []
  for (let from = 0; from < inOrder.length; ) {
    let to = from + 1
    for (let end = inOrder[from].span.end; to < inOrder.length && inOrder[to].span.start < end; to++)
      end = Math.max(end, inOrder[to].span.end)
    if (to - from === 1) resolved.push(inOrder[from].span)
    else resolved.push(...resolveCluster(text, inOrder.slice(from, to)))
    from = to
  }
  return resolved
}

interface Ranked {
  span: Span
  rank: number
}

function resolveCluster(text: string, cluster: Ranked[]): Span[] {
  const kept: Span[] = []
  for (const { span } of cluster.sort(compareRanked)) {
    const parts = freeParts(kept, span)
    const isWhole = parts.length === 1 && parts[0].start === span.start && parts[0].end === span.end
    for (const part of parts)
      if (isWhole || /[\p{L}\p{N}]/u.test(text.slice(part.start, part.end)))
        kept.splice(placeOf(kept, part.start), 0, isWhole ? span : part)
  }
  return kept
}

/** What the kept spans, which are in order, leave of another. */
function freeParts(kept: readonly Span[], span: Span): Span[] {
  const parts: Span[] = []
  let start = span.start
  const before = kept[placeOf(kept, span.start) - 1]
  if (before !== undefined) start = Math.max(start, before.end)
  for (let i = placeOf(kept, span.start); i < kept.length && kept[i].start < span.end; i++) {
    if (kept[i].start > start) parts.push({ ...span, start, end: kept[i].start })
    start = kept[i].end
  }
  if (start < span.end) parts.push({ ...span, start })
  return parts
}

/** How many of the spans, which are in order, begin before `start`. */
function placeOf(spans: readonly Span[], start: number): number {
  let low = 0
  for (let high = spans.length; low < high; ) {
    const middle = (low + high) >> 1
    if (spans[middle].start < start) low = middle + 1
    else high = middle
  }
  return low
}

function compareRanked(a: Ranked, b: Ranked): number {
  return (
    Number(b.span.validated) - Number(a.span.validated) ||
    b.span.end - b.span.start - (a.span.end - a.span.start) ||
    b.span.score - a.span.score ||
    a.span.start - b.span.start ||
    a.rank - b.rank
  )
}
