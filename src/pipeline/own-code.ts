import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Pipeline } from '../schemas/options/pipeline.js'
import { hashModuleCode } from '../transform/module-code.js'
import { isModulePath } from './load-transform.js'
import type { NamedStep } from './schema.js'

/**
 * Whether code of the user's own sees the records: a module as a step, or one that the options of a step name,
 * such as a recognizer. What is the project's own never hangs and ends no process; of other code nobody knows.
 */
export function runsOwnCode({ steps = [] }: Pick<Pipeline, 'steps'>): boolean {
  return steps.some((step) =>
    Object.entries(step).some(([name, options]) => ownModules({ name, options }).length > 0),
  )
}

/** The modules of the user's own that a step needs: its own, and those that its options name. */
export function ownModules({ name, options }: NamedStep): string[] {
  return [...(isModulePath(name) ? [name] : []), ...modulesNamed(options)]
}

/**
 * A hash of the code of these modules; `undefined` where there is none. Relative paths begin at `directory`. One that is
 * not there is passed over, since the step that names it refuses it in words of its own.
 */
export function hashOwnCode(modules: readonly string[], directory = process.cwd()): string | undefined {
  const there = modules.filter((module) =>
    existsSync(module.startsWith('file:') ? new URL(module) : resolve(directory, module)),
  )
  const hashes = there.map((module) => hashModuleCode(module, directory))
  return hashes.length < 2 ? hashes[0] : createHash('sha256').update(hashes.join()).digest('hex')
}

function modulesNamed(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'module' && typeof inner === 'string' ? [inner] : modulesNamed(inner),
  )
}
