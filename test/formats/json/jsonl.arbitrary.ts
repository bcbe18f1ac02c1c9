import fc from 'fast-check'
import { Bool, Field, Float64, Int64, Null, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { jsonFieldMetadata } from '../../../src/arrow/infer-schema.js'
import { listOf, structOf } from '../../../src/arrow/path.js'

/** Every type that a JSONL column can have, under names that go wrong easily. */
export const fuzzSchema = new Schema([
  new Field('text', new Utf8(), true),
  new Field('__proto__', new Int64(), true),
  new Field('constructor', new Float64(), true),
  new Field('是"\\/', new Bool(), true),
  new Field('😀', new Utf8(), true, jsonFieldMetadata()),
  new Field('', new Null(), true),
  new Field('messages', listOf(structOf({ role: new Utf8(), n: new Int64() })), true),
  new Field('tags', listOf(listOf(new Float64())), true),
  new Field('meta', structOf({ inner: structOf({ hasOwnProperty: new Utf8() }), flag: new Bool() }), true),
])

const space = fc.constantFrom('', '', '', '', ' ', '\t', '\r', '  \t ')

/** Of several texts, most often the first. */
function mostly<T>(usual: fc.Arbitrary<T>, ...rare: fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: rare.length * 30, arbitrary: usual },
    ...rare.map((arbitrary) => ({ weight: 1, arbitrary })),
  )
}

const pieces =
  'a|word|word of eight bytes|, |:|{|}|[|]|你好|é|😀|\u2028|\u007f|\\n|\\"|\\\\|\\/|\\b\\f\\r\\t|\\u0041|\\u4f60|\\u4F60|\\u0000|\\u007f|\\u0080|\\u07ff|\\u0800|\\ud7ff|\\ue000|\\uffff|\\ud800\\udc00|\\udbff\\udfff|\\ud83d\\ude00|\\uD83D\\uDE00|\\u001f'
/** Stands for bytes that are no UTF-8. */
const invalid = '\ue000'
const noText = `${invalid}|${invalid}|\\ud800|\\uDFFF|\\ud83d\\u0041|\\ud83d\\ue000|\\udbff\\uffff|\\ud83d\\ud83d\\ude00|\\ude00\\ud83d`
const badPieces = '\\x|\\u12g4|\\u12|\\U0041|\u0001|\t|\u0000|"|\\'
const pick = (choices: string) => fc.constantFrom(...choices.split('|'))

/** A JSON text as it stands in a file, quotes included. */
const quoted = fc
  .array(mostly(pick(pieces), pick(noText), pick(badPieces)), { maxLength: 6 })
  .map((parts) => `"${parts.join('')}"`)

const oddNumbers =
  '0|-0|-1|15|1.0|-0.0|1e400|-1e400|1e-400|0.1|1E+5|1e5|2e-7|9007199254740991|9007199254740992|9007199254740993|' +
  '-9007199254740992|-9007199254740993|9223372036854775807|-9223372036854775808|9223372036854775808|' +
  '-9223372036854775809|123456789012345|999999999999999|1000000000000000|99999999999999999999999|' +
  '4.9e-324|1.7976931348623159e308|0.1000000000000000055511151231257827'
const badNumbers = '01|-|+1|1.|.5|1e|1e+|0x1|NaN|Infinity|-Infinity|--1|1_0|1,0|00|-01'
const wholeNumber = fc.oneof(
  pick(oddNumbers),
  fc.integer().map(String),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
)
const number = mostly(
  fc.oneof(wholeNumber, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
  pick(badNumbers),
)
const bool = mostly(pick('true|false'), pick('True|tru|falsee|TRUE|f'))
const nothing = mostly(pick('null'), pick('nul|None|undefined|nulll'))

function list(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(fc.tuple(space, item, space), { maxLength: 4 }),
      mostly(pick('[|,|]'), pick('[|,,|]'), pick('{|,|]')),
    )
    .map(([items]) => `[${items.map((parts) => parts.join('')).join(',')}]`)
}

