import { PrepError } from '../base/errors.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import type { Plan } from '../plan/plan.js'
import { addTally, sumTally, type Tally } from '../schemas/step-counts.js'

/** The share of records that may be rejected. */
export class ErrorBudget {
  readonly #plan: Pick<Plan, 'records' | 'errors'>
  readonly #folder: string
  readonly #reasons: Tally = {}
  #rejected = 0

  /** `folder` is where the rejected records are listed. */
  constructor(plan: Pick<Plan, 'records' | 'errors'>, folder: string) {
    this.#plan = plan
    this.#folder = folder
  }

  /**
   * Throws `over_budget` as soon as the budget is certain to be passed. That needs the number of all records,
   * which inference has counted; so the answer is the same in whatever order the partitions come.
   */
  add(result: PartitionResult): void {
    for (const tally of [result.rejected, ...result.steps.map(({ rejected }) => rejected)])
      addTally(this.#reasons, tally)
    this.#rejected = sumTally(this.#reasons)
    const { records } = this.#plan
    if (records !== undefined) this.#compare(records + this.#rejected)
  }

  /** Throws `over_budget` where too many of all records were rejected. */
  check(results: readonly PartitionResult[]): void {
    this.#compare(results.reduce((sum, result) => sum + result.read + sumTally(result.rejected), 0))
  }

  #compare(records: number): void {
    const { budget } = this.#plan.errors
    if (this.#rejected === 0 || this.#rejected <= budget * records) return
    const share = ((this.#rejected / records) * 100).toFixed(2)
    const byCount = Object.entries(this.#reasons).sort((x, y) => y[1] - x[1])
    const reasons = byCount.map(([reason, count]) => `${count} ${reason}`).join(', ')
    throw new PrepError(
      'over_budget',
      `${this.#rejected} of ${records} records were rejected (${share} %), more than the error budget of ` +
        `${budget * 100} %: ${reasons}. They are listed in "${this.#folder}". Correct the input or raise the budget`,
    )
  }
}
