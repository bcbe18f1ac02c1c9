import { PrepError } from '../../base/errors.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { DriftPageParts } from '../../report/drift/drift-page.js'
import { refuseOther, writePage } from '../../report/page/page-file.js'
import type { DriftReport, DriftSettings, Sides } from '../../schemas/drift-report.js'
import type { ErrorSpec, FailIf, Pipeline } from '../../schemas/options/pipeline.js'
import type { ProfileReport } from '../../schemas/profile.js'
import type { GateResult } from '../../schemas/run-report.js'
import type { FindingStates } from '../../transform/findings.js'
import { checkFigures, evaluateFigures } from '../measure/gates.js'
import { measureProfile } from '../measure/profile-data.js'
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
  /** A page to write, with charts, such as `drift.html`; `lang` of the run is its language. */
  html?: string | undefined
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
  const { failIf } = given
  const settings = settingsOf(given)
  if (given.html !== undefined) await refuseOther(given.html)
  const states = await profileStates()
  checkFigures(failIf, states.figures.names)
  const reference = await sideOf(given.reference, given, options)
  const current = await sideOf(given.current, given, options)
  const drift = states.compare(reference.found, current.found, settings)
  if (given.html !== undefined) {
    const found = { reference: reference.found, current: current.found }
    const names = { reference: nameOf(given.reference), current: nameOf(given.current) }
    await writePage(given.html, await pageOf({ drift, found, names }, options.lang))
  }
  const figures = states.figures.of(drift, undefined)
  return {
    drift,
    rejected: { reference: reference.rejected, current: current.rejected },
    gates: evaluateFigures(failIf, (key) => figures.filter(({ name }) => name === key)),
  }
}

/** How two data sets are compared, with defaults for what is left open. */
export function settingsOf(given: Pick<DriftInput, keyof DriftSettings>): DriftSettings {
  const { like = 'prepkit', alpha = 0.05, minShared = 5 } = given
  const { threshold = like === 'tfdv' ? 0.01 : 0.1 } = given
  return { like, threshold, alpha, minShared }
}

/** The page of a comparison, with the profiles of both sides. */
export async function pageOf(
  { drift, found, names }: Omit<DriftPageParts, 'profiles'> & { found: Sides<unknown> },
  lang: RunOptions['lang'],
): Promise<string> {
  const profiles = { reference: await profileOf(found.reference), current: await profileOf(found.current) }
  const { driftPage } = await import('../../report/drift/drift-page.js')
  return driftPage({ drift, profiles, names }, lang ?? 'en')
}

/** What a state tells. */
export async function profileOf(state: unknown, { top }: { top?: number } = {}): Promise<ProfileReport> {
  const { findings, options } = await loadTransform('profile')
  const checked = options.safeParse({ ...((await profileStates()).options(state) as object), top })
  if (!checked.success) throw new Error('A state has no options of a profile')
  return findings?.report(state, checked.data) as ProfileReport
}

/** What a side is called on a page. */
function nameOf(input: Pipeline['input']): string {
  const path = pathOf(input)
  return Array.isArray(path) ? path.join(' ') : String(path ?? '')
}

/** What the profile can do with states. */
export async function profileStates(): Promise<FindingStates<unknown>> {
  const { findings } = await loadTransform('profile')
  if (findings?.states === undefined) throw new Error('The profile has no states')
  return findings.states as FindingStates<unknown>
}

/** What is found in one side: a state, or data that is measured. */
export async function sideOf(
  input: Pipeline['input'],
  {
    fields,
    minShared,
    like,
    errors,
    top,
  }: Pick<DriftInput, 'fields' | 'minShared' | 'like' | 'errors'> & { top?: number },
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
    top,
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
