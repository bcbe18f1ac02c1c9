import type { Span } from './recognizer.js'

/** The recognizer that spans are said to be of whose name was taken elsewhere in the record. */
export const takenNames = 'taken_names'

/** One name of a text: what is decided of it there, and how much that counts in the other texts of its record. */
export interface NameVote {
  span: Span
  /** Its words as keys; one for a Chinese name. */
  words: readonly string[]
  /** Whether it says who: a given and a family name, or as much. */
  isFull: boolean
  /** Why it stays; `undefined` for one that is taken. */
  reason?: string | undefined
  weight: number
  /** Whether a name alone is one that lists know as a given name, and not a word that may be anything. */
  isCommon: boolean
}

/** A text of a record, and what it says of those who are named in it. */
export interface NamedText {
  text: string
  votes: readonly NameVote[]
}

/** What all texts of a record together say of its people; `undefined` of somebody they do not name. */
export interface RecordPeople {
  isTaken(name: Pick<NameVote, 'words' | 'isFull'>): boolean | undefined
  /** The places in a text, beside some ranges, of names that are taken: one is taken wherever it stands as written. */
  placesIn(text: string, beside: readonly { start: number; end: number }[]): Span[]
}

/** What stays of a text, and why; and what is to be known of it where other texts of its record are decided. */
export interface SparedSpans {
  kept: ReadonlyMap<Span, string>
  votes: readonly NameVote[]
  people: RecordPeople
}

/** Where spans are sorted: in a field, in a record whose people are known or, without them, in a text for itself. */
export interface SparePlace {
  field: string
  people?: RecordPeople | undefined
}

/** Says which of the spans of a text are right but need no replacing, and why: names of public people. */
export type Spare = (text: string, found: readonly Span[], place: SparePlace) => SparedSpans

/** Sorts what is found in one text, look by look. */
export interface Spared {
  /**
   * Of what a look has found and what was spared before: what is to be taken beside `taken`, in order. What is taken
   * once stays taken; what is spared stays in sight, as it will for a second run.
   */
  sift(taken: readonly Span[], fresh: readonly Span[]): Span[]
  /** What the last look has said of names; `undefined` where nothing is spared. */
  said(): SparedSpans | undefined
  /** Reports what is spared in the end. */
  report(reject: (span: Span, reason: string) => void): void
}

/** Without `spare` everything is taken. */
export function openSpared(spare: Spare | undefined, text: string, place: SparePlace): Spared {
  let kept: ReadonlyMap<Span, string> = new Map()
  let said: SparedSpans | undefined
  return {
    sift(taken, fresh) {
      if (spare === undefined) return [...fresh]
      const known = new Set(taken)
      const before = [...kept.keys()].filter((one) => !taken.some((span) => overlaps(span, one)))
      const isNew = (one: Span) => !before.some((span) => overlaps(span, one))
      const all = [...taken, ...before, ...fresh.filter(isNew)].sort((a, b) => a.start - b.start)
      said = spare(text, all, place)
      kept = new Map([...said.kept].filter(([span]) => !known.has(span)))
      return all.filter((span) => !known.has(span) && !kept.has(span))
    },
    said: () => (said === undefined ? undefined : { ...said, kept }),
    report(reject) {
      for (const [span, reason] of kept) reject(span, reason)
    },
  }
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
