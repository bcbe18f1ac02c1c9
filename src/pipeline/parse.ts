import { type Fault, faultsOf, valueAt } from '../base/diagnostics.js'
import { jsonSchemaOf } from '../base/json-schema.js'
import { isOfClass } from '../base/plain.js'
import type { KeyPath } from '../base/yaml.js'
import { type NormalPipeline, pipelineSchema } from './schema.js'

/** A value as a pipeline with every default filled in, or what is wrong with it. */
export type ParsedPipeline = { pipeline: NormalPipeline; faults: [] } | { pipeline?: never; faults: Fault[] }

/** Checks a value against the schema of a pipeline. The options of steps are left to their transforms. */
export function parsePipeline(value: unknown): ParsedPipeline {
  const foreign = faultsOfObjects(value)
  if (foreign.length > 0) return { faults: foreign }
  const parsed = pipelineSchema.safeParse(value)
  const lost = [...faultsOfLostNames(value), ...faultsOfCode(value)]
  if (parsed.success) return lost.length > 0 ? { faults: lost } : { pipeline: parsed.data, faults: [] }
  const checked = { value, schema: jsonSchemaOf(pipelineSchema), owner: undefined }
  return { faults: [...faultsOf(parsed.error.issues, checked), ...lost] }
}

/** A run gives options to threads and keeps them in its plan: what a step needs as code stands in a module. */
function faultsOfCode(value: unknown): Fault[] {
  const { steps } = Object(value) as { steps?: unknown }
  const found = Array.isArray(steps) ? pathOfCode(steps) : undefined
  if (found === undefined) return []
  const path = ['steps', ...found]
  const message =
    `Key "${path.join('.')}" holds code, which a run cannot give to its threads. ` +
    'Write it in a module and name that, or use the step in a stream'
  return [{ path, onKey: false, message, code: 'bad_option' }]
}

/** Where plain values are wanted, an object such as a URL would be told all its properties one by one. */
function faultsOfObjects(value: unknown): Fault[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => key !== 'steps')
    .flatMap(([key, inner]) => {
      const found = pathOfCode(inner)
      if (found === undefined) return []
      const path = [key, ...found]
      const message =
        `Key "${path.join('.')}" holds a function or an object of a class, such as a URL or a Map. ` +
        'Give plain values: a path as text'
      return [{ path, onKey: false, message, code: 'bad_option' as const }]
    })
}

/** Where a function stands, or an object of a class, which may have some. */
function pathOfCode(value: unknown): KeyPath | undefined {
  if (typeof value === 'function') return []
  if (typeof value !== 'object' || value === null) return undefined
  if (isOfClass(value)) return []
  for (const [key, inner] of Object.entries(value)) {
    const found = pathOfCode(inner)
    if (found !== undefined) return [key, ...found]
  }
  return undefined
}

/** Where a pipeline has names of the user's choice. */
const namesOfUsers = [['input', 'sources'], ['input', 'types'], ['failIf'], ['fail_if']]

/** The schema passes over the name `__proto__`: a source of that name would be left unread without a word. */
function faultsOfLostNames(value: unknown): Fault[] {
  return namesOfUsers
    .filter((path) => Object.hasOwn(Object(valueAt(value, path)), '__proto__'))
    .map((path) => ({
      path: [...path, '__proto__'],
      onKey: true,
      message: `Key "${path.join('.')}" holds the name "__proto__", which cannot be used. Give another name`,
      code: 'bad_pipeline',
    }))
}