/** A name as it may be written: as it is, or with some of its characters escaped. */
function written(name: string): fc.Arbitrary<string> {
  const plain = JSON.stringify(name)
  const escaped = [...name]
    .map((char) =>
      Array.from(
        { length: char.length },
        (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`,
      ).join(''),
    )
    .join('')
  return fc.constantFrom(plain, plain, plain, `"${escaped}"`)
}

type Members = Record<string, fc.Arbitrary<string>>

/** Objects with some of these members in any order, some of them twice, and now and then an unknown one. */
function object(members: readonly (readonly [string, fc.Arbitrary<string>])[]): fc.Arbitrary<string> {
  const known = members.map(([name, value]) => fc.tuple(written(name), value))
  const unknown = fc.tuple(quoted, quoted)
  const member = fc.tuple(space, mostly(fc.oneof(...known), unknown), space, space)
  return fc
    .array(member, { maxLength: members.length + 2 })
    .map((all) => `{${all.map(([a, [name, value], b, c]) => `${a}${name}${b}:${c}${value}`).join(',')}}`)
}

const entries = (members: Members) => Object.entries(members)

const { any } = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(quoted, number, bool, nothing),
    list(tie('any')),
    object([
      ['a', tie('any')],
      ['b', tie('any')],
      ['__proto__', tie('any')],
    ]),
  ),
}))

/** A value of a field, sometimes of another kind than the field's. */
const fieldValue = (usual: fc.Arbitrary<string>) => mostly(fc.oneof(usual, usual, usual, nothing), any)

const record = object([
  ['text', fieldValue(quoted)],
  ['__proto__', fieldValue(wholeNumber)],
  ['constructor', fieldValue(number)],
  ['是"\\/', fieldValue(bool)],
  ['😀', any],
  ['', fieldValue(nothing)],
  [
    'messages',
    fieldValue(list(fieldValue(object(entries({ role: fieldValue(quoted), n: fieldValue(wholeNumber) }))))),
  ],
  ['tags', fieldValue(list(fieldValue(list(fieldValue(number)))))],
  [
    'meta',
    fieldValue(
      object(
        entries({
          inner: fieldValue(object([['hasOwnProperty', fieldValue(quoted)]])),
          flag: fieldValue(bool),
        }),
      ),
    ),
  ],
])

const line = mostly(
  fc.tuple(space, record, space).map((parts) => parts.join('')),
  fc.constantFrom('', '', ' \t\r', '\ufeff{}', '{} {}', '{},', '{', '}', '[]', '"{}"', '7', 'null'),
  any,
)

/** Bytes that mean something to a reader of JSON. */
const telling = Buffer.from('"\\{}[]:,\n\r \t\u0000-0.eu\x7f')
const anyByte = fc.oneof(
  fc.constantFrom(...telling, 0x80, 0xbf, 0xc3, 0xe4, 0xed, 0xf0, 0xff),
  fc.integer({ min: 0, max: 255 }),
)

/** A change of the bytes at a place, given as a share of the length. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  removed: fc.integer({ min: 0, max: 3 }),
  inserted: fc.array(anyByte, { maxLength: 3 }),
})

/** The bytes of a JSONL file: sound and broken lines, any line ends, and now and then some damage. */
export const jsonlFile: fc.Arbitrary<Buffer> = fc
  .record({
    mark: mostly(pick(''), pick('\ufeff')),
    lines: fc.array(line, { maxLength: 12 }),
    feed: pick('\n|\n|\r\n|\n\n'),
    lastFeed: fc.boolean(),
    changes: fc.oneof(fc.array(change, { maxLength: 0 }), fc.array(change, { maxLength: 4 })),
  })
  .map(({ mark, lines, feed, lastFeed, changes }) => {
    const text = mark + lines.join(feed) + (lastFeed ? feed : '')
    const bytes = Buffer.from(text, 'utf8').toString('latin1').replaceAll(invalidMark, '\xff\xe4\xbd')
    return changes.reduce(damage, Buffer.from(bytes, 'latin1'))
  })

const invalidMark = Buffer.from(invalid).toString('latin1')

function damage(
  bytes: Buffer,
  { at, removed, inserted }: { at: number; removed: number; inserted: number[] },
) {
  const from = Math.floor(at * bytes.length)
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(inserted), bytes.subarray(from + removed)])
}
