/**
 * Puts columns into the form that a trainer takes: names, types, templates, and the conventions of fine-tuning
 * data. It works on columns and their bytes; whatever it does not touch is shared. It refuses directions that
 * always lose something, and rejects the single rows that do not fit, each with its reason.
 */

import type { Schema } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { columnPath, z } from '../src/base/options.js'
import { chatShapes } from '../src/schemas/chat-shape.js'
import { defineTransform, type StepPlan } from '../src/transform/transform.js'
import { planCast } from './convert/cast.js'
import { castTargets } from './convert/cast-value.js'
import { planDirection } from './convert/direction.js'
import { planRename } from './convert/rename.js'
import { roles } from './convert/roles.js'
import { planDrop, planSelect } from './convert/select.js'
import { Faults, type Stage } from './convert/stage.js'
import { planTemplate } from './convert/template.js'

const name = z.string().min(1)

const options = z.strictObject({
  rename: z
    .record(columnPath, name)
    .optional()
    .describe('New names by path: { question: prompt, "conversations[].author": from }. Done first'),
  cast: z
    .record(columnPath, z.enum(castTargets))
    .optional()
    .describe('New types by path: { age: int }. Strict: a value that does not fit rejects its row'),
  template: z
    .record(name, z.string().meta({ holds: 'template' }))
    .optional()
    .describe('Text columns from a pattern: { text: "Q: {question}\\nA: {meta.answer}" }. {{ is a brace'),
  to: z
    .enum(chatShapes)
    .optional()
    .describe('The convention to convert to. Other columns stay beside it; text is refused as a source'),
  from: z.enum(chatShapes).optional().describe('The convention of the data, where its columns fit several'),
  separator: z
    .string()
    .default('\n\n')
    .describe('What joins instruction and input, and the parts of a text made of columns'),
  roles: z
    .record(name, z.enum(roles))
    .optional()
    .describe('Further words for roles: { bing: assistant }. Unknown ones reject their row'),
  select: z
    .array(columnPath)
    .min(1)
    .optional()
    .describe('Columns to keep, in this order; a path keeps only that part of its column'),
  drop: z.array(columnPath).min(1).optional().describe('Columns, or parts of them by path, to leave out'),
})

type Options = z.output<typeof options>

/**
 * Renames, casts, fills templates, converts between conventions, then selects or drops: in this order, each
 * over what the one before it left. Nulls stay null; in a prompt or an answer they reject the row.
 *
 * Rows are rejected as `cast_failed`, `no_prompt`, `no_answer`, `no_messages`, `no_content`, `unknown_role`,
 * `not_single_turn`, `extra_fields`, `two_systems` or `chat_mark`.
 *
 * @example
 * await run({
 *   input: 'faq.jsonl',
 *   steps: [
 *     { convert: { rename: { question: 'prompt', answer: 'completion' }, to: 'messages', select: ['messages'] } },
 *   ],
 *   output: 'out/',
 * })
 */
export const convert = defineTransform({
  name: 'convert',
  summary: 'Change columns, chat conventions and file formats',
  examples: [
    'prep convert data.jsonl --to messages --out out/',
    'prep convert chat.jsonl --to alpaca --select instruction,output --out out/',
  ],
  options,
  plan: (schema, given) => planOf(schema, stagesOf(schema, given)),
  open: ({ options: given, counters }) => {
    let known: { schema: Schema; stages: Stage[] } | undefined
    return (batch) => {
      if (known?.schema !== batch.schema)
        known = { schema: batch.schema, stages: stagesOf(batch.schema, given) }
      const faults = new Faults()
      const result = known.stages.reduce((made: Batch, stage) => stage.apply(made, faults), batch)
      const rejected = faults.inOrder()
      for (const [row, reason] of rejected) counters.rejected(batch, row, reason)
      for (const [kind, count] of faults.notes) counters.note(kind, count)
      return rejected.length === 0 ? result : filterRows(result, (row) => !faults.has(row))
    }
  },
})

function stagesOf(schema: Schema, given: Options): Stage[] {
  const { rename, cast, template, to, from, separator, select, drop } = given
  if (to === undefined && from !== undefined)
    throw new PrepError(
      'bad_option',
      `Option ${optionName('from')} says what the data is; say with ${optionName('to')} what it is to become`,
    )
  if ([rename, cast, template, to, select, drop].every((option) => option === undefined))
    throw new PrepError('bad_option', 'Nothing to convert. Give rename, cast, template, to, select or drop')
  const stages: Stage[] = []
  const add = <T>(option: T | undefined, plan: (schema: Schema, option: T) => Stage) => {
    if (option !== undefined) stages.push(plan(stages.at(-1)?.schema ?? schema, option))
  }
  add(rename, planRename)
  add(cast, planCast)
  add(template, planTemplate)
  add(to, (now, wanted) => {
    refusePairs(now, given)
    return planDirection(now, { to: wanted, from, separator, roles: given.roles ?? {} })
  })
  add(drop, planDrop)
  add(select, planSelect)
  return stages
}

/** The two answers of data for preferences, which no convention of one answer has a place for. */
const pairColumns = ['chosen', 'rejected'] as const

/** Refuses preference data of which the question would be converted and the answers left as they were. */
function refusePairs(schema: Schema, { to, drop = [], select }: Options): void {
  const isThere = (name: string) => schema.fields.some((field) => field.name === name)
  const isKept = (name: string) => !drop.includes(name) && (select === undefined || select.includes(name))
  if (!pairColumns.every((name) => isThere(name) && isKept(name))) return
  throw new PrepError(
    'bad_schema',
    `The data holds pairs of answers, "chosen" and "rejected", which ${to} has no place for: they would stay as they ` +
      `are beside converted questions. Leave them out with ${optionName('drop: [chosen, rejected]')}, or keep the data as it is`,
  )
}

function planOf(schema: Schema, stages: readonly Stage[]): StepPlan {
  const output = stages.at(-1)?.schema ?? schema
  const before = new Set(schema.fields.map((field) => field.name))
  // A column that one stage makes and a later one takes away is nobody else's business.
  const known = new Set([...before, ...output.fields.map((field) => field.name)])
  return {
    schema: output,
    reads: [...new Set(stages.flatMap((stage) => stage.reads))].filter((column) => before.has(column)),
    writes: [...new Set(stages.flatMap((stage) => stage.writes))].filter((column) => known.has(column)),
    effects: { rows: stages.some((stage) => stage.rejects) ? 'dropped' : 'kept' },
  }
}
