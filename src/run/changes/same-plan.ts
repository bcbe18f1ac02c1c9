import { isDeepStrictEqual } from 'node:util'
import { PrepError } from '../../base/errors.js'
import { isModulePath } from '../../pipeline/load-transform.js'
import type { NormalInput } from '../../pipeline/normalize-input.js'
import { describeChanges } from '../../plan/diff.js'
import { describePlan, type Plan, type PlanSummary } from '../../plan/plan.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'

/** The pipeline that a plan was made of, as far as its rows depend on it. */
export function pipelineOf(
  { inputs, steps, seed, errors }: PlanSummary,
  input: NormalInput | undefined,
): Pipeline {
  return {
    seed,
    input: input ?? { path: inputs.map(({ path }) => path) },
    steps: steps.map(({ name, module, options }) => ({
      [module !== undefined && isModulePath(module) ? module : name]: options,
    })) as Pipeline['steps'],
    output: '-',
    errors,
  }
}

/** Throws `plan_changed` where a plan made now is not the one that the output was made by. */
export function assertSamePlan(before: PlanSummary, plan: Plan): void {
  // Where the rows go, and what is measured of them, changes no row.
  const { profile, format, compression, maxShardBytes, splits, lineage, trail, hash } = before
  const now: PlanSummary = {
    ...describePlan(plan),
    ...{ profile, format, splits, lineage, hash },
    ...(trail !== undefined && { trail }),
    ...(compression !== undefined && { compression }),
    ...(maxShardBytes !== undefined && { maxShardBytes }),
  }
  if (isDeepStrictEqual(plainOf(before), plainOf(now))) return
  throw new PrepError(
    'plan_changed',
    `Changes are shown by reading the inputs again, and they would not be those of the run: ${describeChanges(before, now).join('; ')}. Run the pipeline again`,
  )
}

/** Without what JSON leaves out. */
function plainOf(plan: PlanSummary): unknown {
  return JSON.parse(JSON.stringify(plan))
}
