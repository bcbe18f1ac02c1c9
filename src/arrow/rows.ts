import { checkOptions, checkValue, type OptionKinds, wrongValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { type Data, DataType, type Field, type Schema, Vector } from './arrow.js'
import { Batch, originOf } from './batch.js'
import { boolReader } from './bits.js'
import { type ColumnBuilder, isJsonValue, ownValue, WrongType } from './builder.js'
import { builderFor } from './builders.js'
import { isOptionalField } from './field-marks.js'
import { ownSchema } from './foreign-schema.js'
import { emptyShape, inferSchema, isJsonField, observeValue } from './infer-schema.js'
import { JsonText } from './text-builder.js'

/** A record as a JavaScript object. Whole numbers beyond 2^53 are bigints; a missing value is `null`. */
export type Row = Record<string, unknown>

/** Where the rows of {@link batchOfRows} are said to come from. */
export interface RowsOrigin {
  /** The schema; without one it is inferred from the rows. */
  schema?: Schema | undefined
  /** The number of the source. Default 0. */
  source?: number | undefined
  /** The position of the first row; the others follow it one by one. */
  firstPosition?: number | undefined
}

const optionKinds: OptionKinds<RowsOrigin> = { schema: 'schema', source: 'count', firstPosition: 'count' }

/**
 * A batch made of JavaScript objects. Sugar for tests and small data: every value is touched one by one.
 * Throws `bad_option` for what are no rows, and `bad_schema` where a value does not fit the schema or is none that
 * JSON holds, such as a Date, a Map or bytes.
 *
 * @example
 * batchOfRows([{ prompt: 'Hi', n: 1 }, { prompt: '你好', n: null }]).numRows // 2
 */
export function batchOfRows(rows: readonly Row[], options: RowsOrigin = {}): Batch {
  checkOptions('batchOfRows()', options, optionKinds)
  checkRows(rows)
  const schema = options.schema === undefined ? schemaOfRows(rows) : ownSchema(options.schema)
  const builders = schema.fields.map(builderFor)
  for (const [index, row] of rows.entries())
    for (let i = 0; i < builders.length; i++) append(builders[i], { row, index, name: schema.fields[i].name })
  const first = options.firstPosition ?? 0
  const positions = Float64Array.from(rows, (_, index) => first + index)
  return new Batch(
    schema,
    builders.map((builder) => builder.finish()),
    originOf(options.source ?? 0, positions),
  )
}

function checkRows(rows: unknown): void {
  checkValue('The rows of batchOfRows()', rows, 'list')
  const wrong = (rows as unknown[]).find(
    (row) => typeof row !== 'object' || row === null || Array.isArray(row) || !isJsonValue(row),
  )
  const hasWrong = wrong !== undefined || (rows as unknown[]).includes(undefined)
  if (hasWrong) throw wrongValue('Each row of batchOfRows()', "an object such as { prompt: 'Hi' }", wrong)
}

function append(
  builder: ColumnBuilder,
  { row, index, name }: { row: Row; index: number; name: string },
): void {
  try {
    builder.append(ownValue(row, name))
  } catch (cause) {
    if (!(cause instanceof WrongType)) throw cause
    throw new PrepError('bad_schema', `Row ${index + 1}, field "${name}": ${cause.message}`, { cause })
  }
}

function schemaOfRows(rows: readonly Row[]): Schema {
  const shape = emptyShape()
  for (const row of rows) observeValue(shape, row)
  return inferSchema(shape, 0).schema
}

/**
 * The rows of a batch as JavaScript objects. Reads every value: for tests, previews and `map`.
 *
 * @example
 * rowsOf(batchOfRows([{ prompt: 'Hi', n: null }])) // [{ prompt: 'Hi', n: null }]
 */
export function rowsOf(batch: Batch): Row[] {
  checkValue('What rowsOf() is given', batch, 'batch')
  const { fields } = batch.schema
  const read = objectReader(
    fields,
    batch.columns.map((column, i) => valueReader(column, fields[i])),
  )
  return Array.from({ length: batch.numRows }, (_, row) => read(row))
}

/** Reads objects; an optional field without a value is none of theirs. */
function objectReader(
  fields: readonly Field[],
  readers: readonly ((row: number) => unknown)[],
): (row: number) => Row {
  const names = fields.map(({ name }) => name)
  const optional = fields.map(isOptionalField)
  if (!optional.includes(true))
    return (row) => Object.fromEntries(names.map((name, i) => [name, readers[i](row)]))
  return (row) =>
    Object.fromEntries(
      names
        .map((name, i): [string, unknown] => [name, readers[i](row)])
        .filter(([, value], i) => value !== null || !optional[i]),
    )
}

/**
 * Reads the values of one column. JSON text is parsed, by `JSON.parse` unless another way is given; other Arrow types
 * come as apache-arrow gives them.
 */
export function valueReader(data: Data, field: Field, parse = parseJson): (row: number) => unknown {
  const read = presentValueReader(data, field, parse)
  return data.nullCount === 0 ? read : (row) => (data.getValid(row) ? read(row) : null)
}

type ParseJson = (text: string) => unknown

function parseJson(text: string): unknown {
  return JSON.parse(text)
}

function presentValueReader(data: Data, field: Field, parse: ParseJson): (row: number) => unknown {
  const type = data.type
  if (DataType.isNull(type)) return () => null
  if (DataType.isUtf8(type)) {
    const text = textReader(data)
    return isJsonField(field) ? (row) => parse(text(row)) : text
  }
  if (DataType.isBool(type)) return boolReader(data)
  if (DataType.isInt(type) && type.bitWidth === 64) {
    const values = data.values as BigInt64Array
    return (row) => {
      const value = Number(values[row])
      return Number.isSafeInteger(value) ? value : values[row]
    }
  }
  if (DataType.isInt(type) || (DataType.isFloat(type) && type.precision !== 0)) {
    const values = data.values as Float64Array
    return (row) => values[row]
  }
  if (DataType.isList(type)) {
    const offsets = data.valueOffsets as Int32Array
    const item = valueReader(data.children[0], type.children[0], parse)
    return (row) => Array.from({ length: offsets[row + 1] - offsets[row] }, (_, i) => item(offsets[row] + i))
  }
  if (DataType.isStruct(type)) {
    return objectReader(
      type.children,
      data.children.map((child, i) => valueReader(child, type.children[i], parse)),
    )
  }
  return otherReader(data)
}

function textReader(data: Data): (row: number) => string {
  const values = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  const buffer = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  return (row) => buffer.toString('utf8', offsets[row], offsets[row + 1])
}

function otherReader(data: Data): (row: number) => unknown {
  const vector = new Vector([data])
  return (row) => vector.get(row)
}

/** Reads some columns of a batch, row by row: an object of their values, with JSON as its text. */
export function recordReader(
  batch: Batch,
  names: readonly string[],
): (row: number) => Readonly<Record<string, unknown>> {
  const readers = names.map((name) => {
    const at = batch.schema.fields.findIndex((field) => field.name === name)
    const read = valueReader(batch.columns[at], batch.schema.fields[at], (text) => new JsonText(text))
    return [name, read] as const
  })
  return (row) => Object.fromEntries(readers.map(([name, read]) => [name, read(row)]))
}
