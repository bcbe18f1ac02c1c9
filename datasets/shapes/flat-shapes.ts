/** One question and its answer in columns of their own. */
import { Field, type Schema, Utf8 } from '../../src/arrow/arrow.js'
import { optionalField } from '../../src/arrow/field-marks.js'
import { listOf } from '../../src/arrow/path.js'
import { systemColumn } from '../../src/schemas/chat-shape.js'
import type { Part } from './conversation.js'
import { firstFault, hasPairs, hasValues, optionalTextFault, textFault } from './schema-look.js'
import type { Columns, DatasetRoles, Shape, TargetSource } from './shape.js'
import { exchangeOf, messagesOf, optionalText, readHistory, textOf } from './turns.js'

/** The names of the columns of a flat shape. */
export interface FlatColumns {
  question: string
  /** What the question works on. */
  input?: string
  answer: string
  /** Earlier turns, as pairs. */
  history?: string
  /** The system prompt; the column `system` when left out. */
  system?: string
}

interface FlatShape extends Pick<Shape, 'name' | 'summary' | 'source' | 'examples'> {
  names: FlatColumns
  licence?: string
  languages?: readonly string[]
  /** Columns that tell the shape from others with some of the same names. */
  needed?: readonly string[]
}

function flatShape({ names, needed = [], ...shape }: FlatShape): Shape {
  const { question, input, answer, history, system = systemColumn } = names
  const may: Part[] = history === undefined ? ['system'] : ['system', 'history']
  const inputs = input === undefined ? [] : [input]
  const namedFault = (schema: Schema) =>
    firstFault([
      textFault(schema.fields, [question, answer]),
      ...inputs.map((name) => optionalTextFault(schema, name)),
    ])
  return {
    ...shape,
    namedFault,
    fault: (schema) =>
      firstFault([
        namedFault(schema),
        ...needed.map((name) => (hasValues(schema, name) ? undefined : `there is no column "${name}"`)),
      ]),
    columns: [system, question, ...inputs, answer, ...(history === undefined ? [] : [history])],
    roles: (schema) => flatRoles(schema, names),
    always: [],
    may,
    seen: flatPartsSeen({ history, system }),
    isFlat: true,
    hasInput: input !== undefined,
    read: (row) => {
      const asked = textOf(row[question], 'no_prompt')
      const answered = textOf(row[answer], 'no_answer')
      return {
        messages: [
          ...questionMessages(row, { asked, history, system }),
          { role: 'assistant', content: answered },
        ],
        input: input === undefined ? undefined : optionalText(row[input]),
      }
    },
    writer: {
      needs: [],
      fields: (source) => [
        ...[question, ...inputs, answer].map((name) => new Field(name, new Utf8(), true)),
        ...besideFields(source, { history, system }),
      ],
      write: (conversation) => {
        const turn = exchangeOf(conversation.messages)
        return {
          [question]: turn.question,
          ...(input !== undefined && { [input]: conversation.input ?? '' }),
          [answer]: turn.answer,
          [system]: turn.system,
          ...historyValue(turn.history, history),
        }
      },
    },
  }
}

/** The columns beside a question and its answer, where a shape has them. */
type BesideColumns = { history?: string | undefined; system?: string | undefined }

/** The messages before an answer, out of the columns of a question, a system prompt and earlier turns. */
export function questionMessages(
  row: Columns,
  { asked, history, system = systemColumn }: { asked: string } & BesideColumns,
) {
  return messagesOf({
    system: optionalText(row[system]),
    history: history === undefined ? [] : readHistory(row[history]),
    question: asked,
  })
}

/** The parts that columns of a flat shape show. */
export function flatPartsSeen({ history, system = systemColumn }: BesideColumns): NonNullable<Shape['seen']> {
  return {
    system: (schema) => hasValues(schema, system),
    history: (schema) => history !== undefined && hasPairs(schema, history),
  }
}

/** The columns of a system prompt and of earlier turns, where a source may have some. */
export function besideFields(
  { may }: TargetSource,
  { history, system = systemColumn }: BesideColumns,
): Field[] {
  return [
    ...(may.includes('system') ? [optionalField(system, new Utf8())] : []),
    ...(history !== undefined && may.includes('history')
      ? [optionalField(history, listOf(listOf(new Utf8())))]
      : []),
  ]
}

/** Earlier turns as their column holds them; no list where there are none. */
export function historyValue(turns: readonly [string, string][], history: string | undefined): Columns {
  return history === undefined || turns.length === 0 ? {} : { [history]: turns }
}

