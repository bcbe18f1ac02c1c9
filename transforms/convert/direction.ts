/**
 * From one convention of trainers to another. What the directions promise:
 *
 * | from \ to | messages, sharegpt | alpaca, prompt-completion | text |
 * | --- | --- | --- | --- |
 * | messages, sharegpt | both ways: only the words for roles and fields change | single turns only | ChatML, one way |
 * | alpaca | instruction and input are joined: one way where there is input | the same | joined, one way |
 * | prompt-completion | both ways | both ways | joined, one way |
 * | text | refused | refused | |
 *
 * A text column `system` is the system prompt: it becomes the first item of a list and comes back as a column. Earlier
 * turns of alpaca, in a column `history` of pairs, stand before the last turn of a list; other directions leave them.
 */

import { type Data, DataType, Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { PrepError } from '../../src/base/errors.js'
import { bareName, optionName } from '../../src/base/option-name.js'
import {
  type ChatShape,
  chatShapes,
  detectChatShapes,
  type FlatShape,
  flatShapeOf,
  type ListShape,
  listShapeOf,
  listShapes,
  shapeFault,
  systemColumn,
  textColumn,
} from '../../src/schemas/chat-shape.js'
import { buildTurns, prependSystem, turnsType } from './build-turns.js'
import { renderTurns } from './chatml.js'
import { hasSystem, joinTurn, readSingleTurn, type SingleTurn } from './flat.js'
import { hasHistory, historyColumn, readHistory } from './history.js'
import { type Role, roleReader, roleWords } from './roles.js'
import { rejectExtras, splitTurns } from './single-turn.js'
import { assertDistinct, type Faults, type Stage } from './stage.js'
import { emptyTexts, encodeText } from './texts.js'
import { readTurns, rejectUnreadable, renameTurns, renameTurnsField } from './turns.js'

/** How to convert between conventions. */
export interface DirectionOptions {
  to: ChatShape
  /** Told from the schema when absent. */
  from: ChatShape | undefined
  separator: string
  roles: Readonly<Record<string, Role>>
}

/** The columns that a direction takes away, and how to make those that stand in their place. */
interface Direction {
  consumed: readonly string[]
  fields: readonly Field[]
  convert(batch: Batch, faults: Faults): readonly Data[]
}

/** Throws `bad_schema` where the data is not in the source convention, `bad_option` for a direction that loses. */
export function planDirection(schema: Schema, options: DirectionOptions): Stage {
  const { to } = options
  const from = sourceShape(schema, options)
  if (from === to) return { schema, reads: [], writes: [], rejects: false, apply: (batch) => batch }
  if (from === 'text')
    throw new PrepError(
      'bad_option',
      `Text cannot be converted to ${to}: it does not say where a turn ends and who speaks. Build the columns ` +
        'with template, or start from data that still has its turns',
    )
  const direction =
    listShapeOf(from) === undefined ? fromFlat(schema, from, options) : fromList(schema, from, options)
  const { consumed, fields, convert } = direction
  const at = schema.fields.findIndex(({ name }) => consumed.includes(name))
  const kept = [...schema.fields.keys()].filter((index) => !consumed.includes(schema.fields[index].name))
  const before = kept.filter((index) => index < at)
  const after = kept.filter((index) => index > at)
  const keptFields = (indices: number[]) => indices.map((index) => schema.fields[index])
  const planned = new Schema([...keptFields(before), ...fields, ...keptFields(after)], schema.metadata)
  assertDistinct(
    planned.fields.map(({ name }) => name),
    'to',
  )
  return {
    schema: planned,
    reads: consumed,
    writes: [...consumed, ...fields.map(({ name }) => name)],
    rejects: true,
    apply: (batch, faults) => {
      const made = convert(batch, faults)
      const keptColumns = (indices: number[]) => indices.map((index) => batch.columns[index])
      return new Batch(planned, [...keptColumns(before), ...made, ...keptColumns(after)], batch.origin)
    },
  }
}

function sourceShape(schema: Schema, { from, to }: DirectionOptions): ChatShape {
  if (from !== undefined) {
    const fault = shapeFault(schema, from)
    if (fault === undefined) return from
    throw new PrepError('bad_schema', `The data is not ${from}: ${fault}. Rename or cast columns to fit it`)
  }
  const found = detectChatShapes(schema)
  if (found.length === 1) return found[0]
  if (found.length > 1)
    throw new PrepError(
      'bad_option',
      `The columns fit ${found.join(' and ')}. Say with ${optionName('from')} which one to convert to ${to}`,
    )
  const faults = chatShapes.map((shape) => `${shape}: ${shapeFault(schema, shape)}`)
  const cure = hasParts(schema)
    ? 'Content in parts, of text, images and tools, is not converted: make it one text in a transform of your own'
    : `Rename them first, such as ${bareName('rename: { question: prompt, answer: completion }')}`
  throw new PrepError(
    'bad_schema',
    `The columns fit no shape that converts to ${to} (${faults.join('; ')}). ${cure}`,
  )
}

/** Whether the contents of the turns are lists of parts, as of models that see images. */
function hasParts(schema: Schema): boolean {
  return Object.values(listShapes).some(({ column, content }) => {
    const list = schema.fields.find(({ name }) => name === column)?.type
    const item: DataType | undefined = DataType.isList(list) ? list.children[0].type : undefined
    const parts = DataType.isStruct(item)
      ? item.children.find(({ name }) => name === content)?.type
      : undefined
    return DataType.isList(parts)
  })
}

function fromFlat(schema: Schema, from: ChatShape, { to, separator }: DirectionOptions): Direction {
  const shape = flatShapeOf(from) as FlatShape
  const names = schema.fields.map(({ name }) => name)
  const own = [shape.prompt, shape.input, shape.answer].filter((name) => name !== undefined)
  const consumed = own.filter((name) => names.includes(name))
  const bytes = encodeText(separator)
  const read = (batch: Batch, faults: Faults) => readSingleTurn(batch, shape, { separator: bytes, faults })
  const flat = flatShapeOf(to)
  if (flat !== undefined)
    return {
      consumed,
      fields: textFields(flat),
      convert: (batch, faults) => flatColumns(read(batch, faults), flat),
    }
  const all = hasSystem(schema) ? [...consumed, systemColumn] : consumed
  const withHistory = from === 'alpaca' && hasHistory(schema)
  if (to === 'messages' || to === 'sharegpt')
    return {
      consumed: withHistory ? [...all, historyColumn] : all,
      fields: [new Field(listShapes[to].column, turnsType(listShapes[to]), true)],
      convert: (batch, faults) => {
        const history = withHistory ? readHistory(batch.column(historyColumn), faults) : undefined
        return [buildTurns(read(batch, faults), { to, history })]
      },
    }
  return {
    consumed: all,
    fields: [new Field(textColumn, new Utf8(), true)],
    convert: (batch, faults) => [joinTurn(read(batch, faults), bytes)],
  }
}

function fromList(schema: Schema, from: ChatShape, { to, roles }: DirectionOptions): Direction {
  const shape = listShapes[from as 'messages' | 'sharegpt']
  const field = schema.fields.find(({ name }) => name === shape.column) as Field
  const withSystem = hasSystem(schema)
  if (withSystem || listShapeOf(to) === undefined) assertPlainContent(field, shape)
  const consumed = withSystem ? [shape.column, systemColumn] : [shape.column]
  const readRoles = roleReader(roles)
  const read = (batch: Batch, faults: Faults) => {
    const turns = readTurns(batch.column(shape.column), shape, readRoles)
    rejectUnreadable(turns, faults)
    return { turns, system: withSystem ? batch.column(systemColumn) : undefined }
  }
  if (to === 'messages' || to === 'sharegpt') {
    const renamed = renameTurnsField(field, shape, listShapes[to])
    const words = roleWords(to)
    return {
      consumed,
      fields: [renamed],
      convert: (batch, faults) => {
        const { turns, system } = read(batch, faults)
        return system === undefined || system.nullCount === system.length
          ? [renameTurns(turns, shape, { type: renamed.type, words })]
          : [prependSystem(turns, system, { type: renamed.type, to, faults })]
      },
    }
  }
  const flat = flatShapeOf(to)
  if (flat === undefined)
    return {
      consumed,
      fields: [new Field(textColumn, new Utf8(), true)],
      convert: (batch, faults) => {
        const { turns, system } = read(batch, faults)
        rejectExtras(turns, faults)
        return [renderTurns(turns, { system, faults })]
      },
    }
  return {
    consumed,
    fields: [...textFields(flat), new Field(systemColumn, new Utf8(), true)],
    convert: (batch, faults) => {
      const { turns, system } = read(batch, faults)
      const turn = splitTurns(turns, { system, faults })
      return [...flatColumns(turn, flat), turn.system as Data]
    },
  }
}

/** Content of mixed kinds is JSON text, whose bytes are not those of a plain text. */
function assertPlainContent(field: Field, { column, content }: ListShape): void {
  const items = field.type.children[0].type.children as Field[]
  if (!items.some((item) => item.name === content && isJsonField(item))) return
  const path = `${column}[].${content}`
  throw new PrepError(
    'bad_schema',
    `Field "${path}" holds JSON, not plain text. Cast it first: cast: { "${path}": text }`,
  )
}

function textFields({ prompt, input, answer }: FlatShape): Field[] {
  const names = input === undefined ? [prompt, answer] : [prompt, input, answer]
  return names.map((name) => new Field(name, new Utf8(), true))
}

function flatColumns({ prompt, answer }: SingleTurn, { input }: FlatShape): Data[] {
  return input === undefined ? [prompt, answer] : [prompt, emptyTexts(prompt.length), answer]
}
