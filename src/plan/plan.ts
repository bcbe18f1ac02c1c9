import { createHash } from 'node:crypto'
import type { Schema } from '../arrow/arrow.js'
import type { MixedColumn } from '../arrow/infer-schema.js'
import { wrongValue } from '../base/check-options.js'
import { schemaToBytes } from '../engine/tasks/schema-bytes.js'
import type { Draft, Job, LabelledStep } from '../engine/tasks/task.js'
import type { OutputSplits } from '../engine/write/data-splits.js'
import type { OutputCompression } from '../formats/format/compressions.js'
import type { InputFile } from '../formats/input-file.js'
import type { WritableFormat } from '../formats/registry.js'
import type { InputCopies } from '../input/input-copies.js'
import type { Original } from '../input/original.js'
import type { Partition } from '../input/partition.js'
import type { NormalInput } from '../pipeline/normalize-input.js'
import { ownModules } from '../pipeline/own-code.js'
import type { ErrorSettings, NamedStep } from '../pipeline/schema.js'
import { needsSurvey, orderingStep, type Step } from '../transform/step.js'
import type { SurveyMemory } from '../transform/transform.js'
import type { ProfileSteps } from './profile-steps.js'
import type { SeenInputs } from './seen-inputs.js'

/** Everything that decides the bytes of the output, known before any row is changed. */
export interface Plan {
  /** SHA-256 over all that the output depends on. */
  hash: string
  /** The version of prepkit that made it. */
  version: string
  /** What random choices are keyed by. */
  seed: number
  /** The input files, in their order. */
  files: InputFile[]
  /** A hash of each input, in the order of `files`: of all its bytes, or of a sample where they have yet to be read. */
  fingerprints: string[]
  /** The schema of the input. */
  input: Schema
  /** The schema of the output. */
  schema: Schema
  /** Whether it has columns that tell where each row came from. */
  lineage: boolean
  /** Whether a trail of the rows is kept beside the shards. */
  trail: boolean
  /** The steps as they travel to workers. */
  named: NamedStep[]
  /** The steps, planned. */
  steps: Step[]
  /** The profiles of the rows as they come in and as they go out, where they were asked for. */
  profile: ProfileSteps | undefined
  /** The units of work; partition i becomes shard i, or where their size is limited, several. */
  partitions: Partition[]
  /** The format of the output. */
  format: WritableFormat
  /** How it is compressed, where that is not the usual way of the format. */
  compression: OutputCompression | undefined
  /** The most bytes of a shard, before it is packed. */
  maxShardBytes: number | undefined
  /** The folders of the output, where it has one for each split of the data. */
  splits: OutputSplits | undefined
  /** What is done about records that cannot be used. */
  errors: ErrorSettings
  /** Columns that hold values of several kinds, and what becomes of them. */
  mixed: MixedColumn[]
  /** All records, as inference has counted them; undefined where nothing was inferred over everything. */
  records: number | undefined
  /** Those of them that are whole, as far as inference can tell: a first look, which checks no value. */
  readable: number | undefined
}

/** A plan whose inputs are open. */
export interface OpenPlan extends Plan {
  /** The input as the pipeline names it. */
  given: NormalInput
  /** The inputs as they were found, before a byte of them was read. */
  originals: Original[]
  /** Which bytes the passes over the inputs have seen. */
  seen: SeenInputs
  /** The copies of inputs that were unpacked. */
  copies: InputCopies
  /** Shards that were written while the schema was inferred, by the numbers of their partitions. */
  drafts: ReadonlyMap<number, Draft> | undefined
}

/** A plan in plain words and numbers, for `prep plan` and for finding out what differs between two. */
export interface PlanSummary {
  /** The version of prepkit that made it. */
  version: string
  /** What random choices are keyed by. */
  seed: number
  /** The input files, in their order. */
  inputs: InputSummary[]
  /** The fields of the input, each as `name: type`. */
  schema: string[]
  /** The steps, in their order. */
  steps: StepSummary[]
  /** Options of the profile before and after, where one was asked for. */
  profile?: unknown
  /** How many units of work there are. */
  partitions: number
  /** All records, as inference has counted them; undefined where nothing was inferred over everything. */
  records: number | undefined
  /** Those of them that are whole, as far as inference can tell. */
  readable: number | undefined
  /** Columns that hold values of several kinds, and what becomes of them. */
  mixed: MixedColumn[]
  /** The format of the output. */
  format: WritableFormat
  /** How it is compressed, where that is not the usual way of the format. */
  compression?: OutputCompression
  /** The most bytes of a shard, before it is packed. */
  maxShardBytes?: number
  /** The folders of the output, where it has one for each split of the data. */
  splits?: OutputSplits
  /** There where the output has columns that tell where each row came from. */
  lineage?: true
  /** There where a trail of the rows is kept beside the shards. */
  trail?: true
  /** The step that puts all rows in order as they are written, and how much room they take on the disk until then. */
  order?: {
    /** Such as `2 sort`. */
    step: string
    /** About the size of the input, as far as it is known: columnar files are unpacked. */
    temporaryBytes: number
  }
  /** What is done about records that cannot be used. */
  errors: ErrorSettings
  /** SHA-256 over all that the output depends on. */
  hash: string
}

/** An input file of a plan. */
export interface InputSummary {
  /** Its name as the user gave it. */
  path: string
  /** The format that it is read as. */
  format: string
  /** The size of what is read. */
  bytes: number
  /** The format and the size of the file itself, where a copy of it in another form is read: unpacked, or as JSON Lines. */
  given?: {
    /** Its format. */
    format: string
    /** Its size. */
    bytes: number
  }
  /** What the server of an address said of its content: an ETag, a commit, or when it was last changed. */
  version?: string
  /** What tells it from the same file with another content. */
  fingerprint: string
  /** What was inferred or renamed in it, in sentences. */
  notes?: readonly string[]
}

