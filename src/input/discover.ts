import { statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { PrepError } from '../base/errors.js'
import { type Compression, formatOfInput, readableExtensions } from '../formats/extensions.js'
import { defaultFormats, type FormatName, formatNames, formats, readableForm } from '../formats/registry.js'
import { dataFilesOf } from './dataset-folder.js'

/** An input as it lies on disk (or on standard input, path `-`), before it is made readable in parts. */
export interface Source {
  path: string
  format: FormatName
  compression: Compression | undefined
  bytes: number
}

/** Standard input, as a path. */
export const stdinPath = '-'

/** How {@link discoverSources} looks. */
export interface DiscoverOptions {
  /** Holds for all files, whatever their names are. */
  format?: FormatName
  /** Where the run writes. What a folder or a glob finds there is left out: a resumed run must not read its own output. */
  output?: string
}

/**
 * Finds the input files of a list of files, folders and globs: sorted by path, each once, however often and in
 * whatever form it is named, so that the sources of a plan do not depend on the file system. Throws `not_found`
 * for a path or glob that matches nothing, `unsupported` for a file of unknown format, and `bad_input` for a
 * folder of unfinished output.
 */
export async function discoverSources(
  paths: readonly string[],
  options: DiscoverOptions = {},
): Promise<Source[]> {
  const found = new Map<string, string>()
  for (const path of paths)
    for (const file of await expandPath(path, options)) {
      const key = file === stdinPath ? file : resolve(file)
      const known = found.get(key)
      if (known === undefined || file < known) found.set(key, file)
    }
  const sorted = [...found.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted.map((path) => describeSource(path, options.format))
}

async function expandPath(path: string, options: DiscoverOptions): Promise<string[]> {
  if (path === stdinPath) return [path]
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return listFolder(path, options)
  if (stats !== undefined) return [path]
  if (!isDynamicPattern(path)) throw new PrepError('not_found', `No file or folder "${path}". Check the path`)
  const matches = await glob(path, { onlyFiles: true, expandDirectories: false })
  const files = matches.filter((file) => !isOutput(file, options.output))
  if (files.length === 0)
    throw new PrepError(
      'not_found',
      `No file matches "${path}". Check the pattern; on a command line, quote it`,
    )
  return files
}

async function listFolder(path: string, { format, output }: DiscoverOptions): Promise<string[]> {
  const names = await glob('**/*', { cwd: path, onlyFiles: true })
  const others = names.filter((name) => !isOutput(join(path, name), output))
  const files = dataFilesOf(path, others).map((name) => join(path, name))
  const known = files.filter((file) => format !== undefined || formatOfInput(file).format !== undefined)
  if (known.length > 0) return known
  throw new PrepError(
    'not_found',
    `Folder "${path}" holds no data file. Known extensions: ${readableExtensions}`,
  )
}

/** Whether a file is the output, lies in it, or in the folder `OUTPUT.prep` beside it. */
function isOutput(file: string, output: string | undefined): boolean {
  if (output === undefined || output === stdinPath) return false
  const [inner, outer] = [resolve(file), resolve(output)]
  return inner === outer || inner.startsWith(`${outer}${sep}`) || inner.startsWith(`${outer}.prep${sep}`)
}

function describeSource(path: string, given: FormatName | undefined): Source {
  if (path === stdinPath)
    return { path, format: given ?? defaultFormats.stream, compression: undefined, bytes: 0 }
  const { format, compression } = formatOfInput(path)
  const bytes = statSync(path).size
  const chosen = given ?? format
  if (chosen === undefined)
    throw new PrepError(
      'unsupported',
      `The format of "${path}" is unknown. Name it with the option "format" (${formatNames.join(', ')}), or by an extension: ${readableExtensions}`,
    )
  const isConverted = compression === undefined && formats[chosen].readAs?.isAlready?.(path) === true
  return { path, format: isConverted ? readableForm(chosen) : chosen, compression, bytes }
}
