import { randomBytes } from 'node:crypto'

/**
 * Every file is written under a name that this attempt alone has, then renamed. A process number would not do: it
 * comes again in another container or on another host, and two attempts would write into one file.
 */

/** A name for an attempt that no other process, thread or host has: 96 random bits in hexadecimal. */
export function nameAttempt(): string {
  return randomBytes(12).toString('hex')
}

/** Where an attempt at `path` writes before it renames: beside it, so on the same file system. */
export function temporaryPath(path: string): string {
  return `${path}.${nameAttempt()}.tmp`
}

/** The name of the file that a temporary one was to become; `undefined` for a name that no attempt has made. */
export function nameAttempted(name: string): string | undefined {
  return attempted.exec(name)?.[1]
}

/** Process numbers in place of random bits are of earlier builds. */
const attempted = /^(.+)\.(?:[0-9a-f]{24}|\d+)\.tmp$/
