import { checkValue } from '../base/check-options.js'
import { PrepError } from '../base/errors.js'
import { type Data, type DataType, Field, makeColumn, RecordBatch, Schema, Struct } from './arrow.js'

/**
 * Where the rows of a batch came from. All rows of one batch come from one source.
 *
 * `positions[i]` is the byte offset of row i in a text file, or its row number in a columnar one.
 * `copies[i]` is 0 for an original and 1, 2… for a duplicate or an augmented child, which keep the position
 * of their parent. (source, position, copy) names a row for good: randomness is keyed by it.
 */
export interface Origin {
  /** The number of the source in the plan, from 0. */
  source: number
  /** Of each row, its place in the source. */
  positions: Float64Array
  /** Of each row, its copy number. */
  copies: Uint32Array
  /** Of each row a number that travels with it, where somebody follows the rows: `takeRows` takes it along. */
  marks?: Float64Array | undefined
}

/**
 * About a thousand rows in Arrow columns, and where each row came from.
 *
 * A batch is immutable: a transform makes a new one, which shares the columns it did not touch. Columns are
 * apache-arrow `Data` in the order of `schema.fields`; `records` is the same as an Arrow `RecordBatch`.
 *
 * @example
 * const batch = batchOfRows([{ id: 1, text: 'Hi' }, { id: 2, text: '你好' }])
 * const text = new arrow.Field('text', new arrow.Utf8(), true)
 * const shorter = new Batch(new arrow.Schema([text]), [batch.column('text')], batch.origin)
 * rowsOf(shorter) // [{ text: 'Hi' }, { text: '你好' }]
 */
export class Batch {
  /** The names and types of its columns. */
  readonly schema: Schema
  /** One column for each field of `schema`, in that order. */
  readonly columns: readonly Data[]
  /** How many rows it has. */
  readonly numRows: number
  /** Where each row came from. */
  readonly origin: Origin

  /**
   * Throws `bad_schema` where columns, fields and origin do not have the same number of rows or of columns, and where a
   * column holds another type than its field declares.
   */
  constructor(schema: Schema, columns: readonly Data[], origin: Origin) {
    checkValue('What Batch is made of', { schema, columns, origin }, 'parts of a batch')
    const numRows = origin.positions.length
    if (columns.length !== schema.fields.length)
      throw new PrepError(
        'bad_schema',
        `A batch has ${columns.length} columns and a schema of ${schema.fields.length} fields`,
      )
    for (let i = 0; i < columns.length; i++) {
      const { name, type } = schema.fields[i]
      if (columns[i].length !== numRows)
        throw new PrepError(
          'bad_schema',
          `Column "${name}" has ${columns[i].length} rows where its batch has ${numRows}`,
        )
      if (!isSameType(columns[i].type, type))
        throw new PrepError(
          'bad_schema',
          `Column "${name}" holds ${columns[i].type} where its field declares ${type}`,
        )
    }
    this.schema = schema
    this.columns = columns
    this.numRows = numRows
    this.origin = origin
  }

  /** The batch as an apache-arrow `RecordBatch`, without its origin. No column is copied. */
  get records(): RecordBatch {
    const type = new Struct(this.schema.fields)
    const data = makeColumn(type, { length: this.numRows, nullCount: 0, children: [...this.columns] })
    return new RecordBatch(this.schema, data as Data<Struct>)
  }

  /** The column of that name. Throws `bad_schema` when there is none. */
  column(name: string): Data {
    return this.columns[fieldIndex(this.schema, name)]
  }

  /** A new batch with these columns replaced or, when their name is new, appended. */
  withColumns(columns: Record<string, Data>): Batch {
    const fields = [...this.schema.fields]
    const next = [...this.columns]
    for (const [name, data] of Object.entries(columns)) {
      const index = fields.findIndex((field) => field.name === name)
      if (index < 0) {
        fields.push(new Field(name, data.type, true))
        next.push(data)
        continue
      }
      if (fields[index].type !== data.type)
        fields[index] = new Field(name, data.type, true, fields[index].metadata)
      next[index] = data
    }
    return new Batch(new Schema(fields, this.schema.metadata), next, this.origin)
  }
}

function isSameType(found: DataType, wanted: DataType): boolean {
  return found === wanted || (found.typeId === wanted.typeId && String(found) === String(wanted))
}

/** The positions of all fields of a schema by their names; of equal names the first. */
export function placesOf(schema: Schema): Map<string, number> {
  const places = new Map<string, number>()
  schema.fields.forEach(({ name }, i) => {
    if (!places.has(name)) places.set(name, i)
  })
  return places
}

/** The position of a field in a schema. Throws `bad_schema`, naming the fields there are. */
export function fieldIndex(schema: Schema, name: string): number {
  const index = schema.fields.findIndex((field) => field.name === name)
  if (index >= 0) return index
  const names = schema.fields.map((field) => field.name).join(', ')
  throw new PrepError('bad_schema', `Column "${name}" is not in the data. Its columns: ${names}`)
}

/** The origin of `length` original rows of one source. */
export function originOf(source: number, positions: Float64Array): Origin {
  return { source, positions, copies: new Uint32Array(positions.length) }
}
