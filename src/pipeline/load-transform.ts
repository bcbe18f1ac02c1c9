import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transforms } from '../../transforms/index.js'
import { PrepError, suggestName } from '../base/errors.js'
import { importFault } from '../base/import-fault.js'
import { awaitOwnCode } from '../base/own-code.js'
import { checkTransform, type Transform } from '../transform/transform.js'

export { loadValidation } from '../../transforms/index.js'

/** How the path of a module begins, in place of the name of a transform. */
export const modulePattern = /^(\.{0,2}\/|file:)/

/** Whether a step is named by the path of a module of the user's own. */
export function isModulePath(name: string): boolean {
  return modulePattern.test(name)
}

/**
 * The transform of that name: one of the project's, or, for a path such as `./my-step.js`, the export
 * `transform` of that module (relative to `directory`, by default the current one).
 * Throws `bad_pipeline` for an unknown name, with the nearest known one.
 */
export async function loadTransform(name: string, directory?: string): Promise<Transform> {
  if (isModulePath(name)) return loadModule(name, directory)
  if (Object.hasOwn(transforms, name)) return transforms[name].load()
  throw new PrepError('bad_pipeline', unknownTransform(name))
}

/** What is said of a step that is neither a known transform nor the path of a module. */
export function unknownTransform(name: string): string {
  const known = Object.keys(transforms)
  const path = /\.[cm]?[jt]s$/.test(name) ? `./${name}` : `./${name}.js`
  const own = `A transform of your own is named by the path of its module, such as ${path}`
  return `Unknown transform "${name}". ${suggestName(name, known)}. ${own}`
}

async function loadModule(name: string, directory = process.cwd()): Promise<Transform> {
  const url = name.startsWith('file:') ? name : pathToFileURL(resolve(directory, name)).href
  let module: { transform?: Transform }
  try {
    module = await awaitOwnCode(`Module "${name}", as it is loaded`, () => import(url))
  } catch (cause) {
    const why = importFault(cause, url)
    throw new PrepError('bad_pipeline', `Module "${name}" cannot be loaded. ${why}`, { cause })
  }
  const { transform } = module
  if (typeof transform?.plan === 'function' && typeof transform.open === 'function') {
    checkTransform(`The export "transform" of module "${name}"`, transform)
    return transform
  }
  throw new PrepError('bad_pipeline', `Module "${name}" has no export "transform" made by defineTransform`)
}
