/** A way of compression whose files may consist of several members, each of which can be unpacked alone. */
export interface MemberFormat {
  /** Where a member may begin behind a place; -1 for nowhere. Bytes that only look like the head of one may be answered too. */
  findStart: (bytes: Buffer, from: number) => number
  /** Unpacks members that are whole, aside from the thread that asks. Rejects where they are not, or become more than {@link maxUnpacked}. */
  unpackWhole: (bytes: Buffer) => Promise<Buffer>
  /** Unpacks everything, in order. */
  unpackSerially: (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>
}

/** Members are unpacked together until they are so large; many small ones, as BGZF has, would cost a call each. */
const minPiece = 1 << 20
/** A member that is larger than this is not waited for. */
const maxPiece = 4 << 20
/** So much, at most, becomes of a piece: one of text seldom becomes more, and memory is not for one that does. */
export const maxUnpacked = 64 << 20
/** So many pieces are unpacked at a time: as many threads as Node has for it. */
const atATime = 4

/**
 * Unpacks a file on several threads where it consists of several members, and in order otherwise. Where members begin is
 * guessed by their first bytes. What does not unpack by itself is unpacked in order with all that follows, so that
 * a wrong guess costs time alone, and a damaged file fails as it would without any guess.
 */
export async function* unpackMembers(
  chunks: AsyncIterable<Buffer>,
  { findStart, unpackWhole, unpackSerially }: MemberFormat,
): AsyncGenerator<Buffer> {
  const source = chunks[Symbol.asyncIterator]()
  const waiting: Piece[] = []
  let open = Buffer.alloc(0)
  let isEnded = false
  try {
    while (!isEnded || open.length > 0 || waiting.length > 0) {
      while (!isEnded && waiting.length < atATime && open.length <= maxPiece) {
        const searched = Math.max(minPiece, open.length - longestHead)
        const block = await nextBlock(source)
        if (block.length < minPiece) isEnded = true
        open = Buffer.concat([open, block])
        for (let start = findStart(open, searched); start >= 0; start = findStart(open, minPiece)) {
          waiting.push(openPiece(open.subarray(0, start), unpackWhole))
          open = open.subarray(start)
        }
      }
      if (isEnded && open.length > 0 && open.length <= maxPiece) {
        waiting.push(openPiece(open, unpackWhole))
        open = Buffer.alloc(0)
      }
      const [first] = waiting
      const unpacked = await first?.unpacked
      if (unpacked === undefined) {
        yield* unpackSerially(following([...waiting.map(({ packed }) => packed), open], source))
        return
      }
      waiting.shift()
      yield unpacked
    }
  } finally {
    await source.return?.()
  }
}

/** The next bytes, of which there are fewer than {@link minPiece} at the end alone. */
async function nextBlock(source: AsyncIterator<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (let bytes = 0; bytes < minPiece; ) {
    const { done, value } = await source.next()
    if (done) break
    chunks.push(value)
    bytes += value.length
  }
  return Buffer.concat(chunks)
}

/** As many bytes as `findStart` looks at, at most. */
const longestHead = 16

/** Members that are being unpacked. */
interface Piece {
  packed: Buffer
  /** `undefined` where they cannot be by themselves. */
  unpacked: Promise<Buffer | undefined>
}

function openPiece(packed: Buffer, unpackWhole: MemberFormat['unpackWhole']): Piece {
  return { packed, unpacked: unpackWhole(packed).catch(() => undefined) }
}

async function* following(pieces: readonly Buffer[], source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* pieces.filter(({ length }) => length > 0)
  for (let { done, value } = await source.next(); !done; { done, value } = await source.next()) yield value
}
