import { type RecordBatch, RecordBatchStreamWriter, type Schema } from '../core/arrow.js'
import type { Batch } from '../core/batch.js'
import { assertSchema } from '../core/step.js'
import type { Encoder } from './encoder.js'

/**
 * Arrow IPC stream format, uncompressed, for HF `datasets` and every other Arrow reader. apache-arrow makes
 * the messages; the column buffers are handed on as they are, without a copy.
 *
 * apache-arrow 21.2 silently ends the stream at a batch of another schema and queues without bound: so the
 * schema is checked here, and the queue is taken empty after every batch.
 */
export function arrowEncoder(schema: Schema): Encoder {
  const writer = new PieceWriter()
  writer.reset(undefined, schema)
  const head = Buffer.concat(writer.takePieces())
  return {
    head: () => head,
    encode(batch: Batch) {
      assertSchema('write', schema, batch.schema)
      if (batch.numRows > 0) writer.write(withSchema(batch, schema))
      return writer.takePieces()
    },
    tail: () => endOfStream,
  }
}

/** A continuation mark and length 0 (Arrow columnar format, "IPC Streaming Format"). */
const endOfStream = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0)

function withSchema(batch: Batch, schema: Schema): RecordBatch {
  const records = batch.records
  return records.schema === schema
    ? records
    : new (records.constructor as typeof RecordBatch)(schema, records.data)
}

/** Keeps what the writer would put into its own queue. */
class PieceWriter extends RecordBatchStreamWriter {
  #pieces: Uint8Array[] = []

  takePieces(): Uint8Array[] {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }

  protected override _write(chunk: ArrayBufferView): this {
    if (chunk.byteLength > 0)
      this.#pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    this._position += chunk.byteLength
    return this
  }
}
