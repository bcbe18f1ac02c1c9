import { Buffer } from 'node:buffer'
import { PrepError, suggestName } from '../src/core/errors.js'
import { textFields, z } from '../src/core/options.js'
import { columnsOf, parsePath, textPaths } from '../src/core/path.js'
import type { KeyedRandom } from '../src/core/random.js'
import { defineTransform } from '../src/core/transform.js'
import { operatorNames } from './anonymize/operators.js'
import { entityNames } from './anonymize/recognizer.js'
import { openRewriter } from './anonymize/rewriter.js'
import { keyIdOf, readKey } from './anonymize/secret-key.js'

/** The entities that are looked for unless `entities` says otherwise: all but PERSON, which is slow and unsure. */
const defaultEntities = entityNames.filter((name) => name !== 'PERSON')

const entity = z.enum(entityNames, {
  error: (issue) =>
    `Entity "${String(issue.input)}" is unknown. ${suggestName(String(issue.input), entityNames)}`,
})
const operator = z.enum(operatorNames, {
  error: (issue) =>
    `Operator "${String(issue.input)}" is unknown. ${suggestName(String(issue.input), operatorNames)}`,
})

const options = z.strictObject({
  fields: textFields,
  entities: z
    .array(entity)
    .min(1)
    .default(defaultEntities)
    .describe('What to look for. PERSON (English names) only when named here'),
  policy: operator
    .default('replace')
    .describe(
      'What to do with a value: replace (<EMAIL_ADDRESS>), redact (take out), mask (****1234), hash (keyed tag), ' +
        'pseudonymize (a fake, the same for the same value)',
    ),
  operators: z
    .partialRecord(entity, operator)
    .default({})
    .describe('Another policy for single entities, such as { US_SSN: redact }'),
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

type Options = z.output<typeof options>

/**
 * Finds personal data in text and replaces exactly those stretches; every other byte stays. Rules and check
 * digits only, no model: identifiers in any language, English and Chinese forms first; English names on
 * request. What cannot be found by form, such as postal addresses or Chinese names, is not.
 *
 * Fakes and tags depend on the value and the key alone, so the same value gets the same one everywhere. With
 * `keyEnv` or `keyFile` that holds across runs; without, fakes are keyed by the seed of the run and the place
 * of the step, and whoever knows the seed can test guesses. `hash` therefore asks for a key.
 *
 * Run twice, `replace`, `redact`, `mask` and `hash` change nothing more; fakes are data like any other and
 * are mapped again. A row whose text cannot be processed is rejected as `anonymize_failed`, alone.
 */
export const anonymize = defineTransform({
  name: 'anonymize',
  summary: 'Find personal data in text and replace, mask, hash or fake it',
  examples: [
    'prep anonymize data/*.jsonl --fields prompt,completion --out out/',
    'prep anonymize chat.jsonl --fields "messages[].content" --policy pseudonymize --out out/',
    'KEY=$(openssl rand -hex 32) prep anonymize data.csv --fields note --policy hash --key-env KEY --out out/',
    'openssl rand -hex 32 > key.txt && prep anonymize data.csv --fields note --policy pseudonymize --key-file key.txt --out out/',
  ],
  options,
  plan(schema, given) {
    textPaths(schema, given.fields)
    checkKeys(given)
    const columns = columnsOf(given.fields)
    const key = readKey(given)
    const keyId = key === undefined ? undefined : keyIdOf(key)
    return { schema, reads: columns, writes: columns, changesRows: false, keyId }
  },
  async open({ options: given, random, counters }) {
    const key = readKey(given) ?? keyOfSeed(random)
    const rewrite = await openRewriter({ ...given, key })
    const paths = given.fields.map(parsePath)
    return (batch) => rewrite(batch, { paths, counters })
  },
})

/** Refuses a policy that needs a key without one, and a key that cannot be read, before any row is touched. */
function checkKeys(given: Options): void {
  if (given.keyEnv !== undefined && given.keyFile !== undefined)
    throw new PrepError('bad_option', 'Both keyEnv and keyFile are given. Name one place of the key')
  const used = given.entities.map((name) => given.operators[name] ?? given.policy)
  if (readKey(given) === undefined && used.includes('hash'))
    throw new PrepError(
      'bad_option',
      'Policy hash needs a secret key, or anybody could test guesses. ' +
        'Name an environment variable that holds one in keyEnv, or a file in keyFile',
    )
}

/** The key of fakes where none is given: it follows from the seed of the run and the place of the step. */
function keyOfSeed(random: KeyedRandom): Buffer {
  const key = Buffer.alloc(32)
  for (let lane = 0; lane < 4; lane++) key.writeDoubleLE(random.hash(0, 0, lane), lane * 8)
  return key
}
