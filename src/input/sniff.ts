/**
 * What a stream holds, by its first bytes: a pipe has no name that says it. The bytes looked at are put back, so
 * that nothing of the stream is lost.
 */

import { addAbortSignal, Readable } from 'node:stream'
import { gunzipSync, constants as zlib } from 'node:zlib'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { orList } from '../base/or-list.js'
import type { FileCompression } from '../files/compression/pack.js'
import { encodingName } from '../files/decode-text.js'
import { detectEncoding } from '../files/encoding.js'
import type { Sample } from '../formats/format/spec.js'
import { formatNames, formats, sniffFormat } from '../formats/registry.js'
import type { Source } from './discover.js'

/** As much as a block of Zstandard can hold, and more. */
const peekedBytes = 256 << 10
/** Unpacked bytes to look at. */
const sampleBytes = 64 << 10
/** Of a gzip file so many bytes are unpacked, which cannot become more than 4 MiB. */
const packedBytes = 4 << 10

/** The first bytes of packed files that can be read. */
const packings: readonly [FileCompression, string][] = [
  ['gzip', '1f8b'],
  ['zstd', '28b52ffd'],
]

/** The first bytes of files that cannot, with what they are and what to do. */
const foreign: readonly [magic: string, name: string, cure: string][] = [
  ['504b0304', 'a zip archive', 'Unpack it first, as "unzip -p" does'],
  ['425a68', 'packed with bzip2', 'Unpack it first, as "bzip2 -dc" does'],
  ['fd377a585a00', 'packed with xz', 'Unpack it first, as "xz -dc" does'],
  ['04224d18', 'packed with lz4', 'Unpack it first, as "lz4 -dc" does'],
]

/** A stream of which is known how it is to be read. */
export interface SniffedStream {
  source: Source
  stream: Readable
  /** What was inferred, for the report; `undefined` where it is what holds anyway. */
  note?: string
}

/**
 * Infers the compression of a stream, and the format where none was given. Throws `unsupported` for what cannot be
 * read or is not recognised, and `bad_option` where the bytes are not of the format that was given.
 */
export async function sniffStream(
  source: Source,
  { stream, encoding, signal }: { stream: Readable; encoding?: string; signal?: AbortSignal },
): Promise<SniffedStream> {
  const { head, isWhole, rest } = await peek(stream, signal)
  const compression = packings.find(([, magic]) => startsWith(head, magic))?.[0] ?? source.compression
  const bytes = compression === undefined ? head : await unpackHead(head, compression)
  for (const start of [head, bytes]) await refuseForeign(start)
  const sample = textOf(
    { bytes: bytes.subarray(0, sampleBytes), isWhole: isWhole && bytes.length < sampleBytes },
    encoding,
  )
  const format = source.isAssumed ? await inferFormat(source, sample) : source.format
  if (!source.isAssumed) await refuseOtherFormat(source, sample)
  const inferred = [
    ...(format === source.format ? [] : [`Read as ${formats[format].title}`]),
    ...(compression === source.compression ? [] : [`unpacked with ${compression}`]),
  ].join(', ')
  const note =
    inferred === ''
      ? undefined
      : `${inferred.charAt(0).toUpperCase()}${inferred.slice(1)}, by the first bytes`
  return { source: { ...source, format, compression }, stream: rest, note }
}

async function inferFormat({ format }: Source, sample: Sample): Promise<Source['format']> {
  if (sample.bytes.length === 0) return format
  const found = await sniffFormat(sample)
  if (found !== undefined) return found
  // Text in another encoding is refused as such later on, with the name of the encoding.
  const encoding = detectEncoding(sample.bytes)
  if (encoding !== undefined && encoding !== 'utf-8') return format
  throw new PrepError(
    'unsupported',
    `The first bytes of the input are of no known format. Set ${optionName('format')} to ${orList(formatNames)}`,
  )
}

/** A format of bytes that was given for text, or the other way round, would make every record a reject. */
async function refuseOtherFormat({ format }: Source, sample: Sample): Promise<void> {
  const found = await sniffFormat(sample)
  if (found === undefined || formats[found].isText === formats[format].isText) return
  throw new PrepError(
    'bad_option',
    `The input is ${formats[found].title} by its first bytes, not ${formats[format].title}. Leave out ${optionName('format')}, or set it to ${found}`,
  )
}

/** The first bytes as UTF-8 without a byte order mark. */
function textOf({ bytes, isWhole }: Sample, encoding: string | undefined): Sample {
  const isDecoded = encoding !== undefined && encodingName(encoding) !== 'utf-8'
  const text = isDecoded ? Buffer.from(new TextDecoder(encoding).decode(bytes, { stream: true })) : bytes
  return { bytes: startsWith(text, 'efbbbf') ? text.subarray(3) : text, isWhole }
}

async function peek(
  stream: Readable,
  signal: AbortSignal | undefined,
): Promise<{ head: Buffer; isWhole: boolean; rest: Readable }> {
  if (signal !== undefined) addAbortSignal(signal, stream)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    chunks.push(Buffer.from(chunk as Buffer))
    length += (chunk as Buffer).length
    if (length >= peekedBytes) break
  }
  const head = Buffer.concat(chunks)
  if (stream.readableEnded) return { head, isWhole: true, rest: Readable.from([head]) }
  stream.unshift(head)
  return { head, isWhole: false, rest: stream }
}

/** The start of what is packed. Where it is damaged, less: reading all of it says so. */
async function unpackHead(head: Buffer, compression: FileCompression): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    if (compression === 'gzip')
      return gunzipSync(head.subarray(0, packedBytes), { finishFlush: zlib.Z_SYNC_FLUSH })
    const { unpackZstd } = await import('../files/compression/zstd.js')
    for await (const chunk of unpackZstd(Readable.from([head]))) {
      chunks.push(chunk)
      if (Buffer.concat(chunks).length >= sampleBytes) break
    }
  } catch (error) {
    if (error instanceof PrepError) throw error
  }
  return Buffer.concat(chunks)
}

async function refuseForeign(head: Buffer): Promise<void> {
  const [, name, cure] = foreign.find(([magic]) => startsWith(head, magic)) ?? []
  if (name === undefined) return
  // A workbook is a zip archive too.
  const found = await sniffFormat({ bytes: head, isWhole: false })
  if (found !== undefined && !formats[found].isText) return
  throw new PrepError('unsupported', `The input is ${name}, by its first bytes. ${cure}`)
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.toString('hex', 0, magic.length / 2) === magic
}
