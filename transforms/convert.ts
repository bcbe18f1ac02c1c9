/**
 * Puts columns into the form that a trainer takes: names, types, templates, and the conventions of fine-tuning
 * data. It works on columns and their bytes; whatever it does not touch is shared. It refuses directions that
 * always lose something, and rejects the single rows that do not fit, each with its reason.
 */

import { parts } from '../datasets/shapes/conversation.js'
import { sourceNames, targetNames } from '../datasets/shapes/names.js'
import type { Schema } from '../src/arrow/arrow.js'
import type { Batch } from '../src/arrow/batch.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { columnPath, z } from '../src/base/options.js'
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
    .enum(targetNames)
    .optional()
    .describe(
      'The shape to convert to. Other columns stay beside it; a direction that loses something is refused',
    ),
  from: z.enum(sourceNames).optional().describe('The shape of the data, where its columns fit several'),
  dropFields: z
    .array(z.enum(parts))
    .optional()
    .describe('What may be left out where the new shape has no place for it, such as rejected or history'),
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
 * Rows are rejected with a reason, such as `cast_failed`, `no_answer`, `not_single_turn` or `loses_tool_calls`;
 * docs/errors.md lists them all.
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
    return planDirection(now, {
      to: wanted,
      from,
      separator,
      roles: given.roles ?? {},
      dropFields: given.dropFields ?? [],
      ignored: judgementsLeftOut(given),
    })
  })
  add(drop, planDrop)
  add(select, planSelect)
  return stages
}

/** Columns of judgements, which tell a shape from the one without them. */
const judgements = ['chosen', 'rejected', 'label', 'kto_tag']

/** Those that are left out behind the conversion: they tell nothing of what the data is to be taken for. */
function judgementsLeftOut({ drop = [], select }: Options): string[] {
  return judgements.filter((name) => drop.includes(name) || select?.includes(name) === false)
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
