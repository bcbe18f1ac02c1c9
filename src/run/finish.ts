import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Schema } from '../core/arrow.js'
import type { ProfileReport } from '../core/profile-report.js'
import { writeJson, writeWhole } from '../io/durable.js'
import { hfInfo, hfState } from '../io/hf-folder.js'
import type { ShardFacts } from '../io/shard.js'
import { tellFindings } from './findings.js'
import { evaluateGates } from './gates.js'
import { joinIntoFile } from './join-shards.js'
import { addUp, listShards, type Manifest, type ShardList, type Totals } from './manifest.js'
import type { Output } from './output.js'
import type { FailIf, RunReport } from './pipeline.js'
import { describePlan, describeSchema, type Plan } from './plan.js'
import { renderReport } from './report-html.js'
import type { SplitResult } from './task.js'

/** A run whose splits are all finished. */
export interface FinishedRun {
  plan: Plan
  results: readonly SplitResult[]
  output: Output
  failIf?: FailIf
  /** Seconds since the start. */
  seconds: () => number
  workers: number
  resumedSplits: number
}

/**
 * Makes the output of a run whole: removes what the plan does not name, writes the manifest and the reports,
 * and last what makes the output visible to readers.
 */
export function finishRun(run: FinishedRun): RunReport {
  const { plan, results, output } = run
  const totals = addUp(plan, results)
  const facts = results.map((result) => result.shard)
  const hasRejects = results.some((result) => result.rejectsFile)
  const list = listShards(facts, (index) => output.shardPath(index, facts.length))
  const report = makeReport(run, totals, { list, hasRejects })
  if (output.kind !== 'stdout') output.tidy(results)
  writeWhole(join(output.root, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  writeWhole(join(output.root, 'report.html'), renderReport(report))
  const about = { plan: describePlan(plan), schema: describeSchema(plan.schema), rows: totals.rows, ...list }
  publish(output, { schema: plan.schema, facts, about })
  if (output.kind === 'stdout' && !hasRejects) rmSync(output.root, { recursive: true, force: true })
  return report
}

/** What is published: the shards of one schema, and the manifest without the file they are joined into. */
export interface Publication {
  schema: Schema
  facts: readonly ShardFacts[]
  about: Omit<Manifest, 'file'>
}

/**
 * Writes the manifest and makes finished shards visible to readers: as a data set folder, or joined into the
 * one file that was asked for.
 */
export function publish(output: Output, { schema, facts, about }: Publication): void {
  const shards = facts.map((shard, index) => ({ path: output.shardPath(index, facts.length), facts: shard }))
  output.sealShards()
  const file = output.kind === 'file' ? joinIntoFile(output.path, shards) : undefined
  writeJson(join(output.root, 'manifest.json'), { ...about, file } satisfies Manifest)
  if (file !== undefined) for (const { path } of shards) rmSync(path, { force: true })
  if (output.kind !== 'folder' || output.format !== 'arrow') return
  const names = about.shards.map((shard) => shard.file)
  writeJson(join(output.root, 'dataset_info.json'), hfInfo(schema))
  writeJson(join(output.root, 'state.json'), hfState(names, about.digest.slice(0, 16)))
}

function makeReport(
  run: FinishedRun,
  totals: Totals,
  made: { list: ShardList; hasRejects: boolean },
): RunReport {
  const { plan, output } = run
  const seconds = run.seconds()
  return {
    ...totals,
    ...whatWasFound(run, totals),
    mixed: plan.mixed,
    input: { files: plan.files.length, bytes: plan.files.reduce((sum, file) => sum + file.bytes, 0) },
    output: {
      path: output.path,
      format: output.format,
      shards: made.list.shards.length,
      bytes: made.list.shards.reduce((sum, shard) => sum + shard.bytes, 0),
      rejectsFolder: made.hasRejects ? output.rejectsFolder : undefined,
    },
    digest: made.list.digest,
    seconds,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    workers: run.workers,
    resumedSplits: run.resumedSplits,
  }
}

/** The findings of the steps, the profiles, and the gates that look at them. */
function whatWasFound(run: FinishedRun, totals: Totals): Pick<RunReport, 'steps' | 'profile' | 'gates'> {
  const { steps, before, after } = tellFindings(
    run.plan,
    run.results.map(({ findings }) => findings),
  )
  const profile =
    before === undefined ? undefined : { before: before as ProfileReport, after: after as ProfileReport }
  const { read, rejected } = totals.rows
  return {
    steps: totals.steps.map((step, i) => ({ ...step, findings: steps[i] })),
    profile,
    gates: evaluateGates(run.failIf, { profile: profile?.after, read, rejected }),
  }
}
