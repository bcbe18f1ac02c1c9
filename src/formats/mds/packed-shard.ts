import { createHash } from 'node:crypto'
import { loadPack, type Pack } from '../../files/compression/pack.js'
import type { OutputCompression } from '../format/compressions.js'
import type { Encoder, OpenEncoder } from '../format/encoder.js'
import { MdsEncoder, openMdsEncoder } from './encode.js'
import { packedHashes, type ShardSettings } from './shard-layout.js'

/** A file as the index tells of it. */
export interface FileInfo {
  bytes: number
  /** By the names that Python has for them. */
  hashes: Record<string, string>
}

/** What a packed shard no longer shows: readers are told what it is unpacked, before they unpack it. */
export interface PackedFacts {
  settings: ShardSettings
  raw: FileInfo
  packed: FileInfo
}

/** The encoder of shards that are packed so. */
export async function loadMdsEncoder(compression: OutputCompression | undefined): Promise<OpenEncoder> {
  return compression === 'zstd' ? packedEncoder(await loadPack('zstd')) : openMdsEncoder
}

/** A whole shard as one frame of Zstandard, of which the size is known: its readers unpack it at one go. */
function packedEncoder(pack: Pack): OpenEncoder {
  return (schema): Encoder => {
    const shard = new MdsEncoder(schema, 'zstd')
    let facts: PackedFacts | undefined
    return {
      head: () => shard.head(),
      encode: (batch) => shard.encode(batch),
      encodeWithin: (batch, room) => shard.encodeWithin(batch, room),
      rest() {
        const raw = Buffer.concat(shard.rest())
        const packed = pack(raw)
        facts = { settings: shard.settings, raw: infoOf(raw), packed: infoOf(packed) }
        return [packed]
      },
      tail: () => shard.tail(),
      facts: () => facts,
      prefersLargeBatches: shard.prefersLargeBatches,
    }
  }
}

function infoOf(bytes: Uint8Array): FileInfo {
  const hashes = packedHashes.map((name) => [name, createHash(name).update(bytes).digest('hex')])
  return { bytes: bytes.byteLength, hashes: Object.fromEntries(hashes) }
}
