import { Batch } from '../arrow/batch.js'
import { type ErrorPlace, PrepError, placeError } from '../base/errors.js'
import { importLack } from '../base/import-fault.js'
import { describeThrown, withArticle } from '../base/thrown.js'
import { brokenPromise } from './open-counters.js'
import type { Apply, Gather, StepPlan } from './transform.js'

/**
 * What goes wrong in the code of a step, told so that its author finds it: the module, what it did, and the
 * record it was given, never what that record holds.
 */

/** Whose code it is. */
export interface StepAuthor {
  /** How the step is called in reports and errors. */
  label: string
  /** The module of the user's own that it comes from; `undefined` for one of the project's. */
  module: string | undefined
}

/** What is told of a call of the code of a step while it does not come back; `undefined` for a step of the project's. */
export function ownCodeOf({ label, module }: StepAuthor, when: string): string | undefined {
  return module === undefined ? undefined : `Module "${module}", step ${label}, ${when}`
}

/** Where and when the code of a step failed. */
export interface FaultPlace {
  /** The record, as far as it is known. */
  at?: ErrorPlace
  /** What the step was about, for the end of the sentence, such as ` when it was opened`. */
  when?: string
}

/** The error for what the code of a step threw. A PrepError keeps its words and is placed at the step. */
export function stepFault(step: StepAuthor, error: unknown, { at, when = '' }: FaultPlace = {}): unknown {
  if (error instanceof PrepError) return placeError(error, { step: step.label })
  if (isOtherError(error)) return twoCopies(step, 'threw a PrepError', at)
  // With no record at hand, the name of what it imports is none of a record either.
  const lack = at === undefined ? importLack(error) : undefined
  if (lack !== undefined)
    return new PrepError('worker_failed', `${authorOf(step)} cannot import what it needs${when}. ${lack}`, {
      at: { step: step.label },
      hiddenCause: error,
    })
  return new PrepError(
    'worker_failed',
    `${authorOf(step)} threw ${describeThrown(error)}${when}. PREP_DEBUG=1 shows its message, which may quote your data`,
    { at: { ...at, step: step.label }, hiddenCause: error },
  )
}

/** The batches that a step answers with. Throws `worker_failed` for an answer that is none. */
export function* batchesOf(
  step: StepAuthor,
  { answer, at }: { answer: unknown; at: () => ErrorPlace },
): Generator<Batch> {
  if (answer instanceof Batch) {
    yield answer
    return
  }
  if (isOtherBatch(answer)) throw twoCopies(step, 'answered with a Batch', at())
  if (!isIterable(answer)) throw wrongAnswer(step, describe(answer), at())
  for (const made of answer) {
    if (isOtherBatch(made)) throw twoCopies(step, 'answered with a Batch', at())
    if (!(made instanceof Batch)) throw wrongAnswer(step, `an iterable that holds ${describe(made)}`, at())
    yield made
  }
}

/**
 * What a step is opened with, as one that joins rows opens it. Throws `worker_failed` for anything else than a function or
 * a `Gather`, and `count_mismatch` where it would hold back rows and its plan does not say so.
 */
export function gatherOf(step: StepAuthor & { plan: StepPlan }, opened: unknown): Gather {
  if (typeof opened === 'function') return { apply: opened as Apply, finish: () => [] }
  const { apply, finish } = Object(opened) as Partial<Gather>
  if (typeof apply !== 'function' || typeof finish !== 'function')
    throw new PrepError(
      'worker_failed',
      `${authorOf(step)} answered "open" with ${describe(opened)}, where a function from batch to batch is wanted`,
      { at: { step: step.label } },
    )
  const { rows } = step.plan.effects
  if (rows !== 'joined') throw brokenPromise(step.label, { rows, did: 'joins' })
  // The functions are called on the object: it may be one of a class.
  return { apply: (batch) => (opened as Gather).apply(batch), finish: () => (opened as Gather).finish() }
}

function wrongAnswer(step: StepAuthor, answer: string, at: ErrorPlace): PrepError {
  return new PrepError(
    'worker_failed',
    `${authorOf(step)} answered with ${answer}, where a Batch or an iterable of them is wanted`,
    { at: { ...at, step: step.label } },
  )
}

/** Whether a value is what another copy of the package made: it has all that a batch has and is none of ours. */
function isOtherBatch(value: unknown): boolean {
  if (value instanceof Batch || Object.getPrototypeOf(Object(value)) === Object.prototype) return false
  const { schema, columns, numRows } = Object(value) as Partial<Batch>
  return Array.isArray(schema?.fields) && Array.isArray(columns) && typeof numRows === 'number'
}

function isOtherError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PrepError'
}

function twoCopies(step: StepAuthor, did: string, at: ErrorPlace | undefined): PrepError {
  return new PrepError(
    'worker_failed',
    `${authorOf(step)} ${did} of another copy of prepkit: two copies are at work in this program. ` +
      'See with "npm ls prepkit" which package brings a second one, install one of them ("npm dedupe"), and import it in all modules from there',
    { at: { ...at, step: step.label } },
  )
}

function authorOf({ label, module }: StepAuthor): string {
  return module === undefined ? `Step "${label}"` : `Module "${module}"`
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return `${value}`
  if (typeof value !== 'object') return withArticle(typeof value)
  if (Symbol.asyncIterator in value) return 'an asynchronous iterable'
  if (!('then' in value)) return 'an object'
  // What it comes to no longer matters: the run fails here, with a better reason.
  Promise.resolve(value).catch(() => {})
  return 'a promise'
}
