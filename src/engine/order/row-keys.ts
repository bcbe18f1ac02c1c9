import { Binary, type Data, DataType, Field, Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { callOwnCode } from '../../base/own-code.js'
import { type Step, stepRandom } from '../../transform/step.js'
import { ownCodeOf } from '../../transform/step-fault.js'

/** Keys of rows, by whose bytes the rows are put in order: key `i` is `bytes[offsets[i]] … bytes[offsets[i + 1]]`. */
export interface RowKeys {
  bytes: Uint8Array
  offsets: Int32Array
}

/** Gives each row of a batch its key, as a column of bytes. */
export type KeysOf = (batch: Batch) => Data

/** Opens the keys by which a step orders rows. Throws `bad_schema` where it gives what are no keys. */
export function openKeys(step: Step, seed: number): KeysOf {
  const { options } = step
  const own = ownCodeOf(step, 'as it gives rows their keys')
  const keysOf = callOwnCode(own, () =>
    step.transform.order!({ options, random: stepRandom(step, seed), schema: step.plan.schema }),
  )
  return (batch) => {
    const keys = callOwnCode(own, () => keysOf(batch))
    if (DataType.isBinary(keys.type) && keys.length === batch.numRows && keys.nullCount === 0) return keys
    throw new PrepError(
      'bad_schema',
      `Step "${step.label}" orders rows by what are no keys. Let its "order" give a Binary column with a key for each row`,
      { at: { step: step.label } },
    )
  }
}

/** The schema of rows that stand on disk with their keys, which are the last column. */
export function keyedSchema(schema: Schema): Schema {
  return new Schema([...schema.fields, new Field('key', new Binary(), false)])
}

export function rowKeys(column: Data): RowKeys {
  return { bytes: column.values as Uint8Array, offsets: column.valueOffsets as Int32Array }
}

/** The bytes of one key, as memory of their own. */
export function keyAt({ bytes, offsets }: RowKeys, row: number): Uint8Array {
  return bytes.slice(offsets[row], offsets[row + 1])
}

/** Compares two keys byte by byte, a key that begins another before it. They are known to have `from` bytes in common. */
export function compareRows(
  { bytes, offsets }: RowKeys,
  [a, b]: readonly [number, number],
  from = 0,
): number {
  let [x, y] = [offsets[a] + from, offsets[b] + from]
  const [endX, endY] = [offsets[a + 1], offsets[b + 1]]
  while (x < endX && y < endY) {
    const difference = bytes[x++] - bytes[y++]
    if (difference !== 0) return difference
  }
  return endX - x - (endY - y)
}
