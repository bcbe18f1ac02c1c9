import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { PrepError } from '../base/errors.js'
import { ByteHash } from '../files/byte-hash.js'
import { type FileRevision, revisionOf } from '../files/file-revision.js'
import type { InputFile } from '../formats/input-file.js'
import { formats, loadReader } from '../formats/registry.js'
import type { NormalInput } from '../pipeline/normalize-input.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { type DiscoverOptions, discoverSources, fileOf, type Source } from './discover.js'
import { fetchInputs } from './fetch-inputs.js'
import { realPathOf } from './file-status.js'
import { InputCopies } from './input-copies.js'
import { interleaveFiles } from './interleave/merge-files.js'
import { openNumberedRows } from './numbered-rows.js'
import { assertCopyIsTrue, hashFile, type Original } from './original.js'
import { isSketched, type SketchLimits, sketchLimits } from './sketch.js'
import { isMadeByUnpacking, openInput, spoolAgain } from './spool.js'
import { unpackAgain } from './unpack-again.js'

/** The inputs of a plan, ready to be read in parts. */
export interface OpenedInputs {
  files: InputFile[]
  /** A hash over the content of each file; `undefined` where it has yet to be read. */
  fingerprints: (string | undefined)[]
  /** The inputs as they were found. */
  originals: Original[]
  /** What holds the copies of those that were unpacked. */
  copies: InputCopies
}

/** What opening inputs needs to know of the run: how it goes, and where what cannot be cut is spooled. */
export interface InputContext {
  options: Pick<RunOptions, 'signal' | 'onProgress' | 'stdin'>
  spoolFolder: string
  /** How many bytes of copies may lie about unread; see {@link InputCopies}. */
  idleBytes?: number
  /** How large a copy of lines may be. */
  sketches?: SketchLimits
}

/** A file that was found, with the name of the source it belongs to. */
interface FoundFile {
  source: Source
  name?: string
}

/**
 * Finds and opens the inputs, and hashes those that are copied. Throws `unsupported` where files with a schema of
 * their own stand beside others, and `bad_input` for a file that changes while it is copied.
 */
export async function openInputs(pipeline: NormalPipeline, context: InputContext): Promise<OpenedInputs> {
  const { input } = pipeline
  if (input.rows !== undefined) return openNumberedRows(input.rows, context.spoolFolder)
  const { signal, onProgress, stdin = process.stdin } = context.options
  const named = await findFiles(input, { format: input.format, output: pipeline.output.path, signal })
  const found = await fetchRemote(named, context)
  const totalBytes = found.reduce((sum, { source }) => sum + source.bytes, 0)
  const unpacked = new Map<number, number>()
  const onBytes = (number: number) => (bytes: number) => {
    unpacked.set(number, bytes)
    const sum = [...unpacked.values()].reduce((all, one) => all + one, 0)
    onProgress?.({ phase: 'spool', bytes: sum, totalBytes, rows: 0 })
  }
  const files: InputFile[] = []
  const originals: Original[] = []
  const copies = new InputCopies(context.idleBytes)
  const open = async ({ source, name }: FoundFile, number: number) => {
    const revision = revisionOfSource(source)
    const original = new ByteHash()
    const options = {
      spoolFolder: context.spoolFolder,
      stdin,
      csv: input,
      encoding: input.encoding,
      maxRecordBytes: input.maxRecordBytes,
      maxUnpackedBytes: input.maxUnpackedBytes,
      lane: input.lane,
      original,
      sketches: input.interleave === undefined ? (context.sketches ?? sketchLimits) : undefined,
      signal,
      onBytes: onBytes(number),
    }
    const file = await openInput(source, number, options)
    const { sourceColumn } = input
    const isNamed = name !== undefined && sourceColumn !== undefined
    files[number] = isNamed ? { ...file, sourceColumn: { column: sourceColumn, value: name } } : file
    const isSpooled = file.readPath !== resolve(fileOf(source))
    const isCopied = input.interleave !== undefined || source.file !== undefined
    const hash = isSpooled ? original.digest() : isCopied ? hashFile(file.readPath) : undefined
    originals[number] = { path: source.path, revision, hash }
    if (isSpooled && source.file === undefined) assertCopyIsTrue(originals[number])
    // What is written out in another form is not read again as it came.
    if (isSpooled && source.file !== undefined && !isSketched(file)) rmSync(source.file)
    const again = { ...options, hash: hash! }
    const { path } = source
    if (isSketched(file))
      copies.addPacked(file, { path, bytes: file.bytes, unpack: () => unpackAgain(source, again) })
    else if (isSpooled && input.interleave === undefined && (await isMadeByUnpacking(source, file)))
      copies.add(file, () => spoolAgain(source, number, again))
  }
  await inTurns(found, open)
  const fingerprints = originals.map(({ hash }) => hash)
  const opened = { files, fingerprints, originals, copies }
  if (input.interleave !== undefined) return interleave(opened, { input, found, context })
  await assertOneKind(files)
  return opened
}

