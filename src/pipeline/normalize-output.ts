import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import type { z } from '../base/options.js'
import { orList } from '../base/or-list.js'
import { refuseAddress } from '../base/refuse-address.js'
import { type OutputName, outputNameOf, refuseUnknownExtension } from '../formats/extensions.js'
import { type OutputCompression, packingExtension } from '../formats/format/compressions.js'
import type { FormatWriter } from '../formats/format/spec.js'
import {
  defaultFormats,
  formats,
  isFolderFormat,
  type WritableFormat,
  writableFormats,
} from '../formats/registry.js'
import { type HubAddress, isAddress, parseAddress, type S3Address } from '../remote/client/address.js'
import type { CardSpec } from '../schemas/options/pipeline.js'
import { bytesOfSize } from './byte-size.js'
import type { outputObject } from './output-shape.js'

/** Where the output goes, and in what form. */
export interface NormalOutput {
  path: string
  format: WritableFormat
  /** How it is compressed, where that is not the usual way of the format. */
  compression?: OutputCompression
  /** The most bytes of a shard, before it is packed. */
  maxShardBytes?: number
  kind: 'folder' | 'file' | 'stdout'
  /** The trainer that is told what stands in the file. */
  datasetInfo?: 'llamafactory' | undefined
  /** What its owner says of it, for the card. */
  card?: CardSpec | undefined
  keepSplitColumn: boolean
  lineage: boolean
  /** Whether a trail of the rows is kept beside the shards. */
  trail?: boolean | undefined
  /** Where it goes when it is made, if not to a path of this machine. */
  address?: S3Address | HubAddress
}

/** What is said of an output beside its path. */
type OutputWishes = Omit<z.output<typeof outputObject>, 'path' | 'maxShardSize'>

const noWishes: OutputWishes = { keepSplitColumn: false, lineage: false }

/**
 * Finds out what kind of output a path is. Throws `bad_pipeline` for none and for a file whose name says another
 * compression, and `unsupported` for an address, for a file that cannot be written, for a compression that the
 * format does not have, and for a largest shard of what is one file.
 */
export function normalizeOutput(output: string | z.output<typeof outputObject>): NormalOutput {
  if (typeof output === 'string') return outputAt(output, noWishes)
  const { path, maxShardSize, ...wishes } = output
  const found = outputAt(path, wishes)
  if (maxShardSize === undefined) return found
  if (found.kind !== 'folder')
    throw new PrepError(
      'unsupported',
      `Option ${optionName('maxShardSize')} is for folders of shards, and "${path}" is one file. Name a folder, such as "data/", or leave it out`,
    )
  return { ...found, maxShardBytes: Math.max(1, bytesOfSize(maxShardSize)) }
}

function outputAt(path: string, { format, compression, ...columns }: OutputWishes): NormalOutput {
  if (path === '') throw new PrepError('bad_pipeline', 'No output is named. Give a folder, a file or "-"')
  const address = addressOf(path)
  if (address !== undefined) {
    const inner = address.kind === 's3' ? address.key : address.path
    // What ends like a folder, or is all of a bucket or of a data set, may hold a dot.
    const named = outputAt(inner === '' ? 'folder' : inner, { format, compression, ...columns })
    return { ...named, path: address.shown, address }
  }
  if (path === '-') {
    refuseFolderFormat(path, format)
    const chosen = format ?? defaultFormats.stream
    refuseCompanions(chosen)
    return { path, format: chosen, kind: 'stdout', ...packed(chosen, compression), ...columns }
  }
  const name = outputNameOf(path)
  if (name.format !== undefined) {
    refuseFolderFormat(path, format)
    const chosen = format ?? name.format
    const found = packed(chosen, compression ?? name.compression)
    if (formats[chosen].isText) assertNamed(path, name, found.compression)
    return { path, format: chosen, kind: 'file', ...found, ...columns }
  }
  refuseUnknownExtension(path, name)
  const chosen = format ?? defaultFormats.folder
  return {
    path: path.replace(/(?<=.)\/+$/, ''),
    format: chosen,
    kind: 'folder',
    ...packed(chosen, compression),
    ...columns,
  }
}

/** Throws `unsupported` for a format that is a folder of shards where the output is none. */
function refuseFolderFormat(path: string, format: WritableFormat | undefined): void {
  if (format === undefined || !isFolderFormat(format)) return
  throw new PrepError(
    'unsupported',
    `Format ${format} is a folder of shards, and "${path}" is not a folder. Name one, such as "data/"`,
  )
}

/** Throws `unsupported` for a format whose files do not stand alone: a stream is one. */
function refuseCompanions(format: WritableFormat): void {
  const { companions }: FormatWriter = formats[format].writer
  if (companions === undefined) return
  const [extension] = formats[format].extensions
  throw new PrepError(
    'unsupported',
    `Format ${format} is several files side by side, and standard output is one. Name a file, such as "tokens.${extension}", or a folder`,
  )
}

/** The address that an output goes to; `undefined` for a path. Throws `unsupported` for one that cannot be written. */
function addressOf(path: string): S3Address | HubAddress | undefined {
  const address = isAddress(path) ? parseAddress(path) : undefined
  if (address === undefined || address.kind === 'http') refuseAddress('output', path)
  return address === undefined || address.kind === 'http' ? undefined : address
}

/** The compression, unless it is the usual one of the format. Throws `unsupported` where the format does not have it. */
function packed(
  format: WritableFormat,
  compression: OutputCompression | undefined,
): { compression?: OutputCompression } {
  const known = compressionsOf(format)
  if (compression === undefined || compression === known[0]) return {}
  if (known.includes(compression)) return { compression }
  if (known.length > 1)
    throw new PrepError(
      'unsupported',
      `Output of the format ${format} cannot be compressed with ${compression}. Choose ${orList(known)}`,
    )
  const others = writableFormats.filter((name) => compressionsOf(name).includes(compression))
  throw new PrepError(
    'unsupported',
    `Output of the format ${format} is not compressed, so that loaders can map it into memory. Leave compression out, or choose the format ${orList(others)}`,
  )
}

function compressionsOf(format: WritableFormat): readonly OutputCompression[] {
  const { compressions = ['none'] }: FormatWriter = formats[format].writer
  return compressions
}

/** Readers go by the names of files. Throws `bad_pipeline` for one that says another compression than the file has. */
function assertNamed(path: string, name: OutputName, compression: OutputCompression | undefined): void {
  if (name.compression === compression) return
  const bare = name.compression === undefined ? path : path.slice(0, path.lastIndexOf('.'))
  throw new PrepError(
    'bad_pipeline',
    `Compression ${compression ?? 'none'} does not go with the name "${path}", by which readers know how a file is compressed. Name it "${bare}${packingExtension(compression)}", or leave compression out`,
  )
}
