import { Binary, type Data, makeColumn, type Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { PrepError } from '../../src/base/errors.js'
import { compileValue } from '../filter/compile.js'
import { placedMessage } from '../filter/placed-message.js'
import { ExpressionFault } from '../filter/syntax.js'
import { nounOf, type Value } from '../filter/values.js'
import type { Frame } from '../filter/vectors.js'
import { joinParts, type KeyOrder, type KeyPart, numberPart, textPart, truthPart } from './key-parts.js'

/** What rows are sorted by, checked against a schema. */
export interface SortKeys {
  /** The columns that are read. */
  reads: string[]
  /** Of each row of a batch the bytes by which it is sorted. */
  keysOf(batch: Batch): Data
}

/** How the values follow each other. */
export interface SortOrder {
  by: readonly string[]
  descending: boolean
  nulls: 'first' | 'last'
}

/** Reads each value of a frame as a part of the keys. */
type ReadPart = (frame: Frame, order: KeyOrder) => KeyPart

/** Checks what rows are sorted by. Throws `bad_option`, showing the place in an expression. */
export function compileSortKeys({ by, descending, nulls }: SortOrder, schema: Schema): SortKeys {
  const values = by.map((text) => compilePart(text, schema))
  const orderOf = (part: number): KeyOrder => ({
    isDescending: descending,
    areNullsFirst: nulls === 'first',
    isLast: part === by.length - 1,
  })
  return {
    reads: [...new Set(values.flatMap(({ reads }) => reads))],
    keysOf(batch) {
      const frame = { batch, length: batch.numRows, items: undefined }
      const parts = values.map(({ read }, part) => read(frame, orderOf(part)))
      return makeColumn(new Binary(), {
        length: frame.length,
        nullCount: 0,
        ...joinParts(parts, frame.length),
      })
    },
  }
}

function compilePart(text: string, schema: Schema): { reads: string[]; read: ReadPart } {
  const isColumn = schema.fields.some(({ name }) => name === text)
  const expression = isColumn ? `"${text.replaceAll('"', '""')}"` : text
  try {
    const { value, reads } = compileValue(expression, schema)
    return { reads, read: partOf(value) }
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    throw new PrepError(error.code, placedMessage(expression, error))
  }
}

function partOf(value: Value): ReadPart {
  switch (value.kind) {
    case 'number':
      return (frame, order) => numberPart(value.read(frame), order)
    case 'text':
      return (frame, order) => textPart(value.read(frame), order)
    case 'boolean':
      return (frame, order) => truthPart(value.read(frame), order)
    case 'null':
      return (frame, order) =>
        numberPart({ values: new Float64Array(frame.length), nulls: value.read(frame) }, order)
    case 'list':
      throw new ExpressionFault(
        value.at,
        'Rows cannot be sorted by a list. Sort by its size, as in length(tags), or by one item, as in tags[0]',
      )
    default: {
      const { moments } = value
      if (moments !== undefined) return (frame, order) => numberPart(moments(frame), order)
      throw new ExpressionFault(
        value.at,
        `Rows cannot be sorted by ${nounOf(value)}. Cast the column with convert, or name a field of it`,
      )
    }
  }
}
