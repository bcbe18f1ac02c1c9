import type { Duplex } from 'node:stream'

/** A stream of Node that unpacks what is written to it, and counts what it took. */
export type Unpacker = Duplex & { readonly bytesWritten: number }

/** How {@link unpackSerially} goes on behind a member. */
interface SerialOptions {
  open: () => Unpacker
  /** Whether zeros may stand behind a member, as tapes and blocks are filled up with. */
  isPadded: boolean
}

/**
 * Unpacks members one behind the other. A stream of Node ends behind a member where it does not know what follows, and
 * says nothing of it: zeros and then another member would be lost, or all that follows a frame whose head is damaged. So
 * what it leaves is given to another one, which unpacks it or fails.
 */
export async function* unpackSerially(
  chunks: AsyncIterable<Buffer>,
  options: SerialOptions,
): AsyncGenerator<Buffer> {
  const source = chunks[Symbol.asyncIterator]()
  try {
    let left: Buffer | undefined
    do {
      const stream = options.open()
      const feeding = feed(stream, { source, first: left, isPadded: options.isPadded })
      yield* stream as AsyncIterable<Buffer>
      left = await feeding
    } while (left !== undefined)
  } finally {
    await source.return?.()
  }
}

/** Writes chunks to a stream until it wants no more; answers what it left, `undefined` at the end of the input. Never rejects. */
async function feed(
  stream: Unpacker,
  {
    source,
    first,
    isPadded,
  }: { source: AsyncIterator<Buffer>; first: Buffer | undefined; isPadded: boolean },
): Promise<Buffer | undefined> {
  let hasEnded = false
  try {
    for (let chunk = first ?? (await next(source)); chunk !== undefined; chunk = await next(source)) {
      if (!hasEnded) {
        const before = stream.bytesWritten
        await write(stream, chunk)
        chunk = chunk.subarray(stream.bytesWritten - before)
        hasEnded = chunk.length > 0
      }
      const left = isPadded ? chunk.subarray(leadingZeros(chunk)) : chunk
      if (hasEnded && left.length > 0) return left
    }
    stream.end()
  } catch (error) {
    // Whoever reads the stream is told.
    stream.destroy(error as Error)
  }
  return undefined
}

async function next(source: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
  const { done, value } = await source.next()
  return done ? undefined : value
}

function write(stream: Unpacker, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}

function leadingZeros(bytes: Buffer): number {
  let count = 0
  while (count < bytes.length && bytes[count] === 0) count++
  return count
}
