import { emptyShape } from '../../arrow/infer-schema.js'
import { loadReader } from '../../formats/registry.js'
import { type InputPart, openPartHash } from '../../input/input-part.js'
import { beginWork } from './open-chain.js'
import { countsOf, throwIfAborted } from './progress-buffer.js'
import type { Answers, Task } from './task.js'
import type { TaskContext } from './task-context.js'

/** Looks at the kinds of all values of a partition of text files, from which the schema is inferred. */
export async function observePartition(
  { partition, keys }: Task<'observe'>,
  context: TaskContext,
): Promise<Answers['observe']> {
  const { progress, scratch } = context
  beginWork({ partition }, context)
  const shape = emptyShape()
  const counts = countsOf(progress, partition.index)
  const input: InputPart[] = []
  let records = 0
  let isTorn = false
  const onTorn = () => {
    isTorn = true
  }
  for (const { file, range } of partition.ranges) {
    throwIfAborted(progress)
    const reader = await loadReader(file.format)
    const hash = openPartHash(file, range)
    records += reader.observe?.({ file, range, keys, onBytes: hash.onBytes, onTorn, scratch }, shape) ?? 0
    input.push(hash.part())
    counts[0] += range.to - range.from
    counts[1] = records
  }
  return { shape, records, isTorn, input }
}
