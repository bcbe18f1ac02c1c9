import { Field, Schema } from '../../src/arrow/arrow.js'
import { columnsLeftOut, layoutOf } from './layout.js'
import { numberListType } from './number-lists.js'
import type { TokenizeOptions } from './options.js'

/** The schema of tokens: the columns that stay, and behind them the lists of numbers. */
export function tokenizedSchema(schema: Schema, options: TokenizeOptions): Schema {
  const layout = layoutOf(schema, options)
  const gone = columnsLeftOut(schema, layout, options.keepText)
  const made = layout.lists.map((name) => new Field(name, numberListType(), true))
  return new Schema([...schema.fields.filter((field) => !gone.includes(field)), ...made], schema.metadata)
}
