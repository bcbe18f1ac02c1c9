import { Schema } from '../../src/arrow/arrow.js'
import { tokenField } from '../../src/arrow/field-marks.js'
import { columnsLeftOut, layoutOf } from './layout.js'
import { numberListType } from './number-lists.js'
import type { TokenizeOptions } from './options.js'
import { vocabularyOfTokenizer } from './tokenizer-option.js'

/** The schema of tokens: the columns that stay, and behind them the lists of numbers. */
export function tokenizedSchema(schema: Schema, options: TokenizeOptions): Schema {
  const layout = layoutOf(schema, options)
  const gone = columnsLeftOut(schema, layout, options.keepText)
  const vocabulary = vocabularyOfTokenizer(options.tokenizer)
  const made = layout.lists.map((name) =>
    tokenField(name, numberListType(), name === 'input_ids' ? vocabulary : undefined),
  )
  return new Schema([...schema.fields.filter((field) => !gone.includes(field)), ...made], schema.metadata)
}
