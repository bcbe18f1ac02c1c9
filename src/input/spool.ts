import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { ByteHash } from '../files/byte-hash.js'
import { limitUnpacked } from '../files/compression/unpack-limit.js'
import { decodeText, encodingName } from '../files/decode-text.js'
import { detectEncoding } from '../files/encoding.js'
import { changedWhileRead } from '../files/file-revision.js'
import { makeFolder } from '../files/make-folder.js'
import { readFully, readPart } from '../files/read-fully.js'
import { type DataFile, type GivenDialect, recordLimit } from '../formats/format/reader.js'
import type { InputFile, Sketch } from '../formats/input-file.js'
import { formats, hasRecordLines, loadReader, readableForm } from '../formats/registry.js'
import { openDecompressor } from './decompressor.js'
import { fileOf, type Source, stdinPath } from './discover.js'
import { openPipe } from './open-pipe.js'
import { type SketchLimits, SketchWriter, sketchLimits } from './sketch.js'
import { type SniffedStream, sniffStream } from './sniff.js'
import { explainUnpacking } from './unpack-again.js'

/** How inputs are opened. */
export interface OpenInputOptions {
  /** Where inputs that cannot be read in parts are written out. */
  spoolFolder: string
  stdin: Readable
  csv: GivenDialect
  /** The encoding of text, by any WHATWG label; UTF-8 where left out. */
  encoding?: string
  /** The longest record that is read; see {@link recordLimit}. */
  maxRecordBytes?: number
  /** The most that a compressed input may unpack to. */
  maxUnpackedBytes?: number
  /** Which way records are read; see `DataFile`. */
  lane?: DataFile['lane']
  /** Takes the bytes of the input itself where it is written out in another form. */
  original?: ByteHash
  /** Called with the bytes written so far by {@link openInput}. */
  onBytes?: ((bytes: number) => void) | undefined
  /** How large a copy may be that is unpacked line by line, before parts of it take its place. Left out where it has to be whole. */
  sketches?: SketchLimits | undefined
  signal?: AbortSignal
}

/**
 * Makes an input readable in parts. What cannot be (standard input, compressed files, JSON documents) is
 * first written out as plain JSON Lines, CSV or Arrow into the spool folder: so every worker can open any
 * range, a second pass is possible, and a resumed run need not start over.
 */
export async function openInput(
  given: Source,
  number: number,
  options: OpenInputOptions,
): Promise<InputFile> {
  if (!given.isStream) return openKnown(given, number, options)
  const { source, stream, note } = await sniffInput(given, options)
  const notes = note === undefined ? source.notes : [...(source.notes ?? []), note]
  return openKnown({ ...source, notes }, number, { ...options, stream })
}

async function sniffInput(source: Source, options: OpenInputOptions): Promise<SniffedStream> {
  const { encoding, signal } = options
  try {
    const stream = source.path === stdinPath ? options.stdin : openPipe(source.path)
    return await sniffStream(source, { stream, encoding, signal })
  } catch (error) {
    if (signal?.aborted) throw new PrepError('aborted', 'The run was stopped')
    throw explainUnpacking(error, { source, path: source.path })
  }
}

