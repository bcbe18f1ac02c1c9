import { writeSync } from 'node:fs'

/** Writes every byte at the end of what was written; the system may take fewer at a time than it is given. */
export function writeFully(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at)
}
