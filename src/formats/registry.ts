import { arrow } from './arrow/spec.js'
import { csv, tsv } from './csv/spec.js'
import { datatrove } from './datatrove/spec.js'
import { isFileCompression, type OutputCompression } from './format/compressions.js'
import type { FileFrame, OpenEncoder } from './format/encoder.js'
import type { FormatReader } from './format/reader.js'
import type { ConvertedSpec, FormatSpec, FormatWriter, ReadableSpec, Sample } from './format/spec.js'
import { json, jsonl } from './json/spec.js'
import { mds } from './mds/spec.js'
import { megatron } from './megatron/spec.js'
import { parquet } from './parquet/spec.js'
import { rejects } from './rejects/spec.js'
import { rows } from './rows/spec.js'
import { webdataset } from './webdataset/spec.js'
import { xlsx } from './xlsx/spec.js'

/** Every file format, in the order of help and messages. To add one, write its folder and put it here. */
const specs = [
  jsonl,
  json,
  csv,
  tsv,
  arrow,
  parquet,
  mds,
  webdataset,
  megatron,
  datatrove,
  xlsx,
  rejects,
  rows,
] as const satisfies readonly FormatSpec[]

type Spec = (typeof specs)[number]

/** A file format by its name. `.gz` or `.zst` may follow the extension of any of them. */
export type FormatName = Spec['name']

type WritableSpec = Extract<Spec, { writer: FormatWriter }>

/** A file format that can be written. `arrow` is a folder that Hugging Face `load_from_disk` opens. */
export type WritableFormat = WritableSpec['name']

type SpecsByName = {
  readonly [S in Spec as S['name']]: S & (S extends ConvertedSpec ? ConvertedSpec : ReadableSpec)
}

/** The formats by name. */
export const formats = Object.fromEntries(specs.map((spec) => [spec.name, spec])) as SpecsByName

/** What is meant where neither an option nor an extension names a format. */
export const defaultFormats = { folder: arrow.name, stream: jsonl.name } as const

/** A format of files, which a user can name. */
export type FileFormat = Exclude<FormatName, typeof rows.name>

/** The names of all formats of files, each of which can be read. */
export const formatNames = specs.map(({ name }) => name).filter((name) => name !== rows.name)

/** The names of the formats that can be written, first the one of a folder. */
export const writableFormats: readonly WritableFormat[] = [
  ...new Set([defaultFormats.folder, ...formatNames.filter(isWritable)]),
]

function isWritable(name: FormatName): name is WritableFormat {
  return formats[name].writer !== undefined
}

/** Whether an output of a format is always a folder, because its shards cannot be joined into one file. */
export function isFolderFormat(name: WritableFormat): boolean {
  const writer: FormatWriter = formats[name].writer
  return writer.folder !== undefined
}

/** Whether each line of a file of a format is a record. */
export function hasRecordLines(name: FormatName): boolean {
  const spec: FormatSpec = formats[name]
  return spec.hasRecordLines ?? false
}

/** Whether a format writes objects as JSON, in which a record can do without a key. */
export function writesObjects(name: WritableFormat): boolean {
  const writer: FormatWriter = formats[name].writer
  return writer.writesObjects ?? false
}

/** The format that files of a format are read as: their own, or the one that they are turned into. */
export function readableForm(name: FormatName): FormatName {
  return formats[name].readAs?.format.name ?? name
}

/** The reader of a format, or of its {@link readableForm}. */
export function loadReader(name: FormatName): Promise<FormatReader> {
  const spec: FormatSpec = formats[name]
  return spec.readAs === undefined ? spec.loadReader() : spec.readAs.format.loadReader()
}

/** The format that the first bytes of a stream look like; `undefined` where they look like none. */
export async function sniffFormat(sample: Sample): Promise<FormatName | undefined> {
  for (const spec of specs as readonly FormatSpec[]) {
    const looksLikeIt = await spec.loadSniffer?.()
    if (looksLikeIt?.(sample)) return spec.name as FormatName
  }
  return undefined
}

/**
 * Makes what stands around the shards in one file of a format, or in a stream where there is no extension; `undefined`
 * where they stand alone.
 */
export async function loadFrame(
  name: WritableFormat,
  { extension = '', compression }: { extension?: string; compression?: OutputCompression | undefined } = {},
): Promise<FileFrame | undefined> {
  const writer: FormatWriter = formats[name].writer
  const frame = await writer.openFrame?.(extension)
  const pack = await loadFilePack(name, compression)
  return pack === undefined || frame === undefined ? frame : pack.frame(frame)
}

/** What makes the encoders of a format. */
export async function loadEncoder(
  name: WritableFormat,
  compression?: OutputCompression,
): Promise<OpenEncoder> {
  const writer: FormatWriter = formats[name].writer
  const openEncoder = await writer.loadEncoder(compression)
  const pack = await loadFilePack(name, compression)
  return pack === undefined ? openEncoder : pack.encoder(openEncoder)
}

/** What packs the files of a text format as a whole, where they are to be. */
async function loadFilePack(name: WritableFormat, compression: OutputCompression | undefined) {
  if (!formats[name].isText || !isFileCompression(compression)) return undefined
  const { packEncoder, packFrame } = await import('./format/packed-encoder.js')
  const pack = await (await import('../files/compression/pack.js')).loadPack(compression)
  return {
    encoder: (openEncoder: OpenEncoder) => packEncoder(openEncoder, pack),
    frame: (frame: FileFrame) => packFrame(frame, pack),
  }
}
