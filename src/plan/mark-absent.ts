import { DataType, Field, List, Schema, Struct } from '../arrow/arrow.js'
import { absentField, isAbsentField, withoutAbsentMark } from '../arrow/field-marks.js'
import { countOf, type Shape } from '../arrow/infer-schema.js'

/**
 * A schema whose fields are marked that some objects of this shape lack, and that are null in none. Where both occur,
 * nobody could tell afterwards which null was which, and all stay.
 */
export function markAbsent(schema: Schema, shape: Shape): Schema {
  return new Schema(markFields(schema.fields, shape), schema.metadata)
}

/** A schema without those marks. */
export function withoutAbsentMarks(schema: Schema): Schema {
  return new Schema(schema.fields.map(unmarked), schema.metadata)
}

/** Whether values of this shape are the same JSON under two schemas that differ in those marks alone. */
export function areWrittenAlike(shape: Shape, [one, other]: readonly [Schema, Schema]): boolean {
  return areFieldsAlike(shape, [one.fields, other.fields])
}

function markFields(fields: readonly Field[], shape: Shape): Field[] {
  return fields.map((field) => {
    const inner = shape.fields?.get(field.name)
    if (inner === undefined) return field
    const made = withType(field, markType(field.type, inner))
    return countOf(inner) < shape.objects && inner.nulls === 0 ? absentField(made) : made
  })
}

function markType(type: DataType, shape: Shape): DataType {
  if (DataType.isStruct(type)) return new Struct(markFields(type.children, shape))
  if (!DataType.isList(type) || shape.items === undefined) return type
  const [item] = type.children as Field[]
  return new List(withType(item, markType(item.type, shape.items)))
}

function unmarked(field: Field): Field {
  const made = withType(field, unmarkedType(field.type))
  return isAbsentField(made) ? withoutAbsentMark(made) : made
}

function unmarkedType(type: DataType): DataType {
  if (DataType.isStruct(type)) return new Struct(type.children.map(unmarked))
  return DataType.isList(type) ? new List(unmarked(type.children[0] as Field)) : type
}

function withType(field: Field, type: DataType): Field {
  return type === field.type ? field : new Field(field.name, type, field.nullable, field.metadata)
}

function areFieldsAlike(
  shape: Shape,
  [some, others]: readonly [readonly Field[], readonly Field[]],
): boolean {
  return some.every((field, i) => {
    const inner = shape.fields?.get(field.name)
    if (inner === undefined) return shape.objects === 0 || isAbsentField(field) === isAbsentField(others[i])
    const isNeverNull = inner.nulls === 0 && countOf(inner) === shape.objects
    return (
      (isNeverNull || isAbsentField(field) === isAbsentField(others[i])) &&
      areTypesAlike(inner, [field.type, others[i].type])
    )
  })
}

function areTypesAlike(shape: Shape, [one, other]: readonly [DataType, DataType]): boolean {
  const children = [one.children ?? [], other.children ?? []] as const
  if (DataType.isStruct(one)) return areFieldsAlike(shape, children)
  if (!DataType.isList(one) || shape.items === undefined) return true
  return areTypesAlike(shape.items, [children[0][0].type, children[1][0].type])
}
