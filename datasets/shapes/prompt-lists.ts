/** Prompts and answers as lists of messages, each in a column of its own: TRL's conversational shapes. */
import { DataType, type Field, type Schema } from '../../src/arrow/arrow.js'
import { itemsFor, toolPartsSeen, toolsField } from './chat-shapes.js'
import type { Message } from './conversation.js'
import { Misfit, type Part } from './conversation.js'
import { boolField, labelOf, listField, readToolMessages, writeToolMessage } from './messages.js'
import { boolFault, columnNamed, firstFault, itemFieldsOf, listFault } from './schema-look.js'
import type { Columns, Reading, Shape, TargetSource } from './shape.js'
import { readTools } from './tools.js'

const texts = ['role', 'content']
const mayHold: readonly Part[] = ['system', 'history', 'tools', 'tool_calls', 'tool_call_ids', 'fields']
const source = 'huggingface/trl docs/source/dataset_formats.md'
const user = (content: string) => ({ role: 'user', content })
const assistant = (content: string) => ({ role: 'assistant', content })

const conversationalPrompt: Shape = {
  name: 'conversational-prompt-completion',
  summary: 'A prompt and its completion, each as a list of messages',
  source,
  fault: (schema) => listsFault(schema, ['prompt', 'completion']),
  columns: ['prompt', 'completion', 'tools'],
  roles: () => ({ prompt: 'prompt', completion: 'completion' }),
  always: [],
  may: mayHold,
  seen: toolPartsSeen('prompt', 'completion'),
  itemFields: (schema) => listFields(schema, ['prompt', 'completion']),
  read: (row, reading) => ({
    messages: [...said(row.prompt, reading), ...said(row.completion, reading)],
    tools: readTools(row.tools),
  }),
  writer: {
    needs: [],
    fields: (from) => listColumns(['prompt', 'completion'], from),
    write: ({ messages, tools }) => ({ ...promptAndAnswer(messages), tools }),
  },
  examples: [{ prompt: [user('2 + 2?')], completion: [assistant('4')] }],
}

const conversationalKto: Shape = {
  ...conversationalPrompt,
  name: 'conversational-kto',
  summary: 'A prompt, an answer and whether that is good, as lists of messages',
  fault: (schema) => firstFault([conversationalPrompt.fault(schema), boolFault(schema, 'label')]),
  columns: ['prompt', 'completion', 'label', 'tools'],
  roles: () => ({ prompt: 'prompt', completion: 'completion', label: 'label' }),
  always: ['label'],
  read: (row, reading) => ({
    ...conversationalPrompt.read(row, reading),
    label: labelOf(row.label),
  }),
  writer: {
    needs: ['label'],
    fields: (from) => [...listColumns(['prompt', 'completion'], from), boolField('label')],
    write: ({ messages, tools, label }) => ({ ...promptAndAnswer(messages), tools, label }),
  },
  examples: [{ prompt: [user('2 + 2?')], completion: [assistant('5')], label: false }],
}

const conversationalPreference: Shape = {
  name: 'conversational-preference',
  summary: 'A prompt and two answers, the better one first, as lists of messages',
  source,
  fault: (schema) => listsFault(schema, ['prompt', 'chosen', 'rejected']),
  columns: ['prompt', 'chosen', 'rejected', 'tools'],
  roles: () => ({ prompt: 'prompt' }),
  always: ['rejected'],
  may: mayHold,
  seen: toolPartsSeen('prompt', 'chosen', 'rejected'),
  itemFields: (schema) => listFields(schema, ['prompt', 'chosen', 'rejected']),
  read: (row, reading) => ({
    messages: said(row.prompt, reading),
    chosen: said(row.chosen, reading),
    rejected: said(row.rejected, reading),
    tools: readTools(row.tools),
  }),
  writer: {
    needs: ['rejected'],
    fields: (from) => listColumns(['prompt', 'chosen', 'rejected'], from),
    write: ({ messages, chosen, rejected, tools }) => ({
      prompt: messages.map(writeToolMessage),
      chosen: chosen?.map(writeToolMessage),
      rejected: rejected?.map(writeToolMessage),
      tools,
    }),
  },
  examples: [{ prompt: [user('2 + 2?')], chosen: [assistant('4')], rejected: [assistant('5')] }],
}

const implicitPreference: Shape = {
  ...conversationalPreference,
  name: 'implicit-preference',
  summary: 'Two conversations that begin alike, the better one first',
  fault: (schema) =>
    firstFault([
      columnNamed(schema, 'prompt') === undefined ? undefined : 'there is a column "prompt"',
      listsFault(schema, ['chosen', 'rejected']),
    ]),
  columns: ['chosen', 'rejected', 'tools'],
  roles: () => ({}),
  itemFields: (schema) => listFields(schema, ['chosen', 'rejected']),
  read: (row, reading) => ({
    ...parted(said(row.chosen, reading), said(row.rejected, reading)),
    tools: readTools(row.tools),
  }),
  writer: {
    needs: ['rejected'],
    fields: (from) => listColumns(['chosen', 'rejected'], from),
    write: ({ messages, chosen = [], rejected = [], tools }) => ({
      chosen: [...messages, ...chosen].map(writeToolMessage),
      rejected: [...messages, ...rejected].map(writeToolMessage),
      tools,
    }),
  },
  examples: [{ chosen: [user('2 + 2?'), assistant('4')], rejected: [user('2 + 2?'), assistant('5')] }],
}

export const promptListShapes: readonly Shape[] = [
  conversationalKto,
  conversationalPrompt,
  conversationalPreference,
  implicitPreference,
]

/** What two conversations have in common, and the two ways in which they go on. */
export function parted(
  one: readonly Message[],
  other: readonly Message[],
): { messages: Message[]; chosen: Message[]; rejected: Message[] } {
  let common = 0
  const isSame = (i: number) => JSON.stringify(one[i]) === JSON.stringify(other[i])
  while (common < Math.min(one.length, other.length) - 1 && isSame(common)) common++
  if (common === 0) throw new Misfit('no_prompt')
  return { messages: one.slice(0, common), chosen: one.slice(common), rejected: other.slice(common) }
}

function said(list: unknown, reading: Reading): Message[] {
  return readToolMessages(list, reading)
}

/** The answer is what the assistant, and the functions that it calls, say after the last question. */
function promptAndAnswer(messages: readonly Message[]): Columns {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const answer = messages.slice(last + 1)
  if (answer.length === 0) throw new Misfit('no_answer')
  if (last < 0) throw new Misfit('no_prompt')
  return {
    prompt: messages.slice(0, last + 1).map(writeToolMessage),
    completion: answer.map(writeToolMessage),
  }
}

function listsFault(schema: Schema, names: readonly string[]): string | undefined {
  return firstFault(names.map((column) => listFault(schema, { column, texts })))
}

function listFields(schema: Schema, names: readonly string[]): Field[] {
  const known = ['role', 'content', 'tool_calls', 'tool_call_id']
  const all = names.flatMap((name) => [...(itemFieldsOf(columnNamed(schema, name)) ?? [])])
  return all.filter(
    ({ name, type }, i) =>
      !known.includes(name) && !DataType.isNull(type) && all.findIndex((field) => field.name === name) === i,
  )
}

function listColumns(names: readonly string[], from: TargetSource): Field[] {
  return [...names.map((name) => listField(name, itemsFor(from))), ...toolsField(from)]
}
