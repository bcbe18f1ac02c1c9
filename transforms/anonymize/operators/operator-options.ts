import { suggestName } from '../../../src/base/errors.js'
import { columnPath, z } from '../../../src/base/options.js'
import { fakeLocales } from '../fakes/locales.js'

/** What can be done with a value that was found. */
export const operatorNames = [
  'replace',
  'redact',
  'mask',
  'hash',
  'encrypt',
  'fpe',
  'pseudonymize',
  'shift',
  'generalize',
  'keep',
  'custom',
] as const

/** The name of an operator. */
export type OperatorName = (typeof operatorNames)[number]

/** One character of a mask: no letter or digit, or masked text could be taken for a value. */
export const maskChar = z
  .string()
  .regex(/^[^\p{L}\p{N}\p{C}\s]$/u, 'Choose one character that is no letter, digit or space')

/** A language of fake names. */
export const fakeLocale = z
  .enum(fakeLocales)
  .describe('A language of fake names')
  .meta({ typeName: 'FakeLocale' })

const named = <N extends OperatorName>(name: N) => z.literal(name)
const kept = z.int().min(0).max(64)

/** Every operator with the options it takes. */
const operatorObject = z
  .discriminatedUnion('operator', [
    z
      .strictObject({
        operator: named('replace').describe('The name of the entity, such as <PERSON>'),
        numbered: z
          .boolean()
          .default(false)
          .describe('Number the values of a record, such as <PERSON_1>: one number for one value'),
        with: z.string().optional().describe('This text instead of the name of the entity'),
      })
      .refine((given) => !(given.numbered && given.with !== undefined), {
        error: 'Either "numbered" or "with" can be given: a text of your own has no number',
      }),
    z.strictObject({ operator: named('redact').describe('Take the value out') }),
    z.strictObject({ operator: named('keep').describe('Leave the value as it is') }),
    z.strictObject({
      operator: named('mask').describe('Stars in place of letters and digits'),
      char: maskChar
        .optional()
        .describe('The character of a mask')
        .meta({ whenAbsent: 'that of the option mask' }),
      keepFirst: kept.default(0).describe('Letters and digits at the start that stay readable'),
      keepLast: kept
        .optional()
        .describe('Letters and digits at the end that stay readable; at most half of all are shown')
        .meta({ whenAbsent: 'as in the option mask' }),
      keepDomain: z.boolean().default(false).describe('Of an e-mail address, show what follows the @'),
    }),
    z.strictObject({
      operator: named('hash').describe('A tag by HMAC-SHA256, the same for the same value and key'),
      form: z.enum(['short', 'full']).default('short').describe('16 letters, or all 64 hexadecimal digits'),
    }),
    z.strictObject({ operator: named('encrypt').describe('A token that deanonymize opens with the key') }),
    z.strictObject({
      operator: named('fpe').describe('Another number, which deanonymize turns back with the key'),
    }),
    z.strictObject({
      operator: named('pseudonymize').describe('A fake, the same for the same value and key'),
      locale: z
        .array(fakeLocale)
        .min(1)
        .optional()
        .describe('Languages of fake names')
        .meta({ whenAbsent: 'those of the option locale' }),
    }),
    z.strictObject({
      operator: named('shift').describe('Dates, all of one person moved by the same number of days'),
      subject: columnPath.optional().describe('Path of the column that names the person, such as user_id'),
      maxDays: z.int().min(1).max(36_500).default(365).describe('The farthest shift, either way'),
      dayFirst: z.boolean().default(false).describe('Read 03/04/2020 as the third of April'),
    }),
    z.strictObject({
      operator: named('generalize').describe(
        'Something broader: bands of ages, years of dates, parts of postal codes',
      ),
      ageBand: z.int().min(2).max(50).default(10).describe('Years in a band of ages'),
      ageTop: z.int().min(50).max(120).default(90).describe('One band from this age on'),
      zipDigits: z.int().min(0).max(4).default(3).describe('Digits of a postal code that stay'),
    }),
    z.strictObject({
      operator: named('custom').describe('What a module of your own puts in its place'),
      module: z
        .string()
        .min(1)
        .describe(
          'Path of a module, from the current directory, that exports operator(entity, value, record)',
        ),
    }),
  ])
  .describe('An operator with options of its own')
  .meta({ typeName: 'OperatorOptions' })

/** An operator with its options, defaults filled in. */
export type OperatorSpec = z.output<typeof operatorObject>

/** The operators that need no options: `custom` has nothing to go by without a module. */
const bareNames = operatorNames.filter((name) => name !== 'custom')

type BareName = Exclude<OperatorName, 'custom'>

/** An operator as the options name it: by its name alone, or in an object with options. */
export type OperatorChoice = Exclude<OperatorName, 'custom'> | OperatorSpec

/** The schema of an {@link OperatorChoice}, with more names that may stand for one. */
export function operatorChoice<const More extends readonly string[]>(more: More) {
  const names = [...bareNames, ...more] as unknown as [BareName, ...(BareName | More[number])[]]
  return z.union([z.enum(names), operatorObject], { error: (issue) => describeFault(issue, names) })
}

/** The options of an operator that is given by its name alone. */
export function operatorSpec(choice: OperatorChoice): OperatorSpec {
  return typeof choice === 'string' ? operatorObject.parse({ operator: choice }) : choice
}

interface Fault {
  input?: unknown
  errors?: readonly (readonly { message: string }[])[]
}

function describeFault(issue: Fault, names: readonly string[]): string {
  const { input } = issue
  if (input === 'custom') return 'Operator custom needs a module: { operator: custom, module: ./op.js }'
  if (typeof input === 'string') return `Operator "${input}" is unknown. ${suggestName(input, names)}`
  const name = (input as { operator?: unknown } | null | undefined)?.operator
  if (name === undefined)
    return `Name an operator, or write { operator: mask, … }. Operators: ${operatorNames.join(', ')}`
  if (!operatorNames.includes(name as OperatorName))
    return `Operator "${String(name)}" is unknown. ${suggestName(String(name), operatorNames)}`
  const faults = issue.errors?.flat().map(({ message }) => message) ?? []
  return `Operator ${String(name)}: ${faults.join('; ') || 'its options are wrong'}`
}
