import { emptyShape } from '../../arrow/infer-schema.js'
import { temporaryPath } from '../../files/attempt.js'
import { loadEncoder } from '../../formats/registry.js'
import type { InputPart } from '../../input/input-part.js'
import { partPath } from '../write/part-path.js'
import { PartitionWriter } from '../write/partition-writer.js'
import { observePartition } from './observe.js'
import { planWork } from './open-chain.js'
import { readPartition } from './read-partition.js'
import type { Task } from './task.js'
import type { Finish, TaskContext } from './task-context.js'

/**
 * Writes the shard of a partition as a draft while the schema is still being inferred, and tells what kinds of values
 * are in it that the schema of the job may not stand for. Where a record does not fit that schema, or something is
 * wrong with it, there is no draft, and the partition is observed instead.
 */
export async function draftPartition(task: Task<'draft'>, context: TaskContext): Promise<Finish<'draft'>> {
  const draft = task.output.isLost ? undefined : await tryDraft(task, context)
  if (draft !== undefined) return draft
  const { partition, keys } = task
  const answer = await observePartition({ kind: 'observe', partition, keys }, context)
  return async () => ({ ...answer, fits: false })
}

async function tryDraft(task: Task<'draft'>, context: TaskContext): Promise<Finish<'draft'> | undefined> {
  const { partition, job, output } = task
  const { progress, scratch } = context
  const { input: schema } = (await planWork(task, context)).planned
  const path = `${output.shards?.folder}/draft-${partition.index}`
  const shards =
    output.shards &&
    new PartitionWriter(
      {
        paths: [path],
        temporary: temporaryPath(path),
        openEncoder: await loadEncoder(output.shards.format, output.shards.compression),
        partition: partition.index,
        splits: undefined,
        maxShardBytes: output.shards.maxShardBytes,
      },
      schema,
    )
  const shape = emptyShape()
  const input: InputPart[] = []
  let isWhole = true
  let rows = 0
  try {
    for await (const batch of readPartition(partition, {
      schema,
      invalidUtf8: job.errors.invalidUtf8,
      onBad: () => {
        isWhole = false
      },
      onPart: (part) => input.push(part),
      progress,
      scratch,
      lends: true,
      strays: shape,
    })) {
      if (!isWhole) break
      rows += batch.numRows
      shards?.write(batch)
    }
  } catch (error) {
    shards?.abandon()
    throw error
  }
  if (!isWhole) {
    shards?.abandon()
    return undefined
  }
  return async () => {
    try {
      const answer = { shape: { ...shape, objects: rows }, records: rows, isTorn: false, fits: true, input }
      if (shards === undefined) return answer
      const [facts] = await shards.commit()
      const isOne = output.shards?.maxShardBytes === undefined
      const paths = isOne ? [path] : facts.map((_, part) => partPath(path, part))
      return { ...answer, draft: { paths, facts } }
    } finally {
      shards?.abandon()
    }
  }
}
