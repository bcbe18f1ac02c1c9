import type { PlannedJob } from './plan-job.js'
import { schemaFromBytes } from './schema-bytes.js'
import type { Job } from './task.js'

/**
 * Keeps the job that was worked on last, so that its steps are planned once and not for every partition: to
 * plan a step is to compile its patterns and to read its lists. `onStep` is told of each step before it is planned.
 */
export class PlannedJobs {
  #planHash: string | undefined
  #planned: Promise<PlannedJob> | undefined

  of(job: Job, onStep: (label: string) => void): Promise<PlannedJob> {
    if (this.#planned === undefined || this.#planHash !== job.planHash) {
      this.#planHash = job.planHash
      this.#planned = planJob(job, onStep)
    }
    return this.#planned
  }
}

/** Where there is no step, what plans steps and checks their options is not loaded: threads start sooner. */
async function planJob(job: Job, onStep: (label: string) => void): Promise<PlannedJob> {
  const input = schemaFromBytes(job.schema)
  if (job.steps.length > 0 || job.before !== undefined || job.after !== undefined)
    return (await import('./plan-job.js')).planJob({ ...job, input }, onStep)
  const survey = (label: string) => {
    throw new Error(`There is no step "${label}" to survey`)
  }
  return { input, output: input, before: undefined, steps: [], after: undefined, survey }
}
