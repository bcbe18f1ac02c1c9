/**
 * A shard of MDS, version 2 (mosaicml/streaming, `base/format/mds/writer.py`): the number of samples, the offsets of
 * the samples and of the end, all of 32 bits, the settings as JSON, and the samples. A sample has the sizes of its values
 * of no fixed size, of 32 bits each, and then its values, column by column.
 */
import { z } from '../../base/options.js'

/** What a shard says of itself. */
export interface ShardSettings {
  column_names: readonly string[]
  column_encodings: readonly string[]
  column_sizes: readonly (number | null)[]
  /** How the shard is packed as a whole; `null` or left out where it is not. */
  compression?: string | null | undefined
}

/** What packed shards are hashed by, packed and unpacked. */
export const packedHashes = ['sha1'] as const

/** So many bytes are a shard at most: its offsets have 32 bits. */
export const maxShardBytes = 2 ** 32 - 1

/** The size that writers of MDS keep to by default, which readers do not look at. */
const usualShardBytes = 1 << 26

/** The settings as they stand in each shard and in the index, in the order of their names. */
export function settingsOf(settings: ShardSettings) {
  const { column_names, column_encodings, column_sizes, compression = null } = settings
  return {
    column_encodings,
    column_names,
    column_sizes,
    compression,
    format: 'mds',
    hashes: compression === null ? [] : packedHashes,
    size_limit: usualShardBytes,
    version: 2,
  } as const
}

/** Bytes before the settings, of so many samples. */
export function offsetBytes(samples: number): number {
  return 4 * (samples + 2)
}

/** The settings as they stand in a shard. */
export function settingsText(settings: ShardSettings): Buffer {
  return Buffer.from(JSON.stringify(settingsOf(settings)))
}

/** What stands before the samples, of these sizes. */
export function shardHead(settings: ShardSettings, sizes: readonly number[]): Buffer {
  const text = settingsText(settings)
  const numbers = new DataView(new ArrayBuffer(offsetBytes(sizes.length)))
  numbers.setUint32(0, sizes.length, true)
  let end = numbers.byteLength + text.length
  numbers.setUint32(4, end, true)
  for (const [sample, size] of sizes.entries()) {
    end += size
    numbers.setUint32(4 * (sample + 2), end, true)
  }
  return Buffer.concat([Buffer.from(numbers.buffer), text])
}

const settingsShape = z.object({
  column_names: z.array(z.string()),
  column_encodings: z.array(z.string()),
  column_sizes: z.array(z.int().min(1).nullable()),
  compression: z.string().nullish(),
})

/** The settings in a shard; `undefined` where the text is none. */
export function parseSettings(text: string): ShardSettings | undefined {
  try {
    const parsed = settingsShape.safeParse(JSON.parse(text))
    const count = parsed.data?.column_names.length
    const isEven =
      parsed.data?.column_encodings.length === count && parsed.data?.column_sizes.length === count
    return isEven ? parsed.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
