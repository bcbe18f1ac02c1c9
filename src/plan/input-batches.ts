import type { Batch } from '../arrow/batch.js'
import type { ProgressBuffer } from '../engine/tasks/progress-buffer.js'
import { readHeld } from '../engine/tasks/read-partition.js'
import type { Partition } from '../input/partition.js'
import type { OpenPlan } from './plan.js'

/** Reads a partition of an open plan once more; records that cannot be read are passed over. */
export function inputBatches(
  { copies, input, errors: { invalidUtf8 } }: OpenPlan,
  partition: Partition,
  { progress, columns }: { progress: ProgressBuffer; columns?: ReadonlySet<string> | undefined },
): AsyncGenerator<Batch> {
  return readHeld(partition, { copies, schema: input, columns, invalidUtf8, onBad: () => {}, progress })
}
