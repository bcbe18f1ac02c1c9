import { hashRange, type InputPart } from '../../input/input-part.js'
import { beginWork } from './open-chain.js'
import { countsOf, throwIfAborted } from './progress-buffer.js'
import { explainReadError } from './read-partition.js'
import type { Answers, Task } from './task.js'
import type { TaskContext } from './task-context.js'

/** Hashes the bytes of a partition without looking at its records. */
export async function hashPartition(
  { partition }: Task<'hash'>,
  context: TaskContext,
): Promise<Answers['hash']> {
  const { progress } = context
  beginWork({ partition }, context)
  const counts = countsOf(progress, partition.index)
  const input: InputPart[] = []
  for (const { file, range } of partition.ranges) {
    throwIfAborted(progress)
    try {
      input.push(await hashRange({ file, range }))
    } catch (error) {
      throw explainReadError(error, file)
    }
    counts[0] += range.to - range.from
  }
  return { input }
}
