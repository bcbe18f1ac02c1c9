import { type Data, Field, type Schema, Struct } from '../../arrow/arrow.js'
import type { ColumnBuilder } from '../../arrow/builder.js'
import { builderFor } from '../../arrow/builders.js'
import { isRestField } from '../../arrow/field-marks.js'
import { BoolBuilder, LongBuilder, type NullBuilder, NumberBuilder } from '../../arrow/fixed-width-builder.js'
import { ListBuilder, StructBuilder } from '../../arrow/nested-builder.js'
import { JsonBuilder, TextBuilder } from '../../arrow/text-builder.js'
import { BadJson } from './bytes.js'
import { type JsonCursor, maxDepth } from './cursor.js'
import { skipValue } from './skip.js'

/** Reads one JSON value from a cursor into the builder of its column. */
export type ValueReader = (cursor: JsonCursor, depth: number) => void

/** Reads whole records into the columns of a schema. */
export interface RecordReader {
  /** Rows that are in the columns now. */
  readonly rows: number
  /**
   * Reads the record at the cursor and appends one value to every column. Throws {@link BadJson}; then the
   * columns are back where they were.
   */
  read(cursor: JsonCursor): void
  /** Gives the rows away. The columns are empty then. */
  finish(): Data[]
}

/** A reader for records of this schema. A name that it lacks rejects the record as `unknown_field`. */
export function recordReader(schema: Schema): RecordReader {
  const fields = schema.fields.map(builderFor)
  const type = new Struct(
    schema.fields.map((field) => new Field(field.name, field.type, true, field.metadata)),
  )
  const root = new StructBuilder(type, fields)
  const progress = { field: -1 }
  const readObject = structReader(root, { restAt: schema.fields.findIndex(isRestField), progress })
  return {
    get rows() {
      return root.length
    },
    read(cursor) {
      const rows = root.length
      const start = cursor.pos
      try {
        if (cursor.peek() !== 0x7b) throw new BadJson('not_an_object')
        readObject(cursor, 0)
        cursor.expectEnd()
      } catch (error) {
        root.truncate(rows)
        if (error instanceof BadJson) {
          checkRecord(cursor, start)
          if (error.reason === 'wrong_type') error.column = schema.fields[progress.field]?.name
        }
        throw error
      }
    },
    finish() {
      root.length = 0
      return fields.map((field) => field.finish())
    },
  }
}

/**
 * Throws {@link BadJson} for a record that is no JSON or too deep. A record is left at the first value that does not
 * fit, while what comes behind it may be the true reason: in `{"a":1},` it is the comma.
 */
function checkRecord(cursor: JsonCursor, start: number): void {
  cursor.pos = start
  skipValue(cursor)
  cursor.expectEnd()
}

function readerFor(builder: ColumnBuilder): ValueReader {
  if (builder instanceof JsonBuilder) return jsonReader(builder)
  if (builder instanceof TextBuilder) return textReader(builder)
  if (builder instanceof LongBuilder) return longReader(builder)
  if (builder instanceof NumberBuilder) return numberReader(builder)
  if (builder instanceof BoolBuilder) return boolReader(builder)
  if (builder instanceof ListBuilder) return listReader(builder)
  if (builder instanceof StructBuilder) return orNull(builder, 0x7b, structReader(builder))
  return nullReader(builder as NullBuilder)
}

function orNull(builder: ColumnBuilder, opening: number, read: ValueReader): ValueReader {
  return (cursor, depth) => {
    const byte = cursor.peek()
    if (byte === opening) return read(cursor, depth)
    if (byte !== 0x6e) throw wrongType(cursor, depth)
    cursor.literal('null')
    builder.appendNull()
  }
}

/** A whole value of another kind is `wrong_type`; anything else is not JSON. */
function wrongType(cursor: JsonCursor, depth: number): BadJson {
  skipValue(cursor, depth)
  return new BadJson('wrong_type')
}

function textReader(builder: TextBuilder): ValueReader {
  return orNull(builder, 0x22, (cursor) => {
    cursor.pos++
    cursor.readString(builder)
  })
}

function jsonReader(builder: JsonBuilder): ValueReader {
  return (cursor, depth) => {
    if (cursor.peek() === 0x6e) {
      cursor.literal('null')
      return builder.appendNull()
    }
    const start = cursor.pos
    skipValue(cursor, depth)
    const size = cursor.pos - start
    builder.reserve(size)
    cursor.bytes.copy(builder.bytes, builder.end, start, cursor.pos)
    builder.end += size
    builder.endValue()
  }
}

function isNumberStart(byte: number): boolean {
  return byte === 0x2d || (byte >= 0x30 && byte <= 0x39)
}

/** Reads a null itself and hands a number on: as `readNumber` answers it, with the place where its text begins. */
function numeric(
  builder: ColumnBuilder,
  append: (value: number, cursor: JsonCursor, start: number) => void,
): ValueReader {
  return (cursor, depth) => {
    const byte = cursor.peek()
    if (byte === 0x6e) {
      cursor.literal('null')
      return builder.appendNull()
    }
    if (!isNumberStart(byte)) throw wrongType(cursor, depth)
    const start = cursor.pos
    append(cursor.readNumber(), cursor, start)
  }
}

