import type { Engine } from './engine.js'
import { PlannedJobs } from './tasks/planned-job.js'
import { processTask } from './worker.js'

/** An engine that runs one task after the other in this thread. */
export function inlineEngine(): Engine {
  const jobs = new PlannedJobs()
  return {
    workers: 0,
    async runTasks(tasks, { progress, onAnswer }) {
      for (const [index, task] of tasks.entries()) {
        const finish = await processTask(task, { progress, jobs })
        onAnswer(await finish(), index)
        // Timers and signals get their turn: a task need not wait for anything.
        await new Promise(setImmediate)
      }
    },
    async close() {},
  }
}
