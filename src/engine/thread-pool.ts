import { Worker } from 'node:worker_threads'
import { isAborted } from './tasks/progress-buffer.js'
import { readMark, type WorkMark } from './tasks/work-mark.js'
import type { TaskMessage, TaskOutcome } from './worker.js'

/** How a thread ended, as one of the tasks that it had saw it. */
export class ThreadEnd extends Error {
  /** `stalled` and `aborted` were our own doing. */
  readonly kind: 'error' | 'memory' | 'exit' | 'stalled' | 'aborted'
  /** Where the work of this task stood. */
  readonly mark: WorkMark
  /** Whether another task of the thread was at work, so that this one had no part in it. */
  readonly isInnocent: boolean
  /** What the thread was ended with: the code of `process.exit`. */
  readonly exitCode: number

  constructor(
    kind: ThreadEnd['kind'],
    facts: { mark: WorkMark; isInnocent: boolean; exitCode: number; cause: unknown },
  ) {
    super(`A worker thread ended: ${kind}`, { cause: facts.cause })
    this.kind = kind
    this.mark = facts.mark
    this.isInnocent = facts.isInnocent
    this.exitCode = facts.exitCode
  }
}

interface Pending {
  id: number
  message: TaskMessage
  resolve(outcome: TaskOutcome): void
  reject(error: Error): void
}

interface Thread {
  worker: Worker
  tasks: Map<number, Pending>
  /** Why it is being ended by us. */
  ending: 'stalled' | 'aborted' | undefined
  thrown: { error: unknown } | undefined
}

/** While one shard is flushed to the disk, its thread works on the next. */
export const tasksPerThread = 2

/** Threads that work on tasks, at most as many as there are workers. One starts, or is replaced, when there is work for it. */
export class ThreadPool {
  readonly #threads: (Thread | undefined)[]
  readonly #entry: URL
  #queue: Pending[] = []
  #nextId = 0
  #lateError: { error: unknown } | undefined
  #isClosed = false
  #started = 0

  constructor(workers: number, entry: URL) {
    this.#entry = entry
    this.#threads = Array.from({ length: workers })
  }

  /** How many threads had work so far; one that took the place of another counts as that. */
  get started(): number {
    return this.#started
  }

  /** What a thread threw when it had no task, so that nobody heard of it. */
  get lateError(): { error: unknown } | undefined {
    return this.#lateError
  }

  /** The tasks that threads have now. */
  *running(): Generator<{ id: number; message: TaskMessage }> {
    for (const thread of this.#threads) if (thread !== undefined) yield* thread.tasks.values()
  }

  /** Does a task in the first thread that is free. Rejects with a {@link ThreadEnd} where its thread ends. */
  run(message: TaskMessage): Promise<TaskOutcome> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ id: this.#nextId++, message, resolve, reject })
      this.#send()
    })
  }

  /** Ends the thread that has this task. */
  end(id: number): void {
    for (const thread of this.#threads) if (thread?.tasks.has(id)) this.#stop(thread, 'stalled')
  }

  /** Ends all threads and takes what waits off the queue. */
  abort(): void {
    for (const thread of this.#threads)
      if (thread !== undefined && thread.tasks.size > 0) this.#stop(thread, 'aborted')
    const waiting = this.#queue
    this.#queue = []
    for (const task of waiting) task.reject(endOf(task, { kind: 'aborted', isInnocent: true }))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#threads.map((thread) => thread?.worker.terminate()))
  }

  #stop(thread: Thread, why: 'stalled' | 'aborted'): void {
    thread.ending ??= why
    void thread.worker.terminate()
  }

  #send(): void {
    while (this.#queue.length > 0) {
      const index = this.#freest()
      if (index < 0) return
      const thread = (this.#threads[index] ??= this.#start(index))
      const task = this.#queue.shift()!
      thread.tasks.set(task.id, task)
      thread.worker.postMessage({ id: task.id, message: task.message })
    }
  }

  /** The thread that has the fewest tasks, and room for one more; -1 where none has. */
  #freest(): number {
    const loads = this.#threads.map((thread) =>
      thread?.ending === undefined ? (thread?.tasks.size ?? 0) : tasksPerThread,
    )
    const least = Math.min(...loads)
    return least < tasksPerThread ? loads.indexOf(least) : -1
  }

  #start(index: number): Thread {
    this.#started = Math.max(this.#started, index + 1)
    const worker = new Worker(this.#entry, { name: 'work', workerData: { worker: index + 1 } })
    const thread: Thread = { worker, tasks: new Map(), ending: undefined, thrown: undefined }
    worker.on('message', ({ id, outcome }: { id: number; outcome: TaskOutcome }) => {
      thread.tasks.get(id)?.resolve(outcome)
      thread.tasks.delete(id)
      this.#send()
    })
    worker.on('error', (error: unknown) => {
      thread.thrown ??= { error }
    })
    worker.on('exit', (exitCode) => {
      this.#threads[index] = undefined
      this.#onExit(thread, exitCode)
    })
    return thread
  }

  #onExit(thread: Thread, exitCode: number): void {
    if (this.#isClosed) return
    const tasks = [...thread.tasks.values()]
    if (tasks.length === 0) this.#lateError ??= thread.thrown
    const atWork = tasks.filter((task) => ['planning', 'working'].includes(markOf(task).stage))
    for (const task of tasks) {
      const isInnocent = atWork.length > 0 && !atWork.includes(task)
      task.reject(endOf(task, { kind: kindOf(thread), isInnocent, exitCode, cause: thread.thrown?.error }))
    }
    this.#send()
  }
}

function endOf(
  task: Pending,
  {
    kind,
    isInnocent,
    exitCode = 0,
    cause,
  }: { kind: ThreadEnd['kind']; isInnocent: boolean; exitCode?: number; cause?: unknown },
): ThreadEnd {
  const isOver = kind === 'aborted' || isAborted(task.message.progress)
  return new ThreadEnd(isOver ? 'aborted' : kind, { mark: markOf(task), isInnocent, exitCode, cause })
}

function markOf({ message: { task, progress } }: Pending): WorkMark {
  return readMark(progress, task)
}

function kindOf({ ending, thrown }: Thread): ThreadEnd['kind'] {
  if (ending !== undefined) return ending
  if (thrown === undefined) return 'exit'
  const { code } = Object(thrown.error) as NodeJS.ErrnoException
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'error'
}
