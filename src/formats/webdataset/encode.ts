import { ByteSink } from '../../files/byte-sink.js'
import { type Encoder, noBytes, type OpenEncoder } from '../format/encoder.js'
import { assertWritable } from '../format/scalar-text.js'
import { membersWriter } from '../json/write-values.js'
import { endOfArchive, memberHeader, paddingOf } from './tar.js'

/**
 * WebDataset: each row is one member `KEY.json`, its columns as in JSON Lines. A key is the number of the partition and
 * that of the row in its shard, so that no two of an output are the same.
 *
 * Throws `unsupported` for a type that has no text form.
 */
export const openWebDatasetEncoder: OpenEncoder = (schema, { partition = 0 } = {}) => {
  assertWritable(schema)
  const archive = new ByteSink()
  const json = new ByteSink()
  const prefix = String(partition).padStart(partitionDigits, '0')
  let next = 0
  return {
    head: () => noBytes,
    encode(batch) {
      const writeRow = membersWriter(batch.columns, schema.fields, json)
      for (let row = 0; row < batch.numRows; row++) {
        writeRow(row)
        const text = json.take()
        const key = `${prefix}-${String(next++).padStart(rowDigits, '0')}`
        archive.putBytes(memberHeader(`${key}.json`, text.length))
        archive.putBytes(text)
        putZeros(archive, paddingOf(text.length))
      }
      return [archive.take()]
    },
    tail: endOfArchive,
    prefersLargeBatches: false,
  } satisfies Encoder
}

const partitionDigits = 5
const rowDigits = 8

function putZeros(sink: ByteSink, count: number): void {
  sink.reserve(count)
  sink.bytes.fill(0, sink.end, sink.end + count)
  sink.end += count
}
