import { DataType, type Field } from '../../../arrow/arrow.js'
import { PrepError } from '../../../base/errors.js'
import { type StoredType, storedType } from './stored-type.js'
import type { ThriftFields } from './thrift.js'

/** How a column of a batch is written: its leaves, and what stands above each of them. */
export interface ColumnPlan {
  field: Field
  kind: 'leaf' | 'struct' | 'list'
  isNullable: boolean
  children: readonly ColumnPlan[]
  leaf?: LeafPlan
}

/** A column chunk of each row group. */
export interface LeafPlan {
  /** Its number in the row group. */
  chunk: number
  type: DataType
  stored: StoredType
  /** The names from the column down to it. */
  path: readonly string[]
  maxDefinition: number
  maxRepetition: number
}

/** What holds above a column. */
interface Above {
  path: readonly string[]
  definition: number
  repetition: number
}

const repetitions = { required: 0, optional: 1, repeated: 2 } as const
/** `ConvertedType` of parquet.thrift, and the field of `LogicalType`. */
const list = { field_6: 3, field_10: { field_3: {} } } as const
const map = { field_6: 1, field_10: { field_2: {} } } as const

/** The columns of a schema, with its elements for the metadata of a file. */
export function planColumns(fields: readonly Field[]): {
  columns: ColumnPlan[]
  leaves: LeafPlan[]
  elements: ThriftFields[]
} {
  const planner = new Planner()
  planner.elements.push({ field_4: 'schema', field_5: fields.length })
  const above = { path: [], definition: 0, repetition: 0 }
  const columns = fields.map((field) => planner.plan(field, { name: field.name, isNullable: true, above }))
  return { columns, leaves: planner.leaves, elements: planner.elements }
}

class Planner {
  readonly elements: ThriftFields[] = []
  readonly leaves: LeafPlan[] = []

  plan(
    field: Field,
    { name, isNullable, above }: { name: string; isNullable: boolean; above: Above },
  ): ColumnPlan {
    const { type } = field
    const path = [...above.path, name]
    const definition = above.definition + (isNullable ? 1 : 0)
    const within = { path, definition, repetition: above.repetition }
    const element = { field_3: isNullable ? repetitions.optional : repetitions.required, field_4: name }
    if (DataType.isStruct(type)) {
      const fields = type.children as Field[]
      if (fields.length === 0) throw emptyStruct(path)
      this.elements.push({ ...element, field_5: fields.length })
      const children = fields.map((child) =>
        this.plan(child, { name: child.name, isNullable: true, above: within }),
      )
      return { field, kind: 'struct', isNullable, children }
    }
    if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
      this.elements.push({ ...element, field_5: 1, ...list })
      this.elements.push({ field_3: repetitions.repeated, field_4: 'list', field_5: 1 })
      const items = { path: [...path, 'list'], definition: definition + 1, repetition: above.repetition + 1 }
      const item = this.plan(type.children[0] as Field, { name: 'element', isNullable: true, above: items })
      return { field, kind: 'list', isNullable, children: [item] }
    }
    if (DataType.isMap(type)) {
      this.elements.push({ ...element, field_5: 1, ...map })
      this.elements.push({ field_3: repetitions.repeated, field_4: 'key_value', field_5: 2 })
      const items = {
        path: [...path, 'key_value'],
        definition: definition + 1,
        repetition: above.repetition + 1,
      }
      const [key, value] = type.children[0].type.children as Field[]
      const children = [
        this.plan(key, { name: 'key', isNullable: false, above: items }),
        this.plan(value, { name: 'value', isNullable: true, above: items }),
      ]
      const pair: ColumnPlan = { field: type.children[0], kind: 'struct', isNullable: false, children }
      return { field, kind: 'list', isNullable, children: [pair] }
    }
    const stored = storedType(type, path.join('.'))
    const { physical, width, logical, converted, scale, precision } = stored
    const about = { field_6: converted, field_7: scale, field_8: precision, field_10: logical }
    this.elements.push({ field_1: physical, field_2: width, ...element, ...about })
    const levels = { maxDefinition: definition, maxRepetition: above.repetition }
    const leaf = { chunk: this.leaves.length, type, stored, path, ...levels }
    this.leaves.push(leaf)
    return { field, kind: 'leaf', isNullable, children: [], leaf }
  }
}

function emptyStruct(path: readonly string[]): PrepError {
  return new PrepError(
    'unsupported',
    `Column "${path.join('.')}" holds objects without fields, which Parquet has no form for. Leave it out, or write Arrow instead`,
  )
}
