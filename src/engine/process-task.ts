import type { Schema } from '../arrow/arrow.js'
import { emptyShape } from '../arrow/infer-schema.js'
import type { InputFile } from '../formats/format.js'
import { formats } from '../formats/registry.js'
import { addTally, type Tally } from '../schemas/step-counts.js'
import {
  type OnReject,
  type OpenStep,
  openStep,
  type Step,
  stepLabel,
  surveyContext,
  throughSteps,
} from '../transform/step.js'
import { openProfileSteps, planProfileSteps } from './profile-steps.js'
import { readPartition, selectFields } from './read-partition.js'
import { stepsBefore } from './survey-inputs.js'
import {
  type Answers,
  type Job,
  planSteps,
  type StepFindings,
  schemaFromBytes,
  type Task,
  throwIfAborted,
} from './task.js'
import { PartitionWriter } from './write/partition-writer.js'
import { RejectFile, RejectList } from './write/reject-log.js'

/** What is left of a task when its work is done: to wait for the disk. Resolves to the answer. */
export type Finish<K extends Task['kind']> = () => Promise<Answers[K]>

/** Does what a task asks, in this thread: the one code that workers and inline runs share. */
export async function processTask<T extends Task>(task: T): Promise<Finish<T['kind']>> {
  throwIfAborted(task.progress)
  if (task.kind === 'run') return (await writePartition(task)) as Finish<T['kind']>
  const answer =
    task.kind === 'observe'
      ? observePartition(task)
      : task.kind === 'survey'
        ? await surveyPartition(task)
        : await measurePartition(task)
  return async () => answer as Answers[T['kind']]
}

type TaskOf<K extends Task['kind']> = Extract<Task, { kind: K }>

function observePartition({ partition, progress }: TaskOf<'observe'>): Answers['observe'] {
  const shape = emptyShape()
  const counts = new Float64Array(progress.counts, partition.index * 16, 2)
  let records = 0
  let bytes = 0
  for (const { file, range } of partition.ranges) {
    throwIfAborted(progress)
    records += formats[file.format].observe?.({ file, range }, shape) ?? 0
    bytes += range.to - range.from
    counts[0] = bytes
    counts[1] = records
  }
  return { shape, records }
}

async function surveyPartition(task: TaskOf<'survey'>): Promise<unknown> {
  const { partition, progress, job, again } = task
  const schema = schemaFromBytes(job.schema)
  const steps = await planSteps(job.steps, schema)
  const output = steps.at(-1)?.plan.schema
  const step = task.step < 0 ? (await planProfileSteps(job.profile, schema, output)).before : steps[task.step]
  const survey = step.transform.survey
  if (survey === undefined) throw new Error(`Step ${task.step} has no survey`)
  const { before, columns } = stepsBefore(steps, task.step, schema)
  const open: OpenStep[] = []
  for (const earlier of before)
    open.push(await openStep(earlier, { seed: job.seed, decision: job.decisions[earlier.index] }))
  const summary = survey.empty(step.options, again)
  const context = surveyContext(step, job.seed, again)
  const { invalidUtf8 } = job.errors
  const onBad = () => {}
  for await (const batch of readPartition(partition, { schema, columns, invalidUtf8, onBad, progress }))
    for (const rows of throughSteps(batch, open)) survey.observe(summary, rows, context)
  return survey.seal === undefined ? summary : survey.seal(summary)
}

async function measurePartition({ partition, progress, job }: TaskOf<'find'>): Promise<Answers['find']> {
  const whole = schemaFromBytes(job.schema)
  const columns = columnsRead(await planSteps(job.steps, whole))
  const schema = columns === undefined ? whole : selectFields(whole, columns)
  const { chain, findings } = await openChain(await planSteps(job.steps, schema), { job, schema })
  const rejected: Tally = {}
  const how = { schema: whole, invalidUtf8: job.errors.invalidUtf8, progress, columns }
  let read = 0
  for await (const batch of readPartition(partition, { ...how, onBad: countRejects(rejected) })) {
    read += batch.numRows
    for (const _ of throughSteps(batch, chain));
  }
  return { read, rejected, findings: findings() }
}

