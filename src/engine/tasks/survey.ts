import type { Batch } from '../../arrow/batch.js'
import type { InputPart } from '../../input/input-part.js'
import { finishSteps, type Step, surveyContext, throughSteps } from '../../transform/step.js'
import { stepFault } from '../../transform/step-fault.js'
import { openChain, planWork, type Watched } from './open-chain.js'
import { readPartition } from './read-partition.js'
import { openPlaces } from './record-place.js'
import { openGuard } from './step-guard.js'
import type { Answers, Task } from './task.js'
import type { TaskContext } from './task-context.js'

/** Summarizes the rows of a partition for the survey of a step, as the steps before it change them. */
export async function surveyPartition(
  { partition, job, step: label, again }: Task<'survey'>,
  context: TaskContext,
): Promise<Answers['survey']> {
  const { planned, watched } = await planWork({ partition, job }, context)
  const { step, before, columns } = planned.survey(label)
  const chain = { before: undefined, steps: before, after: undefined }
  const { steps } = await openChain(chain, { job, partition, watched })
  const { observe, summary } = openSurvey(step, { partition, job, again, watched })
  const { invalidUtf8 } = job.errors
  const input: InputPart[] = []
  const onPart = (part: InputPart) => input.push(part)
  const { progress, scratch } = context
  const lends = steps.length === 0 && step.transform.borrows === true
  const reading = {
    schema: planned.input,
    columns,
    invalidUtf8,
    onBad: () => {},
    onPart,
    progress,
    scratch,
    lends,
  }
  for await (const batch of readPartition(partition, reading))
    for (const rows of throughSteps(batch, steps)) observe(rows)
  for (const rows of finishSteps(steps)) observe(rows)
  return { summary: summary(), input }
}

interface SurveyOptions extends Pick<Task<'survey'>, 'partition' | 'job' | 'again'> {
  watched: Watched
}

/** The survey of a step at work on one partition, watched as the step itself is. */
function openSurvey(
  step: Step,
  { partition, job, again, watched }: SurveyOptions,
): { observe(rows: Batch): void; summary(): unknown } {
  const { survey } = step.transform
  if (survey === undefined) throw new Error(`Step "${step.label}" has no survey`)
  const guard = openGuard(step.label, watched)
  const placeOf = openPlaces(partition)
  const context = surveyContext(step, { seed: job.seed, again, folder: job.surveyFolder })
  const summary = survey.empty(step.options, again)
  return {
    observe(rows) {
      for (const piece of guard.divide(rows)) {
        guard.enter(piece)
        try {
          survey.observe(summary, piece, context)
        } catch (error) {
          const when = `, surveying ${piece.numRows} records from here`
          throw stepFault(step, error, { at: placeOf(piece, 0), when })
        }
        guard.leave()
      }
    },
    summary: () => (survey.seal === undefined ? summary : survey.seal(summary)),
  }
}
