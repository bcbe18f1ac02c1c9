import type { Schema } from '../../arrow/arrow.js'
import { Batch } from '../../arrow/batch.js'
import { canJoin, joinColumns } from '../../arrow/concat.js'
import { smallBatchRows } from '../../formats/format/reader.js'

const fullRows = 1024
const fullBytes = 1 << 20

/**
 * Gathers small batches, as steps leave them that drop most rows, into ones of about a thousand: a reader
 * pays for each record batch of a file. Large ones pass as they are. The order of rows stays; where they came
 * from does not, so this is for writing only.
 */
export class BatchGatherer {
  readonly #schema: Schema
  readonly #isGathering: boolean
  #waiting: Batch[] = []
  #rows = 0
  #bytes = 0

  constructor(schema: Schema) {
    this.#schema = schema
    this.#isGathering = canJoin(schema)
  }

  /** Takes a batch of at least one row; answers the batches that are ready to be written. */
  add(batch: Batch): Batch[] {
    if (!this.#isGathering) return [batch]
    if (batch.numRows >= smallBatchRows) return [...this.rest(), batch]
    this.#waiting.push(batch)
    this.#rows += batch.numRows
    for (const column of batch.columns) this.#bytes += column.byteLength
    return this.#rows >= fullRows || this.#bytes >= fullBytes ? this.rest() : []
  }

  /** What still waits, as one batch. */
  rest(): Batch[] {
    const waiting = this.#waiting
    const rows = this.#rows
    this.#waiting = []
    this.#rows = 0
    this.#bytes = 0
    if (waiting.length < 2) return waiting
    const columns = this.#schema.fields.map((_, i) => joinColumns(waiting.map((batch) => batch.columns[i])))
    const origin = { source: 0, positions: new Float64Array(rows), copies: new Uint32Array(rows) }
    return [new Batch(this.#schema, columns, origin)]
  }
}