/** The columns that the steps read, where none of them changes any. */
function columnsRead(steps: readonly Step[]): ReadonlySet<string> | undefined {
  const isLooking = steps.every(({ plan }) => plan.writes.length === 0 && !plan.changesRows)
  return isLooking ? new Set(steps.flatMap(({ plan }) => plan.reads)) : undefined
}

function countRejects(rejected: Tally): Parameters<typeof readPartition>[1]['onBad'] {
  return (_file, bad) => {
    if (bad.action === 'rejected') addTally(rejected, { [bad.reason]: 1 })
  }
}

async function writePartition(task: TaskOf<'run'>): Promise<Finish<'run'>> {
  const { partition, progress, job, output } = task
  const schema = schemaFromBytes(job.schema)
  const steps = await planSteps(job.steps, schema)
  const name = String(partition.index).padStart(5, '0')
  const rejectFile = new RejectFile({
    path: output.rejectsPath,
    temporary: `${output.temporaryFolder}/rejects-${name}`,
  })
  const rejects = new RejectList(job.errors, (entry) => rejectFile.write(entry))
  const { format, shardPaths: paths, splits, temporaryFolder } = output
  const place = { paths, temporary: `${temporaryFolder}/shard-${name}`, format, splits }
  const shards = new PartitionWriter(place, steps.at(-1)?.plan.schema ?? schema)
  const abandon = () => {
    shards.abandon()
    rejectFile.abandon()
  }
  try {
    const rejected: Tally = {}
    const repaired: Tally = {}
    const onBad: Parameters<typeof readPartition>[1]['onBad'] = (file, bad) => {
      addTally(bad.action === 'rejected' ? rejected : repaired, { [bad.reason]: 1 })
      rejects.add(file, bad)
    }
    const { chain, open, findings } = await openChain(steps, {
      job,
      schema,
      onReject: rejecter(task, rejects),
    })
    let read = 0
    for await (const batch of readPartition(partition, {
      schema,
      invalidUtf8: job.errors.invalidUtf8,
      onBad,
      progress,
    })) {
      read += batch.numRows
      for (const rows of throughSteps(batch, chain)) shards.write(rows)
    }
    const counts = open.map((step) => step.counts)
    return async () => {
      try {
        const facts = await shards.commit()
        const rejectsFile = rejectFile.commit()
        return {
          partition: partition.index,
          shards: facts,
          read,
          rejected,
          repaired,
          steps: counts,
          findings: findings(),
          rejectsFile,
        }
      } finally {
        abandon()
      }
    }
  } catch (error) {
    abandon()
    throw error
  }
}

/** The steps of a partition at work, and the profiles before and after them, if there are any. */
async function openChain(
  steps: readonly Step[],
  given: { job: Job; schema: Schema; onReject?: (step: Step) => OnReject },
): Promise<{ chain: OpenStep[]; open: OpenStep[]; findings(): StepFindings }> {
  const { job, schema, onReject } = given
  const open: OpenStep[] = []
  for (const step of steps)
    open.push(
      await openStep(step, {
        seed: job.seed,
        decision: job.decisions[step.index],
        onReject: onReject?.(step),
      }),
    )
  const probes = await openProfileSteps(job, schema, steps.at(-1)?.plan.schema ?? schema)
  return {
    chain: probes === undefined ? open : [probes.before, ...open, probes.after],
    open,
    findings: () => ({
      steps: open.map((step) => step.findings()),
      before: probes?.before.findings(),
      after: probes?.after.findings(),
    }),
  }
}

function rejecter({ partition }: TaskOf<'run'>, rejects: RejectList): (step: Step) => OnReject {
  const files = new Map<number, InputFile>(partition.ranges.map(({ file }) => [file.source, file]))
  return (step) => {
    const label = stepLabel(step.transform.name, step.index)
    return (batch, row, reason) => {
      const { source, positions, copies } = batch.origin
      const copy = copies[row] === 0 ? {} : { copy: copies[row] }
      const bad = { offset: positions[row], length: 0, reason, action: 'rejected' as const }
      rejects.add(files.get(source)!, bad, { step: label, ...copy })
    }
  }
}
