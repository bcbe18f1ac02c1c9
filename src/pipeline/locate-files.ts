import { resolve } from 'node:path'

/**
 * Resolved options with the files that they name by a relative path named from `directory` on: where the current
 * directory changes while a run is at work, files are still those that were planned with. Such a file stands beside
 * its SHA-256, is the module of an operator of the user's own, or holds the key.
 */
export function locateFiles(options: unknown, directory: string): unknown {
  const located = locate(options, directory)
  if (!isObject(located) || typeof located.keyFile !== 'string') return located
  return { ...located, keyFile: locatePath(located.keyFile, directory) }
}

function locate(value: unknown, directory: string): unknown {
  if (Array.isArray(value)) return value.map((item) => locate(item, directory))
  if (!isObject(value)) return value
  const namesFile = typeof value.sha256 === 'string' || value.operator === 'custom'
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      namesFile && (key === 'file' || key === 'module') && typeof inner === 'string'
        ? locatePath(inner, directory)
        : locate(inner, directory),
    ]),
  )
}

function locatePath(path: string, directory: string): string {
  return path.startsWith('file:') ? path : resolve(directory, path)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
