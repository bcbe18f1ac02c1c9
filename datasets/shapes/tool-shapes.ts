/** Calls of functions in the conventions of single families of models: Qwen, Hermes, ChatGLM3. */
import { Field, Struct, Utf8 } from '../../src/arrow/arrow.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import { JsonText } from '../../src/arrow/text-builder.js'
import { systemColumn } from '../../src/schemas/chat-shape.js'
import { messagesShape, withoutResultNames, withResultNames } from './chat-shapes.js'
import { type Message, Misfit, type Part } from './conversation.js'
import { jsonOf, spaced, stringOf } from './json-pieces.js'
import { furtherFields, listField, messageFields, readMessages } from './messages.js'
import { firstFault, hasItemField, hasValues, listFault } from './schema-look.js'
import type { Shape } from './shape.js'
import { asObject, bareTools, callText, readArguments, readCallText, readTools } from './tools.js'
import { withSystem } from './turns.js'

const openWords = { role: 'role', content: 'content' }
const toolParts: readonly Part[] = ['system', 'history', 'tools', 'tool_calls', 'fields']

/** One call a message, in `function_call`, and its result under the role `function`. */
const functionCalls: Shape = {
  name: 'function-calls',
  summary:
    'Conversations with function_call and the role function, as Qwen-Agent and the older OpenAI API write them',
  source: 'QwenLM/Qwen-Agent qwen_agent/llm/schema.py',
  fault: (schema) =>
    firstFault([
      listFault(schema, { column: 'messages', texts: ['role', 'content'] }),
      hasItemField(schema, 'messages', 'function_call')
        ? undefined
        : 'no message has a field "function_call"',
    ]),
  columns: [systemColumn, 'messages', 'functions'],
  roles: () => ({ messages: 'messages' }),
  insteadOf: ['messages'],
  always: [],
  may: toolParts,
  seen: { tools: (schema) => hasValues(schema, 'functions') },
  itemFields: (schema) => furtherFields(schema, 'messages', ['role', 'content', 'function_call', 'name']),
  read: (row, reading) => {
    const messages = readMessages(row.messages, {
      words: openWords,
      own: ['function_call', 'name'],
      reading,
    })
    return {
      messages: withSystem(
        row[systemColumn],
        messages.map((message, i) => {
          const { function_call: call, name } = (row.messages as Record<string, unknown>[])[i]
          if (call === null || call === undefined) {
            if (message.role !== 'function') return message
            return { ...message, role: 'tool', ...(typeof name === 'string' && { name }) }
          }
          const { name: called, arguments: given } = asObject(call)
          if (typeof called !== 'string') throw new Misfit('bad_tool_call')
          const content = message.content === '' ? null : message.content
          return { ...message, content, calls: [{ name: called, arguments: readArguments(given) }] }
        }),
      ),
      tools: readTools(row.functions),
    }
  },
  writer: {
    needs: [],
    fields: ({ itemFields, may }) => {
      const call = new Struct(['name', 'arguments'].map((name) => new Field(name, new Utf8(), true)))
      return [
        listField('messages', [
          ...messageFields(
            openWords,
            itemFields.filter(({ name }) => name !== 'name'),
          ),
          optionalField('function_call', call),
          optionalField('name', new Utf8()),
        ]),
        ...(may.includes('tools') ? [optionalField('functions', new Utf8(), jsonFieldMetadata())] : []),
      ]
    },
    write: ({ messages, tools }) => ({
      messages: messages.map(writeFunctionMessage),
      functions: tools === undefined ? undefined : new JsonText(bareTools(tools)),
    }),
  },
  examples: [
    {
      messages: [
        { role: 'user', content: '北京天气？' },
        {
          role: 'assistant',
          content: '',
          function_call: { name: 'get_weather', arguments: '{"city": "北京"}' },
        },
        { role: 'function', content: '{"celsius": 21}', name: 'get_weather' },
        { role: 'assistant', content: '21 °C' },
      ],
    },
  ],
}

function writeFunctionMessage({ role, content, calls, name, fields }: Message): object {
  if (calls !== undefined && calls.length > 1) throw new Misfit('parallel_calls')
  const [call] = calls ?? []
  return {
    ...fields,
    role: role === 'tool' ? 'function' : role,
    content: content ?? '',
    ...(call !== undefined && {
      function_call: { name: call.name, arguments: spaced(call.arguments.text) },
    }),
    ...(name !== undefined && { name }),
  }
}

/** Calls inside the text of the assistant, between `<tool_call>` and `</tool_call>`. */
const toolCallText: Shape = {
  ...messagesShape,
  name: 'tool-call-text',
  summary:
    'Conversations whose calls stand in the text, between tool_call tags, as Hermes and Qwen2.5 write them',
  source: 'NousResearch/Hermes-Function-Calling README.md',
  fault: () => 'its columns are those of messages: it has to be named',
  namedFault: messagesShape.fault,
  may: toolParts,
  seen: { tools: (schema) => hasValues(schema, 'tools') },
  read: (row, reading) => {
    const conversation = messagesShape.read(row, reading)
    return { ...conversation, messages: withResultNames(conversation.messages.map(readTaggedCalls)) }
  },
  writer: {
    needs: [],
    fields: (source) =>
      messagesShape.writer?.fields({
        ...source,
        may: source.may.filter((part) => part !== 'tool_calls' && part !== 'tool_call_ids'),
      }) ?? [],
    write: (conversation, writing) => ({
      ...messagesShape.writer?.write(
        { ...conversation, messages: withoutResultNames(conversation.messages).map(writeTaggedCalls) },
        writing,
      ),
    }),
  },
  examples: [
    {
      messages: [
        { role: 'user', content: '北京天气？' },
        {
          role: 'assistant',
          content: '<tool_call>\n{"name": "get_weather", "arguments": {"city": "北京"}}\n</tool_call>',
        },
        { role: 'tool', content: '{"celsius": 21}' },
        { role: 'assistant', content: '21 °C' },
      ],
    },
  ],
}