function longReader(builder: LongBuilder): ValueReader {
  return numeric(builder, (value, cursor, start) => {
    if (!Number.isNaN(value)) return builder.appendInteger(value)
    const long = cursor.isWhole ? cursor.readLong(start) : undefined
    if (long === undefined) throw new BadJson('wrong_type')
    builder.appendBigInt(long)
  })
}

function numberReader(builder: NumberBuilder): ValueReader {
  return numeric(builder, (value, cursor, start) => {
    const exact = Number.isNaN(value) ? Number(cursor.bytes.toString('latin1', start, cursor.pos)) : value
    builder.appendNumber(exact)
  })
}

function boolReader(builder: BoolBuilder): ValueReader {
  return (cursor, depth) => {
    const byte = cursor.peek()
    if (byte !== 0x74 && byte !== 0x66 && byte !== 0x6e) throw wrongType(cursor, depth)
    cursor.literal(byte === 0x74 ? 'true' : byte === 0x66 ? 'false' : 'null')
    builder.append(byte === 0x6e ? null : byte === 0x74)
  }
}

function nullReader(builder: NullBuilder): ValueReader {
  return (cursor, depth) => {
    if (cursor.peek() !== 0x6e) throw wrongType(cursor, depth)
    cursor.literal('null')
    builder.appendNull()
  }
}

function listReader(builder: ListBuilder): ValueReader {
  const readItem = readerFor(builder.items)
  return orNull(builder, 0x5b, (cursor, depth) => {
    if (depth > maxDepth) throw new BadJson('too_deep')
    cursor.pos++
    if (cursor.peek() === 0x5d) {
      cursor.pos++
      return builder.endValue()
    }
    do readItem(cursor, depth + 1)
    while (!cursor.endsAfterItem(0x5d))
    builder.endValue()
  })
}

/** A line feed, which stands in no key. */
const noKey = Buffer.of(0x0a)

/** Gathers the keys of a record that have no column of their own, with their values, as one JSON object. */
class RestReader {
  readonly #builder: JsonBuilder
  #isEmpty = true

  constructor(builder: JsonBuilder) {
    this.#builder = builder
  }

  /** Adds the member from its opening quote at `start` to the cursor. */
  add(cursor: JsonCursor, start: number): void {
    const builder = this.#builder
    const size = cursor.pos - start
    builder.reserve(size + 2)
    builder.bytes[builder.end++] = this.#isEmpty ? 0x7b : 0x2c
    cursor.bytes.copy(builder.bytes, builder.end, start, cursor.pos)
    builder.end += size
    this.#isEmpty = false
  }

  /** Ends the object of a record, if it has one. */
  end(): void {
    if (this.#isEmpty) return
    this.#builder.bytes[this.#builder.end++] = 0x7d
    this.#builder.endValue()
    this.#isEmpty = true
  }

  /** To be called for a record that was given up. */
  reset(): void {
    this.#isEmpty = true
  }
}

/**
 * Fields usually come in the same order in every record, so the next one is guessed and compared byte by
 * byte; a map by name is the way out. Of a repeated name the last value counts, as with `JSON.parse`, but
 * each of them must fit. `progress` says which field is being read.
 */
function structReader(
  builder: StructBuilder,
  { restAt = -1, progress = { field: -1 } }: { restAt?: number; progress?: { field: number } } = {},
): ValueReader {
  const { fields, names } = builder
  const readers = fields.map(readerFor)
  const keys = names.map((name) => Buffer.from(JSON.stringify(name).slice(1, -1)))
  const byName = new Map(names.map((name, i) => [name, i]))
  const rest = restAt < 0 ? undefined : new RestReader(fields[restAt] as JsonBuilder)
  if (rest !== undefined) {
    // A key of the same name is one of the rest.
    byName.delete(names[restAt])
    keys[restAt] = noKey
  }
  return (cursor, depth) => {
    const row = builder.length
    rest?.reset()
    cursor.pos++
    let guess = 0
    let empty = cursor.peek() === 0x7d
    if (empty) cursor.pos++
    while (!empty) {
      cursor.expect(0x22)
      const start = cursor.pos - 1
      let field = guess < keys.length && cursor.matchKey(keys[guess]) ? guess : -1
      if (field < 0) field = byName.get(cursor.key()) ?? -1
      if (field < 0 && rest === undefined) throw new BadJson('unknown_field')
      cursor.expect(0x3a)
      if (field < 0) {
        skipValue(cursor, depth + 1)
        rest?.add(cursor, start)
        empty = cursor.endsAfterItem(0x7d)
        continue
      }
      if (fields[field].length > row) fields[field].truncate(row)
      progress.field = field
      readers[field](cursor, depth + 1)
      guess = field + 1
      empty = cursor.endsAfterItem(0x7d)
    }
    rest?.end()
    for (let i = 0; i < fields.length; i++) if (fields[i].length === row) fields[i].appendNull()
    builder.endValue()
  }
}
