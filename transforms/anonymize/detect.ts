import { gateBits } from '../../src/core/gate.js'
import { foldText } from './fold.js'
import type { Recognizer, Span } from './recognizer.js'

/**
 * The spans of one text that are personal data, disjoint and in their order. `mask` is the text's gate mask:
 * recognizers whose bit is not set are not run.
 *
 * Where spans overlap, one policy decides: validated before unvalidated, then the longer, then the earlier,
 * then the more specific recognizer (their order). Of a validated loser what the winners leave is replaced as
 * well, so that no half of a value stays behind; an unvalidated one is given up.
 */
export function detectSpans(text: string, mask: number, recognizers: readonly Recognizer[]): Span[] {
  const found = settleOverlaps(text, findSpans(text, mask, recognizers))
  if (found.length === 0) return found
  // A value stuck to another one, such as a number right before a link, is seen only once that one is gone.
  const again = recognizers.filter(({ entity }) => entity !== 'PERSON')
  for (let round = 1; round < maxRounds; round++) {
    const left = blankSpans(text, found)
    const more = settleOverlaps(left, findSpans(left, mask, again))
    if (more.length === 0) break
    found.push(...more)
    found.sort((a, b) => a.start - b.start)
  }
  return found
}

const maxRounds = 4

/** What the recognizers find in a text, overlaps and all. */
function findSpans(text: string, mask: number, recognizers: readonly Recognizer[]): Span[] {
  const folded = (mask & gateBits.fold) === 0 ? undefined : foldText(text)
  const spans: Span[] = []
  for (const { entity, gate, find } of recognizers) {
    if ((mask & gate) === 0) continue
    find(folded?.text ?? text, (start, end, validated) => {
      if (folded === undefined) spans.push({ entity, start, end, validated })
      else spans.push({ entity, start: folded.at(start), end: folded.at(end - 1) + 1, validated })
    })
  }
  return spans
}

/** The text with NUL, which no pattern takes, in place of every character of the spans. */
function blankSpans(text: string, spans: readonly Span[]): string {
  let blanked = ''
  let from = 0
  for (const { start, end } of spans) {
    blanked += text.slice(from, start) + '\0'.repeat(end - start)
    from = end
  }
  return blanked + text.slice(from)
}

/** Disjoint spans, in order of their place. Spans come in the order of their recognizers. */
export function settleOverlaps(text: string, spans: readonly Span[]): Span[] {
  const inOrder = spans.map((span, rank) => ({ span, rank })).sort((a, b) => a.span.start - b.span.start)
  const settled: Span[] = []
  for (let from = 0; from < inOrder.length; ) {
    let to = from + 1
    for (let end = inOrder[from].span.end; to < inOrder.length && inOrder[to].span.start < end; to++)
      end = Math.max(end, inOrder[to].span.end)
    if (to - from === 1) settled.push(inOrder[from].span)
    else settled.push(...settleCluster(text, inOrder.slice(from, to)))
    from = to
  }
  return settled
}

interface Ranked {
  span: Span
  rank: number
}

function settleCluster(text: string, cluster: Ranked[]): Span[] {
  const kept: Span[] = []
  for (const { span } of cluster.sort(compareRanked)) {
    const parts = freeParts(kept, span)
    const isWhole = parts.length === 1 && parts[0].start === span.start && parts[0].end === span.end
    if (!isWhole && !span.validated) continue
    for (const part of parts)
      if (isWhole || /[\p{L}\p{N}]/u.test(text.slice(part.start, part.end)))
        kept.splice(placeOf(kept, part.start), 0, part)
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
    a.span.start - b.span.start ||
    a.rank - b.rank
  )
}
