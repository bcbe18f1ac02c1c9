import { plural } from '../base/count.js'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import type { Plan } from '../plan/plan.js'
import { addTally, faultsOf, sumTally, type Tally } from '../schemas/step-counts.js'

/** What of a plan budgets look at. */
type BudgetedPlan = Pick<Plan, 'records' | 'errors'> & Partial<Pick<Plan, 'named'>>

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** The reason of a record whose bytes were no UTF-8 and were replaced. */
const invalidUtf8 = 'invalid_utf8'

/**
 * The shares of records that may be rejected, and repaired. A few of each, `budgetFloor`, never stop a run: one torn
 * line is no reason to refuse a file of 50. But a file of which nothing can be read, or not even half, is refused
 * however small it is, and one whose text is mostly no UTF-8. A budget of 0 allows none. Rows that a step was asked to
 * judge, and rejects by one of its rules, are no faults of the data: no budget counts them.
 */
export class ErrorBudget {
  readonly #plan: BudgetedPlan
  readonly #listing: () => string
  readonly #reasons: Tally = {}
  #repaired = 0

  /** `listing` says where the rejected records are found. */
  constructor(plan: BudgetedPlan, listing: () => string) {
    this.#plan = plan
    this.#listing = listing
  }

  /**
   * Throws `over_budget` as soon as a budget is certain to be passed. That needs the number of all records,
   * which inference has counted; so the answer is the same in whatever order the partitions come.
   */
  add(result: PartitionResult): void {
    for (const tally of [result.rejected, ...result.steps.map(faultsOf)]) addTally(this.#reasons, tally)
    this.#repaired += result.repaired[invalidUtf8] ?? 0
    const { records } = this.#plan
    if (records === undefined) return
    if (this.#isOver({ count: this.#rejected, share: 'budget' }, records)) this.#refuseRejected(records)
    if (this.#isOver({ count: this.#repaired, share: 'repairBudget' }, records)) this.#refuseRepaired(records)
  }

  /** Throws `over_budget` where too many of all records were rejected or repaired. */
  check(results: readonly PartitionResult[]): void {
    const all = results.reduce((sum, result) => sum + result.read + sumTally(result.rejected), 0)
    const { budget, repairBudget } = this.#plan.errors
    const isNothingLeft = all > 0 && this.#rejected === all && budget < 1
    // One record may be damaged; when several are and make up most of the input, it is read in a wrong way.
    const isMost = (count: number, share: number) => count > 1 && count * 2 > all && count > share * all
    const isMostlyRejected = isNothingLeft || isMost(this.#rejected, budget)
    if (isMostlyRejected || this.#isOver({ count: this.#rejected, share: 'budget' }, all))
      this.#refuseRejected(all)
    if (
      isMost(this.#repaired, repairBudget) ||
      this.#isOver({ count: this.#repaired, share: 'repairBudget' }, all)
    )
      this.#refuseRepaired(all)
  }

  get #rejected(): number {
    return sumTally(this.#reasons)
  }

  #isOver(found: { count: number; share: 'budget' | 'repairBudget' }, all: number): boolean {
    const share = this.#plan.errors[found.share]
    const floor = share === 0 ? 0 : this.#plan.errors.budgetFloor
    return found.count > floor && found.count > share * all
  }

  #refuseRejected(all: number): never {
    const count = this.#rejected
    const byCount = Object.entries(this.#reasons).sort((x, y) => y[1] - x[1])
    const reasons = byCount.map(([reason, count]) => `${count} ${reason}`).join(', ')
    throw new PrepError(
      'over_budget',
      `${count} of ${plural(all, 'record')} ${count === 1 ? 'was' : 'were'} rejected (${percent(count, all)} %), more than the error budget of ` +
        `${this.#plan.errors.budget * 100} %: ${reasons}. ${this.#listing()}. ${this.#advice()}Correct the input or raise the budget`,
    )
  }

  /** Where conversations are too long for what they are to become, what they do fit. */
  #advice(): string {
    if (this.#reasons.not_single_turn === undefined) return ''
    const to = this.#plan.named?.map(({ options }) => (options as { to?: unknown }).to).find(isText) ?? ''
    const fitting = /kto/.test(to)
      ? 'conversational-kto'
      : /preference/.test(to)
        ? 'conversational-preference'
        : 'messages'
    return `Conversations of several turns convert to ${fitting}. `
  }

  #refuseRepaired(all: number): never {
    const count = this.#repaired
    throw new PrepError(
      'over_budget',
      `${count} of ${plural(all, 'record')} ${count === 1 ? 'is' : 'are'} not valid UTF-8 and would lose text (${percent(count, all)} %), more than the repair ` +
        `budget of ${this.#plan.errors.repairBudget * 100} %. The input is probably in another encoding, such as ` +
        'gb18030, big5, shift_jis, euc-kr, windows-1251 or windows-1252: name it with ' +
        `${optionName('encoding')}. ` +
        `${this.#listing()}. Where they are only damaged, raise ${optionName('repairBudget')}`,
    )
  }
}

function percent(count: number, all: number): string {
  return ((count / all) * 100).toFixed(2)
}