/** Opens an input of which it is known how it is to be read; `stream` holds it where it can be read once only. */
async function openKnown(
  source: Source,
  number: number,
  options: OpenInputOptions & { stream?: Readable },
): Promise<InputFile> {
  const { dialect, readAs, isText } = formats[source.format]
  const isFile = !source.isStream && source.compression === undefined
  const isDecoded = isText && options.encoding !== undefined && encodingName(options.encoding) !== 'utf-8'
  if (isText && isFile && options.encoding === undefined) refuseOtherEncodings(fileOf(source), source.path)
  const isInPlace = isFile && !isDecoded && readAs?.loadSpooler === undefined
  const found: string[] = []
  const isPacked = source.compression !== undefined && !source.isStream
  const sketches = isPacked && !isDecoded && isOfLines(source) ? options.sketches : undefined
  const spooling = { ...options, sketches, isDecoded, onNote: (note: string) => found.push(note) }
  let copy: SpooledCopy = isInPlace
    ? { path: resolve(fileOf(source)) }
    : await spool(source, number, spooling)
  const readPath = copy.path
  if (isText && !isFile && options.encoding === undefined) refuseOtherEncodings(readPath, source.path)
  const reader = await loadReader(source.format)
  const delimiter = options.csv.delimiter ?? dialect?.delimiter
  const head = named(source, readPath, () => reader.readHead?.(readPath, { ...options.csv, delimiter }))
  if (head?.endsAtReturns) {
    if (isInPlace || copy.sketch !== undefined)
      copy = await spool(source, number, { ...spooling, sketches: undefined, original: undefined })
    reader.replaceReturns?.(copy.path, head)
  }
  const notes = [...(source.notes ?? []), ...found, ...(head?.notes ?? [])]
  return {
    source: number,
    path: source.path,
    readPath: copy.path,
    format: readableForm(source.format),
    bytes: statSync(copy.path).size,
    dataStart: 0,
    ...(!isInPlace && !source.isStream && { given: { format: source.format, bytes: source.bytes } }),
    ...(source.remote?.version !== undefined && { version: source.remote.version }),
    ...(options.maxRecordBytes !== undefined && { maxRecordBytes: options.maxRecordBytes }),
    ...(options.lane !== undefined && { lane: options.lane }),
    ...(copy.sketch !== undefined && { sketch: copy.sketch }),
    ...head,
    ...(notes.length > 0 && { notes }),
  }
}

/** Whether a copy of an input can be made again from what was given, and by unpacking alone. */
export async function isMadeByUnpacking(source: Source, file: InputFile): Promise<boolean> {
  const { readAs } = formats[source.format]
  const isUnpacked = source.compression !== undefined && !source.isStream && source.file === undefined
  if (!isUnpacked || readAs?.loadSpooler !== undefined || file.endsAtReturns === true) return false
  return (await loadReader(source.format)).schemaOf === undefined
}

/** Makes the copy of an input again. Throws `bad_input` where its bytes are no longer those of the first time. */
export async function spoolAgain(
  source: Source,
  number: number,
  options: OpenInputOptions & { hash: string },
) {
  const original = new ByteHash()
  const isDecoded = options.encoding !== undefined && encodingName(options.encoding) !== 'utf-8'
  await spool(source, number, { ...options, original, isDecoded, onNote: () => {}, onBytes: undefined })
  if (original.digest() !== options.hash) throw changedWhileRead(source.path)
}

/** Whether the copy of an input holds its records line by line. */
function isOfLines({ format }: Source): boolean {
  return hasRecordLines(readableForm(format)) && formats[format].readAs?.loadSpooler === undefined
}

/** Does what names a copy of an input in its error; names the input instead. */
function named<T>(source: Source, copy: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof PrepError) || error.at?.source !== copy) throw error
    throw new PrepError(error.code, error.marked, {
      at: { ...error.at, source: source.path },
      cause: error.cause,
    })
  }
}

/** What was written in the place of an input. */
interface SpooledCopy {
  path: string
  /** Set where the input is too large for a copy. */
  sketch?: Sketch | undefined
}

