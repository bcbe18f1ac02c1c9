import { type Data, DataType, type Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { ByteSink } from '../../files/byte-sink.js'
import { assertSchema } from '../../transform/step.js'
import {
  type EncodedRows,
  type Encoder,
  noBytes,
  type OpenEncoder,
  type RoomForRows,
} from '../format/encoder.js'
import { assertWritable } from '../format/scalar-text.js'
import { encodingNamed, usualEncoding } from './encodings.js'
import { putSample, sizesOf, valuesOf } from './sample.js'
import { maxShardBytes, offsetBytes, type ShardSettings, settingsText, shardHead } from './shard-layout.js'
import { valueWriter } from './value-writer.js'

/**
 * MDS, the columns in the order of their names. Text is `str`, whole numbers and doubles keep their width, lists of whole
 * numbers are arrays of NumPy, and what MDS has no form for is `json`: other lists, objects, true and false. Dates, moments and decimals are text as in `scalar-text.ts`.
 *
 * MDS has no nulls. A column that lacks a value is `json` in the whole of that shard: Python gets `None` there, and the
 * same values elsewhere. So a shard is kept until it ends, as the offsets before its samples want as well.
 *
 * Throws `unsupported` for a type that has no text form, for a null among bytes, and for a shard of 4 GiB.
 */
export const openMdsEncoder: OpenEncoder = (schema) => new MdsEncoder(schema)

export class MdsEncoder implements Encoder {
  readonly prefersLargeBatches = false
  readonly #schema: Schema
  /** The places of the columns in the schema, in the order of the shard. */
  readonly #places: readonly number[]
  readonly #names: readonly string[]
  #encodings: readonly string[]
  #samples = new ByteSink()
  #sizes: number[] = []
  readonly #compression: string | null

  /** The compression is what the shard says of itself; whoever gives it packs the shard. */
  constructor(schema: Schema, compression: string | null = null) {
    this.#compression = compression
    assertWritable(schema)
    this.#schema = schema
    this.#places = placesByName(schema)
    this.#names = this.#places.map((place) => schema.fields[place].name)
    this.#encodings = this.#places.map((place) => usualEncoding(schema.fields[place]))
  }

  head(): Uint8Array {
    return noBytes
  }

  encode(batch: Batch): readonly Uint8Array[] {
    const { rows, pieces } = this.encodeWithin(batch, { from: 0, bytes: maxShardBytes })
    if (rows < batch.numRows) throw tooLarge()
    return pieces
  }

  encodeWithin(batch: Batch, { from, bytes }: RoomForRows): EncodedRows {
    assertSchema('write', this.#schema, batch.schema)
    const first = this.#sizes.length
    if (!this.#takeEncodings(this.#encodingsOf(batch, from), bytes)) return { rows: 0, pieces: [] }
    const encodings = this.#encodings
    const sink = this.#samples
    const writers = this.#places.map((place, i) =>
      valueWriter(batch.columns[place], { field: this.#schema.fields[place], encoding: encodings[i], sink }),
    )
    const fixed = encodings.map((encoding) => encodingNamed(encoding)?.size !== null)
    const settingsBytes = settingsText(this.#settings(encodings)).length
    for (let row = from; row < batch.numRows; row++) {
      const start = sink.end
      putSample(sink, { fixed, putValue: (column) => writers[column](row) })
      if (offsetBytes(this.#sizes.length + 1) + settingsBytes + sink.end > bytes && this.#sizes.length > 0) {
        sink.end = start
        break
      }
      this.#sizes.push(sink.end - start)
    }
    return { rows: this.#sizes.length - first, pieces: [] }
  }

  rest(): readonly Uint8Array[] {
    const head = shardHead(this.settings, this.#sizes)
    const samples = this.#samples.take()
    if (head.length + samples.length > maxShardBytes) throw tooLarge()
    return [head, samples]
  }

  tail(): Uint8Array {
    return noBytes
  }

  /** What the shard says of its columns. */
  get settings(): ShardSettings {
    return this.#settings(this.#encodings)
  }

  #settings(encodings: readonly string[]): ShardSettings {
    const columns = { column_names: this.#names, column_encodings: encodings }
    return { ...columns, column_sizes: sizesOf(encodings), compression: this.#compression }
  }

  /** The encodings of the columns from here on: another one where a column lacks a value for the first time. */
  #encodingsOf(batch: Batch, from: number): readonly string[] {
    return this.#encodings.map((encoding, i) => {
      if (encoding === 'json' || !lacksValue(batch.columns[this.#places[i]], from)) return encoding
      if (encoding === 'bytes') throw noNulls(this.#names[i])
      return 'json'
    })
  }

  /** Writes what is there in these encodings; answers whether the shard may become so large. */
  #takeEncodings(encodings: readonly string[], bytes: number): boolean {
    if (encodings.every((encoding, i) => encoding === this.#encodings[i])) return true
    const sizes = sizesOf(this.#encodings)
    const given = this.#samples.bytes.subarray(0, this.#samples.end)
    const sink = new ByteSink()
    const fixed = encodings.map((encoding) => encodingNamed(encoding)?.size !== null)
    let at = 0
    const recoded = this.#sizes.map((size) => {
      const values = valuesOf(given.subarray(at, at + size), sizes)
      at += size
      const start = sink.end
      putSample(sink, {
        fixed,
        putValue: (column) => {
          if (this.#encodings[column] === encodings[column]) sink.putBytes(values[column])
          else encodingNamed(this.#encodings[column])?.putJson(sink, values[column])
        },
      })
      return sink.end - start
    })
    const settingsBytes = settingsText(this.#settings(encodings)).length
    if (recoded.length > 0 && offsetBytes(recoded.length) + settingsBytes + sink.end > bytes) return false
    this.#encodings = encodings
    this.#samples = sink
    this.#sizes = recoded
    return true
  }
}

/** Whether a column lacks a value from a row on, or one of its lists a number. */
function lacksValue(column: Data, from: number): boolean {
  const { nullCount } = from === 0 ? column : column.slice(from, column.length - from)
  if (nullCount > 0 || !DataType.isList(column.type)) return nullCount > 0
  const [items] = column.children
  if (items.nullCount === 0) return false
  const offsets = column.valueOffsets as Int32Array
  return items.slice(offsets[from], offsets[column.length] - offsets[from]).nullCount > 0
}

function tooLarge(): PrepError {
  return new PrepError(
    'unsupported',
    `A shard of MDS holds less than 4 GiB, and the rows of one partition are more. Give ${optionName('maxShardSize: 1GB')}, or write Parquet or Arrow`,
  )
}

/** The places of columns in the order of their names, as Python sorts them: by code points. */
function placesByName({ fields }: Schema): number[] {
  const names = fields.map(({ name }) => Buffer.from(name))
  return fields.map((_, place) => place).sort((a, b) => names[a].compare(names[b]))
}

function noNulls(name: string): PrepError {
  return new PrepError(
    'unsupported',
    `Column "${name}" holds bytes and lacks some of them, and MDS has no null. Leave the column out, drop the rows without a value with filter, or write Parquet`,
  )
}
