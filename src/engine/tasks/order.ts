import { temporaryPath } from '../../files/attempt.js'
import { assertHeld } from '../../files/lock-file.js'
import { loadEncoder } from '../../formats/registry.js'
import { orderedRows } from '../order/ordered-rows.js'
import { PartitionWriter } from '../write/partition-writer.js'
import { beginWork } from './open-chain.js'
import { countsOf, throwIfAborted } from './progress-buffer.js'
import { schemaFromBytes } from './schema-bytes.js'
import type { Task } from './task.js'
import type { Finish, TaskContext } from './task-context.js'

/** Writes the rows of a bucket in their order into shards, which appear only when they are whole. */
export async function orderBucket(task: Task<'order'>, context: TaskContext): Promise<Finish<'order'>> {
  const { partition, bucket, output } = task
  const { progress } = context
  const schema = schemaFromBytes(task.schema)
  beginWork(task, context)
  const place = {
    paths: output.shardPaths,
    temporary: temporaryPath(`${output.temporaryFolder}/bucket-${partition.index}`),
    openEncoder: await loadEncoder(output.format, output.compression),
    partition: partition.index,
    splits: output.splits,
    maxShardBytes: output.maxShardBytes,
  }
  const shards = new PartitionWriter(place, schema)
  const counts = countsOf(progress, partition.index)
  try {
    for (const batch of orderedRows(bucket, schema)) {
      await new Promise(setImmediate)
      throwIfAborted(progress)
      shards.write(batch)
      counts[1] += batch.numRows
    }
    counts[0] = partition.bytes
    return async () => {
      try {
        if (output.lock !== undefined) assertHeld(output.lock)
        return { bucket: partition.index, shards: await shards.commit() }
      } finally {
        shards.abandon()
      }
    }
  } catch (error) {
    shards.abandon()
    throw error
  }
}
