import { ByteSink } from '../../files/byte-sink.js'
import type { OpenEncoder } from '../format/encoder.js'
import { rowEncoder } from '../format/row-encoder.js'
import { assertWritable } from '../format/scalar-text.js'
import { membersWriter } from '../json/write-values.js'
import { endOfArchive, memberHeader, paddingOf } from './tar.js'

/**
 * WebDataset: each row is one member `KEY.json`, its columns as in JSON Lines. A key is the number of the partition and
 * that of the row among those of it, so that no two in the shards of an output are the same.
 *
 * Throws `unsupported` for a type that has no text form.
 */
export const openWebDatasetEncoder: OpenEncoder = (schema, { partition = 0, rowsBefore = 0 } = {}) => {
  assertWritable(schema)
  const sink = new ByteSink()
  const json = new ByteSink()
  const prefix = String(partition).padStart(partitionDigits, '0')
  return rowEncoder({
    sink,
    tail: endOfArchive(),
    openRows(batch) {
      const writeRow = membersWriter(batch.columns, schema.fields, json)
      return (row, before) => {
        writeRow(row)
        const text = json.take()
        const key = `${prefix}-${String(rowsBefore + before).padStart(rowDigits, '0')}`
        sink.putBytes(memberHeader(`${key}.json`, text.length))
        sink.putBytes(text)
        putZeros(sink, paddingOf(text.length))
      }
    },
  })
}

const partitionDigits = 5
const rowDigits = 8

function putZeros(sink: ByteSink, count: number): void {
  sink.reserve(count)
  sink.bytes.fill(0, sink.end, sink.end + count)
  sink.end += count
}
