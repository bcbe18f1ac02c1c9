/** Answers that are judged: pairs of which one is better (DPO, ORPO, reward models), good ones and bad ones (KTO). */
import { DataType, Field, type Schema, Struct, Utf8 } from '../../src/arrow/arrow.js'
import { systemColumn } from '../../src/schemas/chat-shape.js'
import { messagesShape, sharegptItem, sharegptShape, withCallTexts, withToolCalls } from './chat-shapes.js'
import type { Message, Part } from './conversation.js'
import { Misfit } from './conversation.js'
import {
  alpacaColumns,
  besideFields,
  type FlatColumns,
  flatPartsSeen,
  flatRoles,
  flatShapes,
  historyValue,
  questionMessages,
} from './flat-shapes.js'
import {
  boolField,
  labelOf,
  messageFields,
  readMessages,
  readToolMessages,
  toolMessageFields,
  writeToolMessage,
} from './messages.js'
import { boolFault, columnNamed, firstFault, optionalTextFault, textFault } from './schema-look.js'
import type { Reading, Shape, TargetSource } from './shape.js'
import { answerOf, optionalText, questionOf, textOf } from './turns.js'

const trl = 'huggingface/trl docs/source/dataset_formats.md'
const factory = 'hiyouga/LLaMA-Factory data/README.md'

/** A question in columns, and two answers as texts. */
function flatPreference({
  names,
  ...shape
}: Pick<Shape, 'name' | 'summary' | 'source' | 'examples'> & { names: Omit<FlatColumns, 'answer'> }): Shape {
  const { question, input, history } = names
  const inputs = input === undefined ? [] : [input]
  return {
    ...shape,
    fault: (schema) =>
      firstFault([
        textFault(schema.fields, [question, 'chosen', 'rejected']),
        ...inputs.map((name) => optionalTextFault(schema, name)),
      ]),
    columns: [systemColumn, question, ...inputs, 'chosen', 'rejected', ...(history ? [history] : [])],
    roles: (schema) => {
      const { completion: _, ...roles } = flatRoles(schema, { ...names, answer: '' })
      return roles
    },
    always: ['rejected'],
    may: history === undefined ? ['system'] : ['system', 'history'],
    seen: flatPartsSeen({ history }),
    isFlat: true,
    hasInput: input !== undefined,
    read: (row) => ({
      messages: questionMessages(row, { asked: textOf(row[question], 'no_prompt'), history }),
      input: input === undefined ? undefined : optionalText(row[input]),
      chosen: [{ role: 'assistant', content: textOf(row.chosen, 'no_answer') }],
      rejected: [{ role: 'assistant', content: textOf(row.rejected, 'no_answer') }],
    }),
    writer: {
      needs: ['rejected'],
      fields: (source) => [
        ...[question, ...inputs, 'chosen', 'rejected'].map((name) => new Field(name, new Utf8(), true)),
        ...besideFields(source, { history }),
      ],
      write: (conversation) => {
        const turn = questionOf(conversation.messages)
        return {
          [question]: turn.question,
          ...(input !== undefined && { [input]: conversation.input ?? '' }),
          chosen: answerOf(conversation.chosen),
          rejected: answerOf(conversation.rejected),
          [systemColumn]: turn.system,
          ...historyValue(turn.history, history),
        }
      },
    },
  }
}

const rankingParts: readonly Part[] = ['system', 'history', 'tools', 'tool_calls', 'fields']

/** LLaMA-Factory's `ranking`: a list of messages, and two answers that are a message each. */
function ranking(chat: Shape): Shape {
  const isMessages = chat.name === 'messages'
  const words = isMessages ? { role: 'role', content: 'content' } : { role: 'from', content: 'value' }
  const answer = (text: string) =>
    isMessages ? { role: 'assistant', content: text } : { from: 'gpt', value: text }
  const list = isMessages ? 'messages' : 'conversations'
  const readOne = (item: unknown, reading: Reading): Message[] =>
    isMessages ? readToolMessages([item], reading) : withToolCalls(readMessages([item], { words, reading }))
  const writeOne = (messages: readonly Message[] | undefined): object => {
    if (messages?.length !== 1) throw new Misfit('not_single_turn')
    return isMessages ? writeToolMessage(messages[0]) : sharegptItem(withCallTexts(messages)[0])
  }
  const fieldsFor = (source: TargetSource): Field[] =>
    isMessages
      ? toolMessageFields({
          itemFields: source.itemFields,
          hasCalls: source.may.includes('tool_calls'),
          hasIds: false,
        })
      : messageFields(words, source.itemFields)
  return {
    ...chat,
    name: `${chat.name}-preference`,
    summary: `Conversations in ${list}[] and two answers, the better one in chosen`,
    source: factory,
    fault: (schema) =>
      firstFault([
        chat.fault(schema),
        ...['chosen', 'rejected'].map((name) => structFault(schema, name, [words.role, words.content])),
      ]),
    columns: [...chat.columns, 'chosen', 'rejected'],
    always: ['rejected'],
    may: rankingParts,
    read: (row, reading) => ({
      ...chat.read(row, reading),
      chosen: readOne(row.chosen, reading),
      rejected: readOne(row.rejected, reading),
    }),
    writer: {
      needs: ['rejected'],
      fields: (source) => [
        ...(chat.writer?.fields({ ...source, may: source.may.filter((part) => part !== 'tool_call_ids') }) ??
          []),
        ...['chosen', 'rejected'].map((name) => new Field(name, new Struct(fieldsFor(source)), true)),
      ],
      write: (conversation, writing) => ({
        ...chat.writer?.write(conversation, writing),
        chosen: writeOne(conversation.chosen),
        rejected: writeOne(conversation.rejected),
      }),
    },
    examples: [
      {
        [list]: [{ [words.role]: isMessages ? 'user' : 'human', [words.content]: '2 + 2?' }],
        chosen: answer('4'),
        rejected: answer('5'),
      },
    ],
  }
}

