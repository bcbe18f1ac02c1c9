/** What was spent, or may be. */
export interface Spending {
  requests: number
  tokens: number
}

/**
 * Keeps to a budget of requests and tokens. What a request costs is known behind it, so before it the most that it may cost
 * is set aside. One that does not fit waits until those under way are settled; where it does not fit then, the budget is
 * closed for all that come after, so that the rows that are left out are the last.
 */
export class Budget {
  readonly #most: Spending
  readonly #spent: Spending
  #underWay = 0
  #isClosed = false
  #last: Promise<unknown> = Promise.resolve()
  #onAccounted: (() => void) | undefined

  /** `spent` is what earlier runs have cost. */
  constructor({ requests, tokens }: Partial<Spending>, spent: Spending) {
    this.#most = {
      requests: requests ?? Number.POSITIVE_INFINITY,
      tokens: tokens ?? Number.POSITIVE_INFINITY,
    }
    this.#spent = { ...spent }
  }

  /** Sets aside a request and its tokens, one caller after the other; false where there is not so much left. */
  take(tokens: number): Promise<boolean> {
    const turn = this.#last.then(() => this.#takeNow(tokens))
    this.#last = turn
    return turn
  }

  /** Puts what a request has cost in the place of what was set aside. */
  account(reserved: number, cost: number): void {
    this.#underWay--
    this.#spent.tokens += cost - reserved
    this.#onAccounted?.()
  }

  async #takeNow(tokens: number): Promise<boolean> {
    while (!this.#isClosed && this.#spent.tokens + tokens > this.#most.tokens)
      if (this.#underWay === 0) this.#isClosed = true
      else await new Promise<void>((resolve) => (this.#onAccounted = resolve))
    if (this.#spent.requests >= this.#most.requests) this.#isClosed = true
    if (this.#isClosed) return false
    this.#spent.requests++
    this.#spent.tokens += tokens
    this.#underWay++
    return true
  }
}
