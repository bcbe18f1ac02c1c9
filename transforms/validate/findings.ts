import type { Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import type { Findings } from '../../src/transform/findings.js'
import type { Judged } from './judged.js'
import type { ValidateOptions } from './options.js'
import { type Check, planChecks } from './plan-checks.js'
import type { ValidateDecision } from './survey.js'
import { mergeTallies, Tally, type TallySummary } from './tally.js'

/** What was found of all checks, as plain data. */
export interface ValidationSummary {
  rows: number
  /** Of each check, in their order. */
  tallies: TallySummary[]
  /** What the checks are called, and what those of the order ask for. */
  checks: (Pick<Check, 'name' | 'check'> & { order?: TallyOrder })[]
}

type TallyOrder = Parameters<typeof mergeTallies>[2]

/** Counts what the checks make of the rows of a partition. */
export class OpenValidation {
  readonly checks: readonly Check[]
  readonly #tallies: readonly Tally[]
  #rows = 0

  constructor(checks: readonly Check[]) {
    this.checks = checks
    this.#tallies = checks.map(() => new Tally())
  }

  addRows(rows: number): void {
    this.#rows += rows
  }

  add(check: number, batch: Batch, judged: Judged): void {
    this.#tallies[check].add(batch, judged)
  }

  seal(): ValidationSummary {
    return {
      rows: this.#rows,
      tallies: this.#tallies.map((tally) => tally.seal()),
      checks: this.checks.map(({ name, check, expected }) => ({
        name,
        check,
        ...(check === 'order' && { order: expected as TallyOrder }),
      })),
    }
  }
}

export const validateFindings: Findings<ValidateOptions, ValidateDecision> = {
  empty: (options, _, schema: Schema) => new OpenValidation(planChecks(schema, options)),
  seal: (open) => (open as OpenValidation).seal(),
  merge(a, b) {
    const [one, other] = [a as ValidationSummary, b as ValidationSummary]
    return {
      rows: one.rows + other.rows,
      checks: one.checks,
      tallies: one.tallies.map((tally, i) => mergeTallies(tally, other.tallies[i], one.checks[i].order)),
    }
  },
  report(found) {
    const { rows, checks, tallies } = found as ValidationSummary
    return {
      records: rows,
      rules: checks.map(({ name }, i) => ({ rule: name, rows: tallies[i].rows, failed: tallies[i].failed })),
    }
  },
}
