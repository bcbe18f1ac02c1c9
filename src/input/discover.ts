import { join, relative, resolve, sep } from 'node:path'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import type { FileCompression } from '../files/compression/pack.js'
import { formatOfInput, isDataFile, readableExtensions } from '../formats/extensions.js'
import { defaultFormats, type FormatName, formatNames, formats, readableForm } from '../formats/registry.js'
import { isAddress } from '../remote/client/address.js'
import type { RemoteObject } from '../remote/client/object.js'
import { dataFilesOf } from './dataset-folder.js'
import { isPipe, isStdin, realPathOf, statusOf } from './file-status.js'
import { findMatches, isGlob, listFiles } from './find-files.js'
import { findRemote } from './find-remote.js'

/** An input as it lies on disk (or on standard input, path `-`), before it is made readable in parts. */
export interface Source {
  path: string
  format: FormatName
  /** Whether nothing says the format, so that the first bytes do. */
  isAssumed?: boolean
  compression: FileCompression | undefined
  bytes: number
  /** Whether it can be read once only, from its start to its end: standard input, a pipe. */
  isStream: boolean
  /** What is to be said of it in the report, in sentences. */
  notes?: readonly string[]
  /** The file of a server, for an address. */
  remote?: RemoteObject
  /** Where its bytes lie, if that is not its path. */
  file?: string
}

/** Where the bytes of an input lie on this machine. */
export function fileOf({ file, path }: Source): string {
  return file ?? path
}

/** Standard input, as a path. */
export const stdinPath = '-'

/** How {@link discoverSources} looks. */
export interface DiscoverOptions {
  /** Holds for all files, whatever their names are. */
  format?: FormatName
  /** Where the run writes. What a folder or a glob finds there is left out: a resumed run must not read its own output. */
  output?: string
  signal?: AbortSignal
}

/** A file by the name that it is read under. */
interface FoundFile {
  path: string
  /** Whether a symbolic link leads to it under another name. */
  isLinked: boolean
}

/**
 * Finds the input files of a list of files, folders and globs: sorted by path, each once, however often and in
 * whatever form it is named or linked to, so that the sources of a plan do not depend on the file system. Pipes come in
 * the order in which they are named: `<(a) <(b)` may be /dev/fd/63 and /dev/fd/62. Of several names the shortest is
 * taken, then the first. Throws `not_found` for a path or glob that matches nothing and for a link that leads nowhere,
 * `unsupported` for a file of unknown format, and `bad_input` for a folder of unfinished output.
 */
export async function discoverSources(
  paths: readonly string[],
  options: DiscoverOptions = {},
): Promise<Source[]> {
  const found = new Map<string, FoundFile>()
  const remote = new Map<string, RemoteObject>()
  for (const path of paths.filter(isAddress))
    for (const file of await findRemote(path, options)) remote.set(file.id, file)
  for (const path of paths.filter((path) => !isAddress(path)))
    for (const file of (await expandPath(path, options)).sort()) {
      const key = file === stdinPath ? file : realPathOf(file)
      const known = found.get(key)
      found.set(key, known === undefined ? { path: file, isLinked: false } : nameOnce(known, file))
    }
  const sources = [...found.values()].map(({ path, isLinked }) => {
    const source = describeSource(path, options.format)
    return isLinked ? { ...source, notes: [linkedNote] } : source
  })
  return inOrder([...sources, ...[...remote.values()].map((file) => describeRemote(file, options.format))])
}

/** Sorted by path, but for streams, whose names say nothing: these keep the order in which they were found. */
function inOrder(sources: readonly Source[]): Source[] {
  const streams = sources.filter(({ isStream }) => isStream).values()
  const sorted = sources.toSorted(({ path: a }, { path: b }) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted.map((source) => (source.isStream ? (streams.next().value ?? source) : source))
}

const linkedNote = 'A symbolic link leads to it under another name too; it is read once'

function nameOnce(known: FoundFile, path: string): FoundFile {
  const isBetter = path.length < known.path.length || (path.length === known.path.length && path < known.path)
  const isLinked = known.isLinked || resolve(path) !== resolve(known.path)
  return { path: isBetter ? path : known.path, isLinked }
}

async function expandPath(path: string, options: DiscoverOptions): Promise<string[]> {
  if (path === stdinPath) return [path]
  const status = statusOf(path)
  if (status?.isDirectory()) return listFolder(path, options)
  if (status !== undefined) return [isStdin(path, status) ? stdinPath : path]
  if (!isGlob(path)) throw new PrepError('not_found', `No file or folder "${path}". Check the path`)
  const isOutput = outputTest(options.output)
  const files = (await findMatches(path)).filter((file) => !isOutput(file))
  if (files.length === 0)
    throw new PrepError(
      'not_found',
      `No file matches "${path}". Check the pattern; on a command line, quote it`,
    )
  return files
}

async function listFolder(path: string, { format, output }: DiscoverOptions): Promise<string[]> {
  const isOutput = outputTest(output)
  const all = (await listFiles(path)).filter((file) => !isOutput(file))
  const names = all.map((file) => relative(path, file).split(sep).join('/'))
  const files = dataFilesOf(path, names).map((name) => join(path, name))
  const others = new Set(all)
  const known = files.filter((file) => format !== undefined || isDataFile(file, others))
  if (known.length > 0) return known
  throw new PrepError(
    'not_found',
    `Folder "${path}" holds no data file. Known extensions: ${readableExtensions}`,
  )
}

/** Tells whether a file is the output, lies in it, or in the folder `OUTPUT.prep` beside it, links followed or not. */
function outputTest(output: string | undefined): (file: string) => boolean {
  if (output === undefined || output === stdinPath) return () => false
  const outputs = [resolve(output), realPathOf(output)]
  const lies = (inner: string): boolean =>
    outputs.some(
      (outer) =>
        inner === outer || inner.startsWith(`${outer}${sep}`) || inner.startsWith(`${outer}.prep${sep}`),
    )
  return (file) => lies(resolve(file)) || lies(realPathOf(file))
}

function describeSource(path: string, given: FormatName | undefined): Source {
  const { format, compression } = formatOfInput(path)
  const status = path === stdinPath ? undefined : statusOf(path)
  if (status === undefined || isPipe(path, status)) {
    const chosen = given ?? format
    const isAssumed = chosen === undefined
    return { path, format: chosen ?? defaultFormats.stream, isAssumed, compression, bytes: 0, isStream: true }
  }
  const chosen = given ?? format
  if (chosen === undefined) throw unknownFormat(path)
  return readInPlace({ path, format: chosen, compression, bytes: status.size, isStream: false })
}

/** The input, as the format that its file has already where it need not be written out in that one. */
export function readInPlace(source: Source): Source {
  const { format, compression } = source
  const isConverted =
    compression === undefined && formats[format].readAs?.isAlready?.(fileOf(source)) === true
  return isConverted ? { ...source, format: readableForm(format) } : source
}

/** The input that a file of a server is. */
function describeRemote(remote: RemoteObject, given: FormatName | undefined): Source {
  const { format, compression } = formatOfInput(remote.name)
  const chosen = given ?? format
  if (chosen === undefined) throw unknownFormat(remote.shown)
  const { shown: path, bytes = 0 } = remote
  return { path, format: chosen, compression, bytes, isStream: false, remote }
}

function unknownFormat(path: string): PrepError {
  return new PrepError(
    'unsupported',
    `The format of "${path}" is unknown. Name it with the option ${optionName('format')} (${formatNames.join(', ')}), or by an extension: ${readableExtensions}`,
  )
}
