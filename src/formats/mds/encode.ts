import type { Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { PrepError } from '../../base/errors.js'
import { ByteSink } from '../../files/byte-sink.js'
import { assertSchema } from '../../transform/step.js'
import { type Encoder, noBytes, type OpenEncoder } from '../format/encoder.js'
import { assertWritable } from '../format/scalar-text.js'
import { encodingNamed, usualEncoding } from './encodings.js'
import { putSample, sizesOf, valuesOf } from './sample.js'
import { maxShardBytes, offsetBytes, shardHead } from './shard-layout.js'
import { valueWriter } from './value-writer.js'

/**
 * MDS, the columns in the order of their names. Text is `str`, whole numbers and doubles keep their width, and what MDS has
 * no form for is `json`: lists, objects, true and false. Dates, moments and decimals are text as in `scalar-text.ts`.
 *
 * MDS has no nulls. A column that lacks a value is `json` in the whole of that shard: Python gets `None` there, and the
 * same values elsewhere. So a shard is kept until it ends, as the offsets before its samples want as well.
 *
 * Throws `unsupported` for a type that has no text form, for a null among bytes, and for a shard of 4 GiB.
 */
export const openMdsEncoder: OpenEncoder = (schema) => new MdsEncoder(schema)

/** Samples one after the other whose columns have the same encodings. */
interface Section {
  encodings: readonly string[]
  sizes: number[]
}

class MdsEncoder implements Encoder {
  readonly prefersLargeBatches = false
  readonly #schema: Schema
  /** The places of the columns in the schema, in the order of the shard. */
  readonly #places: readonly number[]
  readonly #samples = new ByteSink()
  readonly #sections: Section[]

  constructor(schema: Schema) {
    assertWritable(schema)
    this.#schema = schema
    this.#places = placesByName(schema)
    const encodings = this.#places.map((place) => usualEncoding(schema.fields[place]))
    this.#sections = [{ encodings, sizes: [] }]
  }

  head(): Uint8Array {
    return noBytes
  }

  encode(batch: Batch): readonly Uint8Array[] {
    assertSchema('write', this.#schema, batch.schema)
    const { encodings, sizes } = this.#sectionOf(batch)
    const sink = this.#samples
    const writers = this.#places.map((place, i) =>
      valueWriter(batch.columns[place], { field: this.#schema.fields[place], encoding: encodings[i], sink }),
    )
    const fixed = encodings.map((encoding) => encodingNamed(encoding)?.size !== null)
    for (let row = 0; row < batch.numRows; row++) {
      const start = sink.end
      putSample(sink, { fixed, putValue: (column) => writers[column](row) })
      sizes.push(sink.end - start)
    }
    this.#refuseLargeShard(sink.end)
    return []
  }

  rest(): readonly Uint8Array[] {
    const { encodings } = this.#sections.at(-1)!
    const settings = {
      column_names: this.#places.map((place) => this.#schema.fields[place].name),
      column_encodings: encodings,
      column_sizes: sizesOf(encodings),
    }
    const samples = this.#sections.length === 1 ? this.#samples.take() : this.#recoded()
    const sizes = this.#sections.flatMap((section) => section.sizes)
    const head = shardHead(settings, sizes)
    this.#refuseLargeShard(head.length + samples.length)
    return [head, samples]
  }

  tail(): Uint8Array {
    return noBytes
  }

  /** The section that a batch goes on with: another one where a column lacks a value for the first time. */
  #sectionOf(batch: Batch): Section {
    const last = this.#sections.at(-1)!
    const encodings = last.encodings.map((encoding, i) => {
      if (encoding === 'json' || batch.columns[this.#places[i]].nullCount === 0) return encoding
      if (encoding === 'bytes') throw noNulls(this.#schema.fields[this.#places[i]].name)
      return 'json'
    })
    if (encodings.every((encoding, i) => encoding === last.encodings[i])) return last
    if (last.sizes.length === 0) this.#sections.pop()
    const section = { encodings, sizes: [] }
    this.#sections.push(section)
    return section
  }

  /** The samples of all sections in the encodings of the last, and their sizes with them. */
  #recoded(): Uint8Array {
    const given = this.#samples.take()
    const sink = new ByteSink()
    const { encodings } = this.#sections.at(-1)!
    const fixed = encodings.map((encoding) => encodingNamed(encoding)?.size !== null)
    let at = 0
    for (const section of this.#sections) {
      const sizes = sizesOf(section.encodings)
      for (const [sample, size] of section.sizes.entries()) {
        const values = valuesOf(given.subarray(at, at + size), sizes)
        at += size
        const start = sink.end
        putSample(sink, {
          fixed,
          putValue: (column) => {
            if (section.encodings[column] === encodings[column]) sink.putBytes(values[column])
            else encodingNamed(section.encodings[column])?.putJson(sink, values[column])
          },
        })
        section.sizes[sample] = sink.end - start
      }
    }
    return sink.take()
  }

  #refuseLargeShard(sampleBytes: number): void {
    const samples = this.#sections.reduce((sum, { sizes }) => sum + sizes.length, 0)
    if (sampleBytes + offsetBytes(samples) <= maxShardBytes) return
    throw new PrepError(
      'unsupported',
      'A shard of MDS holds less than 4 GiB, and the rows of one partition are more. Give the input in several files, or write Parquet or Arrow',
    )
  }
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
