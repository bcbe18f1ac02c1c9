import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { checkValue } from '../base/check-options.js'
import { type ErrorPlace, PrepError } from '../base/errors.js'
import { refuseAddress } from '../base/refuse-address.js'
import type { KeyPath } from '../base/yaml.js'
import type { Pipeline } from '../schemas/options/pipeline.js'

/**
 * Reads a pipeline from a `.yaml`, `.yml` or `.json` file, or from a `.js`, `.mjs` or `.ts` module.
 *
 * Paths inside a pipeline are relative to the current directory, as on a command line, not to the file: one
 * file can then serve many data folders. Nothing is expanded: no environment variables, no `~`.
 */

/** A checked pipeline and where it came from. */
export interface PipelineFile {
  path: string
  pipeline: Pipeline
  /** Where step `index` stands in the file, for faults that show only when the plan is made. */
  placeOfStep(index: number): ErrorPlace
  /** Where the path of an input stands that a message quotes. */
  placeOfInput(message: string): ErrorPlace
}

const textKinds = ['.yaml', '.yml', '.json']
const moduleKinds = ['.js', '.mjs', '.cjs', '.ts', '.mts']

/**
 * Gives a pipeline its type in a `prep.config.js` or `.ts`; it returns what it is given.
 *
 * @example
 * const pipeline = definePipeline({
 *   input: 'data/*.jsonl',
 *   steps: [{ anonymize: { fields: ['prompt'] } }],
 *   output: 'out/',
 * })
 */
export function definePipeline(pipeline: Pipeline): Pipeline {
  checkValue('The pipeline of definePipeline()', pipeline, 'object')
  return pipeline
}

/**
 * Loads and checks a pipeline file. Throws `not_found`, `unsupported`, `bad_pipeline` or `bad_option`, the
 * latter two with line and column where the file is YAML or JSON.
 */
export async function loadPipelineFile(path: string): Promise<PipelineFile> {
  checkValue('The path of a pipeline', path, 'text')
  refuseAddress('pipeline file', path)
  const kind = extname(path).toLowerCase()
  if (textKinds.includes(kind)) return loadText(path)
  if (moduleKinds.includes(kind)) return loadModule(path)
  throw new PrepError(
    'bad_pipeline',
    `"${basename(path)}" is not a pipeline file. Write one that ends in ${[...textKinds, ...moduleKinds].join(', ')}`,
  )
}

/**
 * The pipeline of a `.yaml`, `.yml`, `.json`, `.js`, `.mjs` or `.ts` file, checked. Throws `not_found`,
 * `unsupported`, `bad_pipeline` or `bad_option`, with line and column where the file is YAML or JSON.
 *
 * @example
 * const pipeline = await loadPipeline('pipeline.yaml')
 * const { digest } = await run({ ...pipeline, output: 'elsewhere/' })
 */
export async function loadPipeline(path: string): Promise<Pipeline> {
  return (await loadPipelineFile(path)).pipeline
}

async function loadText(path: string): Promise<PipelineFile> {
  const text = await readText(path)
  const [{ parseLocated }, { checkPipeline }] = await Promise.all([
    import('../base/yaml.js'),
    import('./check.js'),
  ])
  const { value, locate } = await parseLocated(text, path)
  const place = (keys: readonly PropertyKey[], onKey: boolean): ErrorPlace => ({
    source: path,
    ...locate(keys, onKey),
  })
  const pipeline = await checkPipeline(value, place)
  const names = (pipeline.steps ?? []).map((step) => Object.keys(step)[0])
  return {
    path,
    pipeline,
    placeOfStep: (index) => place(['steps', index, names[index]], true),
    placeOfInput: (message) => place(pathOfQuoted(pipeline.input, message, ['input']) ?? ['input'], false),
  }
}

/** The keys that lead to a text of a value which a message quotes. */
function pathOfQuoted(value: unknown, message: string, path: KeyPath): KeyPath | undefined {
  if (typeof value === 'string') return message.includes(`"${value}"`) ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = pathOfQuoted(inner, message, [...path, Array.isArray(value) ? Number(key) : key])
    if (found !== undefined) return found
  }
  return undefined
}

async function loadModule(path: string): Promise<PipelineFile> {
  await readText(path)
  const [{ importPipeline, stepAt }, { checkPipeline }] = await Promise.all([
    import('./load-module.js'),
    import('./check.js'),
  ])
  const value = await importPipeline(path)
  const pipeline = await checkPipeline(value, (keys) => ({ source: path, step: stepAt(value, keys) }))
  const here = (): ErrorPlace => ({ source: path })
  return { path, pipeline, placeOfStep: here, placeOfInput: here }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const found = code === 'ENOENT' ? 'There is no file' : `Cannot read (${code})`
    throw new PrepError('not_found', `${found} "${path}"`, { cause })
  }
}
