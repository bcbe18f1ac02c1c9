import type { PartitionResult } from '../engine/tasks/task.js'
import type { ArrangedOutput, OpenedOutput } from '../output/open-output.js'
import { moveShard } from '../output/shard-files.js'
import type { NormalPipeline } from '../pipeline/schema.js'
import { isOpen } from '../plan/draft-input.js'
import type { OpenPlan } from '../plan/plan.js'
import type { PlanContext } from '../plan/plan-context.js'

/**
 * Where shards may be drafted while the schema is inferred: for rows that are written as they are read, and where no
 * earlier run has written any.
 */
export function draftingOf(
  pipeline: NormalPipeline,
  { isBegun, spoolFolder }: OpenedOutput,
): PlanContext['drafting'] {
  const { steps, profile, output } = pipeline
  const isPlain = steps.length === 0 && profile === undefined && !output.lineage && output.trail !== true
  if (!isPlain || !isOpen(pipeline) || isBegun) return undefined
  const { format, compression, maxShardBytes } = output
  return { format, compression, maxShardBytes, folder: spoolFolder }
}

/** Puts the shards of these partitions that were drafted into their places, and answers with their accounts. */
export function* takeDrafts(
  { drafts, partitions, seen }: OpenPlan,
  left: readonly OpenPlan['partitions'][number][],
  { layout, lease }: ArrangedOutput,
): Generator<PartitionResult> {
  for (const { index } of left) {
    const draft = drafts?.get(index)
    if (draft === undefined) continue
    lease.assertHeld()
    const shards = draft.facts.map((facts, part) => {
      const to = layout.madeAt({ split: 0, index, count: partitions.length, part })
      return moveShard({ from: draft.paths[part], to, facts })
    })
    yield {
      partition: index,
      shards: [shards],
      read: shards.reduce((sum, { rows }) => sum + rows, 0),
      rejected: {},
      repaired: {},
      steps: [],
      findings: { steps: [] },
      rejectsFile: false,
      input: seen.of(index)!,
    }
  }
}
