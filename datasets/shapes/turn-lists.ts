/** Conversations under other names, as pairs, and as bare texts of which every second one is an answer. */
import { DataType, Field, type Schema, Utf8 } from '../../src/arrow/arrow.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { listOf } from '../../src/arrow/path.js'
import { itemsFor, messagesShape, toolPartsSeen, toolsField } from './chat-shapes.js'
import { type Message, Misfit } from './conversation.js'
import { furtherFields, listField, readToolMessages, writeToolMessage } from './messages.js'
import { parted } from './prompt-lists.js'
import { columnNamed, firstFault, hasItemField, listFault, textFault } from './schema-look.js'
import type { Columns, Shape } from './shape.js'
import { exchangeOf, messagesOf, optionalText, textOf } from './turns.js'

const said = (role: string, content: string) => ({ role, content })

const lmsysChat: Shape = {
  ...messagesShape,
  name: 'lmsys-chat',
  summary: 'Conversations as LMSYS-Chat and WildChat write them: conversation[] of role and content',
  // The column conversation: data card on the Hub.
  source: 'lmsys/lmsys-chat-1m README.md',
  fault: (schema) => listFault(schema, { column: 'conversation', texts: ['role', 'content'] }),
  columns: ['conversation', 'tools'],
  roles: () => ({ messages: 'conversation' }),
  seen: toolPartsSeen('conversation'),
  itemFields: (schema) =>
    furtherFields(schema, 'conversation', ['role', 'content', 'tool_calls', 'tool_call_id']),
  read: (row, reading) => messagesShape.read({ messages: row.conversation, tools: row.tools }, reading),
  writer: {
    needs: [],
    fields: (source) => [listField('conversation', itemsFor(source)), ...toolsField(source)],
    write: ({ messages, tools }) => ({ conversation: messages.map(writeToolMessage), tools }),
  },
  examples: [
    { conversation: [said('user', '2 + 2?'), said('assistant', '4')], model: 'a' },
    { conversation: [said('system', 'Be brief'), said('user', 'Bye'), said('assistant', 'Bye')], model: 'a' },
  ],
}

const pair = ['input', 'output']

const xtuner: Shape = {
  name: 'xtuner',
  summary:
    'Conversations as XTuner and Capybara write them: conversation[] of input and output, system in the first',
  source: 'InternLM/xtuner docs/zh_cn/user_guides/dataset_format.md',
  fault: (schema) => listFault(schema, { column: 'conversation', texts: pair }),
  columns: ['conversation'],
  roles: () => ({ prompt: 'conversation[].input', completion: 'conversation[].output' }),
  always: [],
  may: ['system', 'history'],
  seen: { system: (schema) => hasItemField(schema, 'conversation', 'system') },
  read: ({ conversation }) => {
    if (!Array.isArray(conversation) || conversation.length === 0) throw new Misfit('no_messages')
    const turns = conversation as Columns[]
    if (turns.some(({ system }, i) => i > 0 && optionalText(system))) throw new Misfit('two_systems')
    const pairs = turns.map(({ input, output }): [string, string] => [
      textOf(input, 'no_prompt'),
      textOf(output, 'no_answer'),
    ])
    const [question, answer] = pairs[pairs.length - 1]
    const system = optionalText(turns[0].system)
    return {
      messages: [
        ...messagesOf({ system: system === '' ? undefined : system, history: pairs.slice(0, -1), question }),
        { role: 'assistant', content: answer },
      ],
    }
  },
  writer: {
    needs: [],
    fields: ({ may }) => {
      const texts = pair.map((name) => new Field(name, new Utf8(), true))
      return [
        listField('conversation', [
          ...(may.includes('system') ? [optionalField('system', new Utf8())] : []),
          ...texts,
        ]),
      ]
    },
    write: ({ messages }) => {
      const { system, history, question, answer } = exchangeOf(messages)
      const turns = [...history, [question, answer]].map(([input, output]) => ({ input, output }))
      return {
        conversation: turns.map((turn, i) => (i === 0 && system !== undefined ? { system, ...turn } : turn)),
      }
    },
  },
  examples: [
    { conversation: [{ input: '2 + 2?', output: '4' }] },
    {
      conversation: [
        { system: '简短', input: '你好', output: '你好！' },
        { input: 'Bye', output: 'Bye' },
      ],
    },
  ],
}

