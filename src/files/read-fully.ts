import { closeSync, openSync, readSync } from 'node:fs'

/** Which bytes are read, and where to. */
export interface Reading {
  /** Gets the bytes, from its start. As many are read as it has room for. */
  into: Uint8Array
  /** Byte offset in the file. */
  from: number
}

/**
 * Reads until `into` is full or the file ends, because the system may give fewer bytes at a time than it was asked
 * for, as network file systems do. Answers the number of bytes.
 */
export function readFully(fd: number, { into, from }: Reading): number {
  let filled = 0
  while (filled < into.length) {
    const got = readSync(fd, into, filled, into.length - filled, from + filled)
    if (got === 0) break
    filled += got
  }
  return filled
}

/** {@link readFully} of a file by its name. Answers the bytes that were there. */
export function readPart(path: string, { from, length }: { from: number; length: number }): Buffer {
  const bytes = Buffer.alloc(length)
  const fd = openSync(path, 'r')
  try {
    return bytes.subarray(0, readFully(fd, { into: bytes, from }))
  } finally {
    closeSync(fd)
  }
}
