import { performance } from 'node:perf_hooks'
import { withReason } from '../base/abort-reason.js'
import { PrepError } from '../base/errors.js'
import { checkWorkers } from '../engine/check-workers.js'
import type { Engine } from '../engine/engine.js'
import { openEngine } from '../engine/open-engine.js'
import { runPass } from '../engine/run-pass.js'
import type { PartitionResult, Task } from '../engine/tasks/task.js'
import { loadFrame } from '../formats/registry.js'
import { tidyOutput } from '../output/clear-output.js'
import { ShardStream } from '../output/concat-shards.js'
import { type ArrangedOutput, finishedPartition, openOutput } from '../output/open-output.js'
import { publish } from '../output/publish.js'
import { assertShards } from '../output/shard-state.js'
import { normalize } from '../pipeline/normalize.js'
import { runsOwnCode } from '../pipeline/own-code.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { NamedStep, NormalPipeline } from '../pipeline/schema.js'
import { buildPlan } from '../plan/build-plan.js'
import { describePlan, jobOf, type OpenPlan } from '../plan/plan.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import type { RunReport } from '../schemas/run-report.js'
import { closeOutput } from './close-output.js'
import { confirmInputs, findChangedInput } from './confirm-inputs.js'
import { decisionStore, noteInputs } from './decision-store.js'
import { ErrorBudget } from './error-budget.js'
import { checkGates } from './gates.js'
import { type FinishedRun, makeReport, writeReports } from './make-report.js'
import { runSurveys } from './run-surveys.js'
import { isSpent, keepsRejects, listing } from './sidecar.js'
import { draftingOf, takeDrafts } from './take-drafts.js'

/** What the package exports as `run`. */
export function run(pipeline: Pipeline, options: RunOptions = {}): Promise<RunReport> {
  return withReason(options.signal, () => runPipeline(pipeline, options))
}

async function runPipeline(pipeline: Pipeline, given: RunOptions): Promise<RunReport> {
  const started = performance.now()
  const normal = normalize(pipeline)
  await checkGates(normal.failIf, measuringSteps(normal))
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
    const output = opened.adopt(describePlan(plan), changed).arrange(plan.schema)
    noteInputs(plan, output)
    const written = await writePartitions(plan, { options, engine, output })
    await confirmInputs(plan, normal.input, { options, engine })
    const seconds = (performance.now() - started) / 1000
    const { failIf } = normal
    if (options.signal.aborted) throw new PrepError('aborted', 'The run was stopped')
    const report = makeReport({ plan, output, ...written }, { failIf, seconds, engine })
    await publishRun({ plan, output, ...written }, { report, lang: options.lang })
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

/** So few bytes keep no thread busy for as long as others wait for a sign of life. */
const quickBytes = 1 << 20

interface RunContext {
  options: RunOptions
  engine: Engine
  output: ArrangedOutput
}

/** Writes the shards of all partitions that an earlier run has not finished. */
async function writePartitions(
  plan: OpenPlan,
  context: RunContext,
): Promise<Pick<FinishedRun, 'results' | 'resumedPartitions'>> {
  const { options, engine, output } = context
  const { layout, state, lease } = output
  const { partitions } = plan
  const count = partitions.length
  const results: PartitionResult[] = []
  for (const { index } of partitions) {
    const finished = await finishedPartition(output, { index, count })
    if (finished !== undefined) results[index] = finished
  }
  const unfinished = partitions.filter(({ index }) => results[index] === undefined)
  const budget = new ErrorBudget(plan, listing(layout, plan.errors))
  for (const result of Object.values(results)) budget.add(result)

  const bytes = unfinished.reduce((sum, partition) => sum + partition.bytes, 0)
  if (engine.workers === 0 && bytes > quickBytes) lease.keepFresh()
  const reader = new AbortController()
  const signal = AbortSignal.any([options.signal, reader.signal].filter((one) => one !== undefined))
  const stdout =
    layout.kind === 'stdout'
      ? new ShardStream(options.stdout ?? process.stdout, {
          count,
          frame: await loadFrame(layout.format, { compression: layout.compression }),
          onFailure: () => reader.abort(),
        })
      : undefined
  const onAnswer = (result: PartitionResult) => {
    plan.seen.see(result.partition, result.input)
    budget.add(result)
    lease.assertHeld()
    state.saveResult(result)
    results[result.partition] = result
    const { shardPaths } = layout.partition(result.partition, count)
    stdout?.offer(result.partition, { path: shardPaths[0], facts: result.shards[0] })
  }
  try {
    for (const result of takeDrafts(plan, unfinished, output)) onAnswer(result)
    const left = unfinished.filter(({ index }) => results[index] === undefined)
    const job = jobOf(plan)
    const passContext = { options, engine, partitions, store: decisionStore(plan, output) }
    if (left.length > 0) await runSurveys(plan, job, passContext)
    const tasks = left.map((partition): Task<'write'> => {
      const place = layout.partition(partition.index, count)
      return { kind: 'write', partition, job, output: { ...place, lock: lease.ticket } }
    })
    await runPass({ ...passContext, options: { ...options, signal } }, { phase: 'run', tasks, onAnswer })
  } catch (error) {
    await stdout?.end()
    throw error
  }
  budget.check(results)
  await stdout?.end()
  return { results, resumedPartitions: count - unfinished.length }
}

/**
 * Makes the output of a run whole: makes sure that its shards are what was written, removes what the plan does
 * not name, writes the reports, and last what makes the output visible to readers.
 */
async function publishRun(
  { plan, output, results }: FinishedRun,
  { report, lang }: { report: RunReport; lang: RunOptions['lang'] },
): Promise<void> {
  const { layout, lease } = output
  lease.assertHeld()
  const shards = layout.placeShards(results.map(({ shards }) => shards))
  if (layout.kind !== 'stdout') {
    await assertShards(shards)
    tidyOutput(output, results)
  }
  await writeReports(layout, { report, lang })
  lease.assertHeld()
  await publish(layout, { plan: describePlan(plan), schema: plan.schema, rows: report.rows, shards })
}
