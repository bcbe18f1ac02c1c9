import type { Schema } from '../arrow/arrow.js'
import { splitColumnOf } from '../arrow/splits.js'
import { PrepError } from '../base/errors.js'
import { awaitOwnCode } from '../base/own-code.js'
import { planStep, resolveOptions } from '../transform/plan-step.js'
import type { Step } from '../transform/step.js'
import { StepCache } from '../transform/step-cache.js'
import { isModulePath, loadTransform } from './load-transform.js'
import { locateFiles } from './locate-files.js'
import { hashOwnCode, ownModules } from './own-code.js'
import type { NamedStep } from './schema.js'

/** The same steps with options that no longer depend on files, and with the hash of their code where it is the user's. */
export async function resolveSteps(named: readonly NamedStep[]): Promise<NamedStep[]> {
  const resolved: NamedStep[] = []
  for (const [index, { name, options }] of named.entries()) {
    const transform = await loadTransform(name)
    const what = isModulePath(name) ? `Module "${name}", as its options are resolved` : undefined
    const resolve = () => resolveOptions(transform, options, index)
    const step = { name, options: await awaitOwnCode(what, resolve) }
    const code = hashOwnCode(ownModules(step))
    resolved.push({ ...step, ...(code !== undefined && { code }), directory: process.cwd() })
  }
  return resolved
}

/**
 * Loads and plans steps one after the other, each over the schema that the one before yields. Throws the errors
 * of the steps, and `bad_pipeline` for an order of steps that would leak test rows into training or undo the order of rows, and for a module whose
 * code is not what it was when its step was resolved. `onStep` is told of each step before it is loaded.
 */
export async function planSteps(
  named: readonly NamedStep[],
  input: Schema,
  onStep?: (place: { index: number }) => void,
): Promise<Step[]> {
  const steps: Step[] = []
  const cache = new StepCache()
  let schema = input
  for (const [index, { name, options, code, directory }] of named.entries()) {
    onStep?.({ index })
    const module = isModulePath(name) ? name : undefined
    const transform = await loadTransform(name, directory)
    const modules = code === undefined ? [] : ownModules({ name, options })
    if (hashOwnCode(modules, directory) !== code) throw changedCode(modules)
    const located = directory === undefined ? options : locateFiles(options, directory)
    const step = planStep(transform, located, { index, schema, cache, module })
    checkOrder(steps, step)
    steps.push(step)
    schema = step.plan.schema
  }
  return steps
}

function changedCode(modules: readonly string[]): PrepError {
  return new PrepError(
    'bad_pipeline',
    `Module "${modules.join('" or "')}", or one that it imports, changed since the run was planned. Start the run again`,
  )
}

/** Throws `bad_pipeline` where a step must not stand behind the earlier ones. */
export function checkOrder(earlier: readonly Step[], step: Step): void {
  checkNoLeak(earlier, step)
  checkSplitsStay(earlier, step)
  checkOrderStays(earlier, step)
}

/** Rows are put in order as they are written, so nothing can be done with them behind that. */
function checkOrderStays(earlier: readonly Step[], step: Step): void {
  const ordering = earlier.find(({ transform }) => transform.order !== undefined)
  if (ordering === undefined) return
  throw new PrepError(
    'bad_pipeline',
    `Step "${step.label}" comes after "${ordering.label}", which puts all rows in order as they are written. ` +
      `Put "${ordering.transform.name}" last; what needs its order is a run of its own, over its output`,
    { at: { step: step.label } },
  )
}

/** Data must not be split after rows were repeated or joined: copies or parts of a row would stand on both sides. */
function checkNoLeak(earlier: readonly Step[], step: Step): void {
  const { splits } = step.plan.effects
  if (splits === undefined) return
  const joining = earlier.find(({ plan }) => plan.effects.rows === 'joined')
  const repeating = earlier.find(({ plan }) => plan.effects.rows === 'repeated')
  if (joining === undefined && repeating === undefined) return
  const message =
    joining === undefined
      ? `Step "${step.label}" comes after "${repeating!.label}", which makes several rows of one: the model would be tested on rows it was trained on. ` +
        `Put it first, and let "${repeating!.label}" work on one split only: "where: { ${splits.column}: ${splits.names[0]} }"`
      : `Step "${step.label}" comes after "${joining.label}", which joins rows: the model would be tested on parts of rows it was trained on. ` +
        'Put it first: rows of different splits are not joined'
  throw new PrepError('bad_pipeline', message, { at: { step: step.label } })
}

/** The column by which an earlier step split the data must stay: the folders of the output are made by it. */
function checkSplitsStay(earlier: readonly Step[], step: Step): void {
  const splits = earlier.map(({ plan }) => plan.effects.splits).find((splits) => splits !== undefined)
  if (splits === undefined || splitColumnOf(step.plan.schema) !== undefined) return
  throw new PrepError(
    'bad_pipeline',
    `Step "${step.label}" leaves out the column "${splits.column}", which names the split of each row. ` +
      'Let it keep that column: the files of an output folder are written without it',
    { at: { step: step.label } },
  )
}
