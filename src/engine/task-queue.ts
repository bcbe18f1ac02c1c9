/** Lets one piece of work begin when the one before it has ended, so that their memory is not needed at once. */
export class TurnTaking {
  #last: Promise<unknown> = Promise.resolve()

  /** Does `work` when its turn has come. Its failure is its own; the next one's turn comes all the same. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }
}
