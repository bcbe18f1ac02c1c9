import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import { bareName, optionName } from '../../src/base/option-name.js'

/** One part of a conversion, planned over the schema that the part before it yields. */
export interface Stage {
  schema: Schema
  reads: readonly string[]
  writes: readonly string[]
  /** Whether a row may turn out not to fit. */
  rejects: boolean
  /** Keeps every row; those named in `faults` are left out at the end and may hold anything. */
  apply(batch: Batch, faults: Faults): Batch
}

/** The rows of a batch that do not fit, each with the first reason found, and what is worth knowing of others. */
export class Faults {
  /** How often something was done that cannot be undone, by a short code. */
  readonly notes = new Map<string, number>()
  readonly #reasons = new Map<number, string>()

  reject(row: number, reason: string): void {
    if (!this.#reasons.has(row)) this.#reasons.set(row, reason)
  }

  note(kind: string, count: number): void {
    this.notes.set(kind, (this.notes.get(kind) ?? 0) + count)
  }

  has(row: number): boolean {
    return this.#reasons.has(row)
  }

  /** Rows and reasons in the order of the rows. */
  inOrder(): [row: number, reason: string][] {
    return [...this.#reasons].sort((a, b) => a[0] - b[0])
  }
}

/** Throws `bad_option` when two columns of a planned schema share a name. */
export function assertDistinct(names: readonly string[], option: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return
  throw new PrepError(
    'bad_option',
    `Option ${optionName(option)} would make a second column "${twice}". Rename the other one first, such as ` +
      bareName(`rename: { ${twice}: ${twice}_before }`),
  )
}
