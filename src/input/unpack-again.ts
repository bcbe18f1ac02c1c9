import { PrepError, placeError } from '../base/errors.js'
import { ByteHash } from '../files/byte-hash.js'
import { changedWhileRead } from '../files/file-revision.js'
import { readPart } from '../files/read-fully.js'
import { unpackerOf } from './decompressor.js'
import { fileOf, type Source } from './discover.js'

/** The content of a packed input once more. Throws `bad_input` at its end where its bytes are no longer those of the first time. */
export async function* unpackAgain(
  source: Source,
  { hash, signal }: { hash: string; signal?: AbortSignal | undefined },
): AsyncGenerator<Buffer> {
  const original = new ByteHash()
  const unpack = await unpackerOf(source.compression!)
  let unpackedBytes = 0
  try {
    for await (const chunk of unpack(blocksOf(fileOf(source), original))) {
      if (signal?.aborted) throw new PrepError('aborted', 'The run was stopped')
      yield chunk
      unpackedBytes += chunk.length
    }
  } catch (error) {
    throw explainUnpacking(error, { source, path: source.path, unpackedBytes })
  }
  if (original.digest() !== hash) throw changedWhileRead(source.path)
}

/** The bytes of a file, which is open while a block of them is read and not between. */
async function* blocksOf(path: string, hash: ByteHash): AsyncGenerator<Buffer> {
  for (let from = 0; ; ) {
    const block = readPart(path, { from, length: 1 << 20 })
    if (block.length === 0) return
    hash.update(block)
    yield block
    from += block.length
  }
}

/** Tells a damaged input from one that cannot be read, and from a disk that cannot be written. */
export function explainUnpacking(
  error: unknown,
  { source, path, unpackedBytes = 0 }: { source: Source; path: string; unpackedBytes?: number },
): unknown {
  if (error instanceof PrepError) return placeError(error, { source: source.path })
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  const options = { at: { source: source.path }, cause: error }
  if (syscall === 'write')
    return new PrepError(
      'write_failed',
      `"${path}" cannot be written (${code}). Make room, or choose another output`,
      options,
    )
  if (code.startsWith('Z'))
    return new PrepError(
      'bad_input',
      `"${source.path}" cannot be unpacked: it is damaged or cut short behind byte ${unpackedBytes} of its content`,
      options,
    )
  return new PrepError('bad_input', `"${source.path}" cannot be read (${code})`, options)
}
