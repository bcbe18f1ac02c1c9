/** A range of a text that a recognizer of your own takes for a value. */
export interface OwnMatch {
  /** Where it begins, in UTF-16 units as JavaScript counts. */
  start: number
  /** Where the text behind it begins. */
  end: number
  /** 0 to 1; below the threshold of its entity, 0.5 by default, it is not taken. */
  score: number
  /** Which of its entities, where the recognizer knows several. Default: the first. */
  entity?: string | undefined
  /** Whether a check digit or a list speaks for it, so that it wins over values by their form alone. Default: `false`. */
  validated?: boolean | undefined
  /** What `--explain` and `why` say of it; never the value itself. Default: `module`. */
  why?: string | undefined
}

/** A text as a recognizer of your own sees it. */
export interface OwnScan {
  /** The text, with full-width forms and look-alikes folded; places in it are places in the text as it was given. */
  readonly text: string
  /** The words of the name of its field, lower-case, with single spaces; empty for a single text. */
  readonly field: string
}

/**
 * A recognizer in code: what a module for the option `recognizers` exports a list of, and what functions and streams take
 * as it is. A run, which gives options to threads, takes modules alone.
 *
 * @example
 * const hits = await findPii('Badge B-1234 was lost', {
 *   recognizers: [
 *     {
 *       name: 'badge',
 *       entities: ['BADGE'],
 *       find({ text }, report) {
 *         for (const { index, 0: found } of text.matchAll(/\bB-\d{4}\b/g))
 *           report({ start: index, end: index + found.length, score: 0.9 })
 *       },
 *     },
 *   ],
 * })
 * console.log(hits[0]?.entity)
 */
export interface OwnRecognizer {
  /** Its name, in reports and in `--explain`. */
  name: string
  /** The entities that it finds, in capitals. */
  entities: readonly string[]
  /** Whether it looks at a text again, without what was found in it. Default: `true`. */
  rescans?: boolean | undefined
  /**
   * Called once a text, and again without what was found: reports every value that it sees before it returns; one that
   * answers with a promise is refused. What it throws rejects the record.
   */
  find(scan: OwnScan, report: (match: OwnMatch) => void): void
}
