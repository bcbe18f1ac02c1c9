import { suggestName } from '../../src/core/errors.js'
import { textFields, z } from '../../src/core/options.js'
import { defaultEntities, entityGroups, entityNames } from './entities.js'
import { operatorNames } from './operators.js'

const entity = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'Write the name of an entity in capitals, such as US_SSN')
const entityOrGroup = z.union([z.enum(entityGroups), entity], {
  error: (issue) =>
    `Entity "${String(issue.input)}" is unknown. ${suggestName(String(issue.input), [...entityGroups, ...entityNames])}`,
})
const operator = z.enum(operatorNames, {
  error: (issue) =>
    `Operator "${String(issue.input)}" is unknown. ${suggestName(String(issue.input), operatorNames)}`,
})
const operators = z.record(entity, operator).superRefine((given, context) => {
  for (const name of Object.keys(given))
    if (!entityNames.includes(name))
      context.addIssue(`Entity "${name}" is unknown. ${suggestName(name, entityNames)}`)
})
const score = z.number().min(0).max(1)

/** The options of `anonymize`. */
export const anonymizeOptions = z.strictObject({
  fields: textFields,
  entities: z
    .array(entityOrGroup)
    .min(1)
    .default([...defaultEntities])
    .describe(`What to look for: entities, or the groups ${entityGroups.join(', ')}`),
  threshold: score.default(0.5).describe('The least confidence of a hit, 0 to 1'),
  thresholds: z
    .record(entity, score)
    .default({})
    .describe('Another threshold for single entities, such as { PERSON: 0.8 }'),
  policy: operator
    .default('replace')
    .describe(
      'What to do with a value: replace (<EMAIL_ADDRESS>), redact (take out), mask (****1234), hash (keyed tag), ' +
        'pseudonymize (a fake, the same for the same value)',
    ),
  operators: operators.default({}).describe('Another policy for single entities, such as { US_SSN: redact }'),
  locale: z
    .array(z.enum(['en', 'zh']))
    .min(1)
    .default(['en', 'zh'])
    .describe('Languages of fake names: a name is replaced by one of its own language where that is listed'),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'Name a region by its two capital letters, such as US'))
    .default(['US', 'CN'])
    .describe('Regions whose phone numbers are found without a country code; with one, all are'),
  keyEnv: z
    .string()
    .min(1)
    .optional()
    .describe('Environment variable that holds the secret key of hash and pseudonymize'),
  keyFile: z.string().min(1).optional().describe('File that holds that key, instead of keyEnv'),
  mask: z
    .strictObject({
      char: z
        .string()
        .regex(/^[^\p{L}\p{N}\p{C}\s]$/u, 'Choose one character that is no letter, digit or space')
        .default('*')
        .describe('The character of a mask'),
      keepLast: z
        .int()
        .min(0)
        .max(8)
        .default(4)
        .describe('Letters and digits at the end that stay readable, at most half of them; none of a name'),
    })
    .default({ char: '*', keepLast: 4 })
    .describe('How mask writes'),
})

export type AnonymizeOptions = z.output<typeof anonymizeOptions>
