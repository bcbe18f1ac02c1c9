import type { Batch } from '../../src/arrow/batch.js'
import { hashPath, hashRows, hashTuples, isNullHash } from '../../src/arrow/hashes/content-hash.js'
import { type Hashes, Mixer, noHashes } from '../../src/arrow/hashes/mixer.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { normalizeAt, type TextLevel } from '../../src/text/text-levels.js'
import { type Compared, comparedTexts } from './compared.js'
import { textsOf } from './row-texts.js'

/** Two hashes of 64 bits make a key of 128: of ten billion rows, two different ones have the same with a chance of 1.5e-19. */
const seeds = [0, 0x5bd1e995] as const

/** How many words of 32 bits a key has. */
export const exactWords = 4

/** The keys of rows that are equal, and which rows have one. */
export interface ExactKeys {
  keys: Uint32Array
  isKeyed: Uint8Array
}

/** The keys of the rows of a batch. A row has none where all that is compared is null. */
export function exactKeys(batch: Batch, compared: Compared, level: TextLevel): ExactKeys {
  const normal = normalized(batch, compared, level)
  const isKeyed = new Uint8Array(batch.numRows).fill(1)
  const keys = new Uint32Array(exactWords * batch.numRows)
  for (const [half, seed] of seeds.entries()) {
    const { low, high } =
      compared.paths.length === 0 ? hashRows(normal, seed) : hashCompared(normal, compared, { seed, isKeyed })
    for (let row = 0; row < batch.numRows; row++) {
      keys[exactWords * row + 2 * half] = low[row]
      keys[exactWords * row + 2 * half + 1] = high[row]
    }
  }
  return { keys, isKeyed }
}

/** The batch with its texts as the level sees them. */
function normalized(batch: Batch, compared: Compared, level: TextLevel): Batch {
  if (level === 'bytes') return batch
  const normalize = normalizeAt[level]
  return comparedTexts(batch.schema, compared).reduce(
    (rows, path) => new TextLens(rows, path).rewrite((text) => normalize(text)),
    batch,
  )
}

function hashCompared(
  batch: Batch,
  { paths, roles }: Compared,
  { seed, isKeyed }: { seed: number; isKeyed: Uint8Array },
): Hashes {
  const columns = paths.map((path) =>
    path.steps.includes('[]')
      ? hashItems(batch, { paths: [path], roles }, seed)
      : hashPath(batch, path, seed),
  )
  for (let row = 0; row < batch.numRows; row++)
    if (columns.every((column) => isNullHash(column, row))) isKeyed[row] = 0
  return hashTuples(columns, batch.numRows, seed)
}

/** The hash of the texts of each row; 0 in both lanes stands for none. */
function hashItems(batch: Batch, { paths: [path], roles }: Compared, seed: number): Hashes {
  const { lens, items, rows } = textsOf(batch, path, roles)
  const hashes = noHashes(batch.numRows)
  const mixer = new Mixer(seed)
  for (let i = 0; i < items.length; i++) {
    mixer.bytes(lens.bytes, lens.offsets[items[i]], lens.offsets[items[i] + 1])
    if (rows[i + 1] !== rows[i]) mixer.end(hashes, rows[i])
  }
  return hashes
}