async function spool(
  source: Source,
  number: number,
  options: OpenInputOptions & { stream?: Readable; isDecoded: boolean; onNote: (note: string) => void },
): Promise<SpooledCopy> {
  const convert = await formats[source.format].readAs?.loadSpooler?.()
  const path = `${options.spoolFolder}/${String(number).padStart(5, '0')}.${readableForm(source.format)}`
  makeFolder(dirname(path))
  const input = options.stream ?? createReadStream(fileOf(source), { highWaterMark: 1 << 20 })
  const unpacker = source.compression === undefined ? undefined : await openDecompressor(source.compression)
  const stages = [
    ...(unpacker === undefined ? [] : [unpacker]),
    ...(options.isDecoded ? [decodeText(options.encoding as string)] : []),
  ]
  const copy = new SketchWriter(path, options.sketches ?? { ...sketchLimits, wholeBytes: Infinity })
  const write = (chunk: Buffer) => {
    copy.write(chunk)
    options.onBytes?.(copy.bytes)
  }
  const { signal, maxUnpackedBytes } = options
  let unpackedBytes = 0
  const count = (chunk: Buffer) => {
    unpackedBytes += chunk.length
  }
  // What `pipeline` throws may be the end that it puts to the other stages, so the first fault is kept.
  let fault: unknown
  const drain = async (all: AsyncIterable<Buffer>) => {
    const { path, bytes: size } = source
    const packedBytes = () => unpacker?.bytesWritten ?? size
    const text =
      unpacker === undefined ? all : limitUnpacked(seen(all, count), { path, packedBytes, maxUnpackedBytes })
    try {
      if (convert !== undefined)
        await convert(text, write, {
          maxRecordBytes: recordLimit(options),
          limitUnpacked: (chunks, sizes) => limitUnpacked(chunks, { path, maxUnpackedBytes, ...sizes }),
          onNote: options.onNote,
        })
      else for await (const chunk of text) write(chunk)
    } catch (error) {
      fault = error
      throw error
    }
  }
  try {
    const hashed = hashing(options.original)
    const [first, second] = stages
    if (first === undefined) await pipeline(input, hashed, drain, { signal })
    else if (second === undefined) await pipeline(input, hashed, first, drain, { signal })
    else await pipeline(input, hashed, first, second, drain, { signal })
    return { path, sketch: copy.close() }
  } catch (error) {
    if (options.signal?.aborted) throw new PrepError('aborted', 'The run was stopped')
    throw explainUnpacking(fault ?? error, { source, path, unpackedBytes })
  } finally {
    copy.close()
  }
}

async function* seen(chunks: AsyncIterable<Buffer>, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    see(chunk)
    yield chunk
  }
}

/** Passes bytes on as they are, and shows them to a hash. */
function hashing(hash: ByteHash | undefined): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash?.update(chunk)
      done(null, chunk)
    },
  })
}

const sampleBytes = 1 << 16

/** Encodings that a sample does not tell from the one that is recognised. */
const likeIt: Readonly<Record<string, string>> = {
  'windows-1252': ' or, in Central Europe or Turkey, windows-1250 or windows-1254',
}

/**
 * Throws `bad_input` for text that is of another encoding by its first 64 KiB: read as UTF-8, every character of it
 * would be lost. `path` is where the text lies, `name` the input it is of.
 */
function refuseOtherEncodings(path: string, name: string): void {
  const encoding = detectEncoding(readPart(path, { from: 0, length: sampleBytes }))
  if (encoding === undefined || encoding === 'utf-8') return
  throw new PrepError(
    'bad_input',
    `The text is not UTF-8; by its first bytes it looks like ${encoding}${likeIt[encoding] ?? ''}. Set ${optionName('encoding')} to ${encoding} to have it converted, and look at what becomes of it`,
    { at: { source: name } },
  )
}

/**
 * A hash that shows most changes of an input without reading all of it: of the file's size, its first and last
 * 64 KiB, and 64 blocks of 4 KiB spread over it. Smaller files are hashed whole.
 */
export function fingerprint(path: string): string {
  const { size } = statSync(path)
  const hash = createHash('sha256').update(String(size))
  const block = Buffer.alloc(64 << 10)
  const fd = openSync(path, 'r')
  try {
    const add = (at: number, length: number) => {
      const sample = block.subarray(0, Math.min(length, size - at))
      hash.update(sample.subarray(0, readFully(fd, { into: sample, from: at })))
    }
    if (size <= 512 << 10) for (let at = 0; at < size; at += block.length) add(at, block.length)
    else {
      add(0, block.length)
      for (let i = 1; i <= 64; i++) add(Math.floor((size * i) / 65), 4 << 10)
      add(size - block.length, block.length)
    }
  } finally {
    closeSync(fd)
  }
  return hash.digest('hex')
}
