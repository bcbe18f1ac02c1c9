import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { Prediction } from '../../src/text/fasttext/classifier.js'

/** What gives texts labels: a classifier of fastText, or ELD. */
export interface LabelModel {
  /** Every label that it may give. */
  readonly labels: readonly string[]
  /** The likeliest label of a text; `undefined` where it knows nothing of it. */
  predict(text: TextRange): Prediction | undefined
  /** The score of every label, in the order of `labels`, until the next call. */
  scores(text: TextRange): Float64Array | undefined
}

/** The number of a label in a model. Throws `bad_option` where it has none of that name. */
export function labelIn({ labels }: Pick<LabelModel, 'labels'>, label: string): number {
  const found = labels.indexOf(label.replace(/^__label__/, ''))
  if (found >= 0) return found
  throw new PrepError(
    'bad_option',
    `${optionName('label')}: the model has no label "${label}". It has ${labels.length}, such as ${labels.slice(0, 8).join(', ')}`,
  )
}
