/**
 * The usual directions, over whole columns. A batch with a record that they cannot do, such as a call of a function or
 * earlier turns, is converted record by record, into the same columns.
 */
import { messagesShape, sharegptShape } from '../../datasets/shapes/chat-shapes.js'
import { toolMessageFields } from '../../datasets/shapes/messages.js'
import { hasItemField, hasValues } from '../../datasets/shapes/schema-look.js'
import { type Data, DataType, Field, List, type Schema, Struct, Utf8 } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { listOf } from '../../src/arrow/path.js'
import {
  type ChatShape,
  chatShapes,
  type FlatShape,
  flatShapeOf,
  listShapeOf,
  listShapes,
  systemColumn,
  textColumn,
} from '../../src/schemas/chat-shape.js'
import { buildTurns, prependSystem, turnsType } from './build-turns.js'
import { renderTurns } from './chatml.js'
import { hasSystem, joinTurn, readSingleTurn, type SingleTurn } from './flat.js'
import { hasHistory, historyColumn, readHistory } from './history.js'
import { retype } from './nested.js'
import { type Direction, planReshape, type ReshapeOptions } from './reshape.js'
import { roleReader, roleWords, toolCodes } from './roles.js'
import { isSingleTurns, rejectExtras, splitTurns } from './single-turn.js'
import type { Faults } from './stage.js'
import { emptyTexts, encodeText } from './texts.js'
import { readTurns, rejectUnreadable, renameTurns, renameTurnsField, type Turns } from './turns.js'

/** Plans a direction over columns; `undefined` for one that is done record by record. */
export function planColumns(schema: Schema, options: ReshapeOptions): Direction | undefined {
  const { source, target, dropFields } = options
  const [from, to] = [source, target].map(({ name }) => chatShapes.find((shape) => shape === name))
  if (from === undefined || to === undefined || dropFields.length > 0) return undefined
  if (listShapeOf(from) === undefined) return fromFlat(schema, { from, to }, options)
  return hasTools(schema) ? undefined : fromList(schema, { from, to }, options)
}

interface Names {
  from: ChatShape
  to: ChatShape
}

/** Whether the columns tell of functions, or hold content that is more than text. */
function hasTools(schema: Schema): boolean {
  return (
    hasValues(schema, 'tools') ||
    Object.values(listShapes).some(({ column, content }) => {
      const names = ['tool_calls', 'tool_call_id', 'name']
      return names.some((name) => hasItemField(schema, column, name)) || isJsonItem(schema, column, content)
    })
  )
}

function isJsonItem(schema: Schema, column: string, name: string): boolean {
  const type = schema.fields.find((field) => field.name === column)?.type
  const item: DataType | undefined = DataType.isList(type) ? (type.children[0] as Field).type : undefined
  return DataType.isStruct(item) && item.children.some((field) => field.name === name && isJsonField(field))
}

function fromFlat(schema: Schema, { from, to }: Names, { separator }: ReshapeOptions): Direction | undefined {
  const shape = flatShapeOf(from) as FlatShape
  const names = schema.fields.map(({ name }) => name)
  const own = [shape.prompt, shape.input, shape.answer].filter((name) => name !== undefined)
  const consumed = own.filter((name) => names.includes(name))
  const bytes = encodeText(separator)
  const read = (batch: Batch, faults: Faults) => readSingleTurn(batch, shape, { separator: bytes, faults })
  const withHistory = from === 'alpaca' && names.includes(historyColumn)
  const all = hasSystem(schema) ? [...consumed, systemColumn] : consumed
  if (to === 'messages' || to === 'sharegpt') {
    if (withHistory && !hasHistory(schema)) return undefined
    return {
      consumed: withHistory ? [...all, historyColumn] : all,
      fields: [new Field(listShapes[to].column, turnsType(listShapes[to]), true)],
      convert: (batch, faults) => {
        const history = withHistory ? readHistory(batch.column(historyColumn), faults) : undefined
        return [buildTurns(read(batch, faults), { to, history })]
      },
    }
  }
  if (withHistory) return undefined
  const flat = flatShapeOf(to)
  if (flat !== undefined)
    return {
      consumed,
      fields: textFields(flat),
      convert: (batch, faults) => flatColumns(read(batch, faults), flat),
    }
  return {
    consumed: all,
    fields: [new Field(textColumn, new Utf8(), true)],
    convert: (batch, faults) => [joinTurn(read(batch, faults), bytes)],
  }
}

