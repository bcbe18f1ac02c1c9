import type { SyncThread } from './sync-thread.js'

/**
 * Threads that several partitions of a run use one after the other. A transform is opened for every partition and
 * never closed, and a model takes seconds to load: so a thread is kept as long as somebody holds it, and
 * ended some time after nobody does.
 */
export class SharedThreads {
  readonly #open = new Map<string, WeakRef<SyncThread>>()
  readonly #orphans = new FinalizationRegistry<() => void>((end) => end())

  /** The thread of this key, or a new one. */
  async take(key: string, open: () => Promise<SyncThread>): Promise<SyncThread> {
    const known = this.#open.get(key)?.deref()
    if (known !== undefined) return known
    const { ask, end } = await open()
    const thread: SyncThread = { ask, end }
    this.#open.set(key, new WeakRef(thread))
    this.#orphans.register(thread, end)
    return thread
  }

  /** Forgets a thread that failed: the next one who asks gets a new one. */
  drop(key: string): void {
    this.#open.delete(key)
  }
}
