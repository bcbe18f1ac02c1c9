import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrepError } from '../base/errors.js'

/**
 * Makes a folder and those above it, where they are not there. Node's own `recursive` option never returns
 * for a folder that the system refuses with "no such file", as under /proc (seen in Node 20.20): so each
 * folder is tried twice at most. Throws `write_failed` where it cannot be made.
 */
export function makeFolder(path: string): void {
  let code = tryToMake(path)
  if (code === 'ENOENT' && dirname(path) !== path) {
    makeFolder(dirname(path))
    code = tryToMake(path)
  }
  if (code === undefined) return
  const cure =
    code === 'ENOSPC'
      ? 'Make room, or choose another place'
      : 'Choose another place, or change its permissions'
  throw new PrepError('write_failed', `Folder "${path}" cannot be made (${code}). ${cure}`)
}

/** The code of the failure; `undefined` when the folder is there afterwards. */
function tryToMake(path: string): string | undefined {
  try {
    mkdirSync(path)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'EEXIST' ? undefined : (code ?? 'unknown')
  }
}
