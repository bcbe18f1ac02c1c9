import type { PartitionFindings } from '../../engine/tasks/task.js'
import { normalize } from '../../pipeline/normalize.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import { usePlan } from '../../plan/build-plan.js'
import type { OpenPlan } from '../../plan/plan.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import {
  addCounts,
  addTally,
  emptyCounts,
  type StepCounts,
  sumTally,
  type Tally,
} from '../../schemas/step-counts.js'
import { confirmInputs } from '../measure/confirm-inputs.js'
import { measurePartitions } from '../measure/measure-partitions.js'
import { reportFindings } from '../measure/merge-findings.js'
import { withDecisions } from '../measure/run-surveys.js'

/** How a pipeline is explained. */
export interface ExplainOptions extends RunOptions {
  /** So large a share of the texts each limit that is suggested may leave out, such as 0.01. Default: none is suggested. */
  suggest?: number | undefined
}

/** What the steps of a pipeline would do to all rows, and why. */
export interface Explanation {
  /** What would become of the rows. */
  rows: {
    /** Records that came in. */
    read: number
    /** Of these, the ones that could not be read. */
    rejected: number
    /** Rows that would go out. */
    written: number
  }
  /** The records that could not be read, by reason code. */
  rejected: Tally
  /** Each step, in their order. */
  steps: ExplainedStep[]
}

/** What a step would do. */
export interface ExplainedStep {
  /** Its number and the name of its transform, such as `1 filter_quality`. */
  step: string
  /** What it would do to the rows. */
  counts: StepCounts
  /** What it found out about them; of steps that judge by rules {@link RuleFindings}. */
  findings?: unknown
  /** Options with limits taken from the data, where they were asked for and the step can tell. */
  suggested?: unknown
}

/** What the package exports as `explain`. */
export function explain(given: Pipeline, { suggest, ...options }: ExplainOptions = {}): Promise<Explanation> {
  const pipeline = { ...given, output: '-', profile: undefined, failIf: undefined }
  return usePlan(pipeline, options, (plan, engine) =>
    withDecisions(plan, { options, engine }, async (job) => {
      const results = await measurePartitions(plan, { job, options, engine })
      await confirmInputs(plan, normalize(pipeline).input, { options, engine })
      return explanationOf(plan, results, suggest)
    }),
  )
}

function explanationOf(
  plan: OpenPlan,
  results: readonly PartitionFindings[],
  share: number | undefined,
): Explanation {
  const rejected: Tally = {}
  for (const result of results) addTally(rejected, result.rejected)
  const broken = sumTally(rejected)
  const read = results.reduce((sum, result) => sum + result.read, broken)
  const found = reportFindings(
    plan,
    results.map(({ findings }) => findings),
  )
  const steps = plan.steps.map(({ label }, i): ExplainedStep => {
    const counts = emptyCounts()
    for (const result of results) addCounts(counts, result.steps[i])
    const { report, suggest } = found.steps[i]
    const suggested = share === undefined ? undefined : suggest?.(share)
    return {
      step: label,
      counts,
      ...(report !== undefined && { findings: report }),
      ...(suggested !== undefined && { suggested }),
    }
  })
  const written = steps.at(-1)?.counts.rowsOut ?? read - broken
  return { rows: { read, rejected: broken, written }, rejected, steps }
}