/** A step of a plan. */
export interface StepSummary {
  /** The name of its transform. */
  name: string
  /** Its options with their defaults. */
  options: unknown
  /** The fields of its output, each as `name: type`. */
  schema: string[]
  /** Whether all rows are surveyed before it works. */
  survey: boolean
  /** What that takes in memory at most, where it works with files on disk. */
  surveyMemory?: SurveyMemory
  /** A hash of the secret that it uses. */
  keyId?: string
  /** Fields that it is not to look at, by path, where it takes something out of others. */
  unread?: readonly string[]
  /** The paths of the modules of the user's own that it runs: its own, or those that its options name. */
  module?: string
  /** A hash of their code and of what they import by relative paths. */
  code?: string
}

/**
 * A plan in plain words and numbers.
 *
 * @example
 * const { steps, partitions } = describePlan(await makePlan({ input: 'adult.csv', output: 'out/' }))
 * console.log(steps.length, partitions)
 */
export function describePlan(plan: Plan): PlanSummary {
  if (!Array.isArray(Object(plan).partitions))
    throw wrongValue('The plan of describePlan()', 'what makePlan() answers, awaited', plan)
  return {
    version: plan.version,
    seed: plan.seed,
    inputs: plan.files.map(({ path, format, bytes, given, version, notes = [] }, i) => ({
      path,
      format,
      bytes,
      ...(given !== undefined && { given }),
      ...(version !== undefined && { version }),
      fingerprint: plan.fingerprints[i],
      ...(notes.length > 0 && { notes }),
    })),
    schema: describeSchema(plan.input),
    steps: plan.steps.map((step, i) => ({
      name: step.transform.name,
      options: step.options,
      schema: describeSchema(step.plan.schema),
      survey: needsSurvey(step),
      ...(step.plan.surveyMemory !== undefined && { surveyMemory: step.plan.surveyMemory }),
      keyId: step.plan.effects.keyId,
      ...((step.plan.unread ?? []).length > 0 && { unread: step.plan.unread }),
      ...(plan.named[i].code !== undefined && {
        module: ownModules(plan.named[i]).join(', '),
        code: plan.named[i].code,
      }),
    })),
    profile: plan.profile?.after.options,
    partitions: plan.partitions.length,
    records: plan.records,
    readable: plan.readable,
    mixed: plan.mixed,
    format: plan.format,
    ...(plan.compression !== undefined && { compression: plan.compression }),
    ...(plan.maxShardBytes !== undefined && { maxShardBytes: plan.maxShardBytes }),
    splits: plan.splits,
    ...(plan.lineage && { lineage: true }),
    ...(plan.trail && { trail: true }),
    ...orderOf(plan),
    errors: plan.errors,
    hash: plan.hash,
  }
}

function orderOf({ steps, partitions }: Plan): Pick<PlanSummary, 'order'> {
  const step = orderingStep(steps)
  if (step === undefined) return {}
  return {
    order: { step: step.label, temporaryBytes: partitions.reduce((sum, { bytes }) => sum + bytes, 0) },
  }
}

/** What workers need to know of a plan, before any survey has decided. */
export function jobOf(plan: Plan): Job {
  return {
    planHash: plan.hash,
    schema: schemaToBytes(plan.input),
    steps: plan.named.map((named, i) => ({ ...named, label: plan.steps[i].label })),
    before: plan.profile && besideOf(plan.profile.before),
    after: plan.profile && besideOf(plan.profile.after),
    seed: plan.seed,
    lineage: plan.lineage,
    trail: plan.trail,
    errors: plan.errors,
    decisions: {},
  }
}

function besideOf({ label, transform, options }: Step): LabelledStep {
  return { label, name: transform.name, options }
}

/** Fields as `name: type`. */
export function describeSchema(schema: Schema): string[] {
  return schema.fields.map((field) => {
    const json = field.metadata.get('prepkit') === 'json' ? ' (json)' : ''
    return `${field.name}: ${field.type}${json}`
  })
}

/**
 * SHA-256 over all that the output of a plan depends on. The budgets of bad records and where the output goes change no byte of it, and
 * spooled files have no name of their own: they are left out. So is what a server calls its version: the bytes count.
 */
export function hashPlan(plan: Omit<Plan, 'hash'>): string {
  const { invalidUtf8, keepRaw } = plan.errors
  const errors = { invalidUtf8, keepRaw }
  const parts = {
    version: plan.version,
    seed: plan.seed,
    files: plan.files.map(
      ({ readPath: _, given: _given, version: _version, sketch: _sketch, ...file }) => file,
    ),
    fingerprints: plan.fingerprints,
    schema: Buffer.from(schemaToBytes(plan.input)).toString('base64'),
    steps: plan.steps.map(({ transform, options, plan: step }, i) => [
      plan.named[i].name,
      transform.name,
      options,
      step.effects.keyId,
      plan.named[i].code,
    ]),
    profile: plan.profile?.after.options,
    partitions: plan.partitions.map(({ ranges }) => ranges.map(({ range }) => range)),
    format: plan.format,
    ...(plan.compression !== undefined && { compression: plan.compression }),
    ...(plan.maxShardBytes !== undefined && { maxShardBytes: plan.maxShardBytes }),
    splits: plan.splits,
    ...(plan.lineage && { lineage: true }),
    ...(plan.trail && { trail: true }),
    errors,
  }
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
