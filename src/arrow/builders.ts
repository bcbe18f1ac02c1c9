import { PrepError } from '../base/errors.js'
import { DataType, type Field } from './arrow.js'
import type { ColumnBuilder } from './builder.js'
import { BoolBuilder, LongBuilder, NullBuilder, NumberBuilder } from './fixed-width-builder.js'
import { isJsonField } from './infer-schema.js'
import { ListBuilder, StructBuilder } from './nested-builder.js'
import { JsonBuilder, TextBuilder } from './text-builder.js'

/** Whether there is a builder for a field: other types, such as moments and maps, go through a run as they are. */
export function isBuildable({ type }: Field): boolean {
  if (DataType.isList(type) || DataType.isStruct(type)) return type.children.every(isBuildable)
  const isNumber = DataType.isInt(type) || DataType.isFloat(type)
  return isNumber || DataType.isUtf8(type) || DataType.isBool(type) || DataType.isNull(type)
}

/** The builder for a field. Throws `unsupported` for types that no reader builds value by value. */
export function builderFor(field: Field): ColumnBuilder {
  const type = field.type
  if (DataType.isUtf8(type)) return isJsonField(field) ? new JsonBuilder(type) : new TextBuilder(type)
  if (DataType.isBool(type)) return new BoolBuilder(type)
  if (DataType.isInt(type) && type.bitWidth === 64) return new LongBuilder(type)
  if (DataType.isInt(type) || DataType.isFloat(type)) return new NumberBuilder(type)
  if (DataType.isNull(type)) return new NullBuilder(type)
  if (DataType.isList(type)) return new ListBuilder(type, builderFor(type.children[0]))
  if (DataType.isStruct(type)) return new StructBuilder(type, type.children.map(builderFor))
  throw new PrepError(
    'unsupported',
    `A column of ${type} cannot be built from values. Cast it to a simpler type`,
  )
}
