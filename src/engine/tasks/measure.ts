import type { InputPart } from '../../input/input-part.js'
import { addTally, type Tally } from '../../schemas/step-counts.js'
import { finishSteps, type Step, throughSteps } from '../../transform/step.js'
import { openChain, planWork } from './open-chain.js'
import type { PlannedJob } from './plan-job.js'
import { readPartition, selectFields } from './read-partition.js'
import type { Answers, Task } from './task.js'
import type { TaskContext } from './task-context.js'

/** Sends the rows of a partition through the steps for what these find out, and writes none. */
export async function measurePartition(
  { partition, job }: Task<'measure'>,
  context: TaskContext,
): Promise<Answers['measure']> {
  const { progress, scratch } = context
  const { planned, watched } = await planWork({ partition, job }, context)
  const columns = columnsRead(planned)
  const { all, steps, findings } = await openChain(
    columns === undefined ? planned : narrowed(planned, columns),
    {
      job,
      partition,
      watched,
    },
  )
  const rejected: Tally = {}
  const input: InputPart[] = []
  let read = 0
  const batches = readPartition(partition, {
    schema: planned.input,
    columns,
    invalidUtf8: job.errors.invalidUtf8,
    progress,
    scratch,
    lends: stepsOf(planned).every(({ transform }) => transform.borrows === true),
    onPart: (part) => input.push(part),
    onBad: (_file, bad) => {
      if (bad.action === 'rejected') addTally(rejected, { [bad.reason]: 1 })
    },
  })
  for await (const batch of batches) {
    read += batch.numRows
    for (const _ of throughSteps(batch, all));
  }
  for (const _ of finishSteps(all));
  return { read, rejected, steps: steps.map(({ counts }) => counts), findings: findings(), input }
}

/** The columns that the steps read, where none of them changes any. */
function columnsRead(job: PlannedJob): ReadonlySet<string> | undefined {
  const all = stepsOf(job)
  const isLooking = all.every(({ plan }) => plan.writes.length === 0 && plan.effects.rows === 'kept')
  return isLooking ? new Set(all.flatMap(({ plan }) => plan.reads)) : undefined
}

function stepsOf({ before, steps, after }: PlannedJob): Step[] {
  return [before, ...steps, after].filter((step) => step !== undefined)
}

/** Steps that change no column, over some of the columns. */
function narrowed(
  job: PlannedJob,
  columns: ReadonlySet<string>,
): Pick<PlannedJob, 'before' | 'steps' | 'after'> {
  const schema = selectFields(job.input, columns)
  const over = (step: Step): Step => ({ ...step, plan: { ...step.plan, schema } })
  return {
    before: job.before && over(job.before),
    steps: job.steps.map(over),
    after: job.after && over(job.after),
  }
}
