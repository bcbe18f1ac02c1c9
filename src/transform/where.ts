/**
 * Picks rows by the values of their columns, Texts are
 * compared as bytes. Floats are compared as numbers; lists, objects, JSON documents, dates and other types
 * have no values to be named here, so their columns are refused when a step is planned.
 */

import { type Data, DataType, type Field, type Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { boolReader } from '../arrow/bits.js'
import { isJsonField } from '../arrow/infer-schema.js'
import { type FieldPath, parsePath, typeAt } from '../arrow/path.js'
import { type DataSplits, splitColumnOf, splitsOf } from '../arrow/splits.js'
import { PrepError, suggestName } from '../base/errors.js'
import { columnPath, z } from '../base/options.js'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** The rows that a step works on: a value, or a list of values, for each column that is named. */
export const whereOption = z
  .record(columnPath, z.union([scalar, z.array(scalar).min(1)]))
  .refine((where) => Object.keys(where).length > 0, { error: 'Name a column and its value' })
  .describe('Only rows with these values, such as { split: train } or { language: [en, zh] }')
  .meta({ typeName: 'Where' })

/** Values by column path; a row matches where every column has one of its values. */
export type Where = z.output<typeof whereOption>

type Scalar = z.output<typeof scalar>

/**
 * Throws `bad_schema` for a column that is not there, or that cannot hold the value it is compared with, and
 * `bad_option` for a split that the data does not have.
 */
export function checkWhere(schema: Schema, where: Where | undefined): void {
  for (const [text, wanted] of Object.entries(where ?? {})) {
    const path = parsePath(text)
    const type = typeAt(schema, path)
    if (path.steps.includes('[]') || kindOf(type) === undefined || isJsonField(fieldAt(schema, path)))
      throw new PrepError(
        'bad_schema',
        `"where" names "${text}", a column of ${isJsonField(fieldAt(schema, path)) ? 'JSON documents' : type}. ` +
          'Name columns of text, numbers or booleans',
      )
    for (const value of valuesOf(wanted)) checkValue(text, type, value)
    if (path.steps.length === 0 && path.column === splitColumnOf(schema))
      checkSplits(splitsOf(schema)!, valuesOf(wanted))
  }
}

/** A mistyped split would leave a step without rows and the data as it is, without a word. */
function checkSplits({ column, names }: DataSplits, wanted: readonly Scalar[]): void {
  const unknown = wanted.find((name) => typeof name === 'string' && !names.includes(name))
  if (unknown === undefined) return
  throw new PrepError(
    'bad_option',
    `"where" names a split "${unknown}" that column "${column}" does not have. ${suggestName(String(unknown), names)}`,
  )
}

function checkValue(column: string, type: DataType, value: Scalar): void {
  if (value === null || typeof value === kindOf(type)) {
    if (!DataType.isInt(type) || value === null || Number.isSafeInteger(value)) return
  }
  const advice = DataType.isUtf8(type) ? 'Put the value in quotes' : `Give a value of that type, or null`
  throw new PrepError(
    'bad_schema',
    `"where" compares column "${column}", which holds ${type}, with a ${typeof value}. ${advice}`,
  )
}

/**
 * The kind of JavaScript value that a type is compared with; `undefined` for types without one. Halves of
 * floats are among them: apache-arrow holds their bits only.
 */
function kindOf(type: DataType): 'string' | 'boolean' | 'number' | 'null' | undefined {
  if (DataType.isUtf8(type)) return 'string'
  if (DataType.isBool(type)) return 'boolean'
  if (DataType.isInt(type)) return 'number'
  if (DataType.isFloat(type) && type.precision > 0) return 'number'
  return DataType.isNull(type) ? 'null' : undefined
}

/**
 * Tells which rows of a batch match: 1 for those that do. The answer is `undefined`, for all rows, where no
 * `where` is given. It must have passed {@link checkWhere}.
 */
export function openWhere(where: Where | undefined): (batch: Batch) => Uint8Array | undefined {
  if (where === undefined) return () => undefined
  const columns = Object.entries(where).map(([text, wanted]) => ({
    path: parsePath(text),
    values: valuesOf(wanted),
  }))
  return (batch) => {
    const matches = new Uint8Array(batch.numRows).fill(1)
    for (const { path, values } of columns) {
      const chain = chainAt(batch, path)
      const nullable = chain.filter(({ nullCount }) => nullCount > 0)
      const data = chain[chain.length - 1]
      const isWanted = matcherOf(data, values)
      const takesNull = values.includes(null)
      for (let row = 0; row < matches.length; row++) {
        if (matches[row] === 0) continue
        const isNull = DataType.isNull(data.type) || nullable.some((each) => !each.getValid(row))
        if (isNull ? !takesNull : !isWanted(row)) matches[row] = 0
      }
    }
    return matches
  }
}

/** The columns from the top-level one down to the one that a path leads to. */
function chainAt(batch: Batch, path: FieldPath): Data[] {
  const chain = [batch.column(path.column)]
  for (const step of path.steps) {
    const { type, children } = chain[chain.length - 1]
    chain.push(children[(type.children as Field[]).findIndex(({ name }) => name === step)])
  }
  return chain
}

function matcherOf(data: Data, wanted: readonly Scalar[]): (row: number) => boolean {
  const { type } = data
  const values = wanted.filter((value) => value !== null)
  if (DataType.isUtf8(type)) return textMatcher(data, values.map(String))
  if (DataType.isBool(type)) {
    const isTrue = boolReader(data)
    return (row) => values.includes(isTrue(row))
  }
  const isLong = DataType.isInt(type) && type.bitWidth === 64
  const isSingle = DataType.isFloat(type) && type.precision === 1
  const numbers = values.map((value) => (isLong ? BigInt(value) : isSingle ? Math.fround(+value) : +value))
  return (row) => numbers.includes((data.values as Float64Array)[row])
}

function textMatcher(data: Data, wanted: readonly string[]): (row: number) => boolean {
  const texts = wanted.map((text) => Buffer.from(text))
  const offsets = data.valueOffsets as Int32Array
  const { buffer, byteOffset, byteLength } = data.values as Uint8Array
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  return (row) => {
    const start = offsets[row]
    const end = offsets[row + 1]
    return texts.some(
      (text) => text.length === end - start && bytes.compare(text, 0, text.length, start, end) === 0,
    )
  }
}

function valuesOf(wanted: Scalar | Scalar[]): Scalar[] {
  return Array.isArray(wanted) ? wanted : [wanted]
}

function fieldAt(schema: Schema, path: FieldPath): Field {
  let field = schema.fields.find(({ name }) => name === path.column) as Field
  for (const step of path.steps)
    field = field.type.children.find(({ name }: Field) => step === '[]' || name === step) as Field
  return field
}
