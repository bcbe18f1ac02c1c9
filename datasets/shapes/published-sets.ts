/** Shapes of single published sets: transcripts of HH-RLHF, seed tasks of Self-Instruct, trees of OpenAssistant, and plain text. */
import { DataType, Field, Utf8 } from '../../src/arrow/arrow.js'
import { textColumn } from '../../src/schemas/chat-shape.js'
import { type Conversation, type Message, Misfit } from './conversation.js'
import { listField } from './messages.js'
import { parted } from './prompt-lists.js'
import { columnNamed, firstFault, itemFieldsOf, textFault } from './schema-look.js'
import type { Columns, Shape, Writing } from './shape.js'
import { exchangeOf, messagesOf, optionalText, textOf } from './turns.js'

const speakers = { Human: 'user', Assistant: 'assistant' } as const

/** "\n\nHuman: …\n\nAssistant: …" as messages. A text that does not come out again as it was is none. */
function readTranscript(text: string): Message[] {
  const messages: Message[] = []
  const heads = [...text.matchAll(/\n\n(Human|Assistant):( ?)/g)]
  for (const [i, head] of heads.entries()) {
    const content = text.slice(head.index + head[0].length, heads[i + 1]?.index)
    messages.push({ role: speakers[head[1] as keyof typeof speakers], content })
  }
  if (writeTranscript(messages) !== text) throw new Misfit('no_transcript')
  return messages
}

function writeTranscript(messages: readonly Message[]): string {
  return messages
    .map(({ role, content }) => {
      if (role !== 'user' && role !== 'assistant') throw new Misfit('not_single_turn')
      const text = textOf(content, 'no_content')
      if (/\n\n(?:Human|Assistant):/.test(text)) throw new Misfit('chat_mark')
      return `\n\n${role === 'user' ? 'Human' : 'Assistant'}: ${text}`
    })
    .join('')
}

const hhRlhf: Shape = {
  name: 'hh-rlhf',
  summary: 'Two transcripts of Human and Assistant that begin alike, the better one first',
  source: 'anthropics/hh-rlhf README.md',
  fault: (schema) =>
    firstFault([
      ...['prompt', 'instruction', 'question'].map((name) =>
        columnNamed(schema, name) === undefined ? undefined : `there is a column "${name}"`,
      ),
      textFault(schema.fields, ['chosen', 'rejected']),
    ]),
  columns: ['chosen', 'rejected'],
  roles: () => ({}),
  always: ['rejected'],
  may: ['history'],
  read: (row) =>
    parted(
      readTranscript(textOf(row.chosen, 'no_answer')),
      readTranscript(textOf(row.rejected, 'no_answer')),
    ),
  writer: {
    needs: ['rejected'],
    fields: () => ['chosen', 'rejected'].map((name) => new Field(name, new Utf8(), true)),
    write: ({ messages, chosen = [], rejected = [] }) => ({
      chosen: writeTranscript([...messages, ...chosen]),
      rejected: writeTranscript([...messages, ...rejected]),
    }),
  },
  examples: [{ chosen: '\n\nHuman: 2 + 2?\n\nAssistant: 4', rejected: '\n\nHuman: 2 + 2?\n\nAssistant: 5' }],
}

const selfInstruct: Shape = {
  name: 'self-instruct-seeds',
  summary: 'The 175 seed tasks of Self-Instruct, each with instances[] of input and output',
  // Columns: id, name, instruction, instances[{input, output}], is_classification. Licence: LICENSE of the repository.
  source: 'yizhongw/self-instruct data/seed_tasks.jsonl',
  fault: (schema) => {
    const items = itemFieldsOf(columnNamed(schema, 'instances'))
    if (items === undefined) return 'there is no list of objects "instances"'
    return firstFault([textFault(schema.fields, ['instruction']), textFault(items, ['input', 'output'])])
  },
  columns: ['instruction', 'instances'],
  roles: () => ({ prompt: 'instruction', input: 'instances[].input', completion: 'instances[].output' }),
  always: [],
  may: [],
  isFlat: true,
  hasInput: true,
  read: (row) => {
    if (!Array.isArray(row.instances) || row.instances.length !== 1) throw new Misfit('not_one_instance')
    const { input, output } = row.instances[0] as Columns
    return {
      messages: [
        ...messagesOf({
          system: undefined,
          history: [],
          question: textOf(row.instruction, 'no_prompt'),
        }),
        { role: 'assistant', content: textOf(output, 'no_answer') },
      ],
      input: optionalText(input),
    }
  },
  writer: {
    needs: [],
    fields: () => {
      const item = ['input', 'output'].map((name) => new Field(name, new Utf8(), true))
      return [new Field('instruction', new Utf8(), true), listField('instances', item)]
    },
    write: ({ messages, input = '' }) => {
      const { question, answer } = exchangeOf(messages)
      return { instruction: question, instances: [{ input, output: answer }] }
    },
  },
  examples: [{ instruction: '2 + 2?', instances: [{ input: '', output: '4' }], is_classification: false }],
  licence: 'Apache-2.0',
  languages: ['en'],
}

