import { performance } from 'node:perf_hooks'
import { withReason } from '../base/abort-reason.js'
import { PrepError } from '../base/errors.js'
import { checkWorkers } from '../engine/check-workers.js'
import type { Engine } from '../engine/engine.js'
import { openEngine } from '../engine/open-engine.js'
import { tidyOutput } from '../output/clear-output.js'
import { nameShards } from '../output/name-shards.js'
import { type ArrangedOutput, openOutput } from '../output/open-output.js'
import { publish } from '../output/publish.js'
import { assertShards } from '../output/shard-state.js'
import { publishTrail } from '../output/trail-index.js'
import { normalize } from '../pipeline/normalize.js'
import { runsOwnCode } from '../pipeline/own-code.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { NamedStep, NormalPipeline } from '../pipeline/schema.js'
import { buildPlan } from '../plan/build-plan.js'
import { describePlan, type OpenPlan } from '../plan/plan.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import type { RunReport } from '../schemas/run-report.js'
import { publishStep } from '../transform/step.js'
import { prepareCard } from './card/write-card.js'
import { closeOutput } from './close-output.js'
import { prepareDatasetInfo } from './dataset-info.js'
import { noteInputs } from './decision-store.js'
import type { DriftOfRun } from './drift/drift-of-run.js'
import { type FinishedRun, makeReport, writeReports } from './make-report.js'
import { confirmInputs, findChangedInput } from './measure/confirm-inputs.js'
import { checkGates } from './measure/gates.js'
import type { RunMeter } from './metrics/run-meter.js'
import { withMetrics } from './metrics/with-metrics.js'
import { isSpent, keepsRejects } from './sidecar.js'
import { draftingOf } from './take-drafts.js'
import { writeShards } from './write-shards.js'

/** What the package exports as `run`. */
export function run(pipeline: Pipeline, options: RunOptions = {}): Promise<RunReport> {
  return withReason(options.signal, async () => {
    const normal = normalize(pipeline)
    const { output } = normal
    const { address } = output
    if (address === undefined) return metered(pipeline, normal, options)
    const { runElsewhere } = await import('./run-elsewhere.js')
    return runElsewhere({ ...output, address }, options, (here, given) =>
      metered(pipeline, { ...normal, output: here }, given),
    )
  })
}

function metered(pipeline: Pipeline, normal: NormalPipeline, options: RunOptions): Promise<RunReport> {
  return withMetrics(options, async (meter) => {
    await checkGates(normal.failIf, measuringSteps(normal))
    const drift = await openDriftOf(normal, options)
    return runPipeline(pipeline, { normal, given: options, meter, drift })
  })
}

/** What holds the output to a reference, where that is asked for. */
async function openDriftOf({ drift }: NormalPipeline, options: RunOptions): Promise<DriftOfRun | undefined> {
  if (drift === undefined) return undefined
  const { openDrift } = await import('./drift/drift-of-run.js')
  return openDrift(drift, options)
}

interface RunParts {
  normal: NormalPipeline
  given: RunOptions
  meter: RunMeter
  drift: DriftOfRun | undefined
}

async function runPipeline(
  pipeline: Pipeline,
  { normal, given, meter, drift }: RunParts,
): Promise<RunReport> {
  const started = performance.now()
  const workers = checkWorkers(given.workers, given.onNotice)
  const { overwrite = false, signal: stop, onNotice } = given
  const opened = await openOutput(normal.output, {
    overwrite,
    inputs: normal.input.path,
    signal: stop,
    onNotice,
    keepsRejects: keepsRejects(normal.output, normal.errors),
  })
  const signals = stop === undefined ? [opened.lease.lost] : [stop, opened.lease.lost]
  const options = { ...given, signal: AbortSignal.any(signals) }
  let engine: Engine | undefined
  let whole: string | undefined
  try {
    engine = await openEngine(workers, { ownCode: runsOwnCode(pipeline) })
    const { spoolFolder } = opened
    const drafting = draftingOf(normal, opened)
    const plan = await buildPlan(normal, { options, engine, spoolFolder, drafting })
    const changed = await findChangedInput(plan, opened.begun(plan.hash), { options, engine })
    const writeDatasetInfo = prepareDatasetInfo(plan.schema, normal.output)
    const writeCard = prepareCard(normal.output)
    const output = opened.adopt(describePlan(plan), changed).arrange(plan.schema)
    noteInputs(plan, output)
    const written = await writeShards(plan, { options, engine, output, meter })
    await confirmInputs(plan, normal.input, { options, engine })
    const seconds = (performance.now() - started) / 1000
    const { failIf } = normal
    if (options.signal.aborted) throw new PrepError('aborted', 'The run was stopped')
    const report = makeReport(
      { plan, output, ...written },
      {
        failIf,
        seconds,
        rate: meter.rate,
        drift,
        engine,
        path: normal.output.address?.shown,
        datasetInfo: normal.output.datasetInfo,
      },
    )
    publishSteps(plan, output)
    await publishRun({ plan, output, ...written }, { report, lang: options.lang, drift })
    writeDatasetInfo?.()
    await writeCard?.({ plan, report, layout: output.layout })
    whole = normal.output.path
    if (isSpent(normal, report, options)) opened.leaveNothing()
    else opened.leaveRejects()
    return report
  } catch (error) {
    if (error instanceof PrepError && error.code === 'over_budget') opened.leaveRejects()
    throw opened.lease.explain(error)
  } finally {
    await closeOutput(engine, { opened, whole })
  }
}

/** All steps that may report figures, in the order in which rows pass them. */
function measuringSteps({ steps, profile }: NormalPipeline): NamedStep[] {
  return profile === undefined ? steps : [...steps, { name: 'profile', options: profile }]
}

/** What steps write beside the output: by decisions that this run has made, or an earlier one. */
function publishSteps({ steps }: OpenPlan, { state, layout }: ArrangedOutput): void {
  for (const step of steps)
    publishStep(step, { decision: state.decision(step.label)?.decision, folder: layout.surveys })
}

/**
 * Makes the output of a run whole: makes sure that its shards are what was written, removes what the plan does
 * not name, writes the reports, and last what makes the output visible to readers.
 */
async function publishRun(
  { plan, output, results, shards: written }: FinishedRun,
  { report, lang, drift }: { report: RunReport; lang: RunOptions['lang']; drift: DriftOfRun | undefined },
): Promise<void> {
  const { layout, lease } = output
  lease.assertHeld()
  const shards = nameShards(output, { results, shards: written })
  if (layout.kind !== 'stdout') {
    await assertShards(shards)
    tidyOutput(output, results, shards)
  }
  await writeReports(layout, { report, lang, drift })
  lease.assertHeld()
  const trail = await publishTrail(layout, { sourceOf: (source) => plan.files[source].path, results, shards })
  await publish(layout, { plan: describePlan(plan), schema: plan.schema, rows: report.rows, shards, trail })
}
