import { rmSync } from 'node:fs'
import { withReason } from '../base/abort-reason.js'
import { checkWorkers } from '../engine/check-workers.js'
import type { Engine } from '../engine/engine.js'
import { openEngine } from '../engine/open-engine.js'
import { outputSplitsOf } from '../engine/write/data-splits.js'
import { makePrivateFolder } from '../files/private-folder.js'
import { checkInterleavedSplits } from '../input/interleave/order.js'
import { openInputs } from '../input/open-inputs.js'
import { cutPartitions } from '../input/partition.js'
import { fingerprint } from '../input/spool.js'
import { normalize } from '../pipeline/normalize.js'
import { runsOwnCode } from '../pipeline/own-code.js'
import { planSteps, resolveSteps } from '../pipeline/plan-steps.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import { inferInput } from './infer-schema.js'
import { hashPlan, type OpenPlan, type Plan } from './plan.js'
import type { PlanContext } from './plan-context.js'
import { planProfile } from './profile-steps.js'
import { SeenInputs } from './seen-inputs.js'
import { packageVersion } from './version.js'

/** Finds the inputs, infers their schema, plans every step and cuts the partitions. Changes nothing but the spool folder. */
export async function buildPlan(pipeline: NormalPipeline, context: PlanContext): Promise<OpenPlan> {
  const { files, fingerprints, originals } = await openInputs(pipeline, context)
  const partitions = await cutPartitions(files)
  const seen = new SeenInputs(partitions)
  const inferred = await inferInput(pipeline, { ...context, files, partitions, seen })
  const { schema: input, mixed, records, readable, drafts } = inferred
  const named = await resolveSteps(pipeline.steps)
  const steps = await planSteps(named, input)
  checkInterleavedSplits(pipeline.input.interleave, steps)
  const schema = steps.at(-1)?.plan.schema ?? input
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
    input,
    schema,
    named,
    steps,
    profile: pipeline.profile && (await planProfile(pipeline.profile, { input, steps })),
    partitions,
    format: pipeline.output.format,
    splits: outputSplitsOf(schema, pipeline.output),
    errors: pipeline.errors,
    mixed,
    records,
    readable,
    drafts,
  }
  return { ...plan, hash: hashPlan(plan) }
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
  const workers = checkWorkers(options.workers)
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
