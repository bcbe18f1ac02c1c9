/** Starts one piece of work when the one before it has ended, so that their memory is not needed at once. */
export class TaskQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** Does `work` when its turn has come. Its failure is its own: the next one starts all the same. */
  add<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    return turn
  }
}
