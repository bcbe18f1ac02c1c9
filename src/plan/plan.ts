import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import type { MixedColumn } from '../arrow/infer-schema.js'
import type { Engine } from '../engine/engine.js'
import { countWorkers, openEngine } from '../engine/open-engine.js'
import { schemaToBytes } from '../engine/tasks/schema-bytes.js'
import type { Job, StepBeside } from '../engine/tasks/task.js'
import { type OutputSplits, outputSplitsOf } from '../engine/write/data-splits.js'
import type { InputFile } from '../formats/input-file.js'
import type { WritableFormat } from '../formats/registry.js'
import { checkInterleavedSplits } from '../input/interleave/order.js'
import { type OpenedInputs, openInputs } from '../input/open-inputs.js'
import { cutPartitions, type Partition } from '../input/partition.js'
import { type NormalPipeline, normalize } from '../pipeline/normalize.js'
import { planSteps, resolveSteps } from '../pipeline/plan-steps.js'
import type { ErrorSpec, NamedStep, Pipeline, RunOptions } from '../pipeline/spec.js'
import { needsSurvey, type Step } from '../transform/step.js'
import { inferInput } from './infer-schema.js'
import type { PlanContext } from './plan-context.js'
import { type ProfileSteps, planProfile } from './profile-steps.js'
import { packageVersion } from './version.js'

/** Everything that decides the bytes of the output, known before any row is changed. */
export interface Plan {
  /** SHA-256 over all that the output depends on. */
  hash: string
  version: string
  seed: number
  files: InputFile[]
  /** Fingerprints of the inputs, in the order of `files`. */
  fingerprints: string[]
  input: Schema
  /** The schema of the output. */
  schema: Schema
  named: NamedStep[]
  steps: Step[]
  /** The profiles of the rows as they come in and as they go out, where they were asked for. */
  profile: ProfileSteps | undefined
  partitions: Partition[]
  format: WritableFormat
  /** The folders of the output, where it has one for each split of the data. */
  splits: OutputSplits | undefined
  errors: Required<ErrorSpec>
  mixed: MixedColumn[]
  /** Records counted by inference, broken ones left out; undefined where nothing was inferred over everything. */
  records: number | undefined
}

/** A plan told in plain words and numbers, for `prep plan` and for finding out what differs between two. */
export interface PlanSummary {
  version: string
  seed: number
  inputs: { path: string; format: string; bytes: number; fingerprint: string }[]
  schema: string[]
  steps: { name: string; options: unknown; schema: string[]; survey: boolean; keyId?: string }[]
  /** Options of the profile before and after, where one was asked for. */
  profile?: unknown
  partitions: number
  records: number | undefined
  mixed: MixedColumn[]
  format: WritableFormat
  splits?: OutputSplits
  errors: Required<ErrorSpec>
  hash: string
}

/** Finds the inputs, infers their schema, plans every step and cuts the partitions. Changes nothing but the spool folder. */
export async function buildPlan(pipeline: NormalPipeline, context: PlanContext): Promise<Plan> {
  const opened: OpenedInputs = await openInputs(pipeline, context)
  const partitions = await cutPartitions(opened.files)
  const inferred = await inferInput(pipeline, { ...context, files: opened.files, partitions })
  const named = await resolveSteps(pipeline.steps)
  const steps = await planSteps(named, inferred.schema)
  checkInterleavedSplits(pipeline.input.interleave, steps)
  const schema = steps.at(-1)?.plan.schema ?? inferred.schema
  const plan: Omit<Plan, 'hash'> = {
    version: packageVersion(),
    seed: pipeline.seed,
    files: opened.files,
    fingerprints: opened.fingerprints,
    input: inferred.schema,
    schema,
    named,
    steps,
    profile:
      pipeline.profile === undefined
        ? undefined
        : await planProfile(pipeline.profile, { input: inferred.schema, steps }),
    partitions,
    format: pipeline.output.format,
    splits: outputSplitsOf(schema, pipeline.output),
    errors: pipeline.errors,
    mixed: inferred.mixed,
    records: inferred.records,
  }
  return { ...plan, hash: hashPlan(plan) }
}

/**
 * The plan of a pipeline, without running it. Inputs that must be spooled go to a temporary folder.
 *
 * @example
 * const plan = await makePlan({ input: 'data/*.jsonl', output: 'out/' })
 * console.log(describePlan(plan).schema)
 */
export function makePlan(pipeline: Pipeline, options: RunOptions = {}): Promise<Plan> {
  return usePlan(pipeline, { ...options, workers: 0 }, async (plan) => plan)
}

/** Plans a pipeline and hands the plan to `use` while its inputs, and the spool, can be read. */
export async function usePlan<T>(
  pipeline: Pipeline,
  options: RunOptions,
  use: (plan: Plan, engine: Engine) => Promise<T>,
): Promise<T> {
  const normal = normalize(pipeline)
  const workers = countWorkers(options.workers)
  const spoolFolder = mkdtempSync(join(tmpdir(), 'prep-plan-'))
  const engine = await openEngine(workers)
  try {
    return await use(await buildPlan(normal, { options, engine, spoolFolder }), engine)
  } finally {
    await engine.close()
    rmSync(spoolFolder, { recursive: true, force: true })
  }
}

/** A plan as {@link PlanSummary}. Pure. */
export function describePlan(plan: Plan): PlanSummary {
  return {
    version: plan.version,
    seed: plan.seed,
    inputs: plan.files.map(({ path, format, bytes }, i) => ({
      path,
      format,
      bytes,
      fingerprint: plan.fingerprints[i],
    })),
    schema: describeSchema(plan.input),
    steps: plan.steps.map((step) => ({
      name: step.transform.name,
      options: step.options,
      schema: describeSchema(step.plan.schema),
      survey: needsSurvey(step),
      keyId: step.plan.effects.keyId,
    })),
    profile: plan.profile?.after.options,
    partitions: plan.partitions.length,
    records: plan.records,
    mixed: plan.mixed,
    format: plan.format,
    splits: plan.splits,
    errors: plan.errors,
    hash: plan.hash,
  }
}

/** What workers are told of a plan, before any survey has decided. */
export function jobOf(plan: Plan): Job {
  return {
    planHash: plan.hash,
    schema: schemaToBytes(plan.input),
    steps: plan.named,
    before: plan.profile && besideOf(plan.profile.before),
    after: plan.profile && besideOf(plan.profile.after),
    seed: plan.seed,
    errors: plan.errors,
    decisions: {},
  }
}

function besideOf({ label, transform, options }: Step): StepBeside {
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
 * The error budget and where the output goes change no byte of it, and spooled files have no name of their
 * own: they are left out.
 */
function hashPlan(plan: Omit<Plan, 'hash'>): string {
  const { onError: _onError, budget: _budget, ...errors } = plan.errors
  const parts = {
    version: plan.version,
    seed: plan.seed,
    files: plan.files.map(({ readPath: _readPath, ...file }) => file),
    fingerprints: plan.fingerprints,
    schema: Buffer.from(schemaToBytes(plan.input)).toString('base64'),
    steps: plan.steps.map(({ transform, options, plan: step }, i) => [
      plan.named[i].name,
      transform.name,
      options,
      step.effects.keyId,
    ]),
    profile: plan.profile?.after.options,
    partitions: plan.partitions.map(({ ranges }) => ranges.map(({ range }) => range)),
    format: plan.format,
    splits: plan.splits,
    errors,
  }
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
