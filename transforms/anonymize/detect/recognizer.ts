import type { CodeMap, CodeReach } from '../code/code-map.js'
import type { Entity } from '../entities/entities.js'
import type { TextCues } from './text-cues.js'
import type { TextLanguages } from './text-languages.js'

/** A range of a text, `text.slice(start, end)`, that stands for an entity, and what speaks for it. */
export interface Span {
  /** What it stands for, such as `EMAIL_ADDRESS`. */
  entity: Entity
  /** Where it begins, in UTF-16 units as JavaScript counts. */
  start: number
  /** Where the text behind it begins. */
  end: number
  /** A check digit, a complete syntax, a numbering plan or a list speaks for it, not its outer form alone. */
  validated: boolean
  /** 0 to 1; below the threshold of its entity a span is not taken. See `scores.ts` for what a number means. */
  score: number
  /** The recognizer that found it, such as `us_ssn`. */
  recognizer: string
  /** Why it scores as it does, such as `form, check digit, context "ssn"`. Never holds the value. */
  why: string
}

/** What a recognizer saw, right or not: one whose score is too low is dropped later, and explained on request. */
export interface Match {
  start: number
  end: number
  score: number
  validated: boolean
  why: string
  /** Where a recognizer knows several entities; the first of its `entities` when left out. */
  entity?: Entity
  /** The recognizer, where one stands for many; its own name when left out. */
  recognizer?: string
}

/** Takes what a recognizer sees. */
export type Report = (match: Match) => void

/** A value that a look before has found, as written. */
export interface KnownValue {
  entity: Entity
  value: string
  score: number
  recognizer: string
  /** Whether it stands before a colon, at the head of a line. */
  isLabel: boolean
}

/** One text as recognizers see it: folded, with placeholders of an earlier run blanked. */
export interface Scan {
  text: string
  /** Which `gateBits` hold for the text. */
  mask: number
  /** The words of the field's name (a JSON path, a CSV header), lower-case, single spaces: context for all its values. */
  field: string
  /** The languages of the text, guessed when they are asked for; where left out, no text is of a known one. */
  languages?: TextLanguages | undefined
  /** Whether somebody wants to know of candidates that score too little: recognizers may then report ones they would leave out. */
  isExplaining: boolean
  /**
   * In a later look at a text: where a value that the look before still saw is one NUL now, in order. What lies
   * farther away than a recognizer reaches needs no second look.
   */
  changes?: readonly number[] | undefined
  /** In a later look at a text: what the look before has found, and is gone from `text`. */
  known?: readonly KnownValue[] | undefined
  /** In a later look at a text: whether one before has found data of private people. */
  isPrivate?: boolean
  /** What was found in other texts of the record. */
  named?: readonly KnownValue[] | undefined
  /** Which words stand in the text, for questions of {@link needles} and {@link matchesIn}. */
  cues?: TextCues
  /** Where the text holds code; a recognizer that goes by words alone leaves that out. */
  code?: CodeMap
}

/** Finds some kinds of entities in a text, in time linear in its length. */
export interface Recognizer {
  /** Unique, snake_case. */
  name: string
  entities: readonly Entity[]
  /** Runs only on texts whose prefilter mask shares a bit with this; 0 runs on every text. */
  bits: number
  /**
   * Whether it looks again, with the values found before blanked, until nothing more is found: else running twice
   * could change something.
   */
  rescans: boolean
  /** Set where it looks for what was found elsewhere in the record, and for nothing else. */
  recalls?: boolean
  /** Set where it is asked only about texts that the recognizers before it leave open. */
  onlyLeftOpen?: boolean
  /**
   * Set where it goes by words and outer form alone: what it finds in the lines of a program is not taken; with
   * `words`, nor what it finds in a piece of code within a sentence.
   */
  sparesCode?: CodeReach
  /** Called before a batch with the texts, as scans will hold them, that pass the prefilter: for what is better asked at once. */
  prepare?(texts: readonly string[]): void
  find(scan: Scan, report: Report): void
}
