/**
 * What callers give whom no compiler checks: the options of a function by name and kind, and single values. What is
 * wrong is refused where it is given, with what was found and what is wanted.
 */
import { nearestName, PrepError, suggestName } from './errors.js'
import { optionName } from './option-name.js'

/** Each kind of value: how a message calls it, and what is one. */
const kinds = {
  text: { wanted: 'a string', is: (value) => typeof value === 'string' },
  flag: { wanted: 'true or false', is: (value) => typeof value === 'boolean' },
  count: {
    wanted: 'a whole number from 0',
    is: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  },
  size: { wanted: 'a whole number from 1', is: (value) => Number.isSafeInteger(value) && Number(value) >= 1 },
  share: {
    wanted: 'a share between 0 and 1, such as 0.01',
    is: (value) => typeof value === 'number' && value > 0 && value < 1,
  },
  row: { wanted: 'a whole number from 1, or { source, line }', is: isRowPlace },
  function: { wanted: 'a function', is: (value) => typeof value === 'function' },
  object: { wanted: 'an object', is: isObject },
  list: { wanted: 'an array', is: Array.isArray },
  texts: {
    wanted: 'an array of strings',
    is: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  },
  schema: {
    wanted: 'a schema, such as batch.schema',
    is: (value) => isObject(value) && Array.isArray(value.fields),
  },
  batch: { wanted: 'a batch, as read() and batchOfRows() make them', is: isBatch },
  'parts of a batch': {
    wanted: 'a schema, a list of columns and an origin, as another batch has them',
    is: isBatch,
  },
  signal: {
    wanted: 'an AbortSignal, such as AbortSignal.timeout(60_000)',
    is: (value) => value instanceof AbortSignal,
  },
  readable: {
    wanted: 'a stream to read, such as process.stdin',
    is: (value) => isObject(value) && Symbol.asyncIterator in value,
  },
  writable: {
    wanted: 'a stream to write, such as process.stdout',
    is: (value) => isObject(value) && typeof value.write === 'function',
  },
} as const satisfies Record<string, { wanted: string; is: (value: unknown) => boolean }>

/** What a value must be: one of these kinds, or one of some words. */
export type ValueKind = keyof typeof kinds | readonly string[]

/** What is said of each option of a function. */
export type OptionKinds<Options> = { readonly [Name in keyof Required<Options>]: ValueKind }

/** The names of a table of options, as messages list them. */
function namesOf(known: object): string[] {
  return Object.keys(known)
}

/**
 * Checks the options of a function, called `owner` in messages. Throws `bad_option` for what is no object, a name that
 * it does not know and a value of another kind; an option that is undefined is as good as left out.
 */
export function checkOptions<Options>(owner: string, given: unknown, known: OptionKinds<Options>): void {
  if (given === undefined) return
  const names = namesOf(known)
  if (!isObject(given)) throw wrongValue(`Options of ${owner}`, `an object such as { ${names[0]}: … }`, given)
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name))
      throw new PrepError(
        'bad_option',
        `Unknown option ${optionName(name)} of ${owner}. ${suggestName(name, names)}`,
      )
    if (value !== undefined)
      checkValue(`Option ${optionName(name)} of ${owner}`, value, known[name as keyof Options])
  }
}

/** Checks one value, called `subject` in messages. Throws `bad_option` where it is not of that kind. */
export function checkValue(subject: string, value: unknown, kind: ValueKind): void {
  if (typeof kind === 'string') {
    if (!kinds[kind].is(value)) throw wrongValue(subject, kinds[kind].wanted, value)
  } else if (typeof value !== 'string' || !kind.includes(value)) throw wrongWord(subject, value, kind)
}

/** A value of the wrong kind, which the message does not quote. */
export function wrongValue(subject: string, wanted: string, found: unknown): PrepError {
  return new PrepError('bad_option', `${subject} must be ${wanted}, not ${kindOf(found)}`)
}

function wrongWord(subject: string, found: unknown, words: readonly string[]): PrepError {
  if (typeof found !== 'string') return wrongValue(subject, `one of ${words.join(', ')}`, found)
  const isShort = found.length <= 40 && nearestName(found, words) !== undefined
  return new PrepError(
    'bad_option',
    `${subject} cannot be ${isShort ? `"${found}"` : 'this text'}. ${suggestName(found, words)}`,
  )
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Promise)
}

function isRowPlace(value: unknown): boolean {
  const isNumber = (given: unknown) => Number.isSafeInteger(given) && Number(given) >= 1
  const { source, line } = Object(value)
  return isNumber(value) || (isObject(value) && typeof source === 'string' && isNumber(line))
}

/** Judged by its parts: a program may hold two copies of the package. */
function isBatch(value: unknown): boolean {
  const { schema, columns, origin } = Object(value)
  const isWhole = Array.isArray(columns) && columns.every(isObject) && Array.isArray(schema?.fields)
  return isWhole && origin?.positions instanceof Float64Array && origin.copies instanceof Uint32Array
}

/** What a value is, as a program calls it. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Promise) return 'a promise: await it first'
  if (typeof value === 'boolean') return String(value)
  if (value === 0) return '0'
  if (typeof value === 'number' && (value < 0 || !Number.isInteger(value))) return String(value)
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
