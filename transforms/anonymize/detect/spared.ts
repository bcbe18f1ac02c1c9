import type { Span } from './recognizer.js'

/** Says which of the spans of a text are right but need no replacing, and why: names of public people. */
export type Spare = (text: string, found: readonly Span[], field: string) => ReadonlyMap<Span, string>

/** Sorts what is found in one text, look by look. */
export interface Spared {
  /**
   * Of what a look has found and what was spared before: what is to be taken beside `taken`, in order. What is taken
   * once stays taken; what is spared stays in sight, as it will for a second run.
   */
  sift(taken: readonly Span[], fresh: readonly Span[]): Span[]
  /** Reports what is spared in the end. */
  report(reject: (span: Span, reason: string) => void): void
}

/** Without `spare` everything is taken. */
export function openSpared(spare: Spare | undefined, text: string, field: string): Spared {
  let kept: ReadonlyMap<Span, string> = new Map()
  return {
    sift(taken, fresh) {
      if (spare === undefined) return [...fresh]
      const known = new Set(taken)
      const before = [...kept.keys()]
      const isNew = ({ start, end }: Span) => !before.some((span) => span.start < end && start < span.end)
      const all = [...taken, ...before, ...fresh.filter(isNew)].sort((a, b) => a.start - b.start)
      const spared = spare(text, all, field)
      kept = new Map([...spared].filter(([span]) => !known.has(span)))
      return all.filter((span) => !known.has(span) && !kept.has(span))
    },
    report(reject) {
      for (const [span, reason] of kept) reject(span, reason)
    },
  }
}
