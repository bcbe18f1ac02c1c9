import { trainingShape } from '../../datasets/index.js'
import type { Engine } from '../engine/engine.js'
import type { PartitionResult } from '../engine/tasks/task.js'
import { writeWhole } from '../files/atomic-write.js'
import { folderPath } from '../formats/extensions.js'
import type { OutputLayout, ShardsOfUnits } from '../output/layout.js'
import { addUp, countSplits, listShards, type Totals } from '../output/manifest.js'
import type { ArrangedOutput } from '../output/open-output.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { Plan } from '../plan/plan.js'
import { groupWarnings } from '../report/group-warnings.js'
import { renderReport } from '../report/run-page.js'
import { partedRows, splitWarnings } from '../report/split-warnings.js'
import { addDurations, type Durations, noDurations, summarizeDurations } from '../schemas/durations.js'
import type { FailIf } from '../schemas/options/pipeline.js'
import type { ExpectedRows, RunReport } from '../schemas/run-report.js'
import type { Step } from '../transform/step.js'
import type { DriftOfRun } from './drift/drift-of-run.js'
import { expectedOf } from './expected-rows.js'
import { evaluateGates } from './measure/gates.js'
import { type ReportedSteps, reportFindings } from './measure/merge-findings.js'
import { firstRejects, keepsRejects } from './sidecar.js'

/** A run whose partitions are all finished. */
export interface FinishedRun {
  plan: Plan
  output: ArrangedOutput
  /** The accounts of the partitions, in their order. */
  results: readonly PartitionResult[]
  /** The shards in their order, of each those of all splits: of the partitions, or of the rows of all in order. */
  shards: ShardsOfUnits
  resumedPartitions: number
}

/** The report of a run. Throws `count_mismatch` where the counts of its steps and shards do not add up. */
export function makeReport(
  run: FinishedRun,
  given: {
    failIf: FailIf | undefined
    seconds: number
    /** What holds the output to a reference, where that was asked for. */
    drift: DriftOfRun | undefined
    /** How fast rows were read. */
    rate: RunReport['rate']
    engine: Pick<Engine, 'started' | 'retries'>
    /** What the output is called, if not by its path here. */
    path?: string
    /** The trainer that is told what stands in it. */
    datasetInfo?: RunReport['output']['datasetInfo']
  },
): RunReport {
  const { plan, results, resumedPartitions } = run
  const { layout } = run.output
  const totals = addUp(plan, run)
  const shards = layout.placeShards(run.shards)
  const shape = trainingShape(plan.schema)
  const hasRejects = results.some((result) => result.rejectsFile)
  return {
    ...totals,
    ...reportSteps(run, totals, given),
    mixed: plan.mixed,
    input: {
      files: plan.files.length,
      bytes: plan.files.reduce((sum, file) => sum + file.bytes, 0),
      notes: plan.files.flatMap(({ path, notes = [] }) => notes.map((note) => ({ path, note }))),
    },
    output: {
      path: given.path ?? (layout.kind === 'folder' ? folderPath(layout.path) : layout.path),
      format: layout.format,
      ...(layout.compression !== undefined && { compression: layout.compression }),
      ...(shape !== undefined && { shape }),
      ...(given.datasetInfo !== undefined && { datasetInfo: given.datasetInfo }),
      shards: shards.length,
      bytes: shards.reduce((sum, { facts }) => sum + facts.bytes, 0),
      splits: countSplits(shards),
      ...rejectsOf(hasRejects, run),
    },
    digest: listShards(shards).digest,
    seconds: given.seconds,
    ...(given.rate !== undefined && { rate: given.rate }),
    ...durationsOf(results),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    workers: given.engine.started(),
    partitions: results.length,
    resumedPartitions,
    retries: [...given.engine.retries],
  }
}

/** How long each batch took to be read and to be written, where that was noted. */
function durationsOf(results: readonly PartitionResult[]): Pick<RunReport, 'durations'> {
  const [read, write] = (['read', 'write'] as const).map((part) =>
    summarizeDurations(sumDurations(results.map(({ times }) => times?.[part]))),
  )
  return read === undefined || write === undefined ? {} : { durations: { read, write } }
}

function sumDurations(all: readonly (Durations | undefined)[]): Durations {
  const sum = noDurations()
  for (const durations of all) if (durations !== undefined) addDurations(sum, durations)
  return sum
}

/** Where the list of rejected records is, or where there is none, its beginning. */
function rejectsOf(
  hasRejects: boolean,
  { plan, output: { layout } }: FinishedRun,
): Pick<RunReport['output'], 'rejectsFolder' | 'firstRejects'> {
  if (!hasRejects) return { rejectsFolder: undefined }
  if (keepsRejects(layout, plan.errors)) return { rejectsFolder: layout.shownRejects }
  return { rejectsFolder: undefined, firstRejects: firstRejects(layout) }
}

/** Writes the report as JSON and as pages in that language, by default English. */
export async function writeReports(
  layout: OutputLayout,
  { report, lang = 'en', drift }: { report: RunReport; lang?: RunOptions['lang']; drift?: DriftOfRun },
): Promise<void> {
  writeWhole(layout.file('report.json'), `${JSON.stringify(report, undefined, 2)}\n`)
  writeWhole(layout.file('report.html'), renderReport(report, { lang, isOneFile: layout.kind !== 'folder' }))
  if (drift !== undefined) writeWhole(layout.file('drift.html'), await drift.page(lang))
  if (report.profile === undefined) return
  const { before, after, changes } = report.profile
  const { renderProfile } = await import('../report/render-profile.js')
  writeWhole(layout.file('profile.html'), await renderProfile(after, { lang, before, changes }))
}

/** The findings of the steps, the profiles, and the gates that look at them. */
function reportSteps(
  run: FinishedRun,
  totals: Totals,
  { failIf, drift }: { failIf: FailIf | undefined; drift: DriftOfRun | undefined },
): Pick<RunReport, 'steps' | 'profile' | 'gates' | 'drift'> {
  const { plan } = run
  const { steps, before, after } = reportFindings(
    plan,
    run.results.map(({ findings }) => findings),
  )
  const reports = [
    ...plan.steps.map((step, i) => ({ step, ...steps[i] })),
    ...(plan.profile === undefined ? [] : [{ step: plan.profile.after, ...after }]),
  ]
  const { read, rejected } = totals.rows
  const compared = drift?.compare({ before: before.merged, after: after.merged })
  return {
    steps: totals.steps.map((step, i) => {
      const groups = groupsOf(run, i)
      const parted = partedRows(plan.steps[i].options, step.counts.tables)
      const warnings = [
        ...groupWarnings(groups ?? []),
        ...(parted === undefined ? [] : splitWarnings(parted)),
      ]
      const { unread = [] } = plan.steps[i].plan
      const durations = summarizeDurations(sumDurations(run.results.map(({ times }) => times?.steps[i])))
      return {
        ...step,
        ...(durations !== undefined && { durations }),
        findings: steps[i].report,
        groups,
        ...(unread.length > 0 && { unread: [...unread] }),
        ...(warnings.length > 0 && { warnings }),
      }
    }),
    profile: plan.profile && profilesOf(plan.profile.after, { before, after }),
    ...(compared !== undefined && { drift: compared.drift }),
    gates: [...evaluateGates(failIf, { reports, read, rejected }), ...(compared?.gates ?? [])],
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
  { before, after }: Pick<ReportedSteps, 'before' | 'after'>,
): RunReport['profile'] {
  const changes = transform.findings?.compare?.(before.report, after.report)
  return { before: before.report, after: after.report, changes } as NonNullable<RunReport['profile']>
}
