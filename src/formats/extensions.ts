import { extname } from 'node:path'
import { PrepError } from '../base/errors.js'
import { orList } from '../base/or-list.js'
import { type FormatName, formatNames, formats, type WritableFormat, writableFormats } from './registry.js'

/** How a file may be compressed. */
export type Compression = 'gzip' | 'zstd'

const compressions: ReadonlyMap<string, Compression> = new Map([
  ['gz', 'gzip'],
  ['zst', 'zstd'],
])

const readable: ReadonlyMap<string, FormatName> = new Map(
  formatNames.flatMap((name) => {
    const { extensions, readOnlyExtensions = [] } = formats[name]
    return [...extensions, ...readOnlyExtensions].map((extension) => [extension, name] as const)
  }),
)

const writable: ReadonlyMap<string, WritableFormat> = new Map(
  writableFormats.flatMap((name) => formats[name].extensions.map((extension) => [extension, name] as const)),
)

/** A folder of shards under one of these would be taken for a file of that kind. */
const unwritable: ReadonlySet<string> = new Set([...readable.keys(), ...compressions.keys()])

/** The extensions of files that can be read, for messages. */
export const readableExtensions = `${dotted(readable)}, each also with .gz or .zst`

const writableExtensions = dotted(writable)

/** The usual extension of each format that can be written, for help: `.arrow, .jsonl or .csv`. */
export const usualExtensions = orList(writableFormats.map((name) => `.${formats[name].extensions[0]}`))

function dotted(byExtension: ReadonlyMap<string, FormatName>): string {
  return [...byExtension.keys()].map((extension) => `.${extension}`).join(', ')
}

/** What the name of an input file says of it: the format, where it is known, and the compression. */
export function formatOfInput(path: string): {
  format: FormatName | undefined
  compression: Compression | undefined
} {
  const parts = path.toLowerCase().split(/[/\\]/).at(-1)!.split('.')
  const compression = compressions.get(parts.at(-1)!)
  const extension = compression === undefined ? parts.at(-1)! : (parts.at(-2) ?? '')
  return { format: parts.length > 1 ? readable.get(extension) : undefined, compression }
}

/** The extension in the name of an output file, in small letters and without the dot; empty where it has none. */
export function extensionOfFile(path: string): string {
  return path.endsWith('/') ? '' : extname(path).slice(1).toLowerCase()
}

/**
 * The format of an output file by its name; `undefined` for the path of a folder. Throws `unsupported` for
 * the name of a file that cannot be written.
 */
export function formatOfOutput(path: string): WritableFormat | undefined {
  const extension = extensionOfFile(path)
  const format = writable.get(extension)
  if (format === undefined && unwritable.has(extension))
    throw new PrepError(
      'unsupported',
      `Output "${path}" has an extension that cannot be written. Give a folder, or a file of ${writableExtensions}`,
    )
  return format
}