/** Which column plays which part. */
export function flatRoles(
  schema: Schema,
  { question, input, answer, system = systemColumn }: FlatColumns,
): DatasetRoles {
  return {
    prompt: question,
    ...(input !== undefined && hasValues(schema, input) ? { input } : {}),
    completion: answer,
    ...(hasValues(schema, system) ? { system } : {}),
  }
}

export const alpacaColumns = {
  question: 'instruction',
  input: 'input',
  answer: 'output',
  history: 'history',
} as const

export const flatShapes: readonly Shape[] = [
  flatShape({
    name: 'alpaca',
    summary: 'Instructions as Alpaca writes them: instruction, input, output',
    source: 'hiyouga/LLaMA-Factory data/README.md',
    names: alpacaColumns,
    examples: [
      { instruction: '2 + 2?', input: '', output: '4' },
      { instruction: 'Bye', input: '', output: 'Bye', system: '简短', history: [['你好', '你好！']] },
    ],
  }),
  flatShape({
    name: 'dolly',
    summary: 'Instructions as Dolly writes them: instruction, context, response',
    // The columns of databricks-dolly-15k: data card on the Hub and the training module of the repository.
    source: 'databrickslabs/dolly training/trainer.py',
    names: { question: 'instruction', input: 'context', answer: 'response' },
    examples: [{ instruction: '2 + 2?', context: '', response: '4', category: 'open_qa' }],
  }),
  flatShape({
    name: 'firefly',
    summary: 'Instructions as Firefly writes them: kind, input, target',
    source: 'yangjianxin1/Firefly README.md',
    names: { question: 'input', answer: 'target' },
    needed: ['kind'],
    languages: ['zh'],
    examples: [{ kind: 'MathQA', input: '2 + 2 等于几？', target: '4' }],
  }),
  flatShape({
    name: 'ms-swift',
    summary: 'Questions and answers as ms-swift writes them: query, response, history',
    source: 'modelscope/ms-swift docs/source_en/Customization/Custom-dataset.md',
    names: { question: 'query', answer: 'response', history: 'history' },
    examples: [
      { query: '2 + 2?', response: '4' },
      { query: 'Bye', response: 'Bye', system: '简短', history: [['你好', '你好！']] },
    ],
  }),
  flatShape({
    name: 'belle-eval',
    summary: 'The evaluation questions of BELLE, with a standard answer each',
    // Columns question, std_answer and class: eval/README.md. Licence: LICENSE of the repository.
    source: 'LianjiaTech/BELLE eval/eval_set.json',
    names: { question: 'question', answer: 'std_answer' },
    licence: 'Apache-2.0',
    languages: ['zh'],
    examples: [{ question: '2 + 2 等于几？', std_answer: '4', class: 'math' }],
  }),
  flatShape({
    name: 'question-answer',
    summary: 'Questions and answers, as GSM8K and many other sets write them: question, answer',
    source: 'openai/grade-school-math README.md',
    names: { question: 'question', answer: 'answer' },
    examples: [{ question: '2 + 2?', answer: '2 + 2 = <<2+2=4>>4\n#### 4' }],
  }),
  flatShape({
    name: 'open-orca',
    summary: 'Questions and responses as OpenOrca writes them: system_prompt, question, response',
    // The columns: data card of Open-Orca/OpenOrca on the Hub.
    source: 'Open-Orca/OpenOrca README.md',
    names: { question: 'question', answer: 'response', system: 'system_prompt' },
    examples: [
      { question: '2 + 2?', response: '4' },
      { system_prompt: 'Be brief', question: 'Bye', response: 'Bye' },
    ],
  }),
  flatShape({
    name: 'adgen',
    summary: 'Keywords and the text made of them, as ADGEN of ChatGLM writes them: content, summary',
    source: 'zai-org/ChatGLM-6B ptuning/README.md',
    names: { question: 'content', answer: 'summary' },
    languages: ['zh'],
    examples: [{ content: '类型#裤*版型#宽松', summary: '宽松的阔腿裤' }],
  }),
  flatShape({
    name: 'prompt-response',
    summary: 'Prompts and responses, as HelpSteer and others write them: prompt, response',
    source: 'nvidia/HelpSteer README.md',
    names: { question: 'prompt', answer: 'response' },
    examples: [{ prompt: '2 + 2?', response: '4', helpfulness: 4 }],
  }),
  flatShape({
    name: 'prompt-completion',
    summary: 'Pairs of prompt and completion',
    source: 'huggingface/trl docs/source/dataset_formats.md',
    names: { question: 'prompt', answer: 'completion' },
    examples: [{ prompt: '2 + 2?', completion: '4' }],
  }),
]
