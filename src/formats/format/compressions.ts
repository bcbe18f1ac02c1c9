import type { FileCompression } from '../../files/compression/pack.js'

/** How an output is compressed. */
export type OutputCompression = 'none' | 'snappy' | 'gzip' | 'zstd'

/** The ways of compressing an output, for options and help. */
export const outputCompressions = ['none', 'gzip', 'zstd', 'snappy'] as const

/** How the files of every text format may be compressed, as a whole. */
export const textCompressions = ['none', 'gzip', 'zstd'] as const

/** How a file is compressed by what stands behind its extension. */
export const compressionsByExtension: ReadonlyMap<string, FileCompression> = new Map([
  ['gz', 'gzip'],
  ['zst', 'zstd'],
  // As MosaicML Streaming and LitData call it.
  ['zstd', 'zstd'],
])

/** What stands behind the extension of a file that is compressed as a whole, such as `.gz`. */
export function packingExtension(compression: OutputCompression | undefined): string {
  const [extension] = [...compressionsByExtension].find(([, one]) => one === compression) ?? []
  return extension === undefined ? '' : `.${extension}`
}

/** Whether an output of that compression is one of files that are compressed as a whole. */
export function isFileCompression(
  compression: OutputCompression | undefined,
): compression is FileCompression {
  return compression === 'gzip' || compression === 'zstd'
}
