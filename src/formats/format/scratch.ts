/**
 * What a thread keeps between two ranges, because it is dear to make: memory of megabytes, above all. Whoever takes a
 * thing has it alone until it is given back; there is at most one of each class.
 */
export class Scratch {
  readonly #kept = new Map<unknown, object>()

  /** The thing of a class, if one was given back. */
  take<T extends object>(kind: abstract new (...args: never) => T): T | undefined {
    const found = this.#kept.get(kind)
    this.#kept.delete(kind)
    return found instanceof kind ? found : undefined
  }

  giveBack(thing: object): void {
    this.#kept.set(thing.constructor, thing)
  }
}
