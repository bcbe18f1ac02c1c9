import { readCounts } from './tasks/progress-buffer.js'
import { jobOfTask, readMark, type WorkMark } from './tasks/work-mark.js'
import type { TaskMessage } from './worker.js'

/** A task that a thread has. */
export interface WatchedTask {
  id: number
  message: TaskMessage
}

/** What is done about work that does not go on. */
export interface StallActions {
  /** Called once where nothing has moved for a while. */
  warn(task: WatchedTask, stall: { mark: WorkMark; idleMs: number }): void
  /** Called where a step has not come back in time. */
  end(task: WatchedTask): void
}

/** Nobody needs to know of a shorter one. */
const warnAfterMs = 30_000

/**
 * Notices tasks whose progress stands still. It counts the time that it is told of, not that of a clock, so that
 * a machine that sleeps, or a process that was stopped by hand, is no stall.
 */
export class StallWatch {
  readonly #seen = new Map<number, { signs: string; idleMs: number }>()
  readonly #actions: StallActions

  constructor(actions: StallActions) {
    this.#actions = actions
  }

  /** Looks at the tasks that threads have now, so much time after it looked last. */
  look(running: Iterable<WatchedTask>, elapsedMs: number): void {
    for (const task of running) {
      const { progress, task: work } = task.message
      const mark = readMark(progress, work)
      const signs = [mark.stage, mark.beat, ...readCounts(progress, work.partition.index)].join()
      const before = this.#seen.get(task.id)
      const idleMs =
        before?.signs === signs && (mark.stage === 'working' || mark.stage === 'planning')
          ? before.idleMs + elapsedMs
          : 0
      this.#seen.set(task.id, { signs, idleMs })
      const endMs = (jobOfTask(work)?.errors.stepTimeout ?? 0) * 1000
      const warnMs = endMs > 0 && mark.stage === 'working' ? Math.min(warnAfterMs, endMs / 2) : warnAfterMs
      if (idleMs >= warnMs && idleMs - elapsedMs < warnMs) this.#actions.warn(task, { mark, idleMs })
      // A module may take long to be loaded, and is so once: only what is done with records has its time.
      if (endMs > 0 && idleMs >= endMs && mark.step !== undefined && mark.stage === 'working')
        this.#actions.end(task)
    }
  }
}
