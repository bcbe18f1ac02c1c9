import { existsSync, readFileSync, statSync } from 'node:fs'
import { readBlocks } from '../../files/read-blocks.js'
import { type AccompaniedFile, companionPath, type JoinCompanions } from '../format/companions.js'
import { movedInt64s } from '../tokens/int64s.js'
import { metadataText, widthIn } from './metadata.js'

/** What stands beside a joined file, whose rows are those of the shards that this project has written. */
export const joinDatatrove: JoinCompanions = (shards) => {
  const [first] = shards
  const width = widthIn(readFileSync(companionPath(first.path, 'ds.metadata'), 'utf8'))
  const tokens = shards.reduce((sum, { bytes }) => sum + bytes / width, 0)
  return [
    { extension: 'ds.index', pieces: endPieces(shards, width) },
    { extension: 'ds.metadata', pieces: [metadataText({ width, tokens })] },
    ...(existsSync(companionPath(first.path, 'ds.loss'))
      ? [{ extension: 'ds.loss', pieces: lossPieces(shards) }]
      : []),
  ]
}

function* endPieces(shards: readonly AccompaniedFile[], width: 2 | 4): Generator<Uint8Array> {
  let before = 0
  for (const { path, rows, bytes } of shards) {
    yield* movedInt64s(companionPath(path, 'ds.index'), { from: 0, to: 8 * rows, by: before })
    before += bytes / width
  }
}

function* lossPieces(shards: readonly AccompaniedFile[]): Generator<Uint8Array> {
  for (const { path } of shards) {
    const loss = companionPath(path, 'ds.loss')
    yield* readBlocks(loss, { from: 0, to: statSync(loss).size })
  }
}
