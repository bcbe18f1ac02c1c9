import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PrepError } from '../../../src/base/errors.js'
import { importFault } from '../../../src/base/import-fault.js'
import { awaitOwnCode } from '../../../src/base/own-code.js'
import type { Operator } from './operator.js'

/** Refuses a module that is not there, before any record is read. */
export function checkCustomModule(module: string): void {
  const path = module.startsWith('file:') ? fileURLToPath(module) : resolve(module)
  if (!existsSync(path))
    throw new PrepError(
      'bad_option',
      `Operator custom: there is no module "${module}" under ${process.cwd()}`,
    )
}

/**
 * An operator of the user's own: the export `operator` of a module, by its path from the current directory,
 * so that every worker can load it. It is called as `operator(entity, value, record)` and answers with text at
 * once; what it throws, and anything but text, such as a promise, rejects the record. Throws `bad_option` for a module
 * that does not load or exports no such function.
 */
export async function openCustom(module: string): Promise<Operator> {
  const operator = await importOperator(module)
  return (entity, value, record) => {
    const text: unknown = operator(entity, value, record)
    if (typeof text === 'string') return text
    // What a promise comes to no longer matters: the record is rejected here.
    if (text instanceof Promise) text.catch(() => {})
    throw new PrepError('bad_input', `The operator of "${module}" answered with ${typeof text}, not text`)
  }
}

async function importOperator(module: string): Promise<Operator> {
  const url = module.startsWith('file:') ? module : pathToFileURL(resolve(module)).href
  let exported: { operator?: unknown }
  try {
    exported = await awaitOwnCode(`Module "${module}", as it is loaded`, () => import(url))
  } catch (cause) {
    const message = `Module "${module}" cannot be loaded. ${importFault(cause, module)}`
    throw new PrepError('bad_option', message, { cause })
  }
  if (typeof exported.operator === 'function') return exported.operator as Operator
  const names = Object.keys(exported).join(', ') || 'nothing'
  throw new PrepError(
    'bad_option',
    `Module "${module}" exports ${names}. Export a function named "operator" from it`,
  )
}
