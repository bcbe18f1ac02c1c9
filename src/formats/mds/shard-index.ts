import { basename } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { readPart } from '../../files/read-fully.js'
import type { WrittenShard } from '../format/spec.js'
import type { PackedFacts } from './packed-shard.js'
import { offsetBytes, parseSettings, settingsOf } from './shard-layout.js'

/**
 * `index.json`, by which StreamingDataset finds the shards of a folder (mosaicml/streaming, `base/format/reader.py`). A
 * shard without a row is left out, as its writers make none. Each shard says itself how its
 * columns are written; of a packed one, its encoder does.
 */
export function mdsIndex(shards: readonly WrittenShard[]): unknown {
  return { shards: shards.filter(({ rows }) => rows > 0).map(entryOf), version: 2 }
}

function entryOf({ path, rows, bytes, ofFormat }: WrittenShard) {
  if (ofFormat !== undefined) return packedEntryOf(path, { rows, facts: ofFormat as PackedFacts })
  const start = offsetBytes(rows)
  const end = readPart(path, { from: 4, length: 4 }).readUInt32LE()
  const settings = parseSettings(readPart(path, { from: start, length: end - start }).toString())
  if (settings === undefined)
    throw new PrepError('write_failed', `Shard "${path}" is no longer what was written. Start the run again`)
  return {
    ...settingsOf(settings),
    raw_data: { basename: basename(path), bytes, hashes: {} },
    samples: rows,
    zip_data: null,
  }
}

function packedEntryOf(path: string, { rows, facts }: { rows: number; facts: PackedFacts }) {
  const name = basename(path)
  return {
    ...settingsOf(facts.settings),
    raw_data: { basename: name.slice(0, name.lastIndexOf('.')), ...facts.raw },
    samples: rows,
    zip_data: { basename: name, ...facts.packed },
  }
}
