import type { Engine } from '../../engine/engine.js'
import { runPass } from '../../engine/run-pass.js'
import type { Job, PartitionFindings } from '../../engine/tasks/task.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { OpenPlan } from '../../plan/plan.js'

/** Sends all rows of a plan through its steps for what these find, partition by partition, and writes nothing. */
export async function measurePartitions(
  { partitions, copies, seen }: OpenPlan,
  { job, ...context }: { job: Job; options: RunOptions; engine: Engine },
): Promise<PartitionFindings[]> {
  const results: PartitionFindings[] = []
  await runPass(
    { ...context, partitions, copies },
    {
      phase: 'run',
      tasks: partitions.map((partition) => ({ kind: 'measure', partition, job })),
      onAnswer(found, index) {
        seen.see(index, found.input)
        results[index] = found
      },
    },
  )
  return results
}
