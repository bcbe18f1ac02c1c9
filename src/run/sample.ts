import type { Batch } from '../arrow/batch.js'
import { takeRows } from '../arrow/take.js'
import { readHeld } from '../engine/tasks/read-partition.js'
import type { Partition } from '../input/partition.js'
import { normalize } from '../pipeline/normalize.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { InputSpec } from '../schemas/options/pipeline.js'
import { withInputs } from './with-inputs.js'

/** How much of the inputs a sample takes. */
export interface SampleOptions extends Pick<RunOptions, 'stdin'> {
  /** About this many rows in total. */
  rows: number
}

/**
 * Some rows of the inputs, the same number from the start of every file and of every part of a long one, so that all
 * have a say; of more of them than rows, from some in equal distances. Broken records are passed over.
 */
export function sampleBatches(
  input: string | readonly string[] | InputSpec,
  { rows, ...options }: SampleOptions,
): AsyncGenerator<Batch> {
  const pipeline = normalize({ input, output: '-' })
  return withInputs(pipeline, options, async function* ({ schema, partitions, copies, progress }) {
    const parts = partsOf(partitions, rows)
    const share = Math.ceil(rows / parts.length)
    for (const partition of parts) {
      let left = share
      const how = { copies, schema, invalidUtf8: pipeline.errors.invalidUtf8, progress, onBad: () => {} }
      for await (const batch of readHeld(partition, how)) {
        const taken = Math.min(left, batch.numRows)
        yield takeRows(
          batch,
          Uint32Array.from({ length: taken }, (_, row) => row),
        )
        left -= taken
        if (left === 0) break
      }
    }
  })
}

/** Small files share a partition, in which the last would never be seen. */
function partsOf(partitions: readonly Partition[], most: number): Partition[] {
  const parts = partitions.flatMap((partition) =>
    partition.ranges.map((range) => ({ ...partition, ranges: [range] })),
  )
  if (parts.length <= most) return parts
  return Array.from({ length: most }, (_, i) => parts[Math.floor((i * parts.length) / most)])
}
