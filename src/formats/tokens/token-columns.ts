import { DataType, type Schema } from '../../arrow/arrow.js'
import { vocabularyOf } from '../../arrow/field-marks.js'
import { PrepError } from '../../base/errors.js'

/** What a format of tokens can keep of rows. */
export interface TokenFormat {
  /** Its name in sentences. */
  title: string
  /** Whether it can tell what is to be learned. */
  keepsLabels: boolean
}

/** The columns of tokens in a schema. */
export interface TokenColumns {
  ids: 'input_ids'
  labels: 'labels' | undefined
  /** One more than the highest token, where it is known. */
  vocabulary: number | undefined
}

/**
 * Finds the tokens that a file is to hold. Throws `bad_schema` where there are none, and `unsupported` for columns that
 * would be lost.
 */
export function tokenColumns({ fields }: Schema, { title, keepsLabels }: TokenFormat): TokenColumns {
  const ids = fields.find(({ name }) => name === 'input_ids')
  if (ids === undefined)
    throw new PrepError(
      'bad_schema',
      `Column "input_ids" is not in the data, and a file of ${title} holds tokens. Make them with the step "tokenize"`,
    )
  const labels = keepsLabels ? fields.find(({ name }) => name === 'labels') : undefined
  for (const { name, type } of labels === undefined ? [ids] : [ids, labels])
    if (!DataType.isList(type) || !DataType.isInt(type.children[0].type))
      throw new PrepError(
        'bad_schema',
        `Column "${name}" is ${type}, where a file of ${title} wants lists of whole numbers. Make them with the step "tokenize"`,
      )
  const lost = fields.filter((field) => field !== ids && field !== labels).map(({ name }) => name)
  if (lost.length > 0)
    throw new PrepError(
      'unsupported',
      `A file of ${title} holds tokens and nothing else, and these columns would be lost: ${lost.join(', ')}. Leave them out with "drop" of convert as the last step ("write: []" of pack writes none), or write Arrow or Parquet`,
    )
  return { ids: 'input_ids', labels: labels && 'labels', vocabulary: vocabularyOf(ids) }
}
