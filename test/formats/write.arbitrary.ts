import fc from 'fast-check'
import { Bool, Field, Float64, Int64, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import { listOf, structOf } from '../../src/arrow/path.js'
import type { Row } from '../../src/arrow/rows.js'
import { stringifyJson } from '../../src/arrow/text-builder.js'
import { doubleText } from '../../src/formats/format/double-text.js'

/** Text with all that JSON and CSV make special, in several scripts. */
export const anyText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      ',',
      '"',
      '\\',
      '\n',
      '\r',
      '\t',
      ' ',
      '\u0000',
      '\u001f',
      '\u007f',
      '你',
      '😀',
      '\u2028',
    ),
    maxLength: 10,
  }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const anyLong = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
/** A whole number as `rowsOf` gives it: a bigint only where a number would not do. */
const anyInteger = fc
  .oneof(fc.integer().map(BigInt), anyLong)
  .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value))
const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true })
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 4 })

/** Columns of all flat types. */
export const flatSchema = new Schema([
  new Field('text', new Utf8(), true),
  new Field('long', new Int64(), true),
  new Field('double, "so called"', new Float64(), true),
  new Field('是', new Bool(), true),
  new Field('json', new Utf8(), true, jsonFieldMetadata()),
])

export const flatRows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    text: orNull(anyText),
    long: orNull(anyInteger),
    'double, "so called"': orNull(anyDouble),
    是: orNull(fc.boolean()),
    json: orNull(fc.jsonValue().filter((value) => value !== null && !hasMinusZero(value))),
  }),
)

export const nestedSchema = new Schema([
  new Field('messages', listOf(structOf({ role: new Utf8(), content: new Utf8(), n: new Int64() })), true),
  new Field('tags', listOf(listOf(new Bool())), true),
  new Field('meta', structOf({ score: new Float64(), inner: structOf({ a: new Utf8() }) }), true),
])

export const nestedRows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    messages: orNull(
      fc.array(orNull(fc.record({ role: orNull(anyText), content: anyText, n: orNull(anyInteger) }))),
    ),
    tags: orNull(fc.array(orNull(fc.array(orNull(fc.boolean()))))),
    meta: orNull(fc.record({ score: orNull(anyDouble), inner: orNull(fc.record({ a: orNull(anyText) })) })),
  }),
)

/** `JSON.stringify` writes it as 0. */
function hasMinusZero(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasMinusZero)
  return Object.is(value, -0)
}

const doubleFields = new Set(['double, "so called"', 'score'])

/** A value of the rows above as JSON text: as `JSON.stringify` writes it, but for doubles, which never look like integers. */
export function expectedJson(value: unknown): string {
  return stringifyJson(markDoubles(value)).replace(/"<double (.*?)>"/g, '$1')
}

function markDoubles(value: unknown, name = ''): unknown {
  if (typeof value === 'number' && doubleFields.has(name)) return `<double ${doubleText(value)}>`
  if (Array.isArray(value)) return value.map((item) => markDoubles(item))
  if (typeof value !== 'object' || value === null || name === 'json') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markDoubles(inner, key)]))
}
