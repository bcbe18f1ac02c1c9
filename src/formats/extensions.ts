import { extname } from 'node:path'
import { PrepError } from '../base/errors.js'
import { orList } from '../base/or-list.js'
import type { FileCompression } from '../files/compression/pack.js'
import { companionPath } from './format/companions.js'
import { compressionsByExtension } from './format/compressions.js'
import type { FormatWriter } from './format/spec.js'
import {
  type FileFormat,
  formatNames,
  formats,
  isFolderFormat,
  type WritableFormat,
  writableFormats,
} from './registry.js'

const readable: ReadonlyMap<string, FileFormat> = new Map(
  formatNames.flatMap((name) => {
    const { extensions, readOnlyExtensions = [] } = formats[name]
    return [...extensions, ...readOnlyExtensions].map((extension) => [extension, name] as const)
  }),
)

/** The formats that one file can have. */
export const fileFormats: readonly WritableFormat[] = writableFormats.filter((name) => !isFolderFormat(name))

const writable: ReadonlyMap<string, WritableFormat> = new Map(
  fileFormats.flatMap((name) => formats[name].extensions.map((extension) => [extension, name] as const)),
)

/** A folder of shards under one of these would be taken for a file of that kind. */
const unwritable: ReadonlySet<string> = new Set([...readable.keys(), ...compressionsByExtension.keys()])

/** The extensions of files that can be read, for messages. */
export const readableExtensions = `${dotted(readable)}, each also with .gz or .zst`

const writableExtensions = `${dotted(writable)}; ${orList(textExtensions())} also with .gz or .zst`

/** The usual extension of each format that can be written, for help: `.arrow, .jsonl or .csv`. */
export const usualExtensions = orList(fileFormats.map((name) => `.${formats[name].extensions[0]}`))

function textExtensions(): string[] {
  return writableFormats
    .filter((name) => formats[name].isText)
    .map((name) => `.${formats[name].extensions[0]}`)
}

function dotted(byExtension: ReadonlyMap<string, FileFormat>): string {
  return [...byExtension.keys()].map((extension) => `.${extension}`).join(', ')
}

/** What the name of an input file says of it: the format, where it is known, and the compression. */
export function formatOfInput(path: string): {
  format: FileFormat | undefined
  compression: FileCompression | undefined
} {
  const parts = path.toLowerCase().split(/[/\\]/).at(-1)!.split('.')
  const compression = compressionsByExtension.get(parts.at(-1)!)
  const extension = compression === undefined ? parts.at(-1)! : (parts.at(-2) ?? '')
  return { format: parts.length > 1 ? readable.get(extension) : undefined, compression }
}

/**
 * Whether a file among others is data by its name: its extension is known, and the file beside it without which it cannot be
 * read is there. A `.bin` alone is the weights of some model.
 */
export function isDataFile(path: string, others: ReadonlySet<string>): boolean {
  const { format } = formatOfInput(path)
  if (format === undefined) return false
  const writer: FormatWriter | undefined = formats[format].writer
  const needed = writer?.companions?.extensions[0]
  return needed === undefined || others.has(companionPath(path, needed))
}

/** What the name of an output says of it. */
export interface OutputName {
  /** The extension, in small letters and without the dot; empty where it has none. */
  extension: string
  /** The format, by the extension; `undefined` for the path of a folder. */
  format: WritableFormat | undefined
  /** How the file is compressed, by what stands behind the extension. */
  compression: FileCompression | undefined
}

/**
 * Takes the name of an output apart. Throws `unsupported` for the name of a file that cannot be written.
 */
export function outputNameOf(path: string): OutputName {
  const last = lastExtension(path)
  const compression = compressionsByExtension.get(last)
  const extension = compression === undefined ? last : lastExtension(path.slice(0, -last.length - 1))
  const format = writable.get(extension)
  const isWritten = compression === undefined || (format !== undefined && formats[format].isText)
  if (!isWritten || (format === undefined && unwritable.has(extension)))
    throw new PrepError(
      'unsupported',
      `Output "${path}" has an extension that cannot be written. Give a folder, or a file of ${writableExtensions}`,
    )
  return { extension, format, compression }
}

/** Letters and digits behind the last dot, as of files; not those of versions, such as `data.v2`, `data-1.2` or `llama-3.1-8b`. */
const fileExtension = /^(?!v\d+$)[a-z][a-z0-9]*$/

/**
 * Throws `unsupported` for the path of a folder that reads as that of a file, such as `out.foo`: whoever mistypes an
 * extension wants no folder. A slash at its end says that it is one.
 */
export function refuseUnknownExtension(path: string, { extension, format }: OutputName): void {
  if (format !== undefined || !fileExtension.test(extension)) return
  throw new PrepError(
    'unsupported',
    `Output "${path}" has an extension of no format that can be written. Give a file of ${writableExtensions}; or, for a folder of that name, "${path}/"`,
  )
}

/** The path of a folder, with a slash where it would read as that of a file. */
export function folderPath(path: string): string {
  return fileExtension.test(lastExtension(path)) ? `${path}/` : path
}

function lastExtension(path: string): string {
  return path.endsWith('/') ? '' : extname(path).slice(1).toLowerCase()
}

/** The format of an output file by its name; `undefined` for the path of a folder. Throws as {@link outputNameOf}. */
export function formatOfOutput(path: string): WritableFormat | undefined {
  return outputNameOf(path).format
}
