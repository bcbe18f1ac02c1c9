import { PrepError } from '../../base/errors.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { DriftReport, DriftSettings, Sides } from '../../schemas/drift-report.js'
import type { ErrorSpec, FailIf, Pipeline } from '../../schemas/options/pipeline.js'
import type { GateResult } from '../../schemas/run-report.js'
import type { FindingStates } from '../../transform/findings.js'
import { checkFigures, evaluateFigures } from '../gates.js'
import { measureProfile } from '../profile-data.js'
import { isStatePath, readState } from '../states/state-file.js'

/** What is compared, and how. */
export interface DriftInput {
  /** The data that others are held to: an input as in a pipeline, or a state (`ref.prof`) that a profile wrote. */
  reference: Pipeline['input']
  /** The data that is looked at, likewise. */
  current: Pipeline['input']
  /** Columns to compare, by path. Default: all. */
  fields?: string | readonly string[] | undefined
  /** The distance from which on a column drifts, if chance does not explain it. Default: 0.1; like TFDV, 0.01. */
  threshold?: number | undefined
  /** The share of false alarms that is accepted. Default: 0.05. */
  alpha?: number | undefined
  /** No value, and no count, is told that fewer rows share. Default: 5. */
  minShared?: number | undefined
  /** Whose formulas and limits are used. Default: `prepkit`. */
  like?: DriftSettings['like'] | undefined
  /** Figures under which `gates` of the result tell of a failure, such as `{ drifted: '> 0' }`. */
  failIf?: FailIf | undefined
  /** What to do about records that cannot be read. */
  errors?: Pick<ErrorSpec, 'invalidUtf8'> | undefined
}

/** How far two data sets are apart, and what came of the conditions. */
export interface DriftResult {
  /** What was found. */
  drift: DriftReport
  /** Records of both that could not be read and are in no figure; 0 of a state. */
  rejected: Sides<number>
  /** The conditions of `failIf`, and which of them hold. */
  gates: GateResult[]
}

/** What the package exports as `drift`. */
export async function driftData(given: DriftInput, options: RunOptions): Promise<DriftResult> {
  const { like = 'prepkit', alpha = 0.05, minShared = 5, failIf } = given
  const { threshold = like === 'tfdv' ? 0.01 : 0.1 } = given
  const states = await profileStates()
  checkFigures(failIf, states.figures.names)
  const reference = await sideOf(given.reference, given, options)
  const current = await sideOf(given.current, given, options)
  const drift = states.compare(reference.found, current.found, { like, threshold, alpha, minShared })
  const figures = states.figures.of(drift, undefined)
  return {
    drift,
    rejected: { reference: reference.rejected, current: current.rejected },
    gates: evaluateFigures(failIf, (key) => figures.filter(({ name }) => name === key)),
  }
}

/** What the profile can do with states. */
export async function profileStates(): Promise<FindingStates<unknown>> {
  const { findings } = await loadTransform('profile')
  if (findings?.states === undefined) throw new Error('The profile has no states')
  return findings.states as FindingStates<unknown>
}

async function sideOf(
  input: Pipeline['input'],
  { fields, minShared, like, errors }: DriftInput,
  options: RunOptions,
): Promise<{ found: unknown; rejected: number }> {
  const path = pathOf(input)
  if (isStatePath(path)) {
    if (fields !== undefined)
      throw new PrepError(
        'bad_option',
        'Option "fields" is of data, and a state holds what its profile was asked for. Leave it out',
      )
    return { found: await readState(path), rejected: 0 }
  }
  const isLikeOthers = like === 'evidently' || like === 'tfdv'
  const profile = {
    fields: fields as string[] | undefined,
    minShared,
    // Only they depend on single numbers that much.
    exactNumbers: isLikeOthers,
    terms: !isLikeOthers,
  }
  const { found, rows } = await measureProfile({ input, profile, errors }, options)
  return { found: found.merged, rejected: rows.rejected }
}

function pathOf(input: Pipeline['input']): unknown {
  if (typeof input === 'string') return input
  const path = (input as { path?: unknown }).path
  return Array.isArray(path) && path.length === 1 ? path[0] : path
}
