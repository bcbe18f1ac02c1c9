/** A range that somebody labelled as personal data; `start` and `end` count UTF-16 units, as JavaScript does. */
export interface GoldSpan {
  start: number
  end: number
  /** As the gold calls it. */
  type: string
}

/** A text with its labels. */
export interface GoldSample {
  text: string
  spans: GoldSpan[]
}

/** What offsets count: Unicode characters, UTF-16 units, or either, where no text tells the two apart. */
export type OffsetUnit = 'code points' | 'utf-16' | 'either'
