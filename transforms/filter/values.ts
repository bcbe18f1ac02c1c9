import { type DataType as ArrowType, DataType, type Field } from '../../src/arrow/arrow.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { ExpressionFault, type Literal } from './syntax.js'
import {
  type Frame,
  type Nulls,
  type Numbers,
  no,
  nullsAt,
  numbersAt,
  type Place,
  sizesAt,
  type Texts,
  type Truths,
  textsAt,
  truthsAt,
  unknown,
  yes,
} from './vectors.js'

/** A part of an expression that is checked, by the kind of its values: `read` answers those of every row. */
export type Value = { at: number } & (
  | { kind: 'text'; read(frame: Frame): Texts }
  | { kind: 'number'; read(frame: Frame): Numbers }
  | { kind: 'boolean'; read(frame: Frame): Truths }
  | { kind: 'list'; read(frame: Frame): Numbers }
  /**
   * Nulls and nothing else, and values that have no form here, such as dates: only which are null is known, and of dates
   * and times the numbers by which they follow each other.
   */
  | { kind: 'null' | 'other'; name: string; read(frame: Frame): Nulls; moments?(frame: Frame): Numbers }
)

type Kind = Value['kind']
type Of<K extends Kind> = Extract<Value, { kind: K }>

/** The values of a field, read where `placeOf` says. */
export function fieldValue(field: Field, at: number, placeOf: (frame: Frame) => Place): Value {
  const type: ArrowType = field.type
  const other = (kind: 'null' | 'other', name: string, hasMoments = false): Value => ({
    at,
    kind,
    name,
    read: (frame) => nullsAt(placeOf(frame), frame.length),
    ...(hasMoments && { moments: (frame: Frame) => numbersAt(placeOf(frame), frame.length) }),
  })
  if (isJsonField(field)) return other('other', 'JSON documents')
  if (DataType.isUtf8(type))
    return { at, kind: 'text', read: (frame) => textsAt(placeOf(frame), frame.length) }
  if (DataType.isBool(type))
    return { at, kind: 'boolean', read: (frame) => truthsAt(placeOf(frame), frame.length) }
  // Halves of floats are held as their bits only.
  if (DataType.isInt(type) || (DataType.isFloat(type) && type.precision > 0))
    return { at, kind: 'number', read: (frame) => numbersAt(placeOf(frame), frame.length) }
  if (DataType.isList(type))
    return { at, kind: 'list', read: (frame) => sizesAt(placeOf(frame), frame.length) }
  if (DataType.isNull(type)) return other('null', 'nulls')
  const isMoment = [DataType.isDate, DataType.isTimestamp, DataType.isTime, DataType.isDuration]
  return other(
    'other',
    String(type),
    isMoment.some((is) => is(type)),
  )
}

/** A value that is written out, for every row. */
export function literalValue(value: Literal, at: number): Value {
  if (value === null)
    return { at, kind: 'null', name: 'null', read: ({ length }) => new Uint8Array(length).fill(1) }
  if (typeof value === 'boolean')
    return { at, kind: 'boolean', read: ({ length }) => new Uint8Array(length).fill(value ? yes : no) }
  if (typeof value === 'number')
    return {
      at,
      kind: 'number',
      read: ({ length }) => ({ values: new Float64Array(length).fill(value), nulls: undefined }),
    }
  if (typeof value === 'bigint')
    return {
      at,
      kind: 'number',
      read: ({ length }) => ({ values: new Array<bigint>(length).fill(value), nulls: undefined }),
    }
  const bytes = Buffer.from(value)
  return {
    at,
    kind: 'text',
    read: ({ length }) => ({
      bytes,
      starts: new Int32Array(length),
      ends: new Int32Array(length).fill(bytes.length),
      nulls: undefined,
    }),
  }
}

/** Which values are null. */
export function nullsOf(value: Value, frame: Frame): Nulls {
  switch (value.kind) {
    case 'boolean':
      return value.read(frame).map((truth) => (truth === unknown ? 1 : 0))
    case 'null':
    case 'other':
      return value.read(frame)
    default:
      return value.read(frame).nulls
  }
}

const nouns: Readonly<Record<Kind, string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  null: 'null',
  other: 'another type',
}

/** What a value is, in words. */
export function nounOf(value: Value): string {
  return 'name' in value ? value.name : nouns[value.kind]
}

/** A value that has to be text. Nulls pass as texts that are null. */
export function textFrom(value: Value, wants: string): Of<'text'> {
  if (value.kind === 'text') return value
  const { at } = value
  if (value.kind !== 'null') throw wrongKind(value, wants, nouns.text)
  const none = Buffer.alloc(0)
  return {
    at,
    kind: 'text',
    read: (frame) => {
      const { length } = frame
      return {
        bytes: none,
        starts: new Int32Array(length),
        ends: new Int32Array(length),
        nulls: value.read(frame),
      }
    },
  }
}

/** A value that has to be a number. */
export function numberFrom(value: Value, wants: string): Of<'number'> {
  if (value.kind === 'number') return value
  const { at } = value
  if (value.kind !== 'null') throw wrongKind(value, wants, nouns.number)
  return {
    at,
    kind: 'number',
    read: (frame) => ({ values: new Float64Array(frame.length), nulls: value.read(frame) }),
  }
}

/** A value that has to be true or false. */
export function booleanFrom(value: Value, wants: string): Of<'boolean'> {
  if (value.kind === 'boolean') return value
  const { at } = value
  if (value.kind !== 'null') throw wrongKind(value, wants, nouns.boolean)
  return { at, kind: 'boolean', read: ({ length }) => new Uint8Array(length).fill(unknown) }
}

function wrongKind(value: Value, wants: string, wanted: string): ExpressionFault {
  return new ExpressionFault(value.at, `Found ${nounOf(value)} where ${wants} takes ${wanted}`)
}
