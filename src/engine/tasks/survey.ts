import { type OpenStep, openStep, surveyContext, throughSteps } from '../../transform/step.js'
import { readPartition } from './read-partition.js'
import type { Answers, Task } from './task.js'
import type { TaskContext } from './task-context.js'

/** Summarizes the rows of a partition for the survey of a step, as the steps before it change them. */
export async function surveyPartition(
  { partition, job, step: label, again }: Task<'survey'>,
  { progress, jobs }: TaskContext,
): Promise<Answers['survey']> {
  const planned = await jobs.of(job)
  const { step, before, columns } = planned.survey(label)
  const { survey } = step.transform
  if (survey === undefined) throw new Error(`Step "${label}" has no survey`)
  const open: OpenStep[] = []
  for (const earlier of before)
    open.push(await openStep(earlier, { seed: job.seed, decision: job.decisions[earlier.label] }))
  const summary = survey.empty(step.options, again)
  const context = surveyContext(step, job.seed, again)
  const { invalidUtf8 } = job.errors
  const reading = { schema: planned.input, columns, invalidUtf8, onBad: () => {}, progress }
  for await (const batch of readPartition(partition, reading))
    for (const rows of throughSteps(batch, open)) survey.observe(summary, rows, context)
  return { summary: survey.seal === undefined ? summary : survey.seal(summary) }
}
