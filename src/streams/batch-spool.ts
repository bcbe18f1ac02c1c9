import { closeSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Field, Float64, makeColumn, RecordBatchReader, Schema, Uint32 } from '../arrow/arrow.js'
import { Batch } from '../arrow/batch.js'
import { PrepError } from '../base/errors.js'
import { makePrivateFolder } from '../files/private-folder.js'
import { readFully } from '../files/read-fully.js'
import { writeFully } from '../files/write-fully.js'
import { arrowEncoder } from '../formats/arrow/encode.js'
import type { Encoder } from '../formats/format/encoder.js'
import { assertSchema } from '../transform/step.js'

/**
 * Batches on disk, to be read any number of times in the order they came: what lets a stream be surveyed
 * before its first row is passed on, in bounded memory. The origin of the rows travels as two more columns.
 */
export class BatchSpool {
  readonly #folder = makePrivateFolder('spool')
  readonly #fd = openSync(join(this.#folder, 'batches'), 'w+', 0o600)
  readonly #places: { offset: number; length: number; source: number }[] = []
  readonly #schema: Schema
  readonly #stored: Schema
  readonly #encoder: Encoder
  #end = 0

  constructor(schema: Schema) {
    this.#schema = schema
    const origin = [new Field('position', new Float64(), false), new Field('copy', new Uint32(), false)]
    this.#stored = new Schema([...schema.fields, ...origin])
    this.#encoder = arrowEncoder(this.#stored)
    this.#write(this.#encoder.head())
  }

  /** Throws `bad_schema` for a batch of another schema. */
  append(batch: Batch): void {
    assertSchema('spool', this.#schema, batch.schema)
    if (batch.numRows === 0) return
    const { positions, copies, source } = batch.origin
    const columns = [
      ...batch.columns,
      makeColumn(new Float64(), { length: batch.numRows, data: positions }),
      makeColumn(new Uint32(), { length: batch.numRows, data: copies }),
    ]
    const offset = this.#end
    for (const piece of this.#encoder.encode(new Batch(this.#stored, columns, batch.origin)))
      this.#write(piece)
    this.#places.push({ offset, length: this.#end - offset, source })
  }

  /** Throws `bad_input` where somebody cut the file. */
  *read(): Generator<Batch> {
    const head = this.#encoder.head()
    for (const { offset, length, source } of this.#places) {
      const bytes = new Uint8Array(head.length + length)
      bytes.set(head)
      if (readFully(this.#fd, { into: bytes.subarray(head.length), from: offset }) < length)
        throw new PrepError('bad_input', `The rows kept in "${this.#folder}" were cut off. Run it again`)
      const [records] = RecordBatchReader.from(bytes)
      const columns = records.data.children
      const origin = {
        source,
        positions: columns.at(-2)!.values as Float64Array,
        copies: columns.at(-1)!.values as Uint32Array,
      }
      yield new Batch(this.#schema, columns.slice(0, -2), origin)
    }
  }

  close(): void {
    closeSync(this.#fd)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #write(bytes: Uint8Array): void {
    writeFully(this.#fd, bytes)
    this.#end += bytes.length
  }
}
