import { type DataType, Field, FixedSizeList, List, Map_, Message, Schema, Struct } from './arrow.js'

/**
 * The schema of an Arrow message. Its fields have the names that they were written with: apache-arrow leaves an empty
 * name away when it writes a field, as the format allows, and answers `null` for it when it reads one.
 */
export function decodeSchema(message: Uint8Array): Schema {
  return withNames(Message.decode(message).header() as Schema)
}

/** The schema with empty names where apache-arrow says `null`. */
export function withNames(schema: Schema): Schema {
  const fields = schema.fields.map(named)
  const isSame = fields.every((field, i) => field === schema.fields[i])
  return isSame ? schema : new Schema(fields, schema.metadata, schema.dictionaries)
}

function named(field: Field): Field {
  const type = namedType(field.type)
  const name: string | null = field.name
  if (name !== null && type === field.type) return field
  return new Field(name ?? '', type, field.nullable, field.metadata)
}

function namedType(type: DataType): DataType {
  const given = (type.children ?? []) as Field[]
  const children = given.map(named)
  if (children.every((child, i) => child === given[i])) return type
  if (type instanceof Struct) return new Struct(children)
  if (type instanceof List) return new List(children[0])
  if (type instanceof FixedSizeList) return new FixedSizeList(type.listSize, children[0])
  if (type instanceof Map_) return new Map_(children[0], type.keysSorted)
  return type
}
