/** Lists of messages: how one is read and written, in the words of a convention. */
import { Bool, DataType, Field, type Schema, Struct, Utf8 } from '../../src/arrow/arrow.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import { listOf } from '../../src/arrow/path.js'
import { type Message, Misfit, type ToolCall } from './conversation.js'
import { columnNamed, itemFieldsOf } from './schema-look.js'
import type { Reading } from './shape.js'
import { readToolCalls } from './tools.js'

/** The words of a list of messages. */
export interface ListWords {
  role: string
  content: string
}

/** Names of OpenAI's messages beyond role and content. */
const toolFields = ['tool_calls', 'tool_call_id', 'name'] as const

/** Reads a list of messages. `own` names fields that the caller reads itself. */
export function readMessages(
  list: unknown,
  { words, own = [], reading }: { words: ListWords; own?: readonly string[]; reading: Reading },
): Message[] {
  if (!Array.isArray(list) || list.length === 0) throw new Misfit('no_messages')
  const known = new Set<string>([words.role, words.content, ...own])
  return list.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) throw new Misfit('unknown_role')
    const values = item as Record<string, unknown>
    const role = reading.roleOf(values[words.role])
    if (role === undefined) throw new Misfit('unknown_role')
    const content = values[words.content] ?? null
    if (content !== null && typeof content !== 'string') throw new Misfit('content_parts')
    return { role, content, ...fieldsOf(values, known) }
  })
}

/** Reads a list of OpenAI's messages: calls and their results included. */
export function readToolMessages(list: unknown, reading: Reading): Message[] {
  const words = { role: 'role', content: 'content' }
  const messages = readMessages(list, { words, own: toolFields, reading })
  return messages.map((message, i) => {
    const { tool_calls, tool_call_id, name } = (list as Record<string, unknown>[])[i]
    const calls = readToolCalls(tool_calls)
    const isResult = message.role === 'tool'
    return {
      ...message,
      ...(calls !== undefined && { calls }),
      ...(typeof tool_call_id === 'string' && { callId: tool_call_id }),
      ...(typeof name === 'string' && (isResult ? { name } : { fields: { ...message.fields, name } })),
    }
  })
}

/** The item of a message in OpenAI's words. */
export function writeToolMessage(message: Message): Record<string, unknown> {
  const { role, content, calls, callId, name, fields } = message
  return {
    ...fields,
    role,
    content,
    ...(calls !== undefined && { tool_calls: calls.map(writeToolCall) }),
    ...(callId !== undefined && { tool_call_id: callId }),
    ...(name !== undefined && { name }),
  }
}

function writeToolCall({ id, name, arguments: given }: ToolCall): object {
  return { ...(id !== undefined && { id }), type: 'function', function: { name, arguments: given } }
}

/** The fields of a message in OpenAI's words; those of tools only where a source may have them. */
export function toolMessageFields({
  itemFields,
  hasCalls,
  hasIds,
}: {
  itemFields: readonly Field[]
  hasCalls: boolean
  hasIds: boolean
}): Field[] {
  const call = new Struct([
    ...(hasIds ? [optionalField('id', new Utf8())] : []),
    new Field('type', new Utf8(), true),
    new Field(
      'function',
      new Struct([
        new Field('name', new Utf8(), true),
        new Field('arguments', new Utf8(), true, jsonFieldMetadata()),
      ]),
      true,
    ),
  ])
  const further = itemFields.filter(({ name }) => !(hasCalls && name === 'name'))
  return [
    ...messageFields({ role: 'role', content: 'content' }, further),
    ...(hasCalls ? [optionalField('tool_calls', listOf(call))] : []),
    ...(hasIds ? [optionalField('tool_call_id', new Utf8())] : []),
    ...(hasCalls ? [optionalField('name', new Utf8())] : []),
  ]
}

/** The fields of a message without tools. */
export function messageFields({ role, content }: ListWords, itemFields: readonly Field[]): Field[] {
  const own = [new Field(role, new Utf8(), true), new Field(content, new Utf8(), true)]
  const further = itemFields
    .filter(({ name }) => name !== role && name !== content)
    .map(({ name, type, metadata }) => optionalField(name, type, metadata))
  return [...own, ...further]
}

/** A column that lists objects of these fields. */
export function listField(name: string, fields: Field[]): Field {
  return new Field(name, listOf(new Struct(fields)), true)
}

/** The fields of listed messages which are none of these, and hold anything. */
export function furtherFields(schema: Schema, column: string, known: readonly string[]): Field[] {
  const items = itemFieldsOf(columnNamed(schema, column)) ?? []
  return items.filter(({ name, type }) => !known.includes(name) && !DataType.isNull(type))
}

function fieldsOf(values: Record<string, unknown>, known: ReadonlySet<string>): Pick<Message, 'fields'> {
  const fields = Object.entries(values).filter(
    ([name, value]) => !known.has(name) && value !== null && value !== undefined,
  )
  return fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }
}

/** A column that says of each answer whether it is good. */
export function boolField(name: string): Field {
  return new Field(name, new Bool(), true)
}

/** Whether an answer is good, as such a column says it. Throws `Misfit` where it does not. */
export function labelOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Misfit('no_label')
  return value
}
