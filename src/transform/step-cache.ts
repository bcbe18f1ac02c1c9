/**
 * What steps keep from one partition to the next in the thread that works on them. A transform is opened for every
 * partition and never closed; what takes long to open, such as a model, is made by the first and found by the others.
 * It lasts as long as the steps it was planned with.
 */
export class StepCache {
  readonly #kept = new Map<() => object, object>()

  /** What `make` made for an earlier partition, or makes now. */
  of<T extends object>(make: () => T): T {
    const kept = (this.#kept.get(make) as T | undefined) ?? make()
    this.#kept.set(make, kept)
    return kept
  }
}
