import type { RunOptions } from '../../pipeline/run-options.js'
import type { DriftReport, Sides } from '../../schemas/drift-report.js'
import type { DriftSpec } from '../../schemas/options/pipeline.js'
import type { GateResult } from '../../schemas/run-report.js'
import { checkFigures, evaluateFigures } from '../measure/gates.js'
import { pageOf, profileStates, settingsOf, sideOf } from './drift-data.js'

/** What the profiles of a run have found, of the rows as they come in and as they go out. */
export interface FoundByRun {
  before: unknown
  after: unknown
}

/** Holds the output of a run to a reference, or to its own input. */
export interface DriftOfRun {
  /** How far they are apart, and what came of the conditions. */
  compare(found: FoundByRun): { drift: DriftReport; gates: GateResult[] }
  /** The page of what was compared last. */
  page(lang: NonNullable<RunOptions['lang']>): Promise<string>
}

/** Reads or measures the reference, so that a wrong one is refused before the run begins. */
export async function openDrift(spec: DriftSpec, options: RunOptions): Promise<DriftOfRun> {
  const { reference, failIf } = spec
  const states = await profileStates()
  checkFigures(failIf, states.figures.names)
  const settings = settingsOf(spec)
  const held = reference === undefined ? undefined : (await sideOf(reference, spec, options)).found
  const names = { reference: reference ?? 'input', current: 'output' }
  let last: { drift: DriftReport; found: Sides<unknown> } | undefined
  return {
    compare({ before, after }) {
      const found = { reference: held ?? before, current: after }
      const drift = states.compare(found.reference, found.current, settings)
      last = { drift, found }
      const figures = states.figures.of(drift, undefined)
      return { drift, gates: evaluateFigures(failIf, (key) => figures.filter(({ name }) => name === key)) }
    },
    async page(lang) {
      if (last === undefined) throw new Error('Nothing was compared yet')
      return pageOf({ ...last, names }, lang)
    },
  }
}
