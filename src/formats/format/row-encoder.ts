import type { Batch } from '../../arrow/batch.js'
import type { ByteSink } from '../../files/byte-sink.js'
import { type EncodedRows, type Encoder, noBytes } from './encoder.js'

/** A format that writes one row behind the other. */
export interface RowFormat {
  /** Takes the bytes of the rows. */
  sink: ByteSink
  head?: Uint8Array
  tail?: Uint8Array
  /** Begins a batch; what it answers writes a row of it, `before` which there are so many in the file. */
  openRows(batch: Batch): (row: number, before: number) => void
}

/** The encoder of a format that writes one row behind the other. */
export function rowEncoder({ sink, head = noBytes, tail = noBytes, openRows }: RowFormat): Encoder {
  let before = 0
  let size = head.length + tail.length
  const encodeWithin = (batch: Batch, room: { from: number; bytes: number }): EncodedRows => {
    const putRow = openRows(batch)
    const first = before
    for (let row = room.from; row < batch.numRows; row++) {
      const { end } = sink
      putRow(row, before)
      if (size + sink.end > room.bytes && before > 0) {
        sink.end = end
        break
      }
      before++
    }
    size += sink.end
    return { rows: before - first, pieces: [sink.take()] }
  }
  return {
    head: () => head,
    encode: (batch) => encodeWithin(batch, { from: 0, bytes: Number.POSITIVE_INFINITY }).pieces,
    encodeWithin,
    tail: () => tail,
    prefersLargeBatches: false,
  }
}
