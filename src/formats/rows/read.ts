import { readFileSync } from 'node:fs'
import { Field, Int64, Schema } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { builderFor } from '../../arrow/builders.js'
import { type FileRange, type FormatReader, type ReadTask, rowsOfBatch } from '../format/reader.js'

/**
 * Rows of a file that holds how many there are, and nothing else. A row is taken for so many bytes when ranges are cut, about
 * what a made-up record has: its place in the range is the number of the row times that.
 */
export const rowBytes = 256

export const rowsReader: FormatReader = {
  readHead: (path) => ({ dataStart: 0, bytes: Number(readFileSync(path, 'utf8')) * rowBytes }),
  cut({ source, bytes }, rangeBytes) {
    const step = Math.max(1, Math.floor(rangeBytes / rowBytes)) * rowBytes
    const ranges: FileRange[] = []
    for (let from = 0; from < bytes; from += step)
      ranges.push({ source, from, to: Math.min(bytes, from + step) })
    return ranges
  },
  schemaOf: () => new Schema([new Field('id', new Int64(), true)]),
  *read(task) {
    for (const bytes of rowsReader.bytesOf!(task)) task.onBytes?.(bytes)
    yield* numbered(task)
  },
  // What the rows follow from.
  *bytesOf({ file }) {
    yield readFileSync(file.readPath)
  },
}

function* numbered({ file, range, schema: wanted, lends }: ReadTask): Generator<Batch> {
  const step = rowsOfBatch(wanted.fields.length, lends)
  const end = range.to / rowBytes
  for (let first = range.from / rowBytes; first < end; first += step) {
    const positions = Float64Array.from({ length: Math.min(step, end - first) }, (_, i) => first + i)
    const columns = wanted.fields.map((field) => {
      const builder = builderFor(field)
      for (const number of positions) builder.append(number)
      return builder.finish()
    })
    yield new Batch(wanted, columns, originOf(file.source, positions))
  }
}
