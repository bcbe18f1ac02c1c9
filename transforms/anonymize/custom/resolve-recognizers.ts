import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PrepError } from '../../../src/base/errors.js'
import { importFault } from '../../../src/base/import-fault.js'
import { bareName } from '../../../src/base/option-name.js'
import { awaitOwnCode } from '../../../src/base/own-code.js'
import { parseLocated } from '../../../src/base/yaml.js'
import type { OwnRecognizer } from '../../../src/schemas/options/own-recognizer.js'
import type { Recognizer } from '../detect/recognizer.js'
import { readNamedFile } from '../lists/list-file.js'
import {
  definitionList,
  isOwnRecognizer,
  type ModuleReference,
  type RecognizersOption,
} from './custom-options.js'
import { isPresidioFile, readPresidioFile } from './presidio.js'

/** What a module of a user exports, one by one: beside what is public, `bits` may stand there. */
type GivenRecognizer = OwnRecognizer & Partial<Pick<Recognizer, 'bits'>>

/**
 * The recognizers of users without names of files: what YAML files define is written out, and a module gets
 * its digest and its entities. What is resolved already stays as it is. Throws `bad_option` for a file that
 * is missing or holds something else.
 */
export async function resolveRecognizers(given: RecognizersOption): Promise<RecognizersOption> {
  const resolved: RecognizersOption = []
  for (const item of given) {
    if ('file' in item) resolved.push(...(await readDefinitions(item.file)))
    else if ('module' in item && item.entities === undefined) resolved.push(await resolveModule(item))
    else resolved.push(item)
  }
  return resolved
}

async function readDefinitions(path: string): Promise<RecognizersOption> {
  const { text } = readNamedFile(path, 'recognizers')
  const { value } = await parseLocated(text, path)
  const written = isPresidioFile(value) ? readPresidioFile(value, path) : value
  const parsed = definitionList.safeParse(written)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  throw new PrepError(
    'bad_option',
    `File "${path}" holds no list of recognizers: ${place}${issue.message}. ` +
      'Write a list of { name, entity, patterns }, or name a recognizer file of Presidio',
  )
}

async function resolveModule({ module, sha256 }: ModuleReference): Promise<ModuleReference> {
  const digest = readNamedFile(pathOfModule(module), 'recognizers', sha256).sha256
  const recognizers = await importRecognizers(module)
  const entities = [...new Set(recognizers.flatMap((recognizer) => recognizer.entities))]
  return { module, sha256: digest, entities }
}

/** The recognizers that a module exports. Throws `bad_option` where it does not load or exports none. */
export async function importRecognizers(path: string): Promise<GivenRecognizer[]> {
  let exported: { recognizers?: unknown }
  try {
    const url = pathToFileURL(pathOfModule(path)).href
    exported = await awaitOwnCode(`Module "${path}", as it is loaded`, () => import(url))
  } catch (cause) {
    const message = `${bareName('recognizers')}: module "${path}" cannot be loaded. ${importFault(cause, path)}`
    throw new PrepError('bad_option', message, { cause })
  }
  const { recognizers } = exported
  if (Array.isArray(recognizers) && recognizers.length > 0 && recognizers.every(isOwnRecognizer))
    return recognizers
  throw new PrepError(
    'bad_option',
    `${bareName('recognizers')}: module "${path}" exports no list "recognizers" of { name, entities, find(scan, report) }`,
  )
}

/** The path of a module, which is named by its path from the current directory or by its URL. */
export function pathOfModule(module: string): string {
  return module.startsWith('file:') ? fileURLToPath(module) : resolve(module)
}
