import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import type { PartitionResult, StepFindings } from '../engine/tasks/task.js'
import { writeJson, writeWhole } from '../files/atomic-write.js'
import { formats } from '../formats/registry.js'
import { joinIntoFile } from '../output/concat-shards.js'
import { hfDict, hfInfo, hfState } from '../output/hf-dataset.js'
import {
  addUp,
  countSplits,
  listShards,
  type Manifest,
  type PlacedShard,
  type Totals,
} from '../output/manifest.js'
import type { Output } from '../output/output-folder.js'
import type { FailIf, RunOptions } from '../pipeline/spec.js'
import { describePlan, describeSchema, type Plan } from '../plan/plan.js'
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
  output: Output
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
  const totals = addUp(plan, results)
  const shards = output.placeShards(results.map((result) => result.shards))
  const report = { ...makeReport(run, totals, shards), ...reportOf(run, totals) }
  if (output.kind !== 'stdout') output.tidy(results)
  writeWhole(join(output.root, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  writeWhole(join(output.root, 'report.html'), renderReport(report))
  if (report.profile !== undefined)
    writeWhole(join(output.root, 'profile.html'), await renderBoth(report.profile, run.lang))
  publish(output, { plan: describePlan(plan), schema: plan.schema, rows: totals.rows, shards })
  if (output.kind === 'stdout' && report.output.rejectsFolder === undefined)
    rmSync(output.root, { recursive: true, force: true })
  return report
}

/** What is published, beside what the shards tell themselves. */
export interface Publication extends Pick<Manifest, 'plan' | 'rows'> {
  /** The schema that was planned; the files may lack the column that names their split. */
  schema: Schema
  shards: readonly PlacedShard[]
}

/**
 * Writes the manifest and makes finished shards visible to readers: as a data set folder, as one with a folder
 * for each split, or joined into the one file that was asked for.
 */
export function publish(output: Output, { plan, schema, rows, shards }: Publication): void {
  const written = output.fileSchema(schema)
  output.sealShards()
  const file = output.kind === 'file' ? joinIntoFile(output.path, shards) : undefined
  const about = { plan, schema: describeSchema(written), rows, splits: countSplits(shards) }
  writeJson(join(output.root, 'manifest.json'), { ...about, ...listShards(shards), file } satisfies Manifest)
  if (file !== undefined) for (const { path } of shards) rmSync(path, { force: true })
  if (output.kind === 'folder' && formats[output.format].writer.isDataset)
    publishDataset(output, written, shards)
}

/** What makes folders of shards a data set: for each split of the data, or for all. */
function publishDataset(output: Output, schema: Schema, shards: readonly PlacedShard[]): void {
  for (const split of new Set(shards.map(({ split }) => split))) {
    const ofSplit = shards.filter((shard) => shard.split === split)
    const folder = join(output.root, split ?? '')
    const { digest } = listShards(ofSplit)
    const names = ofSplit.map(({ path }) => basename(path))
    writeJson(join(folder, 'dataset_info.json'), hfInfo(schema))
    writeJson(join(folder, 'state.json'), hfState(names, { fingerprint: digest.slice(0, 16), split }))
  }
  const splits = countSplits(shards)?.map(({ name }) => name)
  if (splits !== undefined) writeJson(join(output.root, 'dataset_dict.json'), hfDict(splits))
}

function makeReport(
  run: FinishedRun,
  totals: Totals,
  shards: readonly PlacedShard[],
): Omit<RunReport, 'profile' | 'gates'> {
  const { plan, output } = run
  const seconds = run.seconds()
  const hasRejects = run.results.some((result) => result.rejectsFile)
  return {
    ...totals,
    mixed: plan.mixed,
    input: { files: plan.files.length, bytes: plan.files.reduce((sum, file) => sum + file.bytes, 0) },
    output: {
      path: output.path,
      format: output.format,
      shards: shards.length,
      bytes: shards.reduce((sum, { facts }) => sum + facts.bytes, 0),
      splits: countSplits(shards),
      rejectsFolder: hasRejects ? output.rejectsFolder : undefined,
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
  const known = output.decision(step.label)
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
