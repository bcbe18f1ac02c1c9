import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { temporaryPath } from '../../files/attempt.js'
import { assertHeld } from '../../files/lock-file.js'
import { loadEncoder } from '../../formats/registry.js'
import type { InputPart } from '../../input/input-part.js'
import { openFiles, type Partition } from '../../input/partition.js'
import { addTally, type Tally } from '../../schemas/step-counts.js'
import { finishSteps, type OnReject, type OpenStep, type Step, throughSteps } from '../../transform/step.js'
import type { PartitionTrail } from '../trail/partition-trail.js'
import { openLineage, type TracedStep, withLineage } from '../write/lineage.js'
import { type PartitionPlace, PartitionWriter } from '../write/partition-writer.js'
import { RejectFile, RejectList } from '../write/reject-log.js'
import { openRejectedRecords, type RejectedRecords } from '../write/rejected-record.js'
import type { ShardFacts } from '../write/shard-writer.js'
import { openChain, planWork, type Watched } from './open-chain.js'
import type { PlannedJob } from './plan-job.js'
import { type ReadPartitionOptions, readPartition } from './read-partition.js'
import { Clock, timed } from './step-clock.js'
import type { PartitionOutput, PartitionResult, Task } from './task.js'
import type { Finish, TaskContext } from './task-context.js'

/**
 * Sends the rows of a partition through the steps and into its shards, and lists the records that are rejected.
 * Shards and list appear only when they are whole: a task that fails leaves nothing behind.
 */
