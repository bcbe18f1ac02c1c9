import type { Batch } from '../arrow/batch.js'
import { takeRows } from '../arrow/take.js'
import { readPartition } from '../engine/tasks/read-partition.js'
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
 * Some rows of the inputs, the same number from the start of every partition, so that all files and all parts of
 * a long one have a say. Broken records are passed over.
 */
export function sampleBatches(
  input: string | string[] | InputSpec,
  { rows, ...options }: SampleOptions,
): AsyncGenerator<Batch> {
  const pipeline = normalize({ input, output: '-' })
  return withInputs(pipeline, options, async function* ({ schema, partitions, progress }) {
    const share = Math.ceil(rows / partitions.length)
    for (const partition of partitions) {
      let left = share
      const how = { schema, invalidUtf8: pipeline.errors.invalidUtf8, progress, onBad: () => {} }
      for await (const batch of readPartition(partition, how)) {
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
