/** What a direction would lose, told from the columns: it is refused when the plan is made, with what to do about it. */

import type { Part } from '../../datasets/shapes/conversation.js'
import { canBecome, hasPlaceForAnswers, lossesOf, partsHeld } from '../../datasets/shapes/directions.js'
import { shapes } from '../../datasets/shapes/index.js'
import type { Shape } from '../../datasets/shapes/shape.js'
import { DataType, Field, List, Schema, Struct } from '../../src/arrow/arrow.js'
import { isOptionalField } from '../../src/arrow/field-marks.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import { orList } from '../../src/base/or-list.js'

/** A direction between shapes, over data of one schema. */
export interface DirectionAsked {
  source: Shape
  target: Shape
  dropFields: readonly Part[]
}

/** Throws `bad_option` where the target needs what the data has not, or where something in the data would get lost. */
export function assertLossless(schema: Schema, asked: DirectionAsked): void {
  const { source, target, dropFields } = asked
  if (source.unreadable !== undefined)
    throw new PrepError(
      'bad_option',
      `${capital(source.name)} cannot be converted to ${target.name}: ${lower(source.unreadable)}`,
    )
  const missing = (target.writer?.needs ?? []).find((part) => !source.always.includes(part))
  if (missing !== undefined)
    throw new PrepError(
      'bad_option',
      `From ${source.name} no ${target.name} can be made: it has nothing for "${missing}". Convert it to ${placesFor(asked, [])}`,
    )
  if (!hasPlaceForAnswers(source, target))
    throw new PrepError(
      'bad_option',
      `From ${source.name} no ${target.name} can be made: its answers are calls of functions. Convert it to ${placesFor(asked, [])}`,
    )
  const certain = partsHeld(source, withoutOptional(schema), { isSeen: true })
  const lost = lossesOf(certain, target).filter((part) => !dropFields.includes(part))
  if (lost.length === 0) return
  throw new PrepError(
    'bad_option',
    `From ${source.name} to ${target.name}, what stands in ${lost.join(', ')} would get lost. ` +
      `Leave that out with ${optionName(`dropFields: [${lost.join(', ')}]`)}, or convert to ${placesFor(asked, lost)}`,
  )
}

/** Shapes that have a place for what would get lost. */
function placesFor({ source }: DirectionAsked, lost: readonly Part[]): string {
  const fitting = shapes.filter((shape) => canBecome(source, shape) && lossesOf(lost, shape).length === 0)
  const names = fitting.map(({ name }) => name).slice(0, 3)
  return names.length === 0 ? 'text' : orList(names)
}

/** The schema without the fields that most records lack: that they are there tells nothing. */
function withoutOptional(schema: Schema): Schema {
  return new Schema(schema.fields.filter((field) => !isOptionalField(field)).map(pruned), schema.metadata)
}

function pruned(field: Field): Field {
  const { type } = field
  if (DataType.isList(type)) return new Field(field.name, new List(pruned(type.children[0] as Field)), true)
  if (!DataType.isStruct(type)) return field
  const kept = (type.children as Field[]).filter((child) => !isOptionalField(child))
  return new Field(field.name, new Struct(kept.map(pruned)), true, field.metadata)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
