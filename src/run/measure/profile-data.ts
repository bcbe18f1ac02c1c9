import { plural } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { normalize } from '../../pipeline/normalize.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import { conditionsOf } from '../../pipeline/schema.js'
import { usePlan } from '../../plan/build-plan.js'
import type { OpenPlan, Plan } from '../../plan/plan.js'
import type { ErrorSpec, FailIf, Pipeline } from '../../schemas/options/pipeline.js'
import type { ProfileOptions } from '../../schemas/options/profile.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { GateResult } from '../../schemas/run-report.js'
import { addTally, sumTally, type Tally } from '../../schemas/step-counts.js'
import type { Step } from '../../transform/step.js'
import { checkStatePath, writeState } from '../states/state-file.js'
import { confirmInputs } from './confirm-inputs.js'
import { checkGates, evaluateGates } from './gates.js'
import { measurePartitions } from './measure-partitions.js'
import { type ReportedFindings, reportFindings } from './merge-findings.js'
import { withDecisions } from './run-surveys.js'

/** What to profile: an input as in a pipeline, and the options of a profile. */
export interface ProfileRequest {
  input: Pipeline['input']
  /** Facets, label, columns and so on, as in the pipeline's `profile`. Default: every column, no facets. */
  profile?: ProfileOptions
  /** As in a pipeline. */
  failIf?: FailIf
  /** @deprecated The old name of `failIf`. */
  fail_if?: FailIf
  errors?: Pick<ErrorSpec, 'invalidUtf8'>
  /** Where to write the state of the profile, such as `ref.prof`. */
  state?: string
}

/** A profile and how it came about. */
export interface ProfileResult {
  /** What was measured. */
  profile: ProfileReport
  /** How many records there were. */
  rows: {
    /** Records that came in. */
    read: number
    /** Of these, the ones that could not be read and are in no figure. */
    rejected: number
  }
  /** The latter by reason code. */
  rejected: Tally
  /** The conditions of `failIf`, and which of them hold. */
  gates: GateResult[]
}

/**
 * Profiles data without writing any: columns, and with a facet and a label how the outcome is spread over
 * groups. Equal for any number of workers. Throws the errors of inputs and options, and the reason of a `signal`.
 */
export async function profileData(request: ProfileRequest, options: RunOptions = {}): Promise<ProfileResult> {
  const { profile = {}, state } = request
  if (state !== undefined) checkStatePath(state)
  const failIf = conditionsOf(request)
  await checkGates(failIf, [{ name: 'profile', options: profile }])
  const measured = state === undefined ? profile : { ...profile, terms: true }
  const { step, found, rows, rejected } = await measureProfile({ ...request, profile: measured }, options)
  assertSomeRead(rows, rejected)
  if (state !== undefined) writeState(state, step.transform.findings?.states?.of(found.merged, step.options))
  return {
    profile: found.report as ProfileReport,
    rows,
    rejected,
    gates: evaluateGates(failIf, { reports: [{ step, ...found }], ...rows }),
  }
}

/** Throws `bad_input` where there are records and none of them could be read: figures of nothing look like figures. */
function assertSomeRead({ read, rejected: broken }: ProfileResult['rows'], rejected: Tally): void {
  if (broken === 0 || read > broken) return
  throw new PrepError(
    'bad_input',
    `None of ${plural(broken, 'record')} can be read (${Object.keys(rejected).sort().join(', ')}). ` +
      `Correct the input, or name its format with ${optionName('format')}`,
  )
}

/** What a step found in some data, and what it came from. */
export interface MeasuredStep extends Pick<ProfileResult, 'rows' | 'rejected'> {
  plan: Plan
  step: Step
  found: ReportedFindings
}

/** Profiles data, and leaves to the caller what becomes of it. */
export function measureProfile(
  { input, profile = {}, errors }: Omit<ProfileRequest, 'failIf' | 'fail_if'>,
  options: RunOptions,
): Promise<MeasuredStep> {
  return measureLast({ input, steps: [{ profile }], errors }, options)
}

/** What some steps have found in some data, as {@link MeasuredStep}. */
interface MeasuredSteps extends Pick<MeasuredStep, 'rows' | 'rejected'> {
  plan: OpenPlan
  /** Of each step, in their order. */
  found: ReportedFindings[]
}

/** Sends data through steps for what the last of them finds. */
export function measureLast(given: StepsRequest, options: RunOptions): Promise<MeasuredStep> {
  return measureSteps(given, options, ({ plan, found, ...rest }) => ({
    plan,
    step: plan.steps[plan.steps.length - 1],
    found: found[found.length - 1],
    ...rest,
  }))
}

type StepsRequest = Pick<Pipeline, 'input' | 'steps' | 'errors' | 'seed'>

/** Sends data through steps for what they find, and hands that over while the inputs are open. */
export function measureSteps<T>(
  { input, steps, errors, seed }: StepsRequest,
  options: RunOptions,
  use: (measured: MeasuredSteps) => T | Promise<T>,
): Promise<T> {
  const pipeline = { input, steps, output: '-', errors, seed }
  return usePlan(pipeline, options, async (plan, engine) => {
    const { partitions, copies } = plan
    const context = { options, engine, partitions, copies }
    const results = await withDecisions(plan, context, (job) =>
      measurePartitions(plan, { job, options, engine }),
    )
    await confirmInputs(plan, normalize(pipeline).input, context)
    const rejected: Tally = {}
    for (const result of results) addTally(rejected, result.rejected)
    const found = reportFindings(
      plan,
      results.map(({ findings }) => findings),
    ).steps
    const broken = sumTally(rejected)
    const rows = { read: results.reduce((sum, { read }) => sum + read, broken), rejected: broken }
    return use({ plan, found, rows, rejected })
  })
}
