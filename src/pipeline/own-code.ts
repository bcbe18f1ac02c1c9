import type { Pipeline } from '../schemas/options/pipeline.js'
import { isModulePath } from './load-transform.js'

/**
 * Whether code of the user's own sees the records: a module as a step, or one that the options of a step name,
 * such as a recognizer. What is the project's own never hangs and ends no process; of other code nobody knows.
 */
export function runsOwnCode({ steps = [] }: Pick<Pipeline, 'steps'>): boolean {
  return steps.some((step) =>
    Object.entries(step).some(([name, options]) => isModulePath(name) || namesModule(options)),
  )
}

function namesModule(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([key, inner]) => (key === 'module' && typeof inner === 'string') || namesModule(inner),
  )
}
