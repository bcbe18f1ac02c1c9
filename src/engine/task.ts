import { type Schema, Table, tableFromIPC, tableToIPC } from '../arrow/arrow.js'
import type { Shape } from '../arrow/infer-schema.js'
import { splitColumnOf } from '../arrow/where.js'
import { type ErrorPlace, PrepError, type PrepErrorCode } from '../base/errors.js'
import type { ShardFormat } from '../formats/encoder.js'
import type { Partition } from '../input/partition.js'
import { loadTransform } from '../pipeline/load-transform.js'
import type { ErrorSpec, NamedStep } from '../pipeline/spec.js'
import type { StepCounts, Tally } from '../schemas/step-counts.js'
import { planStep, resolveOptions, type Step, stepLabel } from '../transform/step.js'
import type { OutputSplits } from './write/data-splits.js'
import type { ShardFacts } from './write/shard-writer.js'

/** What a worker needs to know of the plan. Plain data. */
export interface Job {
  /** The schema of the input as an Arrow IPC stream without batches. */
  schema: Uint8Array
  steps: readonly NamedStep[]
  seed: number
  errors: Required<ErrorSpec>
  /** Options of the profile that is taken of the rows as they come in and as they go out. */
  profile?: unknown
  /** Decisions of surveys by step index; −1 is the profile's. */
  decisions: Record<number, unknown>
}

/** Where the work of one partition goes. */
export interface PartitionOutput {
  format: ShardFormat
  /** One, or one for each split of the data. */
  shardPaths: string[]
  splits: OutputSplits | undefined
  temporaryFolder: string
  rejectsPath: string
}

/** What is asked of a worker for one partition. */
export type Task =
  | { kind: 'observe'; partition: Partition; progress: ProgressBuffer }
  | { kind: 'survey'; partition: Partition; progress: ProgressBuffer; job: Job; step: number; again: unknown }
  | { kind: 'find'; partition: Partition; progress: ProgressBuffer; job: Job }
  | { kind: 'run'; partition: Partition; progress: ProgressBuffer; job: Job; output: PartitionOutput }

/** The answers, kind by kind. */
export interface Answers {
  observe: { shape: Shape; records: number }
  survey: unknown
  find: PartitionFindings
  run: PartitionResult
}

/** What the steps found out about the rows of one partition. */
export interface PartitionFindings {
  read: number
  rejected: Tally
  findings: StepFindings
}

/** Findings by step, and of the profile before the first and after the last. */
export interface StepFindings {
  steps: unknown[]
  before?: unknown
  after?: unknown
}

/** The account of one finished partition, as in `.prep/partitions/`. */
export interface PartitionResult {
  partition: number
  /** One, or one for each split of the data. */
  shards: ShardFacts[]
  read: number
  rejected: Tally
  repaired: Tally
  steps: StepCounts[]
  findings: StepFindings
  rejectsFile: boolean
}

/**
 * Memory shared by all threads of a run: how far each partition is, and whether to stop. Each partition has two
 * numbers of its own (bytes, rows), so that nobody waits for anybody.
 */
export interface ProgressBuffer {
  counts: SharedArrayBuffer
  abort: SharedArrayBuffer
}

export function openProgressBuffer(partitions: number): ProgressBuffer {
  return { counts: new SharedArrayBuffer(Math.max(1, partitions) * 16), abort: new SharedArrayBuffer(4) }
}

/** Throws `aborted` once the run was asked to stop. */
export function throwIfAborted(progress: ProgressBuffer): void {
  if (Atomics.load(new Int32Array(progress.abort), 0) !== 0)
    throw new PrepError('aborted', 'The run was stopped')
}

export function requestAbort(progress: ProgressBuffer): void {
  Atomics.store(new Int32Array(progress.abort), 0, 1)
}

export function schemaToBytes(schema: Schema): Uint8Array {
  return tableToIPC(new Table(schema), 'stream')
}

export function schemaFromBytes(bytes: Uint8Array): Schema {
  return tableFromIPC(bytes).schema
}

/** The same steps with options that no longer depend on files. */
export async function resolveSteps(named: readonly NamedStep[]): Promise<NamedStep[]> {
  const resolved: NamedStep[] = []
  for (const [index, { name, options }] of named.entries())
    resolved.push({ name, options: await resolveOptions(await loadTransform(name), options, index) })
  return resolved
}

/** Loads and plans steps one after the other, each over the schema that the one before yields. */
export async function planSteps(named: readonly NamedStep[], input: Schema): Promise<Step[]> {
  const steps: Step[] = []
  let schema = input
  for (const [index, { name, options }] of named.entries()) {
    const step = planStep(await loadTransform(name), options, { index, schema })
    checkNoLeak(steps, step)
    checkSplitsStay(steps, step)
    steps.push(step)
    schema = step.plan.schema
  }
  return steps
}

/** Throws `bad_pipeline` where a step leaves out the column by which an earlier one split the data. */
export function checkSplitsStay(earlier: readonly Step[], step: Step): void {
  const splitting = earlier.find(({ plan }) => plan.splits !== undefined)
  if (splitting === undefined || splitColumnOf(step.plan.schema) !== undefined) return
  const label = stepLabel(step.transform.name, step.index)
  throw new PrepError(
    'bad_pipeline',
    `Step "${label}" leaves out the column "${splitting.plan.splits?.column}", which names the split of each row. ` +
      'Let it keep that column: the files of an output folder are written without it',
    { at: { step: label } },
  )
}

/** Throws `bad_pipeline` where data is split after rows were repeated: copies of a row would stand on both sides. */
export function checkNoLeak(earlier: readonly Step[], step: Step): void {
  if (step.plan.splits === undefined) return
  const repeating = earlier.find(({ plan }) => plan.repeatsRows)
  if (repeating === undefined) return
  const [late, early] = [step, repeating].map(({ transform, index }) => stepLabel(transform.name, index))
  throw new PrepError(
    'bad_pipeline',
    `Step "${late}" comes after "${early}", which makes several rows of one: the model would be tested on rows it was trained on. ` +
      `Put it first, and let "${early}" work on one split only: "where: { ${step.plan.splits.column}: ${step.plan.splits.names[0]} }"`,
    { at: { step: late } },
  )
}

/** An error as plain data: a PrepError does not survive the way between threads. */
export interface Failure {
  failed: { code?: PrepErrorCode; message: string; at?: ErrorPlace; stack?: string }
}

export function describeFailure(error: unknown): Failure {
  if (error instanceof PrepError)
    return { failed: { code: error.code, message: error.message, at: error.at, stack: error.stack } }
  const { message, stack } = error as Error
  return { failed: { message, stack } }
}

/** The error that {@link describeFailure} described. Faults of the program become `worker_failed`. */
export function reviveFailure({ failed }: Failure): PrepError {
  if (failed.code !== undefined) return new PrepError(failed.code, failed.message, { at: failed.at })
  const cause = Object.assign(new Error(failed.message), { stack: failed.stack })
  return new PrepError('worker_failed', 'Internal error in a worker. Set PREP_DEBUG=1 for its stack', {
    cause,
  })
}
