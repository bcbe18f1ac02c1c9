import { columnPath, textFields, z } from '../../src/base/options.js'
import type { EntityChoice } from '../../src/schemas/options/entity-choice.js'
import { allowPatternsOption } from './custom/allow-patterns.js'
import { recognizersOption } from './custom/custom-options.js'
import { defaultEntities, entityGroups, suggestEntity } from './entities/entities.js'
import { spansFromOption } from './given/given-options.js'
import { allowOption, denyOption } from './lists/list-options.js'
import { modelOption } from './model/checkpoint/options.js'
import { fakeLocale, maskChar, operatorChoice } from './operators/operator-options.js'
import { policyNames } from './policies.js'

/** Values by the names of entities, which an editor proposes. */
type ByEntity<Value extends z.ZodType> = z.ZodType<
  Record<string, z.output<Value>>,
  Partial<Record<EntityChoice, z.input<Value>>>
>

const proposed = { typeName: 'EntityChoice' }
const entity: z.ZodType<string, EntityChoice> = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'Write the name of an entity in capitals, such as US_SSN')
  .meta(proposed)
/** An entity, or a group of some. */
export const entityOrGroup: z.ZodType<string, EntityChoice> = z
  .union([z.enum(entityGroups), entity], {
    error: (issue) => `Entity "${String(issue.input)}" is unknown. ${suggestEntity(String(issue.input))}`,
  })
  .meta(proposed)
/** Whether the names are known shows when the plan is made: recognizers of users bring their own. */
const choice = operatorChoice([])
const operators: ByEntity<typeof choice> = z.record(z.string().meta(proposed), choice)
const score = z.number().min(0).max(1)
const thresholds: ByEntity<typeof score> = z.record(entity, score)

const find = { group: 'What to find' }
const treat = { group: 'What to do with it' }
const keys = { group: 'Keys' }

/** The options of `anonymize`. */
export const anonymizeOptions = z.strictObject({
  fields: z
    .array(columnPath)
    .default([])
    .describe(textFields.description as string)
    .meta(find),
  wholeFields: z
    .record(columnPath, entity)
    .default({})
    .describe(
      'Fields of which every value is one entity, whatever is in it, such as { ssn: US_SSN }; numbers become text',
    )
    .meta(find),
  entities: z
    .array(entityOrGroup)
    .min(1)
    .optional()
    .describe(
      `What to look for: entities, or the groups ${entityGroups.join(', ')}; beside what deny, recognizers and labels of your own name`,
    )
    .meta({ ...find, whenAbsent: `${defaultEntities.join(', ')}, or what a preset of policy covers` }),
  people: z
    .enum(['all', 'private'])
    .optional()
    .describe('Whose names are taken: those of all, or of private people only')
    .meta({ ...find, whenAbsent: 'all, or what a preset says' }),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'Name a country by its two capital letters, such as US or GB'))
    .optional()
    .describe(
      'The only countries whose own identifiers are looked for, such as US, GB. What belongs to none, such as ' +
        'cards and names, and what entities names singly is always looked for',
    )
    .meta({ ...find, whenAbsent: 'all' }),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'Name a region by its two capital letters, such as US'))
    .default(['US', 'CN'])
    .describe('Regions whose phone numbers are found without a country code; with one, all are')
    .meta(find),
  threshold: score.default(0.5).describe('Minimum confidence of a match, 0 to 1').meta(find),
  thresholds: thresholds
    .default({})
    .describe('Another threshold for single entities, such as { PERSON: 0.8 }')
    .meta(find),
  allow: allowOption.meta(find),
  allowPatterns: allowPatternsOption.meta(find),
  deny: denyOption.meta(find),
  recognizers: recognizersOption.meta(find),
  model: modelOption.meta(find),
  spansFrom: spansFromOption.meta(find),
  detect: z
    .boolean()
    .default(true)
    .describe('Look for personal data; without it only given spans and whole fields are taken')
    .meta(find),
  policy: operatorChoice(policyNames)
    .default('replace')
    .describe(
      'What to do with a value: replace (<EMAIL_ADDRESS>), redact, mask (****1234), hash (keyed tag), ' +
        'encrypt (a token that deanonymize opens), fpe (another number, turned back by deanonymize), ' +
        'pseudonymize (a fake), shift (dates moved), generalize (age bands, years), ' +
        `keep, custom (a module); or a preset: ${policyNames.join(', ')}. ` +
        'An object gives an operator options: { operator: replace, numbered: true }',
    )
    .meta(treat),
  operators: operators
    .default({})
    .describe('Another policy for single entities or groups, such as { US_SSN: redact, PERSON: mask }')
    .meta(treat),
  mask: z
    .strictObject({
      char: maskChar.default('*').describe('The character of a mask'),
      keepLast: z
        .int()
        .min(0)
        .max(8)
        .default(4)
        .describe('Letters and digits at the end that stay, at most half; none of names and secrets'),
    })
    .default({ char: '*', keepLast: 4 })
    .describe('How mask writes')
    .meta(treat),
  locale: z
    .array(fakeLocale)
    .min(1)
    .default(['en', 'zh'])
    .describe('Languages of fake names: a name is replaced by one of its own language where that is listed')
    .meta(treat),
  spans: z
    .union([
      z.string().min(1),
      z.strictObject({
        column: z.string().min(1).default('pii').describe('The new column'),
        only: z.array(columnPath).optional().describe('The only other columns to keep: makes a side file'),
      }),
    ])
    .optional()
    .describe(
      'Leave all texts as they are and write what is found into a column: field, item, entity, start, end, score. ' +
        'The name of the column, or { column, only }',
    )
    .meta(treat),
  density: z
    .strictObject({
      max: score.describe('The largest share of the bytes of the fields, 0 to 1'),
      action: z.enum(['drop', 'reject']).default('drop').describe('Whether to drop or reject the record'),
    })
    .optional()
    .describe('Drop records whose share of personal data exceeds a limit, such as { max: 0.5 }')
    .meta(treat),
  keyEnv: z
    .string()
    .min(1)
    .optional()
    .describe('Environment variable that holds the secret key of hash, encrypt, fpe, pseudonymize and shift')
    .meta(keys),
  keyFile: z.string().min(1).optional().describe('File that holds that key, instead of keyEnv').meta(keys),
})

export type AnonymizeOptions = z.output<typeof anonymizeOptions>
