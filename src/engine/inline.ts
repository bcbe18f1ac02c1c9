import { Scratch } from '../formats/format/scratch.js'
import type { Engine } from './engine.js'
import { whileReady } from './ready-inputs.js'
import { PlannedJobs } from './tasks/planned-job.js'
import { noCaution } from './tasks/step-guard.js'
import { processTask } from './worker.js'

/** An engine that runs one task after the other in this thread. */
export function inlineEngine(): Engine {
  const jobs = new PlannedJobs()
  const scratch = new Scratch()
  return {
    workers: 0,
    started: () => 0,
    retries: [],
    async runTasks(tasks, { progress, onAnswer, inputs }) {
      for (const [index, task] of tasks.entries()) {
        await whileReady(inputs, task.partition, async () => {
          const finish = await processTask(task, { progress, jobs, scratch, worker: 0, caution: noCaution })
          onAnswer(await finish(), index)
        })
        // Timers and signals get their turn: a task need not wait for anything.
        await new Promise(setImmediate)
      }
    },
    async close() {},
  }
}
