import type { Schema } from '../arrow/arrow.js'
import type { MixedColumn } from '../arrow/infer-schema.js'
import type { Draft } from '../engine/tasks/task.js'
import type { InputFile } from '../formats/input-file.js'
import type { InputCopies } from '../input/input-copies.js'
import type { Partition } from '../input/partition.js'
import type { PlanContext } from './plan-context.js'
import type { SeenInputs } from './seen-inputs.js'

/** The schema of all inputs together. */
export interface InferredInput {
  schema: Schema
  mixed: MixedColumn[]
  /** All records, and those that are whole; undefined where only a part of them was looked at. */
  records: number | undefined
  readable: number | undefined
  /** Shards that were written on the way, by the numbers of their partitions. */
  drafts?: ReadonlyMap<number, Draft>
}

/** What inference works with: the inputs, and what is seen of them on the way. */
export interface InferContext extends PlanContext {
  files: readonly InputFile[]
  partitions: readonly Partition[]
  copies: InputCopies
  /** Whether borders of the partitions are guesses. Then inference throws {@link TornPartition} where one is wrong. */
  guesses?: boolean
  seen: SeenInputs
}

/** A record goes on behind its partition, whose border was guessed. */
export class TornPartition extends Error {
  override readonly name = 'TornPartition'
}
