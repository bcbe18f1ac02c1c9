import { transforms } from '../../transforms/index.js'
import { type ErrorPlace, PrepError, suggestName } from '../base/errors.js'
import type { KeyPath } from '../base/yaml.js'
import { type Fault, faultsOf } from './diagnostics.js'
import { isModulePath, loadTransform } from './load-transform.js'
import { jsonSchemaOf, pipelineSchema } from './schema.js'
import type { Pipeline, StepSpec } from './spec.js'

/** Where the parts of a pipeline stand in its file. */
export type Locate = (path: KeyPath, onKey: boolean) => ErrorPlace

/**
 * Checks a value from outside against everything a pipeline may hold, each step by its transform's own schema.
 * Throws `bad_option` where only options of steps are at fault, else `bad_pipeline`, with all faults in the
 * order of the file; the error stands at the first one.
 */
export async function checkPipeline(value: unknown, locate?: Locate): Promise<Pipeline> {
  const parsed = pipelineSchema.safeParse(value)
  const checked = { value, schema: jsonSchemaOf(pipelineSchema), owner: undefined }
  const faults = parsed.success ? [] : faultsOf(parsed.error.issues, checked)
  const steps: unknown = (value as { steps?: unknown } | null)?.steps
  if (Array.isArray(steps))
    for (const [index, step] of steps.entries()) faults.push(...(await faultsOfStep(step, index)))
  if (faults.length > 0) throw errorOf(faults, locate)
  const pipeline = value as Pipeline
  return { ...pipeline, steps: (pipeline.steps ?? []).map(withOptions) }
}

/** `- dedup:` with nothing after it stands for a step without options. */
function withOptions(step: StepSpec): StepSpec {
  return Object.fromEntries(Object.entries(step).map(([name, options]) => [name, options ?? {}]))
}

async function faultsOfStep(step: unknown, index: number): Promise<Fault[]> {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return []
  const place = ['steps', index]
  const names = Object.keys(step)
  const [name] = names
  if (names.length !== 1) {
    const message = `A step is one transform with its options, this one names ${names.join(' and ') || 'none'}`
    return [{ path: place, onKey: false, message, code: 'bad_pipeline' }]
  }
  const path = [...place, name]
  if (!Object.hasOwn(transforms, name) && !isModulePath(name)) {
    const message = `Unknown transform "${name}". ${suggestName(name, Object.keys(transforms))}`
    return [{ path, onKey: true, message, code: 'bad_pipeline' }]
  }
  const transform = await loadTransform(name)
  const options = (step as StepSpec)[name] ?? {}
  const parsed = transform.options.safeParse(options)
  if (parsed.success) return []
  const checked = { value: options, schema: jsonSchemaOf(transform.options), owner: name }
  return faultsOf(parsed.error.issues, checked).map((fault) => ({ ...fault, path: [...path, ...fault.path] }))
}

function errorOf(faults: readonly Fault[], locate: Locate | undefined): PrepError {
  const [first, ...others] = faults
    .map((fault) => ({ ...fault, at: locate?.(fault.path, fault.onKey) }))
    .sort((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0))
  const rest = others.map(({ message, at }) => `\n  ${placeText(at)}${message}`)
  return new PrepError(first.code, first.message + rest.join(''), { at: first.at })
}

function placeText(at: ErrorPlace | undefined): string {
  return at?.line === undefined ? 'Also: ' : `Also at ${at.line}:${at.column}: `
}