/** A shape and a column that says whether its answer is good. */
function labelled(
  base: Shape,
  { name, summary, source, label }: { name: string; summary: string; source: string; label: string },
): Shape {
  const { namedFault: _, ...shape } = base
  return {
    ...shape,
    name,
    summary,
    source,
    fault: (schema) => firstFault([base.fault(schema), boolFault(schema, label)]),
    columns: [...base.columns, label],
    roles: (schema) => ({ ...base.roles(schema), label }),
    always: ['label'],
    read: (row, reading) => ({ ...base.read(row, reading), label: labelOf(row[label]) }),
    writer: {
      needs: ['label'],
      fields: (from) => [...(base.writer?.fields(from) ?? []), boolField(label)],
      write: (conversation, writing) => ({
        ...base.writer?.write(conversation, writing),
        [label]: conversation.label,
      }),
    },
    examples: [true, false].map((is) => ({ ...base.examples[0], [label]: is })),
  }
}

function flatNamed(name: string): Shape {
  return flatShapes.find((shape) => shape.name === name) as Shape
}

export const answerShapes: readonly Shape[] = [
  flatPreference({
    name: 'preference',
    summary: 'A prompt and two answers, the better one in chosen',
    source: trl,
    names: { question: 'prompt' },
    examples: [{ prompt: '2 + 2?', chosen: '4', rejected: '5' }],
  }),
  flatPreference({
    name: 'question-preference',
    summary: 'A question and two answers, as Orca DPO Pairs writes them, the better one in chosen',
    // The columns system, question, chosen, rejected: data card on the Hub.
    source: 'Intel/orca_dpo_pairs README.md',
    names: { question: 'question' },
    examples: [
      { question: '2 + 2?', chosen: '4', rejected: '5' },
      { system: 'Be brief', question: 'Bye', chosen: 'Bye', rejected: 'Good bye to you' },
    ],
  }),
  flatPreference({
    name: 'alpaca-preference',
    summary: 'Instructions and two answers, the better one in chosen',
    source: factory,
    names: { question: alpacaColumns.question, input: alpacaColumns.input, history: alpacaColumns.history },
    examples: [{ instruction: '2 + 2?', input: '', chosen: '4', rejected: '5' }],
  }),
  ranking(sharegptShape),
  ranking(messagesShape),
  labelled(flatNamed('prompt-completion'), {
    name: 'kto',
    summary: 'A prompt, an answer, and in label whether that is good',
    source: trl,
    label: 'label',
  }),
  labelled(flatNamed('alpaca'), {
    name: 'alpaca-kto',
    summary: 'Instructions, an answer, and in kto_tag whether that is good',
    source: factory,
    label: 'kto_tag',
  }),
  labelled(messagesShape, {
    name: 'messages-kto',
    summary: 'Conversations in messages[], and in label whether the last answer is good',
    source: 'hiyouga/LLaMA-Factory data/kto_en_demo.json',
    label: 'label',
  }),
  labelled(sharegptShape, {
    name: 'sharegpt-kto',
    summary: 'Conversations in conversations[], and in label whether the last answer is good',
    source: factory,
    label: 'label',
  }),
  {
    name: 'process-reward',
    summary:
      'A prompt and the steps of its answer, each right or wrong, as process reward models are trained on',
    source: trl,
    fault: (schema) =>
      firstFault([
        textFault(schema.fields, ['prompt']),
        itemFault(schema, 'completions', (type) => DataType.isUtf8(type)),
        itemFault(schema, 'labels', (type) => DataType.isBool(type)),
      ]),
    columns: ['prompt', 'completions', 'labels'],
    roles: () => ({ prompt: 'prompt', completion: 'completions[]' }),
    always: ['steps'],
    may: [],
    read: (row) => ({
      messages: [{ role: 'user', content: textOf(row.prompt, 'no_prompt') }],
      steps: stepsOf(row.completions, row.labels),
    }),
    examples: [{ prompt: '2 + 2 + 1?', completions: ['2 + 2 = 4', '4 + 1 = 6'], labels: [true, false] }],
  },
]

function stepsOf(texts: unknown, labels: unknown): { text: string; label: boolean }[] {
  if (!Array.isArray(texts) || !Array.isArray(labels) || texts.length !== labels.length || texts.length === 0)
    throw new Misfit('no_label')
  return texts.map((text: unknown, i) => ({ text: textOf(text, 'no_answer'), label: labelOf(labels[i]) }))
}

function structFault(schema: Schema, name: string, texts: readonly string[]): string | undefined {
  const field = columnNamed(schema, name)
  if (field === undefined) return `there is no column "${name}"`
  if (!DataType.isStruct(field.type)) return `"${name}" holds ${field.type}, not an object`
  return textFault(field.type.children, texts)
}

function itemFault(
  schema: Schema,
  name: string,
  isWanted: (type: DataType | undefined) => boolean,
): string | undefined {
  const field = columnNamed(schema, name)
  if (field === undefined) return `there is no column "${name}"`
  const item = DataType.isList(field.type) ? (field.type.children[0] as Field).type : undefined
  return isWanted(item) ? undefined : `"${name}" holds ${field.type}`
}
