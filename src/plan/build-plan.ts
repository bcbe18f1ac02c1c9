import { rmSync } from 'node:fs'
import { withReason } from '../base/abort-reason.js'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { checkWorkers } from '../engine/check-workers.js'
import type { Engine } from '../engine/engine.js'
import { openEngine } from '../engine/open-engine.js'
import { outputSplitsOf } from '../engine/write/data-splits.js'
import { withLineage } from '../engine/write/lineage.js'
import { makePrivateFolder } from '../files/private-folder.js'
import type { InputFile } from '../formats/input-file.js'
import type { InputCopies } from '../input/input-copies.js'
import { checkInterleavedSplits } from '../input/interleave/order.js'
import { openInputs } from '../input/open-inputs.js'
import { cutPartitions, type Partition } from '../input/partition.js'
import { fingerprint } from '../input/spool.js'
import { normalize } from '../pipeline/normalize.js'
import { runsOwnCode } from '../pipeline/own-code.js'
import { planSteps, resolveSteps } from '../pipeline/plan-steps.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import { orderingStep, type Step } from '../transform/step.js'
import { type InferredInput, TornPartition } from './infer-context.js'
import { inferInput, isReadWhole } from './infer-schema.js'
import { noneReadable } from './none-readable.js'
import { hashPlan, type OpenPlan, type Plan } from './plan.js'
import type { PlanContext } from './plan-context.js'
import { planProfile } from './profile-steps.js'
import { SeenInputs } from './seen-inputs.js'
import { packageVersion } from './version.js'

/** Finds the inputs, infers their schema, plans every step and cuts the partitions. Changes nothing but the spool folder. */
export async function buildPlan(pipeline: NormalPipeline, context: PlanContext): Promise<OpenPlan> {
  const { files, fingerprints, originals, copies } = await openInputs(pipeline, context)
  const { partitions, seen, inferred } = await cutInputs(pipeline, { ...context, files, copies })
  const { schema: input, mixed, records, readable, drafts } = inferred
  const asked = await resolveSteps(pipeline.steps)
  const steps = await planSteps(asked, input).catch(async (error: unknown) => {
    const isEmptied = error instanceof PrepError && error.code === 'bad_schema' && readable === 0
    if (!isEmptied || records === undefined) throw error
    if (records > 0)
      throw await noneReadable({ records, partitions, copies, schema: input, ...pipeline.errors })
    // Without a record there are no columns that a step could name, and none that it could change: conditions ask for more.
    const isConditional = pipeline.failIf !== undefined || pipeline.profile !== undefined
    if (input.fields.length > 0 || isConditional) throw error
    return []
  })
  const named = asked.slice(0, steps.length)
  checkInterleavedSplits(pipeline.input.interleave, steps)
  const behind = steps.at(-1)?.plan.schema ?? input
  const { lineage, trail = false } = pipeline.output
  if (trail) refuseTrail(pipeline.output, steps)
  const schema = lineage ? withLineage(behind, steps.length) : behind
  const plan: Omit<OpenPlan, 'hash'> = {
    version: packageVersion(),
    seed: pipeline.seed,
    given: pipeline.input,
    files,
    originals,
    fingerprints: seen
      .fingerprints(files)
      .map((ofContent, i) => fingerprints[i] ?? ofContent ?? fingerprint(files[i].readPath)),
    seen,
    copies,
    input,
    schema,
    lineage,
    trail,
    named,
    steps,
    profile: pipeline.profile && (await planProfile(pipeline.profile, { input, steps })),
    partitions,
    format: pipeline.output.format,
    compression: pipeline.output.compression,
    maxShardBytes: pipeline.output.maxShardBytes,
    splits: outputSplitsOf(schema, pipeline.output),
    errors: pipeline.errors,
    mixed,
    records,
    readable,
    drafts,
  }
  return { ...plan, hash: hashPlan(plan) }
}

/** Throws `unsupported` where rows cannot be followed, and `bad_option` for two ways to say where they came from. */
function refuseTrail({ kind, lineage }: NormalPipeline['output'], steps: readonly Step[]): void {
  const ordering = orderingStep(steps)
  if (kind === 'stdout')
    throw new PrepError(
      'unsupported',
      `Option ${optionName('trail')} writes beside the output, and standard output has no place beside it. Name a folder or a file`,
    )
  if (ordering !== undefined)
    throw new PrepError(
      'unsupported',
      `Option ${optionName('trail')} does not follow rows through step "${ordering.label}", which puts all of them in another order. Let a second run do that`,
      { at: { step: ordering.label } },
    )
  if (lineage)
    throw new PrepError(
      'bad_option',
      `Options ${optionName('trail')} and ${optionName('lineage')} say the same of rows. Leave one of them out`,
    )
}

/** The partitions of the inputs, and what inference has found out about them. */
interface CutInputs {
  partitions: Partition[]
  seen: SeenInputs
  inferred: InferredInput
}

/**
 * Cuts the inputs and infers their schema. Borders of partitions may be guessed first: inference reads every record, and
 * sees where one goes on behind its partition. Then all of it is done again with borders that are sure.
 */
export async function cutInputs(
  pipeline: NormalPipeline,
  context: PlanContext & { files: readonly InputFile[]; copies: InputCopies },
): Promise<CutInputs> {
  const cut = async (guesses: boolean): Promise<CutInputs> => {
    const partitions = await cutPartitions(context.files, { guesses, copies: context.copies })
    const seen = new SeenInputs(partitions)
    return {
      partitions,
      seen,
      inferred: await inferInput(pipeline, { ...context, partitions, guesses, seen }),
    }
  }
  if (!isReadWhole(context.files)) return await cut(false)
  try {
    return await cut(true)
  } catch (error) {
    if (!(error instanceof TornPartition)) throw error
    return await cut(false)
  }
}

/** What the package exports as `makePlan`. */
export function makePlan(pipeline: Pipeline, options: RunOptions = {}): Promise<Plan> {
  return usePlan(pipeline, { ...options, workers: 0 }, async (plan) => plan)
}

/** Plans a pipeline and hands the plan to `use` while its inputs, and the spool, can be read. */
export async function usePlan<T>(
  pipeline: Pipeline,
  options: RunOptions,
  use: (plan: OpenPlan, engine: Engine) => Promise<T>,
): Promise<T> {
  const normal = normalize(pipeline)
  const workers = checkWorkers(options.workers, options.onNotice)
  const spoolFolder = makePrivateFolder('plan')
  const engine = await openEngine(workers, { ownCode: runsOwnCode(pipeline) })
  try {
    return await withReason(options.signal, async () =>
      use(await buildPlan(normal, { options, engine, spoolFolder }), engine),
    )
  } finally {
    await engine.close()
    rmSync(spoolFolder, { recursive: true, force: true })
  }
}
