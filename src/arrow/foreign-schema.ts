import { PrepError } from '../base/errors.js'
import { classOfType, DataType, Field, FixedSizeList, List, Map_, Message, Schema, Struct } from './arrow.js'

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

/**
 * The same schema made of the classes of this copy of apache-arrow, as a program of the user's may bring one made by a
 * copy of its own: the columns of that could not be written. One of this copy is returned as it is. Throws
 * `unsupported` for a type that this copy does not have.
 */
export function ownSchema(schema: Schema): Schema {
  const isOwn = Object.getPrototypeOf(schema) === Schema.prototype && schema.fields.every(isOwnField)
  return isOwn ? schema : new Schema(schema.fields.map(ownField), schema.metadata, schema.dictionaries)
}

function isOwnField({ type }: Field): boolean {
  // A copy of apache-arrow takes types of another one for instances of its own.
  return (
    Object.prototype.isPrototypeOf.call(DataType.prototype, type) &&
    ((type.children ?? []) as Field[]).every(isOwnField)
  )
}

function ownField(field: Field): Field {
  return new Field(field.name, ownType(field.type), field.nullable, field.metadata)
}

/** What a type knows stands in its own properties, and in its children; its class follows from its number. */
function ownType(type: DataType): DataType {
  const { prototype } = classOfType(type.typeId) ?? {}
  if (prototype === undefined)
    throw new PrepError('unsupported', `A column of ${type} cannot be used. Cast it to a simpler type`)
  const properties = Object.entries(type).map(([name, value]) => [name, ownPart(value)])
  return Object.assign(Object.create(prototype), Object.fromEntries(properties))
}

function ownPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isFieldLike(item) ? ownField(item) : item))
  return isTypeLike(value) ? ownType(value) : value
}

function isFieldLike(value: unknown): value is Field {
  return typeof value === 'object' && value !== null && 'type' in value && isTypeLike(value.type)
}

function isTypeLike(value: unknown): value is DataType {
  return typeof value === 'object' && value !== null && 'typeId' in value
}
