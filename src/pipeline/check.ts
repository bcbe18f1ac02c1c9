import { transforms } from '../../transforms/index.js'
import { errorOfFaults, type Fault, faultsOf, type Locate } from '../base/diagnostics.js'
import { jsonSchemaOf } from '../base/json-schema.js'
import { callOwnCode } from '../base/own-code.js'
import type { KeyPath } from '../base/yaml.js'
import type { Pipeline } from '../schemas/options/pipeline.js'
import type { StepSpec } from '../schemas/options/step-spec.js'
import { isModulePath, loadTransform, unknownTransform } from './load-transform.js'
import { parsePipeline } from './parse.js'

/**
 * Checks a value from outside against everything a pipeline may hold, each step by its transform's own schema.
 * Throws `bad_pipeline`, `bad_option` or `unsupported` with all faults in the order of the file; the error
 * stands at the first one.
 */
export async function checkPipeline(value: unknown, locate?: Locate): Promise<Pipeline> {
  const faults: Fault[] = [...parsePipeline(value).faults]
  const { steps, profile } = (value ?? {}) as { steps?: unknown; profile?: unknown }
  for (const [index, step] of Array.isArray(steps) ? steps.entries() : [])
    faults.push(...(await faultsOfStep(step, ['steps', index])))
  if (profile !== undefined) faults.push(...(await faultsOfStep({ profile }, [])))
  if (faults.length > 0) throw errorOfFaults(faults, locate)
  const pipeline = value as Pipeline
  return { ...pipeline, steps: (pipeline.steps ?? []).map(withOptions) }
}

/** `- dedup:` with nothing after it stands for a step without options. */
function withOptions(step: StepSpec): StepSpec {
  return Object.fromEntries(Object.entries(step).map(([name, options]) => [name, options ?? {}])) as StepSpec
}

/** What is wrong with the options of a step; a step that names not exactly one transform is refused elsewhere. */
async function faultsOfStep(step: unknown, place: KeyPath): Promise<Fault[]> {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return []
  const [[name, given], ...others] = Object.entries(step)
  if (name === undefined || others.length > 0) return []
  const path = [...place, name]
  if (!Object.hasOwn(transforms, name) && !isModulePath(name)) {
    const message = unknownTransform(name)
    return [{ path, onKey: true, message, code: 'bad_pipeline' }]
  }
  const transform = await loadTransform(name)
  const options: unknown = given ?? {}
  const what = isModulePath(name) ? `Module "${name}", as its options are checked` : undefined
  const parsed = callOwnCode(what, () => transform.options.safeParse(options))
  if (parsed.success) return []
  const checked = { value: options, schema: jsonSchemaOf(transform.options), owner: name }
  return faultsOf(parsed.error.issues, checked).map((fault) => ({ ...fault, path: [...path, ...fault.path] }))
}
