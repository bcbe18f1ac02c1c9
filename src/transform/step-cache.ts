/**
 * What steps keep from one partition to the next in the thread that works on them. A transform is opened for every
 * partition and never closed; what takes long to open, such as a model, is made by the first and found by the others.
 * It lasts as long as the steps it was planned with.
 */
export class StepCache {
  readonly #kept = new Map<() => object, object>()
  readonly #opened = new Map<(settings: never) => object, Map<string, object>>()

  /** What `make` made for an earlier partition, or makes now. */
  of<T extends object>(make: () => T): T {
    const kept = (this.#kept.get(make) as T | undefined) ?? make()
    this.#kept.set(make, kept)
    return kept
  }

  /** The same of what settings name: what `open` answered for equal ones. They are plain data, as options are. */
  opened<Settings, T extends object>(open: (settings: Settings) => T, settings: Settings): T {
    const known = this.#opened.get(open) ?? new Map<string, object>()
    this.#opened.set(open, known)
    const key = JSON.stringify(settings)
    const opened = (known.get(key) as T | undefined) ?? open(settings)
    known.set(key, opened)
    return opened
  }
}
