import type { Schema } from '../arrow/arrow.js'
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
