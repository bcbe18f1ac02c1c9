import { Schema } from '../../../src/arrow/arrow.js'
import { fieldIndex } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'
import { type SpansFromOption, spansFromSettings } from '../given/given-options.js'
import { leadsToJson } from './json-text.js'

/** What given spans need of the columns. */
export interface GivenPlan {
  /** Without the column that holds spans: their places do not fit what the texts become. */
  schema: Schema
  /** Columns that are read for them. */
  reads: readonly string[]
  /** Columns that are gone afterwards. */
  removes: readonly string[]
}

/**
 * Plans where given spans come from. Throws `bad_schema` where the column is missing, `bad_option` for fields
 * in which places cannot be counted and where spans that name no field could be of several.
 */
export function planGivenSpans(
  schema: Schema,
  { option, fields }: { option: SpansFromOption; fields: readonly string[] },
): GivenPlan {
  if (option === undefined) return { schema, reads: [], removes: [] }
  const { file, key, column = '', field } = spansFromSettings(option)
  const name = file === undefined ? column : key
  const taken = schema.fields[fieldIndex(schema, name)]
  const own = fields.find((path) => parsePath(path).column === name)
  if (file === undefined && own !== undefined)
    throw new PrepError(
      'bad_option',
      `${bareName('spansFrom')}: column "${name}" is one of fields too. Name another`,
    )
  if (field !== undefined && !fields.includes(field))
    throw new PrepError(
      'bad_option',
      `${bareName('spansFrom')}: field "${field}" is not one of fields: ${fields.join(', ')}`,
    )
  const document = fields.find((path) => leadsToJson(schema, parsePath(path)))
  if (document !== undefined)
    throw new PrepError(
      'bad_option',
      `${bareName('spansFrom')}: field "${document}" holds JSON documents, in which places cannot be counted. Leave it out of fields`,
    )
  if (file !== undefined) return { schema, reads: [name], removes: [] }
  const kept = schema.fields.filter((one) => one !== taken)
  return { schema: new Schema(kept, schema.metadata), reads: [name], removes: [name] }
}
