import { closeSync, openSync } from 'node:fs'
import { PrepError } from '../base/errors.js'
import { readFully } from './read-fully.js'

const blockBytes = 1 << 20

/** The bytes `from` to `to` of a file in pieces, each valid until the next. Throws `bad_input` where the file is shorter. */
export function* readBlocks(path: string, { from, to }: { from: number; to: number }): Generator<Uint8Array> {
  if (from >= to) return
  const block = Buffer.allocUnsafeSlow(Math.min(blockBytes, to - from))
  const fd = openSync(path, 'r')
  try {
    for (let at = from; at < to; ) {
      const got = readFully(fd, { into: block.subarray(0, to - at), from: at })
      if (got === 0)
        throw new PrepError('bad_input', 'The file became shorter while it was read', {
          at: { source: path },
        })
      yield block.subarray(0, got)
      at += got
    }
  } finally {
    closeSync(fd)
  }
}