export async function writePartition(task: Task<'write'>, context: TaskContext): Promise<Finish<'write'>> {
  const { partition, job, output } = task
  const { progress, scratch } = context
  const { planned, watched } = await planWork(task, context)
  const schema = job.lineage ? withLineage(planned.output, planned.steps.length) : planned.output
  const temporary = (what: string) => temporaryPath(`${output.temporaryFolder}/${what}-${partition.index}`)
  const rejectFile = new RejectFile({ path: output.rejectsPath, temporary: temporary('rejects') })
  const place = {
    ...(await placeOfRows(output, { planned, seed: job.seed })),
    partition: partition.index,
    temporary: temporary('shard'),
  }
  const shards = new PartitionWriter(place, schema)
  const trail = job.trail ? await openTrail(partition, output) : undefined
  const abandon = () => {
    shards.abandon()
    rejectFile.abandon()
  }
  try {
    const rejects = new RejectList(job.errors, (entry) => rejectFile.write(entry))
    const account = await writeRows(task, {
      planned,
      schema,
      shards,
      rejects,
      trail,
      progress,
      scratch,
      watched,
    })
    return async () => {
      try {
        if (output.lock !== undefined) assertHeld(output.lock)
        const facts = await trail?.commit({ path: output.trailPath, temporary: temporary('trail') })
        return {
          partition: partition.index,
          ...(facts !== undefined && { trail: facts }),
          ...factsOf(output, await shards.commit()),
          ...account,
          rejectsFile: rejectFile.commit(),
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

async function openTrail(partition: Partition, { splits }: PartitionOutput): Promise<PartitionTrail> {
  const { PartitionTrail } = await import('../trail/partition-trail.js')
  return new PartitionTrail(partition, splits)
}

/** Shards of the format of the output, or runs of rows that the last step orders. */
async function placeOfRows(
  { runs, shardPaths, format, compression, splits, maxShardBytes }: PartitionOutput,
  { planned, seed }: { planned: PlannedJob; seed: number },
): Promise<Omit<PartitionPlace, 'partition' | 'temporary'>> {
  if (runs === undefined)
    return { paths: shardPaths, openEncoder: await loadEncoder(format, compression), splits, maxShardBytes }
  const { openRuns } = await import('../order/open-runs.js')
  return { paths: [runs.path], openEncoder: openRuns(planned.steps, { seed, ...runs }), splits: undefined }
}

function factsOf({ runs }: PartitionOutput, facts: ShardFacts[][]): Pick<PartitionResult, 'shards' | 'runs'> {
  return runs === undefined ? { shards: facts } : { shards: [], runs: facts[0][0] }
}

interface WriteContext extends Pick<TaskContext, 'progress' | 'scratch'> {
  planned: PlannedJob
  /** Of what is written. */
  schema: Schema
  shards: PartitionWriter
  rejects: RejectList
  trail: PartitionTrail | undefined
  watched: Watched
}

/** Writes all rows, and answers with the account of them. */
async function writeRows(
  { partition, job }: Task<'write'>,
  { planned, schema, shards, rejects, trail, progress, scratch, watched }: WriteContext,
): Promise<Omit<PartitionResult, 'partition' | 'shards' | 'runs' | 'rejectsFile' | 'trail'>> {
  const records = job.errors.keepRaw ? await openRejectedRecords(planned.input) : undefined
  const { all, steps, findings, times } = await openChain(planned, {
    job,
    partition,
    watched,
    onReject: stepRejects(partition, { rejects, trail, ...(records && { records }) }),
    followerOf: (step) => trail?.notesOf(step),
  })
  const followed = trail?.follow(stepsOf(planned), all)
  const rows = job.lineage
    ? openLineage(tracedSteps(planned, all), { schema, sourceOf: openSources(partition) })
    : (followed ?? { through: (batch: Batch) => throughSteps(batch, all), finish: () => finishSteps(all) })
  const rejected: Tally = {}
  const repaired: Tally = {}
  const onBad: ReadPartitionOptions['onBad'] = (file, bad) => {
    addTally(bad.action === 'rejected' ? rejected : repaired, { [bad.reason]: 1 })
    rejects.add(file, bad)
    followed?.onBad(file, bad)
  }
  const input: InputPart[] = []
  let read = 0
  const { invalidUtf8 } = job.errors
  const [reading, writing] = [new Clock(), new Clock()]
  const batches = readPartition(partition, {
    schema: planned.input,
    invalidUtf8,
    onBad,
    onPart: (part) => input.push(part),
    progress,
    scratch,
    // A step may keep what it has seen; a shard is written before the next batch is read.
    lends: all.length === 0,
  })
  for await (const batch of timed(batches, reading)) {
    read += batch.numRows
    records?.see(batch)
    for (const made of rows.through(batch)) writing.time(() => shards.write(made))
  }
  for (const made of rows.finish()) writing.time(() => shards.write(made))
  return {
    read,
    rejected,
    repaired,
    steps: steps.map(({ counts }) => counts),
    findings: findings(),
    times: { read: reading.durations, write: writing.durations, steps: times() },
    input,
  }
}

/** The open steps with what they are called and write. */
function tracedSteps(planned: PlannedJob, all: readonly OpenStep[]): TracedStep[] {
  return stepsOf(planned).map(({ transform, plan }, i) => ({
    name: transform.name,
    writes: plan.writes,
    joins: plan.effects.rows === 'joined',
    open: all[i],
  }))
}

/** All steps in the order in which they are opened. */
function stepsOf({ before, steps, after }: PlannedJob): Step[] {
  return [before, ...steps, after].filter((step) => step !== undefined)
}

/** Names the file of a source. */
function openSources({ ranges }: Partition): (source: number) => string {
  const paths = new Map(ranges.map(({ file }) => [file.source, file.path]))
  return (source) => paths.get(source) ?? ''
}

/** Lists the rows that a step rejects, each under the record that it was read from. */
function stepRejects(
  partition: Partition,
  { rejects, records, trail }: Pick<WriteContext, 'rejects' | 'trail'> & { records?: RejectedRecords },
): (step: Step) => OnReject {
  const fileOf = openFiles(partition)
  return ({ label }) => {
    const notes = trail?.notesOf({ label })
    return (batch, row, { reason, rules }) => {
      notes?.rejected({ batch, row }, reason)
      const { source, positions, copies } = batch.origin
      const [offset, copy] = [positions[row], copies[row]]
      const file = fileOf(source, offset)!
      const bad = { offset, length: 0, reason, action: 'rejected' as const }
      rejects.add(file, bad, {
        step: label,
        ...(copy > 0 && { copy }),
        ...(rules !== undefined && { rules }),
        record: () => (copy > 0 ? undefined : records?.at(file, offset)),
      })
    }
  }
}
