import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import type { KeyedRandom } from './random.js'

/** What a step is given when all rows are written. */
export interface PublishContext<Options, Decision = unknown> {
  /** The options with their defaults. */
  options: Options
  /** What `survey.decide` answered; `undefined` for a step without a survey. */
  decision: Decision
  /** The folder of a survey that `spills`, with the files that its decision names; `undefined` for any other. */
  folder: string | undefined
}

/** What a step that orders rows is given beside the batch whose rows are to have keys. */
export interface OrderContext<Options> {
  /** The options with their defaults. */
  options: Options
  /** Keyed as that of the step itself. */
  random: KeyedRandom
  /** The schema of the rows. Batches may have more columns behind these. */
  schema: Schema
}

/** A row of a batch that a step was given, or of one that shares its origin. */
export interface RowOfBatch {
  /** The batch. */
  batch: Batch
  /** The number of the row there, from 0. */
  row: number
}

/** Hears what becomes of single rows, where somebody follows them. */
export interface RowFollower {
  /** A row is left out for this reason. */
  dropped(at: RowOfBatch, reason: string): void
  /** Something was seen in a row so often. */
  noted(at: RowOfBatch, kind: string, count: number): void
}
