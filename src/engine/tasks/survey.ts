import type { Batch } from '../../arrow/batch.js'
import type { InputPart } from '../../input/input-part.js'
import { surveyContext, throughSteps } from '../../transform/step.js'
import { stepFault } from '../../transform/step-fault.js'
import { openChain } from './open-chain.js'
import { readPartition } from './read-partition.js'
import { openPlaces } from './record-place.js'
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
  const { steps: open } = await openChain(
    { before: undefined, steps: before, after: undefined },
    { job, partition },
  )
  const summary = survey.empty(step.options, again)
  const context = surveyContext(step, job.seed, again)
  const placeOf = openPlaces(partition)
  const observe = (rows: Batch) => {
    try {
      survey.observe(summary, rows, context)
    } catch (error) {
      const when = `, surveying ${rows.numRows} records from here`
      throw stepFault(step, error, { at: placeOf(rows, 0), when })
    }
  }
  const { invalidUtf8 } = job.errors
  const input: InputPart[] = []
  const onPart = (part: InputPart) => input.push(part)
  const reading = { schema: planned.input, columns, invalidUtf8, onBad: () => {}, onPart, progress }
  for await (const batch of readPartition(partition, reading))
    for (const rows of throughSteps(batch, open)) observe(rows)
  return { summary: survey.seal === undefined ? summary : survey.seal(summary), input }
}
