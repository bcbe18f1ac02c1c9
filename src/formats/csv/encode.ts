import { type Data, DataType, type Field, type Schema } from '../../arrow/arrow.js'
import { boolReader } from '../../arrow/bits.js'
import { ByteSink } from '../../files/byte-sink.js'
import { doubleText } from '../format/double-text.js'
import type { Encoder, OpenEncoder } from '../format/encoder.js'
import { rowEncoder } from '../format/row-encoder.js'
import { assertWritable, scalarText } from '../format/scalar-text.js'
import { integerReader, jsonValueWriter, type WriteValue } from '../json/write-values.js'

/**
 * CSV after RFC 4180: a comma between fields, quotes only where they are needed, a quote doubled inside
 * quotes. Lines end with LF, not the CRLF of the RFC: every reader takes both, and a stray CR is a fault
 * that line tools and Python's plain `open` show, whereas nothing misses it.
 *
 * A null is an empty field and an empty text is `""`, so that a reader can tell them apart. Lists and objects
 * are JSON text. NaN and infinities are empty. Throws `unsupported` for a type that has no text form.
 */
export const csvEncoder: OpenEncoder = (schema) => openEncoder(schema, 0x2c)

/** The same with tabs for commas: a text that holds one, or a line end, stands in quotes. */
export const tsvEncoder: OpenEncoder = (schema) => openEncoder(schema, 0x09)

function openEncoder(schema: Schema, separator: number): Encoder {
  assertWritable(schema)
  const sink = new ByteSink()
  // The line of a lone null would be blank, and blank lines are no records.
  const loneNull = schema.fields.length === 1 ? '""' : ''
  return rowEncoder({
    sink,
    head: headerLine(schema, separator),
    openRows(batch) {
      const writers = batch.columns.map((column, i) =>
        fieldWriter(column, schema.fields[i], { sink, loneNull, separator }),
      )
      return (row) => {
        for (let i = 0; i < writers.length; i++) {
          if (i > 0) sink.put(separator)
          writers[i](row)
        }
        sink.put(0x0a)
      }
    },
  })
}

function headerLine(schema: Schema, separator: number): Uint8Array {
  const sink = new ByteSink()
  schema.fields.forEach((field, i) => {
    if (i > 0) sink.put(separator)
    const name = Buffer.from(field.name)
    // A name that begins like a byte order mark would lose its first character.
    if (field.name.startsWith('\ufeff')) putQuoted(sink, name)
    else putField({ sink, separator }, name)
  })
  sink.put(0x0a)
  return sink.take().slice()
}

interface FieldContext {
  sink: ByteSink
  loneNull: string
  /** The byte between fields. */
  separator: number
}

function fieldWriter(data: Data, field: Field, context: FieldContext): WriteValue {
  const { sink, loneNull } = context
  const write = presentWriter(data, field, context)
  if (data.nullCount === 0) return write
  return (row) => (data.getValid(row) ? write(row) : sink.putAscii(loneNull))
}

function presentWriter(data: Data, field: Field, context: FieldContext): WriteValue {
  const { sink, loneNull } = context
  const type = data.type
  if (DataType.isNull(type)) return () => sink.putAscii(loneNull)
  if (DataType.isUtf8(type)) return textWriter(data, context)
  if (DataType.isBool(type)) {
    const isTrue = boolReader(data)
    return (row) => sink.putAscii(isTrue(row) ? 'true' : 'false')
  }
  if (DataType.isInt(type)) {
    const text = integerReader(data)
    return (row) => sink.putAscii(text(row))
  }
  if (DataType.isFloat(type)) {
    const values = data.values as Float64Array
    return (row) => sink.putAscii(Number.isFinite(values[row]) ? doubleText(values[row]) : loneNull)
  }
  if (type.children !== null && type.children !== undefined && type.children.length > 0)
    return nestedWriter(data, field, context)
  const { read } = scalarText(data)
  return (row) => sink.putAscii(read(row) || '""')
}

function textWriter(data: Data, context: FieldContext): WriteValue {
  const values = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  return (row) => putField(context, values.subarray(offsets[row], offsets[row + 1]))
}

function nestedWriter(data: Data, field: Field, context: FieldContext): WriteValue {
  const json = new ByteSink()
  const write = jsonValueWriter(data, field, json)
  return (row) => {
    write(row)
    putField(context, json.take())
  }
}

/** Writes text as one field, in quotes where its bytes ask for it. */
function putField({ sink, separator }: Pick<FieldContext, 'sink' | 'separator'>, text: Uint8Array): void {
  const { length } = text
  // Spaces at the edges are quoted too: readers that trim leave quoted ones alone.
  if (length === 0 || text[0] <= 0x20 || text[length - 1] <= 0x20) return putQuoted(sink, text)
  const start = sink.end
  sink.reserve(length)
  const { bytes } = sink
  for (let i = 0; i < length; i++) {
    const byte = text[i]
    if (byte === separator || byte === 0x22 || byte === 0x0a || byte === 0x0d) {
      return putQuoted(sink, text)
    }
    bytes[start + i] = byte
  }
  sink.end = start + length
}

function putQuoted(sink: ByteSink, text: Uint8Array): void {
  sink.reserve(text.length * 2 + 2)
  const { bytes } = sink
  let { end } = sink
  bytes[end++] = 0x22
  for (let i = 0; i < text.length; i++) {
    const byte = text[i]
    if (byte === 0x22) bytes[end++] = 0x22
    bytes[end++] = byte
  }
  bytes[end++] = 0x22
  sink.end = end
}
