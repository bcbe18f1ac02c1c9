import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { valueAt } from '../base/diagnostics.js'
import { PrepError } from '../base/errors.js'
import { importFault } from '../base/import-fault.js'
import { awaitOwnCode } from '../base/own-code.js'
import type { KeyPath } from '../base/yaml.js'
import { stepLabel } from '../transform/step.js'

/**
 * Imports a config module and returns its pipeline: the default export, or the one named `pipeline`.
 * Throws `unsupported` for TypeScript where this Node does not strip types, and `bad_pipeline` for a module
 * that does not load or exports no pipeline.
 */
export async function importPipeline(path: string): Promise<unknown> {
  const isTypeScript = ['.ts', '.mts'].includes(extname(path).toLowerCase())
  if (isTypeScript && !stripsTypes())
    throw new PrepError(
      'unsupported',
      `Node ${process.versions.node} does not read TypeScript. Rename the file to .mjs, or use Node 22.18 or newer`,
      { at: { source: path } },
    )
  const exported = await importModule(path)
  const pipeline = exported.default ?? exported.pipeline
  if (pipeline !== undefined) return pipeline
  const names = Object.keys(exported).join(', ') || 'nothing'
  throw new PrepError(
    'bad_pipeline',
    `The module exports ${names}. Export the pipeline as default or as "pipeline"`,
    {
      at: { source: path },
    },
  )
}

function stripsTypes(): boolean {
  return Boolean((process.features as { typescript?: unknown }).typescript)
}

async function importModule(path: string): Promise<Record<string, unknown>> {
  try {
    const url = pathToFileURL(resolve(path)).href
    return await awaitOwnCode(`"${path}", as it is loaded`, () => import(url))
  } catch (cause) {
    const { stack = '' } = Object(cause) as Error
    const line = stack.match(/^file:\S+?:(\d+)\n/)?.[1]
    const at = line === undefined ? { source: path } : { source: path, line: Number(line) }
    throw new PrepError('bad_pipeline', `The module cannot be loaded. ${importFault(cause, path)}`, {
      at,
      cause,
    })
  }
}

/** The step that keys lead to, by which a fault is found in a module, whose lines are not known. */
export function stepAt(value: unknown, [key, index]: KeyPath): string | undefined {
  if (key !== 'steps' || typeof index !== 'number') return undefined
  const [name = ''] = Object.keys(Object(valueAt(value, [key, index])))
  return stepLabel(name, index)
}