function readTaggedCalls(message: Message): Message {
  const { role, content } = message
  if (role !== 'assistant' || content === null || !content.includes('<tool_call>')) return message
  const at = content.indexOf('<tool_call>')
  const calls = [...content.matchAll(/<tool_call>\n?(.*?)\n?<\/tool_call>/gs)].flatMap(([, text]) =>
    readCallText(text),
  )
  const said = content.slice(0, at).replace(/\n$/, '')
  const read = { ...message, content: said === '' ? null : said, calls }
  if (writeTaggedCalls(read).content !== content) throw new Misfit('bad_tool_call')
  return read
}

function writeTaggedCalls({ calls, ...message }: Message): Message {
  if (calls === undefined) return message
  const tags = calls.map((call) => `<tool_call>\n${callText([call])}\n</tool_call>`)
  const said = message.content === null || message.content === '' ? [] : [message.content]
  return { ...message, content: [...said, ...tags].join('\n') }
}

/** A call and its result in one item of the role `tool`, behind what the assistant thinks of it. */
const chatglm: Shape = {
  name: 'chatglm3',
  summary:
    'Conversations as ChatGLM3 is tuned on: conversations[] of role and content, tools with their observation',
  source: 'THUDM/ChatGLM3 finetune_demo/README.md',
  fault: (schema) => listFault(schema, { column: 'conversations', texts: ['role', 'content'] }),
  columns: ['conversations', 'tools'],
  roles: () => ({ messages: 'conversations' }),
  always: [],
  may: toolParts,
  seen: { tools: (schema) => hasValues(schema, 'tools') },
  itemFields: (schema) =>
    furtherFields(schema, 'conversations', ['role', 'content', 'name', 'parameters', 'observation']),
  read: (row, reading) => {
    const own = ['name', 'parameters', 'observation']
    const items = readMessages(row.conversations, { words: openWords, own, reading })
    const messages: Message[] = []
    for (const [i, item] of items.entries()) {
      if (item.role !== 'tool') {
        messages.push(item)
        continue
      }
      const { name, parameters, observation } = (row.conversations as Record<string, unknown>[])[i]
      if (typeof name !== 'string') throw new Misfit('bad_tool_call')
      const call = { name, arguments: readArguments(parameters ?? {}) }
      const thought = messages.at(-1)
      if (thought?.role === 'assistant' && thought.calls === undefined)
        messages[messages.length - 1] = { ...thought, calls: [call] }
      else messages.push({ role: 'assistant', content: null, calls: [call] })
      messages.push({ role: 'tool', content: observationText(observation), name })
    }
    return { messages, tools: readTools(row.tools) }
  },
  writer: {
    needs: [],
    needsResults: true,
    fields: ({ itemFields, may }) => {
      const further = itemFields.filter(({ name }) => name !== 'name')
      const fields = messageFields(openWords, further)
      return [
        listField('conversations', [
          fields[0],
          optionalField('content', new Utf8()),
          ...fields.slice(2),
          optionalField('name', new Utf8()),
          optionalField('parameters', new Utf8(), jsonFieldMetadata()),
          optionalField('observation', new Utf8()),
        ]),
        ...(may.includes('tools') ? [optionalField('tools', new Utf8(), jsonFieldMetadata())] : []),
      ]
    },
    write: ({ messages, tools }) => ({
      conversations: writeGlmItems(messages),
      tools: tools === undefined ? undefined : new JsonText(bareTools(tools)),
    }),
  },
  examples: [
    {
      conversations: [
        { role: 'user', content: '北京天气？' },
        { role: 'tool', name: 'get_weather', parameters: { city: '北京' }, observation: '21' },
        { role: 'assistant', content: '21 °C' },
      ],
    },
  ],
}

function writeGlmItems(messages: readonly Message[]): object[] {
  const items: object[] = []
  for (let i = 0; i < messages.length; i++) {
    const { role, content, calls, fields } = messages[i]
    if (role === 'tool') throw new Misfit('bad_tool_call')
    if (calls === undefined || (content !== null && content !== '')) items.push({ ...fields, role, content })
    if (calls === undefined) continue
    const result = messages[++i]
    if (calls.length > 1) throw new Misfit('parallel_calls')
    if (result?.role !== 'tool') throw new Misfit('no_tool_result')
    const [{ name, arguments: given }] = calls
    items.push({ role: 'tool', name, parameters: given, observation: result.content })
  }
  return items
}

/** What a function answered; what is no text stays as its JSON. */
function observationText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) throw new Misfit('no_content')
  const text = jsonOf(value)
  return stringOf(text) ?? text
}

export const toolShapes: readonly Shape[] = [functionCalls, toolCallText, chatglm]
