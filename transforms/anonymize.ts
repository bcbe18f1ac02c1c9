import { DataType, type Schema } from '../src/arrow/arrow.js'
import { columnsOf, listTextPaths, parsePath, textPaths, typeAt } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { bareName, optionName } from '../src/base/option-name.js'
import { defineTransform, type StepEffects } from '../src/transform/transform.js'
import { openBatchAnonymizer } from './anonymize/batch/anonymize-batch.js'
import { leadsToJson } from './anonymize/batch/json-text.js'
import { numbersAsTexts, schemaWithTexts } from './anonymize/batch/numbers-as-text.js'
import { planGivenSpans } from './anonymize/batch/plan-given.js'
import { type SpansOptions, schemaWithSpans, spansSettings } from './anonymize/batch/spans-column.js'
import { checkKeys, keyOfSeed, usedSpecs } from './anonymize/check-keys.js'
import { keyIdOf, readKey } from './anonymize/crypto/secret-key.js'
import { checkDetection, resolveDetection } from './anonymize/detection-options.js'
import type { Entity } from './anonymize/entities/entities.js'
import { checkCustomModule } from './anonymize/operators/custom.js'
import type { OperatorSpec } from './anonymize/operators/operator-options.js'
import { type AnonymizeOptions, anonymizeOptions } from './anonymize/options.js'
import { entitiesOf, operatorsOf } from './anonymize/policies.js'
import { isNumber, unreadFields } from './anonymize/unread-fields.js'

/**
 * Finds personal data in text and replaces exactly those ranges; every other byte stays. Rules, check
 * digits, word lists and a small tagger, no large model.
 *
 * Fakes and tags depend on the value and the key alone, so the same value gets the same one everywhere. With
 * `keyEnv` or `keyFile` that holds across runs; without, fakes are keyed by the seed of the run and the place
 * of the step, and whoever knows the seed can test guesses. `hash` therefore asks for a key.
 *
 * Run twice, `replace`, `redact`, `mask`, `hash` and `pseudonymize` change nothing more, except dates, ages and codes
 * whose fakes are like anybody's. A row whose text cannot be processed is rejected as `anonymize_failed`, alone.
 */
export const anonymize = defineTransform({
  name: 'anonymize',
  summary: 'Find personal data in text and replace, mask, hash or fake it',
  examples: [
    'prep anonymize data/*.jsonl --fields prompt,completion --out out/',
    'prep anonymize --text "write to ann@example.com" --json',
    'prep anonymize chat.jsonl --fields "messages[].content" --policy pseudonymize --out out/',
    'KEY=$(openssl rand -hex 32) prep anonymize data.csv --fields note --policy hash --key-env KEY --out out/',
    'openssl rand -hex 32 > key.txt && prep anonymize data.csv --fields note --policy pseudonymize --key-file key.txt --out out/',
  ],
  options: anonymizeOptions,
  resolve: resolveDetection,
  plan(input, given) {
    const fields = fieldsOf(given)
    const whole = schemaWithTexts(input, Object.keys(given.wholeFields))
    const taken = planGivenSpans(whole, { option: given.spansFrom, fields })
    const { schema } = taken
    if (fields.length === 0)
      throw new PrepError(
        'bad_option',
        `${bareName('fields')}: none are named. Name texts to look into in ${bareName('fields')}, or columns to take whole in ${bareName('wholeFields')}. Text fields: ${listTextPaths(schema).join(', ') || 'none'}`,
      )
    refuseNumbers(schema, fields)
    textPaths(schema, fields)
    checkDetection(given)
    checkLooks(given)
    const spans = spansSettings(given.spans)
    checkSpans(spans, fields, schema)
    const specs = usedSpecs(given)
    checkKeys(given, specs)
    const subjects = checkOperators(specs, schema)
    const columns = columnsOf(fields)
    const reads = [...new Set([...columns, ...taken.reads, ...columnsOf(subjects)])]
    const writes = [...columns, ...taken.removes]
    const key = readKey(given)
    const keyId = key === undefined ? undefined : keyIdOf(key)
    const effects: StepEffects = { rows: given.density === undefined ? 'kept' : 'dropped', keyId }
    const unread = unreadFields(input, given)
    if (spans === undefined) return { schema, reads, writes, effects, unread }
    const after = schemaWithSpans(schema, spans)
    const lost = whole.fields.map(({ name }) => name).filter((name) => !hasColumn(after, name))
    return { schema: after, reads, writes: [...new Set([spans.column, ...lost])], effects, unread }
  },
  async open({ options: given, random, counters, cache }) {
    const key = readKey(given) ?? keyOfSeed(random)
    const anonymizeBatch = await openBatchAnonymizer({
      ...given,
      spans: spansSettings(given.spans),
      entities: entitiesOf(given),
      specOf: operatorsOf(given),
      key,
      cache,
    })
    const paths = fieldsOf(given).map(parsePath)
    const whole = Object.keys(given.wholeFields)
    return (batch) => anonymizeBatch(numbersAsTexts(batch, whole), { paths, counters })
  },
})

