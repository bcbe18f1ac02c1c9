/** A range that somebody labelled as personal data; `start` and `end` count UTF-16 units, as JavaScript does. */
export interface GoldSpan {
  /** Where it begins. */
  start: number
  /** Where the text behind it begins. */
  end: number
  /** As the gold calls it. */
  type: string
}

/** A text with its labels. */
export interface GoldSample {
  /** The text as it stands. */
  text: string
  /** The name by which spans of other tools may speak of it. */
  id?: string
  /** What is labelled in it, in no fixed order. */
  spans: GoldSpan[]
}

/** What offsets count: Unicode characters, UTF-16 units, or either, where no text tells the two apart. */
export type OffsetUnit = 'code points' | 'utf-16' | 'either'