function fromList(schema: Schema, { from, to }: Names, options: ReshapeOptions): Direction {
  const shape = listShapes[from as 'messages' | 'sharegpt']
  const field = schema.fields.find(({ name }) => name === shape.column) as Field
  const withSystem = hasSystem(schema)
  const consumed = withSystem ? [shape.column, systemColumn] : [shape.column]
  const readRoles = roleReader(options.roles)
  const planned = listTarget(field, { from, to })
  const { convert: convertRows } = planReshape(schema, { ...options, fields: planned.fields })
  return {
    consumed,
    fields: planned.fields,
    convert: (batch, faults) => {
      const turns = readTurns(batch.column(shape.column), shape, readRoles)
      if (!planned.canConvert(turns)) return convertRows(batch, faults)
      rejectUnreadable(turns, faults)
      return planned.convert(turns, { system: withSystem ? batch.column(systemColumn) : undefined, faults })
    },
  }
}

interface ListTarget {
  fields: readonly Field[]
  /** Whether columns are enough for these conversations. */
  canConvert(turns: Turns): boolean
  convert(turns: Turns, beside: { system: Data | undefined; faults: Faults }): readonly Data[]
}

function listTarget(field: Field, { from, to }: Names): ListTarget {
  if (to === 'messages' || to === 'sharegpt') return renamedTarget(field, to)
  const flat = flatShapeOf(to)
  if (flat === undefined)
    return {
      fields: [new Field(textColumn, new Utf8(), true)],
      canConvert: hasNoTools,
      convert: (turns, { system, faults }) => {
        rejectExtras(turns, faults)
        return [renderTurns(turns, { system, faults })]
      },
    }
  const history = to === 'alpaca' ? [optionalField(historyColumn, listOf(listOf(new Utf8())))] : []
  return {
    fields: [...textFields(flat), optionalField(systemColumn, new Utf8()), ...history],
    canConvert: isSingleTurns,
    convert: (turns, beside) => {
      const turn = splitTurns(turns, beside)
      const nulls = history.map((field) => nullColumn(field, turn.prompt.length))
      return [...flatColumns(turn, flat), turn.system as Data, ...nulls]
    },
  }

  function renamedTarget(list: Field, target: 'messages' | 'sharegpt'): ListTarget {
    const shape = listShapes[from as 'messages' | 'sharegpt']
    const renamed = renameTurnsField(list, shape, listShapes[target])
    const words = roleWords(target)
    // What is said in words of sharegpt may be a call, which has fields of its own in messages.
    const further = from === sharegptShape.name && target === messagesShape.name ? callFields() : []
    return {
      fields: [further.length === 0 ? renamed : withItemFields(renamed, further)],
      canConvert: (turns) => further.length === 0 || hasNoTools(turns),
      convert: (turns, { system, faults }) => {
        const lists =
          system === undefined || system.nullCount === system.length
            ? renameTurns(turns, shape, { type: renamed.type, words })
            : prependSystem(turns, system, { type: renamed.type, to: target, faults })
        return [further.length === 0 ? lists : withNullFields(lists, withItemFields(renamed, further))]
      },
    }
  }
}

function callFields(): Field[] {
  return toolMessageFields({ itemFields: [], hasCalls: true, hasIds: false }).slice(2)
}

function hasNoTools({ codes }: Turns): boolean {
  return !codes.some((code) => toolCodes.has(code))
}

function withItemFields(list: Field, further: readonly Field[]): Field {
  const items = (list.type.children[0] as Field).type.children as Field[]
  const item = new Field('item', new Struct([...items, ...further]), true)
  return new Field(list.name, new List(item), true, list.metadata)
}

/** The lists with the further fields of a type, none of which has a value. */
function withNullFields(lists: Data, { type }: Field): Data {
  const items = lists.children[0]
  const item = type.children[0] as Field
  const further = (item.type.children as Field[]).slice(items.children.length)
  const children = [...items.children, ...further.map((field) => nullColumn(field, items.length))]
  return retype(lists, type, [retype(items, item.type, children)])
}

function nullColumn(field: Field, length: number): Data {
  const builder = builderFor(field)
  for (let i = 0; i < length; i++) builder.appendNull()
  return builder.finish()
}

function textFields({ prompt, input, answer }: FlatShape): Field[] {
  const names = input === undefined ? [prompt, answer] : [prompt, input, answer]
  return names.map((name) => new Field(name, new Utf8(), true))
}

function flatColumns({ prompt, answer }: SingleTurn, { input }: FlatShape): Data[] {
  return input === undefined ? [prompt, answer] : [prompt, emptyTexts(prompt.length), answer]
}
