import type { ArrangedOutput } from '../output/open-output.js'
import { withoutKeys } from '../pipeline/normalize-input.js'
import type { OpenPlan } from '../plan/plan.js'
import type { DecisionStore } from './measure/run-surveys.js'

/** Notes under `.prep` which bytes of the inputs were read so far. */
export function noteInputs({ originals, given, seen }: OpenPlan, { state }: ArrangedOutput): void {
  state.saveInputs({ originals, given: withoutKeys(given), parts: seen.all() })
}

/** Keeps decisions under `.prep`, with what was read for them: the next run takes none that other bytes led to. */
export function decisionStore(plan: OpenPlan, output: ArrangedOutput): DecisionStore {
  return {
    decision: (label) => output.state.decision(label),
    saveDecision(label, decision) {
      noteInputs(plan, output)
      output.state.saveDecision(label, decision)
    },
  }
}