/** Texts in a list: a question, its answer, the next question. */
function bareTurns({
  column,
  ...shape
}: Pick<Shape, 'name' | 'summary' | 'source'> & { column: string }): Shape {
  return {
    ...shape,
    fault: (schema) => textListFault(schema, column),
    columns: [column],
    roles: () => ({}),
    always: [],
    may: ['history'],
    read: (row) => {
      const texts = row[column]
      if (!Array.isArray(texts) || texts.length === 0) throw new Misfit('no_messages')
      const messages = texts.map(
        (text: unknown, i): Message => ({
          role: i % 2 === 0 ? 'user' : 'assistant',
          content: textOf(text, 'no_content'),
        }),
      )
      return { messages }
    },
    writer: {
      needs: [],
      fields: () => [new Field(column, listOf(new Utf8()), true)],
      write: ({ messages }) => {
        const { history, question, answer } = exchangeOf(messages)
        return { [column]: [...history.flat(), question, answer] }
      },
    },
    examples: [{ [column]: ['2 + 2?', '4'] }, { [column]: ['你好', '你好！', 'Bye', 'Bye'] }],
  }
}

function textListFault(schema: Schema, name: string): string | undefined {
  const field = columnNamed(schema, name)
  if (field === undefined) return `there is no column "${name}"`
  const isList = DataType.isList(field.type) && DataType.isUtf8((field.type.children[0] as Field).type)
  return isList ? undefined : `"${name}" holds ${field.type}, not a list of texts`
}

const ultrafeedback: Shape = {
  ...messagesShape,
  name: 'ultrafeedback',
  summary: 'A prompt as text, and two conversations that begin with it, the better one first',
  // The columns prompt, chosen, rejected: data card on the Hub.
  source: 'HuggingFaceH4/ultrafeedback_binarized README.md',
  fault: (schema) =>
    firstFault([
      textFault(schema.fields, ['prompt']),
      ...['chosen', 'rejected'].map((column) => listFault(schema, { column, texts: ['role', 'content'] })),
    ]),
  columns: ['prompt', 'chosen', 'rejected', 'tools'],
  roles: () => ({ prompt: 'prompt' }),
  always: ['rejected'],
  insteadOf: ['messages'],
  seen: toolPartsSeen('chosen', 'rejected'),
  itemFields: (schema) => furtherFields(schema, 'chosen', ['role', 'content', 'tool_calls', 'tool_call_id']),
  read: (row, reading) => {
    const chosen = readToolMessages(row.chosen, reading)
    const conversation = parted(chosen, readToolMessages(row.rejected, reading))
    if (row.prompt !== firstQuestion(conversation.messages)) throw new Misfit('other_prompt')
    return {
      ...conversation,
      tools: messagesShape.read({ messages: row.chosen, tools: row.tools }, reading).tools,
    }
  },
  writer: {
    needs: ['rejected'],
    fields: (source) => [
      new Field('prompt', new Utf8(), true),
      ...['chosen', 'rejected'].map((name) => listField(name, itemsFor(source))),
      ...toolsField(source),
    ],
    write: ({ messages, chosen = [], rejected = [], tools }) => ({
      prompt: textOf(firstQuestion(messages), 'no_prompt'),
      chosen: [...messages, ...chosen].map(writeToolMessage),
      rejected: [...messages, ...rejected].map(writeToolMessage),
      tools,
    }),
  },
  examples: [
    {
      prompt: '2 + 2?',
      chosen: [said('user', '2 + 2?'), said('assistant', '4')],
      rejected: [said('user', '2 + 2?'), said('assistant', '5')],
    },
  ],
}

function firstQuestion(messages: readonly Message[]): string | null | undefined {
  return messages.find(({ role }) => role === 'user')?.content
}

export const turnListShapes: readonly Shape[] = [
  lmsysChat,
  xtuner,
  bareTurns({
    name: 'lima',
    summary: 'Conversations as LIMA writes them: conversations[] of texts, question and answer in turn',
    source: 'GAIR/lima README.md',
    column: 'conversations',
  }),
  bareTurns({
    name: 'ultrachat',
    summary: 'Conversations as UltraChat writes them: data[] of texts, question and answer in turn',
    source: 'thunlp/UltraChat README.md',
    column: 'data',
  }),
  ultrafeedback,
]
