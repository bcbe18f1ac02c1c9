import { type BigIntStats, statSync } from 'node:fs'
import { PrepError } from '../base/errors.js'

/**
 * What the file system says of a file's content without reading it: its size, when its content and its entry were last
 * changed, and its number. Equal revisions mean that nobody has written to it since, as far as the clock of the file
 * system can tell: two changes within one tick (some milliseconds) look like one.
 */
export type FileRevision = string

/** What proves that a file is whole. */
export interface FileFacts {
  bytes: number
  /** The `ByteHash` of all its bytes. */
  hash: string
}

/** The revision of a file; `undefined` where there is none, and for what is no file, such as a pipe. */
export function revisionOf(path: string): FileRevision | undefined {
  const stats: BigIntStats | undefined = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats?.isFile() ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}` : undefined
}

/** Says that a run cannot go on, because its input is no longer the one it began with. */
export function changedWhileRead(path: string): PrepError {
  return new PrepError(
    'bad_input',
    `"${path}" changed while it was read. Start the run again when nothing writes to the file`,
    { at: { source: path } },
  )
}
