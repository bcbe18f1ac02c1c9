/**
 * Changes the type of a column or of a field inside one. Casts are strict: a value without an equal in the
 * wanted type rejects its row as `cast_failed`, and a null stays a null. Dates, decimals and binary are refused.
 */
import { Bool, type Data, DataType, Field, Float64, Int64, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { isJsonField, jsonFieldMetadata } from '../../src/arrow/infer-schema.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { valueReader } from '../../src/arrow/rows.js'
import { stringifyJson } from '../../src/arrow/text-builder.js'
import { PrepError } from '../../src/base/errors.js'
import { type CastTarget, type CastValue, castValues, failed } from './cast-value.js'
import { fieldAt, leafRows, mapData, mapField, resolvePath } from './nested.js'
import type { Stage } from './stage.js'

/** Makes the data of another type. `fail` is called for each value that does not fit, which becomes a null. */
export type Cast = (data: Data, fail: (i: number) => void) => Data

/** `casts` maps the path of a field to the type it is to have. Throws `bad_schema` for types that cannot be cast. */
export function planCast(schema: Schema, casts: Record<string, CastTarget>): Stage {
  let fields = [...schema.fields]
  const steps = Object.entries(casts).map(([text, target]) => {
    const path = resolvePath(schema, text)
    const before = new Schema(fields)
    const cast = castOf(fieldAt(before, path), target, text)
    fields = fields.map((field) =>
      field.name === path.column ? mapField(field, path.steps, (leaf) => fieldOf(leaf, target)) : field,
    )
    const index = fields.findIndex((field) => field.name === path.column)
    return { path, cast, index, type: fields[index].type }
  })
  const columnsCast = steps.map(({ path }) => path.column)
  const planned = new Schema(fields, schema.metadata)
  return {
    schema: planned,
    reads: columnsCast,
    writes: columnsCast,
    rejects: steps.length > 0,
    apply: (batch, faults) => {
      const columns = [...batch.columns]
      for (const { path, cast, index, type } of steps) {
        const column = columns[index]
        const rowOf = rowFinder(column, path)
        const change = (leaf: Data) => cast(leaf, (i) => faults.reject(rowOf(i), 'cast_failed'))
        columns[index] = mapData(column, type, { steps: path.steps, change })
      }
      return new Batch(planned, columns, batch.origin)
    },
  }
}

/** How to make text of any castable field, as templates do. */
export function textCast(field: Field, name: string): Cast {
  return castOf(field, 'text', name)
}

function rowFinder(column: Data, path: FieldPath): (i: number) => number {
  let rows: Uint32Array | undefined
  return (i) => (rows ??= leafRows(column, path.steps))[i]
}

function fieldOf(field: Field, target: CastTarget): Field {
  const metadata = new Map(field.metadata)
  metadata.delete('prepkit')
  if (target !== 'json') return new Field(field.name, typeOf(target), true, metadata)
  return new Field(field.name, new Utf8(), true, new Map([...metadata, ...jsonFieldMetadata()]))
}

function typeOf(target: Exclude<CastTarget, 'json'>): DataType {
  if (target === 'text') return new Utf8()
  if (target === 'int') return new Int64()
  return target === 'double' ? new Float64() : new Bool()
}

function castOf(field: Field, target: CastTarget, name: string): Cast {
  const { type } = field
  const json = isJsonField(field)
  if (target === 'json') return json ? share : jsonCast(field, name)
  if (DataType.isUtf8(type)) {
    if (target === 'text') return json ? valueCast(jsonTexts, 'text') : share
    return valueCast(json ? jsonTexts : plainValues, target)
  }
  if (DataType.isNull(type)) return (data) => nulls(data.length, fieldOf(field, target))
  if (isNumber(type) || DataType.isBool(type))
    return `${typeOf(target)}` === `${type}` ? share : valueCast(plainValues, target)
  if (target === 'text' && isJsonable(type)) return jsonCast(field, name)
  throw cannotCast(name, type, target)
}

const share: Cast = (data) => data

type Read = (data: Data) => (i: number) => unknown

const plainValues: Read = (data) => valueReader(data, new Field('', data.type, true))

/** JSON documents as texts: a JSON string gives its text, `null` a null, anything else its JSON. */
const jsonTexts: Read = (data) => {
  const read = plainValues(data)
  return (i) => {
    const text = read(i)
    if (typeof text !== 'string') return null
    if (text.startsWith('"')) return JSON.parse(text)
    return text === 'null' ? null : text
  }
}

function valueCast(read: Read, target: Exclude<CastTarget, 'json'>): Cast {
  const convert: CastValue = castValues[target]
  return (data, fail) => {
    const value = read(data)
    const builder = builderFor(new Field('', typeOf(target), true))
    for (let i = 0; i < data.length; i++) {
      const before = value(i)
      const after = before === null ? null : convert(before)
      if (after === failed) fail(i)
      builder.append(after === failed ? null : after)
    }
    return builder.finish()
  }
}

/** JSON text of any value; text must already hold a JSON document, whose bytes are kept. */
function jsonCast(field: Field, name: string): Cast {
  if (DataType.isUtf8(field.type)) return checkJson
  if (!isJsonable(field.type)) throw cannotCast(name, field.type, 'json')
  return (data) => {
    const value = valueReader(data, field)
    const builder = builderFor(new Field('', new Utf8(), true))
    for (let i = 0; i < data.length; i++) {
      const before = value(i)
      builder.append(before === null ? null : stringifyJson(before))
    }
    return builder.finish()
  }
}

const checkJson: Cast = (data, fail) => {
  const text = plainValues(data)
  for (let i = 0; i < data.length; i++) {
    const document = text(i)
    if (document === null) continue
    try {
      JSON.parse(document as string)
    } catch {
      fail(i)
    }
  }
  return data
}

function nulls(length: number, field: Field): Data {
  const builder = builderFor(field)
  for (let i = 0; i < length; i++) builder.appendNull()
  return builder.finish()
}

function isNumber(type: DataType): boolean {
  return DataType.isInt(type) || (DataType.isFloat(type) && type.precision !== 0)
}

function isJsonable(type: DataType): boolean {
  if (DataType.isList(type) || DataType.isStruct(type))
    return type.children.every((child: Field) => isJsonable(child.type))
  return isNumber(type) || DataType.isBool(type) || DataType.isUtf8(type) || DataType.isNull(type)
}

function cannotCast(name: string, type: DataType, target: CastTarget): PrepError {
  return new PrepError(
    'bad_schema',
    `Field "${name}" holds ${type}, which has no cast to ${target}. Text, numbers and booleans cast into one ` +
      'another; lists and objects cast to text or json',
  )
}