/** A reply and what was replied to it. */
interface Reply {
  text?: unknown
  role?: unknown
  rank?: unknown
  replies?: unknown
}

const oasstTree: Shape = {
  name: 'oasst-tree',
  summary: 'Conversation trees of OpenAssistant: a prompt and its replies, which have replies',
  source: 'LAION-AI/Open-Assistant oasst-data/README.md',
  fault: (schema) => {
    const field = columnNamed(schema, 'prompt')
    if (field === undefined) return 'there is no column "prompt"'
    if (!DataType.isStruct(field.type)) return `"prompt" holds ${field.type}, not a message with its replies`
    const names = (field.type.children as Field[]).map(({ name }) => name)
    return ['text', 'role', 'replies'].every((name) => names.includes(name))
      ? undefined
      : '"prompt" lacks text, role or replies'
  },
  columns: ['message_tree_id', 'tree_state', 'prompt'],
  roles: () => ({ prompt: 'prompt.text' }),
  always: ['branches'],
  may: ['history'],
  read: (row) => {
    const path = bestPath(row.prompt)
    return {
      messages: path.map(({ text, role }) => ({
        role: role === 'prompter' ? 'user' : 'assistant',
        content: textOf(text, 'no_content'),
      })),
      // Other replies, and what the tree tells of each: ranks, labels, ids.
      branches: true,
    }
  },
  examples: [
    {
      message_tree_id: 'a',
      tree_state: 'ready_for_export',
      prompt: {
        message_id: 'a',
        text: '2 + 2?',
        role: 'prompter',
        lang: 'en',
        replies: [{ message_id: 'b', text: '4', role: 'assistant', lang: 'en', rank: 0, replies: [] }],
      },
    },
  ],
  licence: 'Apache-2.0',
}

/** From the prompt along the reply of the best rank, as far as the assistant answers. */
function bestPath(prompt: unknown): Reply[] {
  const path: Reply[] = []
  let next: unknown = prompt
  while (typeof next === 'object' && next !== null) {
    const reply = next as Reply
    path.push(reply)
    const replies: Reply[] = Array.isArray(reply.replies) ? reply.replies : []
    const rankOf = ({ rank }: Reply) => (typeof rank === 'number' ? rank : Number.POSITIVE_INFINITY)
    next = replies.toSorted((a, b) => rankOf(a) - rankOf(b) || 0)[0]
  }
  const last = path.findLastIndex(({ role }) => role === 'assistant')
  return path.slice(0, last + 1)
}

const oasstMessages: Shape = {
  name: 'oasst-messages',
  summary: 'Messages of OpenAssistant, a row each, with the message that each replies to',
  source: 'LAION-AI/Open-Assistant oasst-data/README.md',
  fault: (schema) => textFault(schema.fields, ['message_id', 'parent_id', 'text', 'role']),
  columns: ['message_id', 'parent_id', 'text', 'role'],
  roles: () => ({ text: 'text' }),
  always: [],
  may: [],
  unreadable: 'A conversation stands in several of its rows. Convert the file of the trees instead',
  read: refuse,
  examples: [{ message_id: 'b', parent_id: 'a', text: '4', role: 'assistant' }],
  licence: 'Apache-2.0',
}

export const plainText: Shape = {
  name: 'text',
  summary: 'A corpus of plain texts in one column',
  source: 'huggingface/trl docs/source/dataset_formats.md',
  fault: (schema) => textFault(schema.fields, [textColumn]),
  columns: [textColumn],
  roles: () => ({ text: textColumn }),
  always: [],
  may: ['system', 'history'],
  writer: {
    needs: [],
    fields: () => [new Field(textColumn, new Utf8(), true)],
    write: (conversation, writing) => ({
      [textColumn]: writing.isFlat ? joinedText(conversation, writing) : markedText(conversation.messages),
    }),
  },
  unreadable:
    'It does not say where a turn ends and who speaks. Build the columns with template, or start from data that still has its turns',
  read: refuse,
  examples: [{ text: '2 + 2 = 4' }],
}

/** System prompt, question and answer with the separator between them. */
function joinedText(conversation: Conversation, writing: Writing): string {
  const { system, question, answer, history } = exchangeOf(conversation.messages)
  const said = [...history.flat(), question, answer]
  return [...(system === undefined || system === '' ? [] : [system]), ...said].join(writing.separator)
}

/** ChatML, by which models that were tuned on conversations know who speaks. */
function markedText(messages: readonly Message[]): string {
  return messages
    .map(({ role, content }) => {
      const text = textOf(content, 'no_content')
      if (/<\|im_(?:start|end)\|>/.test(text)) throw new Misfit('chat_mark')
      return `<|im_start|>${role}\n${text}<|im_end|>\n`
    })
    .join('')
}

function refuse(): never {
  throw new Misfit('unreadable')
}

export const publishedShapes: readonly Shape[] = [hhRlhf, selfInstruct, oasstTree, oasstMessages]
