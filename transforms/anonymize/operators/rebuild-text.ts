import type { Span } from '../detect/recognizer.js'
import type { Replacement } from './operator.js'

/** A text in which something else stands in the place of spans. */
export interface RebuiltText {
  text: string
  /** Where what stands for each span lies, in order. */
  pieces: readonly Replacement[]
}

/** The text rebuilt once from left to right; what lies outside the spans, which are disjoint and in order, stays as it is. */
export function rebuildText(
  text: string,
  spans: readonly Span[],
  write: (span: Span) => string,
): RebuiltText {
  const pieces: Replacement[] = []
  let after = ''
  let from = 0
  for (const span of spans) {
    after += text.slice(from, span.start)
    const start = after.length
    after += write(span)
    pieces.push({ span, start, end: after.length })
    from = span.end
  }
  return { text: after + text.slice(from), pieces }
}

/** A span of the changed text that touches no piece, where it stands in the text before. */
export function movedBack(span: Span, pieces: readonly Replacement[]): Span {
  const before = pieces.filter(({ end }) => end <= span.start).at(-1)
  const by = before === undefined ? 0 : before.span.end - before.end
  return { ...span, start: span.start + by, end: span.end + by }
}
