/**
 * Writes conversations as the text that a model is trained on, by its chat template. The text is what `transformers`
 * writes with the same template, character for character; a conversation that the template refuses is rejected.
 */

import { Misfit } from '../datasets/shapes/conversation.js'
import { sourceNames } from '../datasets/shapes/names.js'
import { roleFinder } from '../datasets/shapes/roles.js'
import type { Columns } from '../datasets/shapes/shape.js'
import { Field, Int32, Schema, Utf8 } from '../src/arrow/arrow.js'
import { Batch } from '../src/arrow/batch.js'
import { builderFor } from '../src/arrow/builders.js'
import { listOf } from '../src/arrow/path.js'
import { recordReader } from '../src/arrow/rows.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { bareName } from '../src/base/option-name.js'
import { sha256Digest, z } from '../src/base/options.js'
import { RenderFault } from '../src/chat-templates/python/faults.js'
import { defineTransform } from '../src/transform/transform.js'
import { toolValues } from './template/chat-values.js'
import { type Layout, layoutOf, layouts, partsOf } from './template/layout.js'
import { type OpenedTemplate, openTemplate } from './template/open-template.js'
import { promptAndAnswers, wholeText } from './template/texts.js'

const templateFile = z.strictObject({
  path: z.string().min(1).describe('The family, file or folder'),
  sha256: sha256Digest
    .optional()
    .describe('The SHA-256 of the template and its tokens, by which a run is not resumed with others'),
})

const options = z.strictObject({
  template: z
    .union([z.string().min(1), templateFile])
    .describe(
      'The chat template: a family such as qwen3, llama3.1 or chatml; chat_template.jinja, tokenizer_config.json, or the folder of a model',
    ),
  name: z
    .string()
    .min(1)
    .optional()
    .describe('Which one, where a file holds several templates')
    .meta({ whenAbsent: 'default, or tool_use for conversations with tools' }),
  masks: z
    .boolean()
    .default(false)
    .describe(
      'Whether to write where the assistant speaks, as assistant_spans: start and end in bytes of the text',
    ),
  generationPrompt: z
    .boolean()
    .default(false)
    .describe('Whether the text of a conversation ends where the assistant is to go on'),
  variables: z
    .record(z.string().min(1), z.union([z.string(), z.number(), z.boolean(), z.array(z.unknown())]))
    .default({})
    .describe('Further variables of the template: { enable_thinking: false }'),
  date: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional()
    .describe("The day for templates that ask for today's, such as 2026-01-31"),
  from: z.enum(sourceNames).optional().describe('The shape of the data, where its columns fit several'),
  separator: z.string().default('\n\n').describe('What joins instruction and input'),
})

type Options = z.output<typeof options>

const spansColumn = 'assistant_spans'

/** Columns of pictures, films and sounds, for which a text has no place. */
const mediaColumns = ['images', 'videos', 'audios']

/**
 * Writes conversations of any shape by a chat template, into `text`; a prompt and its completion into `prompt` and
 * `completion`, preferences into `prompt`, `chosen` and `rejected`, as TRL does. The columns of the conversation go, others
 * stay. With `masks`, `assistant_spans` holds where the assistant speaks. Rows are rejected as `template_refuses`,
 * `template_fault`, `no_exact_mask`, or with a reason of their shape. Throws `bad_option` and `bad_schema`.
 *
 * @example
 * await run({
 *   input: 'chats.jsonl',
 *   steps: [{ template: { template: 'qwen3', masks: true } }],
 *   output: 'out/',
 * })
 */
