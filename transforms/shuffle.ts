/**
 * Shuffles the rows of the whole data, which may be larger than memory. Each row is put where a hash of its place in the
 * inputs says, keyed by the seed: every order is as likely as any other, and a seed gives the same one for any number
 * of workers, and after any interruption.
 */

import { Binary, type Data, makeColumn } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { z } from '../src/base/options.js'
import type { KeyedRandom } from '../src/transform/random.js'
import { defineTransform } from '../src/transform/transform.js'

const options = z.strictObject({})

/** A hash has 53 bits. */
const keyBytes = 7

/**
 * Shuffles all rows; a run writes them in their new order. It is the last step.
 *
 * @example
 * await run({ input: 'chats.jsonl', steps: [{ shuffle: {} }], seed: 7, output: 'shuffled/' })
 */
export const shuffle = defineTransform({
  name: 'shuffle',
  summary: 'Shuffle rows, however many there are',
  examples: [
    'prep shuffle chats.jsonl --seed 7 --out shuffled.jsonl',
    'prep shuffle "data/*.jsonl" --out shuffled/',
  ],
  options,
  plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'kept' } }),
  order:
    ({ random }) =>
    (batch) =>
      hashesOf(batch, random),
  open: () => (batch) => batch,
})

function hashesOf(batch: Batch, random: KeyedRandom): Data {
  const { numRows } = batch
  const data = Buffer.alloc(numRows * keyBytes)
  const valueOffsets = Int32Array.from({ length: numRows + 1 }, (_, row) => row * keyBytes)
  for (let row = 0; row < numRows; row++) {
    const hash = random.rowHash(batch, row)
    data.writeUIntBE(Math.floor(hash / 0x100000000), row * keyBytes, 3)
    data.writeUInt32BE(hash % 0x100000000, row * keyBytes + 3)
  }
  return makeColumn(new Binary(), { length: numRows, nullCount: 0, valueOffsets, data: new Uint8Array(data) })
}
