import { sourceNames } from '../../datasets/shapes/names.js'
import { z } from '../../src/base/options.js'
import { type SftRule, sftRules } from './rules.js'

const actions = ['drop', 'reject', 'tag', 'off'] as const

/** What becomes of a record by a rule. */
export type SftAction = (typeof actions)[number]

/** Options of `filter_sft`. */
export const filterSftOptions = z.strictObject({
  action: z
    .enum(['drop', 'reject', 'tag'])
    .default('drop')
    .describe(
      'What becomes of a record with a fault: left out, listed among the rejected rows, or named in a column. ' +
        'end_token, refusal, ai_boilerplate and other_script are named in the column where nothing else is said',
    ),
  by: z
    .partialRecord(z.enum(sftRules), z.enum(actions))
    .default({})
    .describe('Another action by the fault, or off: { refusal: drop, echoed_prompt: off }'),
  identity: z
    .strictObject({
      name: z.string().min(1).describe('The name of your model, such as Mira'),
      maker: z.string().min(1).describe('Who made it, such as Blue Lake Lab'),
    })
    .optional()
    .describe(
      'Answers that claim to be another model come to name this one: { name: Mira, maker: Blue Lake Lab }. ' +
        'What cannot be replaced stays a fault',
    ),
  column: z
    .string()
    .min(1)
    .default('sft_faults')
    .describe('The column of the names of faults, where one of them is tagged'),
  from: z.enum(sourceNames).optional().describe('The shape of the data, where its columns fit several'),
})

/** The options of `filter_sft` with their defaults. */
export type FilterSftOptions = z.output<typeof filterSftOptions>

/** Faults that a look is worth before anything goes: sets for safety are made of refusals, and languages are mixed on purpose. */
const looked: ReadonlySet<SftRule> = new Set<SftRule>([
  'end_token',
  'refusal',
  'ai_boilerplate',
  'other_script',
])

/** What becomes of a record with a fault. */
export function actionOf(rule: SftRule, { action, by }: FilterSftOptions): SftAction {
  return by[rule] ?? (looked.has(rule) && action === 'drop' ? 'tag' : action)
}

/** The rules that are asked for, in their order. */
export function askedRules(options: FilterSftOptions): SftRule[] {
  return sftRules.filter((rule) => actionOf(rule, options) !== 'off')
}
