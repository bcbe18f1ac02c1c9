import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import {
  addCounts,
  addTally,
  emptyCounts,
  reconcile,
  type StepCounts,
  sumTally,
  type Tally,
} from '../core/report.js'
import { stepLabel } from '../core/step.js'
import type { RunReport } from './pipeline.js'
import { describePlan, describeSchema, type Plan, type PlanSummary } from './plan.js'
import type { SplitResult } from './task.js'

/** `manifest.json`: what was made of what. It holds no times, so that equal output has an equal manifest. */
export interface Manifest {
  plan: PlanSummary
  schema: string[]
  rows: RunReport['rows']
  shards: { file: string; rows: number; bytes: number; sha256: string }[]
  /** SHA-256 over the names and hashes of the shards. */
  digest: string
}

/** The counts of all splits together. */
export interface Totals {
  rows: RunReport['rows']
  rejected: Tally
  repaired: Tally
  steps: { name: string; counts: StepCounts }[]
}

/**
 * Adds up the splits and proves that no row was lost: each step takes what the one before it gave, and the
 * shards hold what the last one gave. Throws `count_mismatch`.
 */
export function addUp(plan: Plan, results: readonly SplitResult[]): Totals {
  const rejected: Tally = {}
  const repaired: Tally = {}
  let read = 0
  let written = 0
  const steps = plan.steps.map(({ transform, index }) => ({
    name: stepLabel(transform.name, index),
    counts: emptyCounts(),
  }))
  for (const result of results) {
    read += result.read
    written += result.shard.rows
    addTally(rejected, result.rejected)
    addTally(repaired, result.repaired)
    for (const [i, counts] of result.steps.entries()) addCounts(steps[i].counts, counts)
  }
  let arriving = read
  for (const { name, counts } of steps) {
    reconcile(name, { ...counts, rowsIn: arriving })
    arriving = counts.rowsOut
  }
  reconcile('write', { ...emptyCounts(), rowsIn: arriving, rowsOut: written })
  const rows = {
    read: read + sumTally(rejected),
    rejected: sumTally(rejected),
    repaired: sumTally(repaired),
    written,
  }
  return { rows, rejected, repaired, steps }
}

export function makeManifest(
  plan: Plan,
  results: readonly SplitResult[],
  shardPath: (index: number) => string,
): Manifest {
  const shards = results.map(({ shard }, index) => ({
    file: basename(shardPath(index)),
    rows: shard.rows,
    bytes: shard.bytes,
    sha256: shard.sha256,
  }))
  const hash = createHash('sha256')
  for (const { file, sha256 } of shards) hash.update(`${file} ${sha256}\n`)
  return {
    plan: describePlan(plan),
    schema: describeSchema(plan.schema),
    rows: addUp(plan, results).rows,
    shards,
    digest: hash.digest('hex'),
  }
}
