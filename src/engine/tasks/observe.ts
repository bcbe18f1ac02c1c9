import { emptyShape } from '../../arrow/infer-schema.js'
import { loadReader } from '../../formats/registry.js'
import { countsOf, throwIfAborted } from './progress-buffer.js'
import type { Answers, Task } from './task.js'
import type { TaskContext } from './task-context.js'

/** Looks at the kinds of all values of a partition of text files, from which the schema is inferred. */
export async function observePartition(
  { partition }: Task<'observe'>,
  { progress }: TaskContext,
): Promise<Answers['observe']> {
  const shape = emptyShape()
  const counts = countsOf(progress, partition.index)
  let records = 0
  for (const { file, range } of partition.ranges) {
    throwIfAborted(progress)
    const reader = await loadReader(file.format)
    records += reader.observe?.({ file, range }, shape) ?? 0
    counts[0] += range.to - range.from
    counts[1] = records
  }
  return { shape, records }
}
