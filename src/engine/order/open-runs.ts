import type { OpenEncoder } from '../../formats/format/encoder.js'
import { orderingStep, type Step } from '../../transform/step.js'
import { openKeys } from './row-keys.js'
import { runEncoder } from './run-file.js'

/** Makes the encoder of the runs in which rows wait that the last of these steps orders. */
export function openRuns(
  steps: readonly Step[],
  { seed, blockBytes }: { seed: number; blockBytes: number },
): OpenEncoder {
  const step = orderingStep(steps)
  if (step === undefined) throw new Error('No step orders the rows')
  return runEncoder({ keysOf: openKeys(step, seed), blockBytes })
}