export const template = defineTransform({
  name: 'template',
  summary: 'Write conversations as text, by the chat template of a model',
  examples: [
    'prep template chats.jsonl --template qwen3 --masks --out out/',
    'prep template chats.jsonl --template llama3.1 --generation-prompt --out prompts/',
  ],
  options,
  resolve: async (given) => {
    const { source } = openTemplate(given).template
    const path = typeof given.template === 'string' ? given.template : given.template.path
    return { ...given, template: { path, sha256: source.sha256 } }
  },
  plan: (schema, given) => {
    const { reads, taken, planned, made } = planOf(schema, given)
    const writes = [...new Set([...taken, ...made.map(({ name }) => name)])]
    return { schema: planned, reads, writes, effects: { rows: 'dropped' } }
  },
  open: ({ options: given, counters, cache }) => {
    const opened = cache.opened(openTemplate, given)
    return (batch) => {
      const plan = planOf(batch.schema, given)
      const read = recordReader(batch, plan.reads)
      const render = rendererOf({ ...plan, opened, given })
      const builders = plan.made.map(builderFor)
      const gone = new Set<number>()
      for (let row = 0; row < batch.numRows; row++) {
        const values = rowOrReason(() => render(read(row)))
        if (typeof values === 'string') {
          gone.add(row)
          counters.rejected(batch, row, values)
        }
        for (const [i, builder] of builders.entries())
          builder.append(typeof values === 'string' ? undefined : values[i])
      }
      const columns = plan.planned.fields.map(({ name }) => {
        const at = plan.made.findIndex((field) => field.name === name)
        return at < 0 ? batch.column(name) : builders[at].finish()
      })
      const result = new Batch(plan.planned, columns, batch.origin)
      return gone.size === 0 ? result : filterRows(result, (row) => !gone.has(row))
    }
  },
})

/** The shape of the data, the columns that it takes away, and those in their place. */
function planOf(schema: Schema, { from, masks }: Options) {
  const { shape, layout } = layoutOf(schema, from)
  if (masks && layout !== 'text')
    throw new PrepError(
      'bad_option',
      `Of ${shape.name}, prompt and answer are written apart, which is mask enough. Leave out ${bareName('masks: true')}`,
    )
  const has = (column: string) => schema.fields.some(({ name }) => name === column)
  const consumed = shape.columns.filter(has)
  const media = mediaColumns.filter((column) => has(column) && !consumed.includes(column))
  const label = shape.roles(schema).label
  const taken = consumed.filter((column) => column !== label)
  const made = [
    ...layouts[layout].map((name) => new Field(name, new Utf8(), true)),
    ...(masks ? [new Field(spansColumn, listOf(new Int32()), true)] : []),
  ]
  const rest = schema.fields.filter(({ name }) => !taken.includes(name))
  const clash = rest.find(({ name }) => made.some((field) => field.name === name))
  if (clash !== undefined)
    throw new PrepError(
      'bad_schema',
      `There is a column "${clash.name}" already, which the step writes. Rename or drop it first`,
    )
  const at = rest.findIndex(
    ({ name }) => schema.fields.findIndex((field) => field.name === name) > firstOf(schema, taken),
  )
  const fields = at < 0 ? [...rest, ...made] : rest.toSpliced(at, 0, ...made)
  return {
    shape,
    layout,
    reads: [...consumed, ...media],
    taken,
    made,
    planned: new Schema(fields, schema.metadata),
  }
}

function firstOf(schema: Schema, names: readonly string[]): number {
  return schema.fields.findIndex(({ name }) => names.includes(name))
}

type Plan = ReturnType<typeof planOf>

const reading = { roleOf: roleFinder({}) }

/** Makes the values of a record's new columns. Throws `Misfit` and `RenderFault`. */
function rendererOf({
  shape,
  layout,
  opened,
  given,
}: Pick<Plan, 'shape'> & { layout: Layout; opened: OpenedTemplate; given: Options }) {
  const { masks, generationPrompt, separator } = given
  return (row: Columns): unknown[] => {
    const conversation = shape.read(row, reading)
    const hasMedia = mediaColumns.some((column) => isFilled(row[column]))
    if (hasMedia || conversation.images !== undefined) throw new Misfit('loses_media')
    const parts = partsOf(conversation, { layout, row, separator })
    const rendering = { ...opened, tools: toolValues(conversation.tools) }
    if (layout !== 'text') return promptAndAnswers(parts, rendering)
    const { text, spans } = wholeText(parts.answers[0], {
      ...rendering,
      withSpans: masks,
      addGenerationPrompt: generationPrompt,
    })
    return masks ? [text, spans] : [text]
  }
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}

/** What a record becomes, or the reason why it is rejected. */
function rowOrReason(make: () => unknown[]): unknown[] | string {
  try {
    return make()
  } catch (cause) {
    if (cause instanceof Misfit || cause instanceof RenderFault) return cause.reason
    throw cause
  }
}
