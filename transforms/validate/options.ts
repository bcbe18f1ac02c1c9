import { columnPath, z } from '../../src/base/options.js'
import { whereOption } from '../../src/transform/where.js'
import { entityOrGroup } from '../anonymize/options.js'
import { tokenizerOption } from '../tokenize/tokenizer-option.js'
import { chatFaults } from '../validate-chat/faults.js'

/** The least and the most that a number may be. */
const range = z
  .strictObject({
    min: z.number().optional().describe('The least'),
    max: z.number().optional().describe('The most'),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: 'Give min, max or both' })
  .meta({ typeName: 'RuleRange' })

const scalars = z.array(z.union([z.string(), z.number(), z.boolean()])).min(1)
const edge = z.union([z.number(), z.string().min(1)])

/** The types that a value may have. */
export const valueTypes = ['text', 'number', 'integer', 'boolean', 'date', 'list', 'object'] as const

/** The orders in which values may stand. */
export const rowOrders = ['ascending', 'descending', 'strictly_ascending', 'strictly_descending'] as const

/** How grave it is that a rule is broken. */
export const severities = ['error', 'warn', 'info'] as const

const oneRule = z.strictObject({
  name: z.string().min(1).max(80).optional().describe('What the rule is called in reports'),
  column: columnPath
    .optional()
    .describe('The column that it is of, by path: age, meta.lang, messages[].content'),
  severity: z
    .enum(severities)
    .default('error')
    .describe('How grave a broken rule is: only an error fails the data'),
  mostly: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('The share of rows that must keep to it, such as 0.99')
    .meta({ whenAbsent: 'all of them' }),
  when: whereOption.optional(),

  type: z
    .enum(valueTypes)
    .optional()
    .describe('The type of the values; texts that read as one count as such'),
  required: z.literal(true).optional().describe('No value is missing'),
  min: edge.optional().describe('The least value, a number or a date'),
  max: edge.optional().describe('The greatest value, a number or a date'),
  in: scalars.optional().describe('The values that there may be'),
  notIn: scalars.optional().describe('Values that there may not be'),
  pattern: z.string().min(1).optional().describe('A regular expression that stands in each text'),
  notPattern: z.string().min(1).optional().describe('A regular expression that stands in no text'),
  length: range.optional().describe('Characters of a text'),
  words: range.optional().describe('Words of a text'),
  tokens: range.optional().describe('Tokens of the texts of a row, by the tokenizer'),
  items: range.optional().describe('Items of a list'),
  finite: z.literal(true).optional().describe('Numbers are finite'),
  json: z.literal(true).optional().describe('Texts are JSON'),
  noReplacement: z
    .literal(true)
    .optional()
    .describe('No text holds U+FFFD, which stands where bytes were lost'),
  noMojibake: z.literal(true).optional().describe('No text was read in a wrong encoding'),
  language: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'The languages that texts may have, such as en and zh; texts of which nobody can tell are passed over',
    ),
  noPersonalData: z
    .union([
      z.literal(true),
      z.strictObject({
        entities: z.array(entityOrGroup).min(1).describe('What is looked for, as in anonymize'),
      }),
    ])
    .optional()
    .describe('anonymize finds no personal data, or none of these entities: { entities: [EMAIL_ADDRESS] }'),
  order: z.enum(rowOrders).optional().describe('The order in which the values stand'),
  unique: z
    .union([z.literal(true), z.array(columnPath).min(1)])
    .optional()
    .describe('No value comes twice; or no combination of these columns'),
  where: z
    .string()
    .min(1)
    .optional()
    .describe('What holds for each row, as in filter: "end >= start and lang = \'zh\'"'),
  chat: z
    .union([z.literal(true), z.array(z.enum(chatFaults)).min(1)])
    .optional()
    .describe('Conversations have none of the faults that validate_chat knows, or none of these'),
  leaks: z
    .strictObject({
      fields: z.array(columnPath).min(1).describe('What is compared, by path'),
      split: columnPath.describe('The column that names the split of each row'),
    })
    .optional()
    .describe('No content stands in two splits: { fields: [prompt], split: split }'),

  readable: z.literal(true).optional().describe('Every record can be read; asked for even without this rule'),
  rows: range.optional().describe('How many rows there are'),
  columns: z
    .strictObject({
      exact: z.array(z.string()).min(1).optional().describe('These, in any order, and no others'),
      ordered: z.array(z.string()).min(1).optional().describe('These, in this order, and no others'),
      superset: z.array(z.string()).min(1).optional().describe('At least these'),
    })
    .refine((given) => Object.values(given).some((names) => names !== undefined), {
      error: 'Give exact, ordered or superset',
    })
    .optional()
    .describe('Which columns there are: { superset: [id, prompt] }'),
  distinct: range.optional().describe('How many distinct values there are'),
  mean: range.optional().describe('The mean of numbers'),
  median: range.optional().describe('The median of numbers'),
  deviation: range.optional().describe('The standard deviation of numbers'),
  sum: range.optional().describe('The sum of numbers'),
})

/** A rule as it is written: checks of one column or of the rows, and what holds for all of them. */
const ruleOption = oneRule
  .describe('Checks of one column or of the rows, and what holds for all of them')
  .meta({ typeName: 'Rule' })

/** Options of `validate`. */
export const validateOptions = z.strictObject({
  rules: z
    .union([z.string().min(1), z.array(ruleOption).min(1)])
    .describe('The rules, or the YAML file that holds them'),
  tokenizer: tokenizerOption.optional(),
  onFail: z
    .enum(['reject', 'drop', 'tag', 'fail', 'report'])
    .default('reject')
    .describe(
      'What becomes of a row that breaks a rule of severity error: listed among the rejected rows, left out, named in a column, the end of the run, or a count in the report',
    ),
  column: z
    .string()
    .min(1)
    .default('failed_rules')
    .describe('tag: the column of the names of the rules that a row breaks'),
  minShared: z.int().min(1).default(5).describe('No value is told that fewer rows share'),
})

/** Options of `validate` with their defaults. */
export type ValidateOptions = z.output<typeof validateOptions>

/** A rule with its defaults. */
export type Rule = Exclude<ValidateOptions['rules'], string>[number]
