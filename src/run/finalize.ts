import { rmSync } from 'node:fs'
import type { PartitionResult, StepFindings } from '../engine/tasks/task.js'
import { writeWhole } from '../files/atomic-write.js'
import { tidyOutput } from '../output/clear-output.js'
import type { PlacedShard } from '../output/layout.js'
import { addUp, countSplits, listShards, type Totals } from '../output/manifest.js'
import type { ArrangedOutput } from '../output/open-output.js'
import { publish } from '../output/publish.js'
import type { FailIf, RunOptions } from '../pipeline/spec.js'
import { describePlan, type Plan } from '../plan/plan.js'
import { renderReport } from '../report/run-page.js'
import type { ExpectedRows, RunReport } from '../schemas/run-report.js'
import type { Step } from '../transform/step.js'
import { expectedOf } from './expected-rows.js'
import { evaluateGates } from './gates.js'
import { reportFindings } from './merge-findings.js'

/** A run whose partitions are all finished. */
export interface FinishedRun {
  plan: Plan
  results: readonly PartitionResult[]
  output: ArrangedOutput
  failIf?: FailIf
  /** The language of the page of the profile. */
  lang: NonNullable<RunOptions['lang']>
  /** Seconds since the start. */
  seconds: () => number
  workers: number
  resumedPartitions: number
}

/**
 * Makes the output of a run whole: removes what the plan does not name, writes the manifest and the reports,
 * and last what makes the output visible to readers.
 */
export async function finishRun(run: FinishedRun): Promise<RunReport> {
  const { plan, results, output } = run
  const { layout } = output
  const totals = addUp(plan, results)
  const shards = layout.placeShards(results.map((result) => result.shards))
  const report = { ...makeReport(run, totals, shards), ...reportOf(run, totals) }
  if (layout.kind !== 'stdout') tidyOutput(output, results)
  writeWhole(layout.file('report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  writeWhole(layout.file('report.html'), renderReport(report))
  if (report.profile !== undefined)
    writeWhole(layout.file('profile.html'), await renderBoth(report.profile, run.lang))
  publish(layout, { plan: describePlan(plan), schema: plan.schema, rows: totals.rows, shards })
  if (layout.kind === 'stdout' && report.output.rejectsFolder === undefined)
    rmSync(layout.root, { recursive: true, force: true })
  return report
}

function makeReport(
  run: FinishedRun,
  totals: Totals,
  shards: readonly PlacedShard[],
): Omit<RunReport, 'profile' | 'gates'> {
  const { plan, output } = run
  const { layout } = output
  const seconds = run.seconds()
  const hasRejects = run.results.some((result) => result.rejectsFile)
  return {
    ...totals,
    mixed: plan.mixed,
    input: { files: plan.files.length, bytes: plan.files.reduce((sum, file) => sum + file.bytes, 0) },
    output: {
      path: layout.path,
      format: layout.format,
      shards: shards.length,
      bytes: shards.reduce((sum, { facts }) => sum + facts.bytes, 0),
      splits: countSplits(shards),
      rejectsFolder: hasRejects ? layout.rejects : undefined,
    },
    digest: listShards(shards).digest,
    seconds,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    workers: run.workers,
    resumedPartitions: run.resumedPartitions,
  }
}

/** The findings of the steps, the profiles, and the gates that look at them. */
function reportOf(run: FinishedRun, totals: Totals): Pick<RunReport, 'steps' | 'profile' | 'gates'> {
  const { plan } = run
  const { steps, before, after } = reportFindings(
    plan,
    run.results.map(({ findings }) => findings),
  )
  const reports = [
    ...plan.steps.map((step, i) => ({ step, report: steps[i] })),
    ...(plan.profile === undefined ? [] : [{ step: plan.profile.after, report: after }]),
  ]
  const { read, rejected } = totals.rows
  return {
    steps: totals.steps.map((step, i) => ({ ...step, findings: steps[i], groups: groupsOf(run, i) })),
    profile: plan.profile && profilesOf(plan.profile.after, { before, after }),
    gates: evaluateGates(run.failIf, { reports, read, rejected }),
  }
}

/** Rows of each group before and after a step that repeats, leaves out or weighs rows. */
function groupsOf({ plan, output }: FinishedRun, index: number): ExpectedRows[] | undefined {
  const step = plan.steps[index]
  const known = output.state.decision(step.label)
  return known === undefined ? undefined : expectedOf(step, known.decision)
}

function profilesOf(
  { transform }: Step,
  { before, after }: Pick<StepFindings, 'before' | 'after'>,
): RunReport['profile'] {
  const changes = transform.findings?.compare?.(before, after)
  return { before, after, changes } as NonNullable<RunReport['profile']>
}

async function renderBoth(
  { before, after, changes }: NonNullable<RunReport['profile']>,
  lang: FinishedRun['lang'],
): Promise<string> {
  const { renderProfile } = await import('../report/render-profile.js')
  return renderProfile(after, { lang, before, changes })
}
