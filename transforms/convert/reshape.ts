/**
 * From any shape to any other, record by record: a record is read into a conversation and written from that. The usual
 * directions have a faster way over whole columns, in `direction.ts`, and come here for what that cannot do.
 */
import { type Conversation, Misfit, type Part, partsIn, without } from '../../datasets/shapes/conversation.js'
import { lossesOf, partsHeld } from '../../datasets/shapes/directions.js'
import { type Role, roleFinder } from '../../datasets/shapes/roles.js'
import type { Columns } from '../../datasets/shapes/shape.js'
import { type Data, DataType, type Field, type Schema, Utf8 } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { listOf } from '../../src/arrow/path.js'
import { recordReader } from '../../src/arrow/rows.js'
import type { DirectionAsked } from './losses.js'
import type { Faults } from './stage.js'

/** The columns that a direction takes away, and how to make those that stand in their place. */
export interface Direction {
  consumed: readonly string[]
  fields: readonly Field[]
  convert(batch: Batch, faults: Faults): readonly Data[]
}

/** A direction, and what it needs to know beside the record. */
export interface ReshapeOptions extends DirectionAsked {
  separator: string
  roles: Readonly<Record<string, Role>>
  /** The columns to make, where they are not those that follow from the shapes. */
  fields?: readonly Field[]
}

const imagesColumn = 'images'

/** Plans the conversion of each record by itself. */
export function planReshape(schema: Schema, options: ReshapeOptions): Direction {
  const { source, target, dropFields } = options
  const roleOf = roleFinder(options.roles)
  const names = schema.fields.map(({ name }) => name)
  const takesImages = target.hasMediaInside === true && listsTexts(schema, imagesColumn)
  const own = source.columns.filter((column) => names.includes(column))
  const consumed = takesImages ? [...own, imagesColumn] : own
  const may = partsHeld(source, schema, { isSeen: false }).filter((part) => !dropFields.includes(part))
  const givesImages = may.includes('media') && target.hasMediaInside !== true
  const itemFields = dropFields.includes('fields') ? [] : (source.itemFields?.(schema) ?? [])
  const made = options.fields ?? [
    ...(target.writer?.fields({ itemFields, may }) ?? []),
    ...(givesImages ? [optionalField(imagesColumn, listOf(new Utf8()))] : []),
  ]
  const writing = { separator: options.separator, isFlat: source.isFlat === true }
  return {
    consumed,
    fields: made,
    convert: (batch, faults) => {
      const read = recordReader(batch, consumed)
      const builders = made.map(builderFor)
      for (let row = 0; row < batch.numRows; row++) {
        const columns = recordOf(row)
        for (let i = 0; i < builders.length; i++) builders[i].append(columns?.[made[i].name])
      }
      return builders.map((builder) => builder.finish())

      /** The columns of a row; `undefined` where it is rejected. */
      function recordOf(row: number): Columns | undefined {
        try {
          const given = read(row)
          const conversation = source.read(given, { roleOf })
          if (takesImages) conversation.images = textsIn(given[imagesColumn])
          const kept = withInput(reduced(conversation, options), { ...options, faults })
          return { ...target.writer?.write(kept, writing), [imagesColumn]: kept.images }
        } catch (cause) {
          if (!(cause instanceof Misfit)) throw cause
          faults.reject(row, cause.reason)
          return undefined
        }
      }
    },
  }
}

/** Leaves out what was asked for. Throws `Misfit` for what else the target has no place for. */
function reduced(conversation: Conversation, { target, dropFields }: DirectionAsked): Conversation {
  const kept = dropFields.reduce(without, conversation)
  const [lost] = lossesOf(partsIn(kept), target)
  if (lost !== undefined) throw new Misfit(reasonOf(lost))
  return kept
}

/** What a question works on becomes a part of it where the target has no place for it, which is noted. */
function withInput(
  conversation: Conversation,
  { target, separator, faults }: ReshapeOptions & { faults: Faults },
): Conversation {
  const { input, messages } = conversation
  if (target.hasInput === true || input === undefined || input === '') return conversation
  const at = messages.findLastIndex(({ role }) => role === 'user')
  const asked = messages[at]?.content ?? ''
  faults.note('input_joined', 1)
  const content = asked === '' ? input : `${asked}${separator}${input}`
  return { ...conversation, messages: messages.with(at, { ...messages[at], content }) }
}

/** The reasons that the faster ways give as well. */
function reasonOf(part: Part): string {
  if (part === 'history') return 'not_single_turn'
  return part === 'fields' ? 'extra_fields' : `loses_${part}`
}

function listsTexts(schema: Schema, name: string): boolean {
  const type = schema.fields.find((field) => field.name === name)?.type
  return DataType.isList(type) && DataType.isUtf8((type.children[0] as Field).type)
}

function textsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.map((one: unknown) => {
    if (typeof one !== 'string') throw new Misfit('bad_parts')
    return one
  })
}
