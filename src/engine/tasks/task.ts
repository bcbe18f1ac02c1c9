import type { Shape } from '../../arrow/infer-schema.js'
import type { LockTicket } from '../../files/lock-file.js'
import type { OutputCompression } from '../../formats/format/compressions.js'
import type { KeyLimit } from '../../formats/format/reader.js'
import type { WritableFormat } from '../../formats/registry.js'
import type { InputPart } from '../../input/input-part.js'
import type { Partition } from '../../input/partition.js'
import type { ErrorSettings, NamedStep } from '../../pipeline/schema.js'
import type { StepCounts, Tally } from '../../schemas/step-counts.js'
import type { Bucket } from '../order/cut-buckets.js'
import type { TrailFacts } from '../trail/partition-trail.js'
import type { OutputSplits } from '../write/data-splits.js'
import type { ShardFacts } from '../write/shard-writer.js'
import type { PartitionTimes } from './step-clock.js'

/**
 * The messages between a run and its workers, all of them plain data: what is asked for one partition, and what
 * is answered.
 */

/** What a worker needs to know of the plan. */
export interface Job {
  /** The hash of the plan: jobs of the same hash have the same steps over the same schema. */
  planHash: string
  /** The schema of the input; see `schemaToBytes`. */
  schema: Uint8Array
  steps: readonly LabelledStep[]
  /** Steps beside the list, which look at the rows before its first step and after its last. */
  before?: LabelledStep
  after?: LabelledStep
  seed: number
  /** Whether the output tells where each row came from. */
  lineage?: boolean
  /** Whether a trail of the rows is kept beside the shards. */
  trail?: boolean
  errors: ErrorSettings
  /** What surveys have decided, by the label of the step. */
  decisions: Record<string, unknown>
  /** Where surveys keep what is too large for memory, in a folder each. */
  surveyFolder?: string
}

/** A step as it travels to a worker. */
export interface LabelledStep extends NamedStep {
  /** How it is called in errors, marks and `decisions`. */
  label: string
}

/** What is asked for one partition, kind by kind. */
interface Tasks {
  /** The kinds of all values, for the schema of text inputs. */
  observe: { partition: Partition; keys: KeyLimit }
  /** The same, and the shard of the partition as it is if the schema of the job turns out to be that of all inputs. */
  draft: { partition: Partition; keys: KeyLimit; job: Job; output: DraftOutput }
  /** The hashes of the bytes of the partition, without reading its records. */
  hash: { partition: Partition }
  /** The summary that the survey of a step makes; `again` is what its last pass asked for. */
  survey: { partition: Partition; job: Job; step: string; again: unknown }
  /** What the steps find out about the rows, which are written nowhere. */
  measure: { partition: Partition; job: Job }
  /** The shards of the partition, or its rows in runs where they are to be put in order. */
  write: { partition: Partition; job: Job; output: PartitionOutput }
  /** The shards of a bucket of rows in their order. As a unit of work it is a partition that reads no input. */
  order: { partition: Partition; bucket: Bucket; schema: Uint8Array; output: ShardOutput }
}

/** The answers, kind by kind. */
export interface Answers {
  /** `isTorn`: a record may go on behind a range; see `ObserveTask.onTorn`. */
  observe: { shape: Shape; records: number; isTorn: boolean } & ReadParts
  /** `fits`: every record has the schema of the job, and its shard, if one is wanted, is written. */
  draft: Answers['observe'] & { fits: boolean; draft?: Draft }
  hash: ReadParts
  survey: { summary: unknown } & ReadParts
  measure: PartitionFindings & ReadParts
  write: PartitionResult
  order: BucketResult
}

/** What every task answers: which bytes it has read. */
export interface ReadParts {
  /** The parts of the partition, in their order. */
  input: readonly InputPart[]
}

export type TaskKind = keyof Tasks
/** A task of one of these kinds. */
export type Task<K extends TaskKind = TaskKind> = { [P in K]: { kind: P } & Tasks[P] }[K]

/** Where shards go. */
export interface ShardOutput {
  format: WritableFormat
  /** How it is compressed, where that is not the usual way of the format. */
  compression?: OutputCompression | undefined
  /** One, or one for each split of the data; where the size of shards is limited, their names before `partPath`. */
  shardPaths: string[]
  /** The most bytes of a shard, before it is packed. */
  maxShardBytes?: number
  splits: OutputSplits | undefined
  temporaryFolder: string
  /** Looked at before a shard is put into place: a run that has lost the output leaves it alone. */
  lock?: LockTicket
}

/** Where the work of one partition goes. */
export interface PartitionOutput extends ShardOutput {
  rejectsPath: string
  /** Where the trail of the rows goes, where one is kept. */
  trailPath: string
  /** Where rows go in runs, in place of the shards, that the last step orders. */
  runs?: RunsOutput
}

/** Where the rows of a partition wait to be put in order with all others. */
export interface RunsOutput {
  path: string
  /** The size of the blocks in which they are read. */
  blockBytes: number
}

/** What becomes of drafts. */
export interface DraftOutput {
  /** Where their shards go; nowhere, where it is left out: then the schema alone is wanted. */
  shards: DraftFolder | undefined
  /** Set once a partition has shown that the schema is another, before the tasks behind it are sent. */
  isLost: boolean
}

/** Where the drafts of shards go. */
export interface DraftFolder {
  format: WritableFormat
  /** As in {@link PartitionOutput}. */
  compression?: OutputCompression | undefined
  maxShardBytes?: number | undefined
  /** On the file system of the output. */
  folder: string
}

/** Shards that are whole and wait for their places. Each record of their partition is in them. */
export interface Draft {
  paths: string[]
  facts: ShardFacts[]
}

/** What the steps found out about the rows of one partition. */
export interface PartitionFindings {
  read: number
  rejected: Tally
  /** What each step did to the rows. */
  steps: StepCounts[]
  findings: StepFindings
}

/** Findings by step, and of the steps before the first and after the last. */
export interface StepFindings {
  steps: unknown[]
  before?: unknown
  after?: unknown
}

/** The account of one finished partition, as in `.prep/partitions/`. */
export interface PartitionResult extends PartitionFindings, ReadParts {
  partition: number
  /** Of all the data, or of each split of it, the shards in their order; none where rows wait to be put in order. */
  shards: ShardFacts[][]
  /** The file in which they wait. */
  runs?: ShardFacts
  repaired: Tally
  rejectsFile: boolean
  /** The trail of the rows, where one is kept. */
  trail?: TrailFacts
  /** Left out of what was written before it was known that nobody's schema differs, and by earlier versions. */
  times?: PartitionTimes
}

/** The account of one finished bucket, as in `.prep/buckets/`. */
export interface BucketResult {
  bucket: number
  /** Of all the data, or of each split of it, the shards in their order. */
  shards: ShardFacts[][]
}
