/**
 * What an operation wants of a text: a list of edits. They are put into effect here and nowhere else, so that what is
 * protected stays by construction, whatever an operation asks for.
 */

import type { Span } from '../../../src/text/protected-spans.js'

/** A part of a text, and what is to stand there. Where `start` is `end`, something is put in. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Whether an edit leaves all spans alone. It may stand at the border of one. */
export function isOpen(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle].end <= start) low = middle + 1
    else high = middle
  }
  return low === spans.length || spans[low].start >= end
}

/**
 * The edits that may be made, in order: none touches a span, and of two that overlap the earlier one stands. `undefined`
 * where the edits belong together (`whole`) and one of them may not be made, or where none may.
 */
export function allowedEdits(
  edits: readonly Edit[],
  { spans, whole }: { spans: readonly Span[]; whole: boolean },
): Edit[] | undefined {
  const allowed: Edit[] = []
  let end = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start >= end && isOpen(spans, edit.start, edit.end)) {
      allowed.push(edit)
      end = Math.max(edit.end, edit.start)
    } else if (whole) return undefined
  }
  return allowed.length === 0 ? undefined : allowed
}

/** The text with edits made, which lie apart and in order. */
export function editText(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return result + text.slice(from)
}
