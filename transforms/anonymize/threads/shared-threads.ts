import type { SyncThread } from './sync-thread.js'

/** Threads with a model in them, which take seconds to open: each is kept as long as these are, and used again. */
export class SharedThreads {
  readonly #open = new Map<string, SyncThread>()

  /** The thread of this key, or a new one. */
  async take(key: string, open: () => Promise<SyncThread>): Promise<SyncThread> {
    const thread = this.#open.get(key) ?? (await open())
    this.#open.set(key, thread)
    return thread
  }

  /** Forgets a thread that failed: the next one who asks gets a new one. */
  drop(key: string): void {
    this.#open.delete(key)
  }
}
