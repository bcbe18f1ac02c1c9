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
    else for (const span of resolveCluster(text, inOrder.slice(from, to))) resolved.push(span)
    from = to
  }
  return resolved
}

interface Ranked {
  span: Span
  rank: number
}

/** Spans that overlap in a chain. There may be as many as characters, so each takes time by its own length alone. */
function resolveCluster(text: string, cluster: Ranked[]): Span[] {
  const base = cluster[0].span.start
  const last = cluster.reduce((end, { span }) => Math.max(end, span.end), base)
  const kept: Span[] = []
  /** For each character from `base` on, the number of the kept span that holds it, counted from 1; 0 for none. */
  const holders: number[] = new Array(last - base).fill(0)
  for (const { span } of cluster.sort(compareRanked))
    for (let start = span.start; start < span.end; ) {
      const holder = holders[start - base]
      if (holder > 0) {
        start = kept[holder - 1].end
        continue
      }
      let end = start + 1
      while (end < span.end && holders[end - base] === 0) end++
      const isWhole = start === span.start && end === span.end
      if (isWhole || /[\p{L}\p{N}]/u.test(text.slice(start, end)))
        holders.fill(kept.push(isWhole ? span : { ...span, start, end }), start - base, end - base)
      start = end
    }
  return kept.sort((a, b) => a.start - b.start)
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
