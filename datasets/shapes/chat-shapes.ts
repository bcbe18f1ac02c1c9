/** Conversations as lists of messages, in the words of OpenAI, ShareGPT, Qwen and ChatGLM3. */
import { type Field, type Schema, Utf8 } from '../../src/arrow/arrow.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import { listShapes, systemColumn } from '../../src/schemas/chat-shape.js'
import { type Message, Misfit, type Part } from './conversation.js'
import {
  furtherFields,
  listField,
  messageFields,
  readMessages,
  readToolMessages,
  toolMessageFields,
  writeToolMessage,
} from './messages.js'
import { sharegptWords } from './roles.js'
import { hasItemField, hasValues, listFault } from './schema-look.js'
import type { Shape, TargetSource } from './shape.js'
import { bareTools, callText, readCallText, readTools } from './tools.js'
import { withSystem } from './turns.js'

const toolsColumn = 'tools'
/** What a list of messages has a place for. */
const chatParts: readonly Part[] = ['system', 'history', 'tools', 'tool_calls', 'fields']

const weather =
  '{"name": "get_weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}'

export const messagesShape: Shape = {
  name: 'messages',
  summary: 'Conversations as OpenAI writes them: messages[] of role and content',
  source: 'huggingface/trl docs/source/dataset_formats.md',
  fault: (schema) => listFault(schema, { column: 'messages', texts: ['role', 'content'] }),
  columns: [systemColumn, 'messages', toolsColumn],
  roles: (schema) => listRoles(schema, 'messages'),
  always: [],
  may: [...chatParts, 'tool_call_ids'],
  seen: toolPartsSeen('messages'),
  itemFields: (schema) =>
    furtherFields(schema, 'messages', ['role', 'content', 'tool_calls', 'tool_call_id']),
  read: (row, reading) => ({
    messages: withSystem(row[systemColumn], readToolMessages(row.messages, reading)),
    tools: readTools(row[toolsColumn]),
  }),
  writer: {
    needs: [],
    fields: (source) => [listField('messages', itemsFor(source)), ...toolsField(source)],
    write: ({ messages, tools }) => ({ messages: messages.map(writeToolMessage), [toolsColumn]: tools }),
  },
  examples: [
    { messages: [say('user', '2 + 2?'), say('assistant', '4')] },
    {
      messages: [
        say('system', 'Be brief'),
        say('user', '你好'),
        say('assistant', '你好！'),
        say('user', 'Bye'),
        say('assistant', 'Bye'),
      ],
    },
  ],
}

export const sharegptShape: Shape = {
  name: 'sharegpt',
  summary: 'Conversations as ShareGPT and Vicuna write them: conversations[] of from and value',
  source: 'hiyouga/LLaMA-Factory data/README.md',
  fault: (schema) => listFault(schema, { column: 'conversations', texts: ['from', 'value'] }),
  columns: [systemColumn, 'conversations', toolsColumn],
  roles: (schema) => listRoles(schema, 'conversations'),
  always: [],
  may: chatParts,
  seen: {
    tools: (schema) => hasValues(schema, toolsColumn),
    fields: (schema) => furtherFields(schema, 'conversations', ['from', 'value']).length > 0,
  },
  itemFields: (schema) => furtherFields(schema, 'conversations', ['from', 'value']),
  read: (row, reading) => ({
    messages: withSystem(
      row[systemColumn],
      withToolCalls(readMessages(row.conversations, { words: listWords, reading })),
    ),
    tools: readTools(row[toolsColumn]),
  }),
  writer: {
    needs: [],
    fields: ({ itemFields, may }) => [
      listField('conversations', messageFields(listWords, itemFields)),
      ...(may.includes('tools') ? [optionalField(toolsColumn, new Utf8())] : []),
    ],
    write: ({ messages, tools }) => ({
      conversations: withCallTexts(messages).map(sharegptItem),
      [toolsColumn]: tools === undefined ? undefined : bareTools(tools),
    }),
  },
  examples: [
    { conversations: [turn('human', '2 + 2?'), turn('gpt', '4')] },
    {
      conversations: [
        turn('human', '北京天气？'),
        turn('function_call', '{"name": "get_weather", "arguments": {"city": "北京"}}'),
        turn('observation', '{"celsius": 21.0}'),
        turn('gpt', '21 °C'),
      ],
      tools: `[${weather}]`,
    },
  ],
}

const listWords = { role: listShapes.sharegpt.role, content: listShapes.sharegpt.content }

/** `function_call` becomes the call of an assistant, and a result is told which function it is of. */
export function withToolCalls(messages: readonly Message[]): Message[] {
  return withResultNames(
    messages.map((message) =>
      message.role === 'function_call'
        ? { ...message, role: 'assistant', content: null, calls: readCallText(message.content ?? '') }
        : message,
    ),
  )
}

/** The way back. A call stands alone there, with no words beside it. */
export function withCallTexts(messages: readonly Message[]): Message[] {
  return withoutResultNames(messages).map(({ calls, ...message }) => {
    if (calls === undefined) return message
    if (message.content !== null && message.content !== '') throw new Misfit('text_beside_calls')
    return { ...message, role: 'function_call', content: callText(calls) }
  })
}

/** Names the function that each result is of: results come in the order of the calls before them. */
export function withResultNames(messages: readonly Message[]): Message[] {
  const names = resultNames(messages)
  return messages.map((message, i) => {
    const name = message.name ?? names[i]
    return name === undefined ? message : { ...message, name }
  })
}

/** The way back, where the order tells the names. Throws `Misfit` where it tells others. */
export function withoutResultNames(messages: readonly Message[]): Message[] {
  const names = resultNames(messages)
  return messages.map(({ name, ...message }, i) => {
    if (name !== undefined && name !== names[i]) throw new Misfit('loses_fields')
    return message
  })
}

function resultNames(messages: readonly Message[]): (string | undefined)[] {
  let called: readonly string[] = []
  return messages.map(({ role, calls }) => {
    if (calls !== undefined) called = calls.map(({ name }) => name)
    if (role !== 'tool') return undefined
    const [name, ...rest] = called
    called = rest
    return name
  })
}

export function sharegptItem({ role, content, fields }: Message): Record<string, unknown> {
  return { ...fields, from: sharegptWords[role], value: content }
}

/** The columns of OpenAI's messages. */
export function itemsFor({ itemFields, may }: TargetSource): Field[] {
  const hasCalls = may.includes('tool_calls')
  return toolMessageFields({ itemFields, hasCalls, hasIds: may.includes('tool_call_ids') })
}

/** The column of definitions, where a source may have some. */
export function toolsField({ may }: TargetSource): Field[] {
  return may.includes('tools') ? [optionalField(toolsColumn, new Utf8(), jsonFieldMetadata())] : []
}

function listRoles(schema: Schema, column: string) {
  return { messages: column, ...(hasValues(schema, systemColumn) ? { system: systemColumn } : {}) }
}

/** The parts that columns of OpenAI's messages show. */
export function toolPartsSeen(...columns: string[]): NonNullable<Shape['seen']> {
  const has = (name: string) => (schema: Schema) =>
    columns.some((column) => hasItemField(schema, column, name))
  const known = ['role', 'content', 'tool_calls', 'tool_call_id', 'name']
  return {
    tools: (schema) => hasValues(schema, toolsColumn),
    tool_calls: has('tool_calls'),
    tool_call_ids: has('tool_call_id'),
    fields: (schema) => columns.some((column) => furtherFields(schema, column, known).length > 0),
  }
}

function say(role: string, content: string) {
  return { role, content }
}

function turn(from: string, value: string) {
  return { from, value }
}
