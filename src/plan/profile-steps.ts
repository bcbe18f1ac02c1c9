import type { Schema } from '../arrow/arrow.js'
import { columnsOf, pathMeant } from '../arrow/path.js'
import { loadTransform } from '../pipeline/load-transform.js'
import { planStep } from '../transform/plan-step.js'
import type { Step } from '../transform/step.js'

/**
 * The profile of a pipeline is taken twice: of the rows as they come in and as they go out. Both are steps
 * beside the list and not in it, so that asking for a profile changes no random choice.
 */
export interface ProfileSteps {
  /** The profile of the rows as they come in. */
  before: Step
  /** The profile of the rows as they go out. */
  after: Step
}

/**
 * Plans both profiles. Weights, and the column that `where` picks rows by, may be made by the steps: the
 * profile of the input then counts all rows, each as one. Throws `bad_schema` where another column that they
 * need is not there, before or after the steps.
 */
export async function planProfile(
  options: unknown,
  { input, steps }: { input: Schema; steps: readonly Step[] },
): Promise<ProfileSteps> {
  const transform = await loadTransform('profile')
  const output = steps.at(-1)?.plan.schema ?? input
  const given = withWeightColumn(options, steps)
  return {
    before: planStep(transform, forInput(given, input), { label: 'profile before', schema: input }),
    after: planStep(transform, given, { label: 'profile after', schema: output }),
  }
}

function forInput(options: unknown, input: Schema): unknown {
  const { weight, where, ...others } = options as { weight?: string; where?: Record<string, unknown> }
  const names = new Set(input.fields.map(({ name }) => name))
  const has = (path: string) => columnsOf([pathMeant([...names], path)]).every((name) => names.has(name))
  return {
    ...others,
    ...(weight !== undefined && has(weight) && { weight }),
    ...(where !== undefined && Object.keys(where).every(has) && { where }),
  }
}

/** The options with the weights that a step writes, unless others are named: rows count by them from then on. */
function withWeightColumn(options: unknown, steps: readonly Step[]): unknown {
  const { facet, weight } = options as { facet?: unknown; weight?: string }
  const last = steps.at(-1)?.plan.schema.fields.map(({ name }) => name) ?? []
  const written = steps.map(({ plan }) => plan.effects.weightColumn).findLast((name) => name !== undefined)
  if (facet === undefined || weight !== undefined || written === undefined || !last.includes(written))
    return options
  return { ...(options as object), weight: written }
}
