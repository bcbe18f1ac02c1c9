import { writeSync } from 'node:fs'

/**
 * Writes every byte: at a place of the file, or at the end of what was written. The system may take fewer at a time than
 * it is given.
 */
export function writeFully(fd: number, bytes: Uint8Array, place?: number): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(fd, bytes, at, bytes.length - at, place === undefined ? null : place + at)
}
