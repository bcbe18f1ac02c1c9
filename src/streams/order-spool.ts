import { closeSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Schema } from '../arrow/arrow.js'
import type { Batch } from '../arrow/batch.js'
import { blockBytesOf, cutBuckets } from '../engine/order/cut-buckets.js'
import { orderedRows } from '../engine/order/ordered-rows.js'
import { openKeys } from '../engine/order/row-keys.js'
import { readRuns, runEncoder } from '../engine/order/run-file.js'
import { makePrivateFolder } from '../files/private-folder.js'
import { writing } from '../files/write-error.js'
import { writeFully } from '../files/write-fully.js'
import type { Encoder } from '../formats/format/encoder.js'
import { assertSchema, type Step } from '../transform/step.js'

/** So much data a stream is taken to hold: how much it does is known when all of it has come. */
const expectedBytes = 4 * 2 ** 30

/** The rows of a stream on disk, to be read in the order that a step gives them, in bounded memory. */
export class OrderSpool {
  readonly #folder = makePrivateFolder('order')
  readonly #path = join(this.#folder, 'runs')
  readonly #fd = openSync(this.#path, 'w', 0o600)
  readonly #schema: Schema
  readonly #encoder: Encoder
  #bytes = 0

  constructor(step: Step, seed: number) {
    const { schema } = step.plan
    this.#schema = schema
    const keysOf = openKeys(step, seed)
    this.#encoder = runEncoder({ keysOf, blockBytes: blockBytesOf(expectedBytes) })(schema)
    this.#write([this.#encoder.head()])
  }

  /** Throws `bad_schema` for a batch of another schema. */
  append(batch: Batch): void {
    assertSchema('order', this.#schema, batch.schema)
    if (batch.numRows > 0) this.#write(this.#encoder.encode(batch))
  }

  /** All rows in their order. They are numbered anew: rows of a batch come from several places. */
  *read(): Generator<Batch> {
    this.#write(this.#encoder.rest?.() ?? [])
    this.#write([this.#encoder.tail()])
    const runs = readRuns(this.#path, this.#bytes)
    for (const bucket of cutBuckets([{ path: this.#path, runs }])) yield* orderedRows(bucket, this.#schema)
  }

  close(): void {
    closeSync(this.#fd)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #write(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      writing(this.#path, () => writeFully(this.#fd, piece))
      this.#bytes += piece.byteLength
    }
  }
}
