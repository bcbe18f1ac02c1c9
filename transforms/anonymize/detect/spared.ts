import { person } from '../entities/names.js'
import type { Span } from './recognizer.js'

/** The recognizer that spans are said to be of whose name was taken elsewhere in the record: such is not spared. */
export const takenNames = 'taken_names'

/** The recognizer of spans that somebody else has found, which say nothing of others. */
const given = 'given'

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
      const sure = [...taken, ...fresh.filter(({ recognizer }) => recognizer === takenNames)]
      const known = new Set(taken)
      const before = [...kept.keys()].filter((one) => !sure.some((span) => overlaps(span, one)))
      const isNew = (one: Span) => !before.some((span) => overlaps(span, one))
      const all = [...taken, ...before, ...fresh.filter(isNew)].sort((a, b) => a.start - b.start)
      const spared = spare(text, all, field)
      const rest = [...spared].filter(([span]) => !known.has(span) && !sure.includes(span))
      kept = alike(text, all, new Map(rest))
      return all.filter((span) => !known.has(span) && !kept.has(span))
    },
    report(reject) {
      for (const [span, reason] of kept) reject(span, reason)
    },
  }
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Without the names that are taken at another place of the text: one person is public or is not. */
function alike(
  text: string,
  all: readonly Span[],
  kept: ReadonlyMap<Span, string>,
): ReadonlyMap<Span, string> {
  if (kept.size === 0 || kept.size === all.length) return kept
  const nameOf = ({ start, end }: Span) => text.slice(start, end).toLowerCase()
  const people = all.filter(({ entity }) => entity === person.name)
  const taken = new Set(people.filter((span) => !kept.has(span) && span.recognizer !== given).map(nameOf))
  if (taken.size === 0) return kept
  return new Map([...kept].filter(([span]) => span.entity !== person.name || !taken.has(nameOf(span))))
}
