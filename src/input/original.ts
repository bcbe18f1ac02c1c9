import { statSync } from 'node:fs'
import { hashOf } from '../files/byte-hash.js'
import { changedWhileRead, type FileRevision, revisionOf } from '../files/file-revision.js'
import { readBlocks } from '../files/read-blocks.js'

/** An input as the user named it, before a byte of it was read. JSON-safe. */
export interface Original {
  /** Its name as the user gave it. */
  path: string
  /** Its revision at that time; absent for what is no file, such as standard input. */
  revision?: FileRevision
  /** The `ByteHash` over all of it, for an input that was copied; absent where parts of the file itself are read. */
  hash?: string
}

/** The `ByteHash` over a whole file. */
export function hashFile(path: string): string {
  return hashOf(readBlocks(path, { from: 0, to: statSync(path).size }))
}

/** Throws `bad_input` where an input that was copied is no longer what was found, so that the copy may be half of each. */
export function assertCopyIsTrue({ path, revision, hash }: Original): void {
  if (revision === undefined || revisionOf(path) === revision || hashFile(path) === hash) return
  throw changedWhileRead(path)
}
