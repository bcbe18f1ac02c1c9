/** Changes deep inside a column: the types around the changed place are rebuilt, the buffers are shared. */
import { type Data, DataType, Field, List, type Schema, Struct } from '../../src/arrow/arrow.js'
import { type FieldPath, parsePath, typeAt } from '../../src/arrow/path.js'

/**
 * The path of that text. A column whose very name has dots or brackets in it wins over their meaning as a path.
 * Throws `bad_option` for a malformed path and `bad_schema` for one that leads nowhere.
 */
export function resolvePath(schema: Schema, text: string): FieldPath {
  if (schema.fields.some((field) => field.name === text)) return { text, column: text, steps: [] }
  const path = parsePath(text)
  typeAt(schema, path)
  return path
}

/** The field that a resolved path leads to. */
export function fieldAt(schema: Schema, path: FieldPath): Field {
  let field = schema.fields.find((candidate) => candidate.name === path.column) as Field
  for (const step of path.steps) field = childOf(field.type, step)
  return field
}

/** A field in which the one that `steps` lead to is another. */
export function mapField(field: Field, steps: readonly string[], change: (leaf: Field) => Field): Field {
  if (steps.length === 0) return change(field)
  const [step, ...rest] = steps
  const at = childIndex(field.type, step)
  const children = [...field.type.children] as Field[]
  children[at] = mapField(children[at], rest, change)
  return withType(field, withChildren(field.type, children))
}

/** The data of {@link mapField}: `type` is the new type, `change` makes the new leaf out of the old one. */
export function mapData(
  data: Data,
  type: DataType,
  { steps, change }: { steps: readonly string[]; change: (leaf: Data) => Data },
): Data {
  if (steps.length === 0) return change(data)
  const [step, ...rest] = steps
  const at = childIndex(data.type, step)
  const children = [...data.children]
  children[at] = mapData(children[at], type.children[at].type, { steps: rest, change })
  return retype(data, type, children)
}

/** The leaf that `steps` lead to, and for each of its values the row of the column. */
export function leafRows(column: Data, steps: readonly string[]): Uint32Array {
  let rows = Uint32Array.from({ length: column.length }, (_, row) => row)
  let data = column
  for (const step of steps) {
    if (step === '[]') {
      const offsets = data.valueOffsets as Int32Array
      const inner = new Uint32Array(data.children[0].length)
      for (let row = 0; row < data.length; row++) inner.fill(rows[row], offsets[row], offsets[row + 1])
      rows = inner
    }
    data = data.children[childIndex(data.type, step)]
  }
  return rows
}

/** The same buffers under another type, with other children. */
export function retype(data: Data, type: DataType, children: Data[] = data.children as Data[]): Data {
  return data.clone(type, data.offset, data.length, data.nullCount, undefined, children)
}

/** A list or struct type of the same kind with other children. */
export function withChildren(type: DataType, children: Field[]): DataType {
  return DataType.isList(type) ? new List(children[0]) : new Struct(children)
}

/** A field of the same name and metadata with another type. */
export function withType(field: Field, type: DataType): Field {
  return new Field(field.name, type, true, field.metadata)
}

function childIndex(type: DataType, step: string): number {
  return step === '[]' ? 0 : type.children.findIndex((child: Field) => child.name === step)
}

function childOf(type: DataType, step: string): Field {
  return type.children[childIndex(type, step)]
}
