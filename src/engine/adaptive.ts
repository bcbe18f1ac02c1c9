import type { Engine } from './engine.js'
import { inlineEngine } from './inline.js'
import type { Task } from './tasks/task.js'

/** So many bytes are read, and written as they are, in the time that a thread takes to start. */
const quickToRead = 8 << 20
/** The same for bytes that pass steps. */
const quickToWork = 2 << 20

/** An engine that does little work in this thread and starts worker threads, at most so many, for more. */
export function adaptiveEngine(workers: number): Engine {
  const here = inlineEngine()
  let threads: Engine | undefined
  return {
    get workers() {
      return threads?.workers ?? 0
    },
    started: () => threads?.started() ?? 0,
    get retries() {
      return threads?.retries ?? []
    },
    async runTasks(tasks, pass) {
      if (threads === undefined && isQuick(tasks as readonly Task[])) return here.runTasks(tasks, pass)
      const { threadsEngine } = await import('./threads.js')
      threads ??= threadsEngine(workers)
      return threads.runTasks(tasks, pass)
    },
    async close() {
      await threads?.close()
    },
  }
}

function isQuick(tasks: readonly Task[]): boolean {
  const bytes = tasks.reduce((sum, { partition }) => sum + partition.bytes, 0)
  return bytes <= (tasks.some(hasSteps) ? quickToWork : quickToRead)
}

function hasSteps(task: Task): boolean {
  return 'job' in task && (!isWriting(task) || task.job.steps.length > 0)
}

function isWriting({ kind }: Task): boolean {
  return kind === 'write' || kind === 'draft'
}
