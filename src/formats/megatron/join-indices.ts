import { readBlocks } from '../../files/read-blocks.js'
import { readPart } from '../../files/read-fully.js'
import { type AccompaniedFile, companionPath, type JoinCompanions } from '../format/companions.js'
import { int64Bytes, movedInt64s } from '../tokens/int64s.js'
import { headerBytes, indexHeader, parseHeader } from './index-layout.js'

/** The index of a joined data set, whose rows are those of the shards that this project has written. */
export const joinIndices: JoinCompanions = (shards) => [{ extension: 'idx', pieces: indexPieces(shards) }]

function* indexPieces(shards: readonly AccompaniedFile[]): Generator<Uint8Array> {
  const rows = shards.reduce((sum, shard) => sum + shard.rows, 0)
  const [first] = shards
  const { array } = parseHeader(readPart(indexOf(first), { from: 0, length: headerBytes }))!
  yield indexHeader({ width: array.BYTES_PER_ELEMENT as 2 | 4, rows })
  for (const shard of shards)
    yield* readBlocks(indexOf(shard), { from: headerBytes, to: headerBytes + 4 * shard.rows })
  let bytesBefore = 0
  for (const shard of shards) {
    const from = headerBytes + 4 * shard.rows
    yield* movedInt64s(indexOf(shard), { from, to: from + 8 * shard.rows, by: bytesBefore })
    bytesBefore += shard.bytes
  }
  yield int64Bytes([0])
  let rowsBefore = 0
  for (const shard of shards) {
    // The first document of each begins where the last one of the shard before it has ended.
    const from = headerBytes + 12 * shard.rows + 8
    yield* movedInt64s(indexOf(shard), { from, to: from + 8 * shard.rows, by: rowsBefore })
    rowsBefore += shard.rows
  }
}

function indexOf({ path }: AccompaniedFile): string {
  return companionPath(path, 'idx')
}