/** Inputs that are opened at once: Node unpacks on four threads. */
const openedAtOnce = 4

/** Opens inputs, a few at once. Where some fail, the others are waited for, and the error of the first of them is thrown. */
async function inTurns(
  found: readonly FoundFile[],
  open: (file: FoundFile, number: number) => Promise<void>,
): Promise<void> {
  const errors = new Map<number, unknown>()
  let next = 0
  const work = async () => {
    while (next < found.length && errors.size === 0) {
      const number = next++
      await open(found[number], number).catch((error: unknown) => errors.set(number, error))
    }
  }
  await Promise.all(Array.from({ length: openedAtOnce }, work))
  const [first] = [...errors.keys()].sort((a, b) => a - b)
  if (first !== undefined) throw errors.get(first)
}

/** What changes when an input does: said by the file system, or by the server that it lies on. */
function revisionOfSource({ isStream, remote, path }: Source): FileRevision | undefined {
  if (remote !== undefined) return remote.version
  return isStream ? undefined : revisionOf(path)
}

/** The same files, those of a server with a copy on this machine. */
async function fetchRemote(found: readonly FoundFile[], context: InputContext): Promise<FoundFile[]> {
  const { signal, onProgress } = context.options
  const sources = await fetchInputs(
    found.map(({ source }) => source),
    {
      folder: `${context.spoolFolder}/fetched`,
      signal,
      onBytes: (bytes, totalBytes) => onProgress?.({ phase: 'fetch', bytes, totalBytes, rows: 0 }),
    },
  )
  return found.map((file, i) => ({ ...file, source: sources[i] }))
}

/** A schema is either given by all files or inferred over all of them. */
async function assertOneKind(files: readonly InputFile[]): Promise<void> {
  let withSchema: InputFile | undefined
  let without: InputFile | undefined
  for (const file of files)
    if ((await loadReader(file.format)).schemaOf === undefined) without ??= file
    else withSchema ??= file
  if (withSchema === undefined || without === undefined) return
  const titles = [withSchema, without].map(({ format }) => formats[format].title)
  throw new PrepError(
    'unsupported',
    `"${withSchema.path}" has a schema of its own and "${without.path}" has none. Run ${titles.join(' and ')} files apart`,
  )
}

/** The files of all paths, or source by source. Throws `bad_pipeline` for a file that two sources name. */
async function findFiles(input: NormalInput, options: DiscoverOptions): Promise<FoundFile[]> {
  if (input.sources === undefined)
    return (await discoverSources(input.path, options)).map((source) => ({ source }))
  const found: FoundFile[] = []
  const owners = new Map<string, string>()
  for (const { name, path } of input.sources)
    for (const source of await discoverSources(path, options)) {
      const key = source.remote?.id ?? realPathOf(source.path)
      const owner = owners.get(key)
      if (owner !== undefined)
        throw new PrepError(
          'bad_pipeline',
          `File "${source.path}" belongs to the sources "${owner}" and "${name}". Leave it to one of them`,
        )
      owners.set(key, name)
      found.push({ source, name })
    }
  return found
}

/** The opened files as a single one, with a fingerprint over all that its order follows from. */
async function interleave(
  opened: OpenedInputs,
  { input, found, context }: { input: NormalInput; found: readonly FoundFile[]; context: InputContext },
): Promise<OpenedInputs> {
  const { signal, onProgress } = context.options
  const options = input.interleave!
  const sources = input.sources!.map(({ name }) => ({
    name,
    files: opened.files.filter((_, i) => found[i].name === name),
  }))
  const totalBytes = opened.files.reduce((sum, file) => sum + file.bytes, 0)
  const file = await interleaveFiles(sources, options, {
    path: `${context.spoolFolder}/interleaved`,
    signal,
    onBytes: (bytes) =>
      onProgress?.({ phase: 'spool', bytes, totalBytes: Math.max(bytes, totalBytes), rows: 0 }),
  })
  for (const original of opened.originals) assertCopyIsTrue(original)
  const parts = { options, names: found.map(({ name }) => name), fingerprints: opened.fingerprints }
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return { ...opened, files: [file], fingerprints: [digest] }
}
