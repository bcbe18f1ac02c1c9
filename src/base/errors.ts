import { sayOptions } from './option-name.js'

/** Every way in which prepkit refuses to go on. The list is closed: code that reads errors can rely on it. */
export type PrepErrorCode =
  | 'bad_option'
  | 'bad_pipeline'
  | 'bad_input'
  | 'bad_schema'
  | 'not_found'
  | 'unsupported'
  | 'output_exists'
  | 'plan_changed'
  | 'locked'
  | 'over_budget'
  | 'count_mismatch'
  | 'worker_failed'
  | 'write_failed'
  | 'aborted'

/** Where an error happened: an input file with its line or byte offset, and the step of the plan. */
export interface ErrorPlace {
  /** The file, by the name that the user gave it. */
  source?: string | undefined
  /** The line in it, from 1. */
  line?: number | undefined
  /** The column in that line, from 1. */
  column?: number | undefined
  /** The byte in it, or the row of a columnar file. */
  offset?: number | undefined
  /** The step of the plan, such as `2 balance`. */
  step?: string | undefined
}

/** Extra facts of a {@link PrepError}. */
export interface PrepErrorOptions {
  /** Where it happened. */
  at?: ErrorPlace | undefined
  /** What was thrown before. Loggers print it, so it must not quote a record. */
  cause?: unknown
  /** What was thrown before and may quote a record: see {@link PrepError.hiddenCause}. */
  hiddenCause?: unknown
}

/**
 * The one error class of the project. The message names the option or column at fault, the state found and
 * the state wanted, and what to do; it never quotes the text of a record.
 *
 * @example
 * const error = await run({ input: 'nowhere.jsonl', output: 'out/' }).catch((thrown) => thrown)
 * error instanceof PrepError // true
 * error.code // 'not_found'
 */
export class PrepError extends Error {
  /** `PrepError`, as stack traces show it. */
  override readonly name = 'PrepError'
  /** Which of the ways of refusing it is. */
  readonly code: PrepErrorCode
  /** Where it happened, as far as that is known. */
  readonly at: ErrorPlace | undefined

  /** The message with its options marked. */
  readonly #marked: string
  /** Private, because Node and loggers print every property that they see, and `cause` even where it is inherited. */
  readonly #hiddenCause: unknown

  /** For transforms of your own: the message names what is wrong and what to do, never the text of a record. */
  constructor(code: PrepErrorCode, message: string, options: PrepErrorOptions = {}) {
    const { cause = process.env.PREP_DEBUG === '1' ? options.hiddenCause : undefined } = options
    super(sayOptions(message), cause === undefined ? undefined : { cause })
    this.#marked = message
    this.#hiddenCause = options.hiddenCause
    this.code = code
    this.at = options.at
  }

  /** The message with the options that it names in other words, such as flags; `say` answers `undefined` for one it does not know. */
  messageIn(say: (option: string) => string | undefined): string {
    return sayOptions(this.#marked, say)
  }

  /**
   * What the code of a step threw, which may quote a record. `cause` holds it with PREP_DEBUG=1 alone, so that
   * neither `console.error` nor a logger prints it unasked; `undefined` where there is none.
   */
  hiddenCause(): unknown {
    return this.#hiddenCause
  }

  /** The message as it is handed to another error, with its options marked. */
  get marked(): string {
    return this.#marked
  }
}

/** The same error with its place filled in; anything else than a PrepError is passed through untouched. */
export function placeError(error: unknown, at: ErrorPlace): unknown {
  if (!(error instanceof PrepError)) return error
  const { code, marked, cause } = error
  return new PrepError(code, marked, { at: { ...at, ...error.at }, cause, hiddenCause: error.hiddenCause() })
}

/**
 * The allowed name that is nearest to a mistyped one (edit distance at most a third of its length, at least 2,
 * and less than would make it from nothing), or else the first that holds it, as EMAIL_ADDRESS does EMAIL;
 * names of one or two characters are held by too many.
 */
export function nearestName(name: string, allowed: readonly string[]): string | undefined {
  return nearestNames(name, allowed)[0]
}

/** Edits that are taken for a slip of the pen. */
const slip = 2

/** All such names, the nearest first, and behind them those that hold it. */
export function nearestNames(name: string, allowed: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3))
  const ranked = allowed
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= limit && distance < candidate.length)
    .sort((a, b) => a.distance - b.distance)
  // A slip of the pen means one name; of what is further away, any may be meant.
  const best = ranked[0]?.distance ?? 0
  const meant = best <= slip ? ranked.filter(({ distance }) => distance === best) : ranked
  const near = meant.map(({ candidate }) => candidate)
  if (near.length > 0 && best <= slip) return near
  return [...new Set([...near, ...(name.length < 3 ? [] : allowed.filter(holds))])]

  function holds(candidate: string): boolean {
    return candidate.toLowerCase().includes(name.toLowerCase())
  }
}

/** "did you mean" and the full list, for the end of a message about an unknown name. */
export function suggestName(name: string, allowed: readonly string[]): string {
  const nearest = nearestName(name, allowed)
  const list = allowed.length === 0 ? 'none' : allowed.join(', ')
  return nearest === undefined ? `Known: ${list}` : `Did you mean "${nearest}"? Known: ${list}`
}

/** Levenshtein distance with one row of memory. */
function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0]
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(above + 1, row[j - 1] + 1, diagonal + cost)
      diagonal = above
    }
  }
  return row[b.length]
}
