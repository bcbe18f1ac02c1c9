import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably, writeJson } from '../io/durable.js'
import { hfInfo, hfState } from '../io/hf-folder.js'
import { joinIntoFile } from './join-shards.js'
import { addUp, type Manifest, makeManifest, type Totals } from './manifest.js'
import type { Output } from './output.js'
import type { RunReport } from './pipeline.js'
import type { Plan } from './plan.js'
import { renderReport } from './report-html.js'
import type { SplitResult } from './task.js'

/** A run whose splits are all finished. */
export interface FinishedRun {
  plan: Plan
  results: readonly SplitResult[]
  output: Output
  /** Seconds since the start. */
  seconds: () => number
  workers: number
  resumedSplits: number
}

/**
 * Makes the output whole: removes what the plan does not name, writes the manifest and the reports, and last
 * what makes the output visible to readers (`state.json` of a data set, or the one file that was asked for).
 */
export function finishOutput(run: FinishedRun): RunReport {
  const { plan, results, output } = run
  const shardPath = (index: number) => output.shardPath(index, results.length)
  const totals = addUp(plan, results)
  const manifest = makeManifest(plan, results, shardPath)
  if (output.kind !== 'stdout') output.tidy(results)
  writeJson(join(output.root, 'manifest.json'), manifest)
  if (output.kind === 'folder' && output.format === 'arrow') {
    writeJson(join(output.root, 'dataset_info.json'), hfInfo(plan.schema))
    const files = manifest.shards.map((shard) => shard.file)
    writeJson(join(output.root, 'state.json'), hfState(files, manifest.digest.slice(0, 16)))
  }
  if (output.kind === 'file') {
    joinIntoFile(
      output.path,
      results.map((result, index) => ({ path: shardPath(index), result })),
    )
    for (const index of results.keys()) rmSync(shardPath(index), { force: true })
  }
  const report = makeReport(run, totals, manifest)
  writeJson(join(output.root, 'report.json'), report)
  writeDurably(join(output.root, 'report.html'), renderReport(report))
  if (output.kind === 'stdout' && sumRejects(results) === 0)
    rmSync(output.root, { recursive: true, force: true })
  return report
}

function sumRejects(results: readonly SplitResult[]): number {
  return results.filter((result) => result.rejectsFile).length
}

function makeReport(run: FinishedRun, totals: Totals, manifest: Manifest): RunReport {
  const { plan, output } = run
  const seconds = run.seconds()
  return {
    ...totals,
    mixed: plan.mixed,
    input: { files: plan.files.length, bytes: plan.files.reduce((sum, file) => sum + file.bytes, 0) },
    output: {
      path: output.path,
      format: output.format,
      shards: manifest.shards.length,
      bytes: manifest.shards.reduce((sum, shard) => sum + shard.bytes, 0),
      rejectsFolder: sumRejects(run.results) > 0 ? join(output.root, 'rejects') : undefined,
    },
    digest: manifest.digest,
    seconds,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    workers: run.workers,
    resumedSplits: run.resumedSplits,
  }
}
