import type { AnonymizeOptions } from '../../../src/schemas/options/anonymize.js'
import type { Span } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import type { FindOptions, Hit } from '../find-in-text.js'
import type { OperatorName } from '../operators/operator-options.js'

/** The options of `anonymize` that have a meaning for a text that stands in no record. */
export type TextOptions = Omit<
  AnonymizeOptions,
  'fields' | 'wholeFields' | 'spansFrom' | 'detect' | 'spans' | 'density'
>

/** A range that somebody else found. */
export type GivenSpan = Pick<Span, 'entity' | 'start' | 'end'> & {
  [Name in keyof Span]?: Span[Name] | undefined
}

/** What may be said about one text. */
export interface AboutText extends Pick<FindOptions, 'field' | 'context'> {
  /** Change exactly these ranges, whoever found them; those that overlap are settled as all others. */
  spans?: readonly GivenSpan[] | undefined
  /** Whose text it is: `shift` moves all dates of one subject alike. By default each text is its own. */
  subject?: string | undefined
}

/** One range that was changed. */
export interface TextChange {
  /** What it stood for. */
  entity: Entity
  /** What was done with it. */
  operator: OperatorName
  /** Where the replacement stands in the new text. */
  start: number
  /** Where the text behind the replacement begins. */
  end: number
  /** What was there: where in the text that was given, and why. */
  found: Span
}

/** A text without personal data, and what was changed in it, from left to right. */
export interface AnonymizedText {
  /** The text as the step would leave it. */
  text: string
  /** What was changed, from left to right. */
  changes: readonly TextChange[]
}

/** What fakes and tags depend on where no key is given. */
export interface TextSeed {
  /** The seed of a run in which `anonymize` is the first step. Default 0. */
  seed?: number | undefined
}

/** The recognizers and operators of some options, loaded once, for texts that come one at a time. */
export interface TextAnonymizer {
  /** What can be found, in the order of the table of entities. */
  readonly entities: readonly Entity[]
  /** The names of the recognizers at work, in order of precedence. */
  readonly recognizers: readonly string[]
  /** The personal data of a text, in order of place; with `explain` also the candidates that are not taken, and why. */
  find(text: string, about?: FindOptions): Hit[]
  /** The text as the step would leave it. */
  anonymize(text: string, about?: AboutText): AnonymizedText
  /** What `encrypt` and `fpe` wrote, turned back. Throws `bad_option` without a key, `bad_input` under another one. */
  restore(text: string, about?: Pick<AboutText, 'field'>): string
}

/** What is looked for, and what is known of the one text that is looked at. */
export interface FindPiiOptions extends TextOptions, Pick<FindOptions, 'field' | 'context' | 'explain'> {}

/** The personal data of a text, in order of place; with `explain` also the candidates that are not taken, and why. */
export type PiiFinder = (
  text: string,
  about?: Pick<FindOptions, 'field' | 'context' | 'explain'>,
) => readonly Hit[]
