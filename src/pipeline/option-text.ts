import { formsOf, type JsonSchema } from '../base/json-schema.js'

/** What an option says of itself, for `--help`, for editors and for the types of the library alike. */

/** The sentence of an option, without a full stop, with the words that it may be where they are not in it already. */
export function sentenceOf(schema: JsonSchema): string {
  const sentence = String(schema.description ?? '')
  const words = wordsOf(schema)
  if (words.length === 0 || words.every((word) => sentence.includes(word))) return sentence
  const list = `one of ${words.join(', ')}`
  return sentence === '' ? `${list.charAt(0).toUpperCase()}${list.slice(1)}` : `${sentence}: ${list}`
}

/** What holds where an option is left out, in words; `undefined` where nothing does. */
export function defaultOf(schema: JsonSchema): string | undefined {
  if (typeof schema.whenAbsent === 'string') return schema.whenAbsent
  const value = schema.default
  if (value === undefined || value === false || isEmpty(value)) return undefined
  return valueText(value)
}

/** The words that a value may be, where it is one of a few. */
export function wordsOf(schema: JsonSchema): string[] {
  const whole = schema.type === 'array' ? (schema.items as JsonSchema) : schema
  return formsOf(whole).flatMap((form) =>
    ((form.enum ?? (form.const === undefined ? [] : [form.const])) as unknown[]).map(String),
  )
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** A value as a pipeline file may hold it. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' && /^\s|\s$|^$/.test(value) ? JSON.stringify(value) : String(value)
  const pairs = Object.entries(value).map(([name, inner]) => `${name}: ${valueText(inner)}`)
  return `{ ${pairs.join(', ')} }`
}