/** All fields that are worked on: those that are read, then those that are taken whole. */
function fieldsOf({ fields, wholeFields }: AnonymizeOptions): string[] {
  return [...new Set([...fields, ...Object.keys(wholeFields)])]
}

/** Refuses a column of numbers that is named as a text, and says how it becomes one. */
function refuseNumbers(schema: Schema, fields: readonly string[]): void {
  for (const field of fields) {
    const { column, steps } = parsePath(field)
    const type = schema.fields.find(({ name }) => name === column)?.type
    if (steps.length > 0 || !isNumber(type)) continue
    throw new PrepError(
      'bad_schema',
      `Field "${field}" holds ${type}, not text. Take it whole instead, which makes it text: ${optionName(`wholeFields: { ${field}: ENTITY }`)}, where ENTITY is what its values are, such as CN_MOBILE or CREDIT_CARD. Text fields: ${listTextPaths(schema).join(', ') || 'none'}`,
    )
  }
}

function hasColumn(schema: Schema, name: string): boolean {
  return schema.fields.some((field) => field.name === name)
}

/** Refuses a step that takes nothing: no recognizer looks, and nothing is named. */
function checkLooks({ detect, spansFrom, wholeFields }: AnonymizeOptions): void {
  if (detect || spansFrom !== undefined || Object.keys(wholeFields).length > 0) return
  throw new PrepError(
    'bad_option',
    `${bareName('detect')}: it is turned off, and no spans are given. Name the column or file that holds them in ${bareName('spansFrom')}`,
  )
}

/** Refuses a column of spans that is there already, and JSON documents, in which places cannot be counted. */
function checkSpans(spans: SpansOptions | undefined, fields: readonly string[], schema: Schema): void {
  if (spans === undefined) return
  if (hasColumn(schema, spans.column))
    throw new PrepError(
      'bad_option',
      `${bareName('spans')}: column "${spans.column}" is in the data already. Name another`,
    )
  for (const name of spans.only ?? []) typeAt(schema, parsePath(name))
  const document = fields.find((field) => leadsToJson(schema, parsePath(field)))
  if (document !== undefined)
    throw new PrepError(
      'bad_option',
      `${bareName('spans')}: field "${document}" holds JSON documents, in which places cannot be counted. Leave it out of ${bareName('fields')}`,
    )
}

/** Refuses a module that is not there and a subject that is no one value of a row; answers with the subjects. */
function checkOperators(specs: ReadonlyMap<Entity, OperatorSpec>, schema: Schema): string[] {
  const subjects = new Set<string>()
  for (const spec of specs.values()) {
    if (spec.operator === 'custom') checkCustomModule(spec.module)
    if (spec.operator === 'shift' && spec.subject !== undefined) subjects.add(spec.subject)
  }
  for (const subject of subjects) {
    const type = typeAt(schema, parsePath(subject))
    if (DataType.isList(type) || DataType.isStruct(type) || subject.includes('[]'))
      throw new PrepError('bad_option', `Subject "${subject}" holds ${type}, not one text or number a row`)
  }
  return [...subjects]
}
