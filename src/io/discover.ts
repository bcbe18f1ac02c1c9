import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { PrepError } from '../core/errors.js'

/** File formats by their names in options. */
export type SourceFormat = 'jsonl' | 'json' | 'csv' | 'tsv' | 'arrow'

/** An input as it lies on disk (or on standard input, path `-`), before it is made readable in parts. */
export interface Source {
  path: string
  format: SourceFormat
  compression: 'gzip' | 'zstd' | undefined
  bytes: number
}

const formatByExtension: Record<string, SourceFormat> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  arrow: 'arrow',
  arrows: 'arrow',
  feather: 'arrow',
  ipc: 'arrow',
}

const compressionByExtension: Record<string, Source['compression']> = { gz: 'gzip', zst: 'zstd' }

/** Standard input, as a path. */
export const stdinPath = '-'

/**
 * Finds the input files of a list of files, folders and globs: sorted by path, each once, so that the
 * sources of a plan do not depend on the file system. `format`, when given, holds for all of them.
 * Throws `not_found` for a path or glob that matches nothing, and `unsupported` for a file of unknown format.
 */
export async function discoverSources(paths: readonly string[], format?: SourceFormat): Promise<Source[]> {
  const found = new Set<string>()
  for (const path of paths) for (const file of await expandPath(path, format)) found.add(file)
  const sorted = [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted.map((path) => describeSource(path, format))
}

async function expandPath(path: string, format: SourceFormat | undefined): Promise<string[]> {
  if (path === stdinPath) return [path]
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return listFolder(path, format)
  if (stats !== undefined) return [path]
  if (!isDynamicPattern(path)) throw new PrepError('not_found', `No file or folder "${path}". Check the path`)
  const matches = await glob(path, { onlyFiles: true, expandDirectories: false })
  if (matches.length === 0)
    throw new PrepError('not_found', `No file matches "${path}". Quote the pattern and check it`)
  return matches
}

async function listFolder(path: string, format: SourceFormat | undefined): Promise<string[]> {
  const names = await glob('**/*', { cwd: path, onlyFiles: true })
  const files = names.map((name) => join(path, name))
  const known = files.filter((file) => format !== undefined || extensionsOf(file).format !== undefined)
  if (known.length > 0) return known
  const kinds = Object.keys(formatByExtension).join(', ')
  throw new PrepError(
    'not_found',
    `Folder "${path}" holds no data file. Known extensions: ${kinds}, also with .gz`,
  )
}

function extensionsOf(path: string): {
  format: SourceFormat | undefined
  compression: Source['compression']
} {
  const parts = path.toLowerCase().split(/[/\\]/).at(-1)!.split('.')
  const compression = compressionByExtension[parts.at(-1)!]
  const extension = compression === undefined ? parts.at(-1)! : (parts.at(-2) ?? '')
  return { format: parts.length > 1 ? formatByExtension[extension] : undefined, compression }
}

function describeSource(path: string, given: SourceFormat | undefined): Source {
  if (path === stdinPath) return { path, format: given ?? 'jsonl', compression: undefined, bytes: 0 }
  const { format, compression } = extensionsOf(path)
  const bytes = statSync(path).size
  const chosen = given ?? format
  if (chosen === undefined)
    throw new PrepError('unsupported', `The format of "${path}" is unknown. Name it with the option "format"`)
  const holdsLines = chosen === 'json' && compression === undefined && holdsJsonLines(path)
  return { path, format: holdsLines ? 'jsonl' : chosen, compression, bytes }
}

/**
 * Whether a `.json` file is JSON Lines by another name, as data sets often are: its first line is one whole
 * object. A file that is one object on one line reads the same either way.
 */
function holdsJsonLines(path: string): boolean {
  const head = Buffer.alloc(1 << 20)
  const fd = openSync(path, 'r')
  let length: number
  try {
    length = readSync(fd, head, 0, head.length, 0)
  } finally {
    closeSync(fd)
  }
  const feed = head.subarray(0, length).indexOf(0x0a)
  const line = head
    .toString('utf8', 0, feed < 0 ? length : feed)
    .replace(/^\ufeff/, '')
    .trim()
  if (!line.startsWith('{')) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
