import { type Data, DataType, Int32, makeColumn, type Schema } from '../../src/arrow/arrow.js'
import { Batch, type Origin } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { ignoredLabel } from '../../src/tokens/ignored-label.js'
import type { FilledRows } from './filled-rows.js'
import type { PieceBuffer } from './piece-buffer.js'

/** A batch has about so many bytes. */
const batchBytes = 4 << 20

/** What batches of packed rows are made of. */
export interface PackedRows {
  schema: Schema
  buffer: PieceBuffer
  filled: FilledRows
  /** The values of the columns that stay, by the number of a group. */
  groupValues: readonly (readonly unknown[])[]
  /** The next copy number of a row that bears a place. */
  copyOf(source: number, position: number): number
  /** Whether rows are followed by a number each. */
  hasMarks: boolean
}

/** The rows of these numbers, which ascend, as batches: a row bears the place of its first piece. */
export function* packedBatches(rows: PackedRows, numbers: readonly number[]): Generator<Batch> {
  const { buffer, filled, schema } = rows
  const sourceOf = (row: number) => buffer.sources[filled.pieces[filled.starts[row]]]
  let batch: number[] = []
  let bytes = 0
  for (const row of numbers) {
    if (batch.length > 0 && (bytes >= batchBytes || sourceOf(row) !== sourceOf(batch[0]))) {
      yield batchOf(rows, batch)
      batch = []
      bytes = 0
    }
    batch.push(row)
    bytes += filled.tokens[row] * 4 * schema.fields.length
  }
  if (batch.length > 0) yield batchOf(rows, batch)
}

function batchOf(rows: PackedRows, numbers: readonly number[]): Batch {
  const { schema } = rows
  const columns = schema.fields.map((field): Data => {
    const fill = fillers[field.name]
    if (fill !== undefined && DataType.isList(field.type))
      return listColumn(rows, { numbers, fill, type: field.type })
    return keptColumn(rows, numbers, field.name)
  })
  return new Batch(schema, columns, originOf(rows, numbers))
}

/** Writes a piece of a row, the n-th, from a place on. Returns how many numbers it wrote. */
type Fill = (
  to: Int32Array,
  at: number,
  piece: { buffer: PieceBuffer; number: number; nth: number },
) => number

const fillers: Readonly<Record<string, Fill>> = {
  input_ids: (to, at, { buffer, number }) => copyTokens(to, at, { from: buffer.ids, buffer, number }),
  // What stands before the first token is another document, from which it is not to be guessed.
  labels: (to, at, { buffer, number }) => {
    const length = copyTokens(to, at, { from: buffer.labels, buffer, number })
    to[at] = ignoredLabel
    return length
  },
  attention_mask: (to, at, { buffer, number }) => fillTokens(to, at, { buffer, number, value: 1 }),
  position_ids: (to, at, { buffer, number }) => {
    const length = buffer.lengths[number]
    for (let i = 0; i < length; i++) to[at + i] = i
    return length
  },
  document_ids: (to, at, { buffer, number, nth }) => fillTokens(to, at, { buffer, number, value: nth + 1 }),
  seq_lengths: (to, at, { buffer, number }) => {
    to[at] = buffer.lengths[number]
    return 1
  },
}

function copyTokens(
  to: Int32Array,
  at: number,
  { from, buffer, number }: { from: Int32Array; buffer: PieceBuffer; number: number },
): number {
  const start = buffer.starts[number]
  const length = buffer.lengths[number]
  to.set(from.subarray(start, start + length), at)
  return length
}

function fillTokens(
  to: Int32Array,
  at: number,
  { buffer, number, value }: { buffer: PieceBuffer; number: number; value: number },
): number {
  const length = buffer.lengths[number]
  to.fill(value, at, at + length)
  return length
}

function listColumn(
  { buffer, filled }: PackedRows,
  { numbers, fill, type }: { numbers: readonly number[]; fill: Fill; type: DataType },
): Data {
  const { starts, pieces, tokens } = filled
  const isOfPieces = fill === fillers.seq_lengths
  const sizeOf = (row: number) => (isOfPieces ? starts[row + 1] - starts[row] : tokens[row])
  const valueOffsets = new Int32Array(numbers.length + 1)
  for (const [i, row] of numbers.entries()) valueOffsets[i + 1] = valueOffsets[i] + sizeOf(row)
  const data = new Int32Array(valueOffsets[numbers.length])
  let at = 0
  for (const row of numbers)
    for (let i = starts[row]; i < starts[row + 1]; i++)
      at += fill(data, at, { buffer, number: pieces[i], nth: i - starts[row] })
  const child = makeColumn(new Int32(), { length: data.length, nullCount: 0, data })
  return makeColumn(type, { length: numbers.length, nullCount: 0, valueOffsets, child })
}

/** A column that stays: the value of the group of each row. */
function keptColumn(
  { schema, buffer, filled, groupValues }: PackedRows,
  numbers: readonly number[],
  name: string,
): Data {
  const index = schema.fields.findIndex((field) => field.name === name)
  const place = groupValues[0].length - (schema.fields.length - index)
  const builder = builderFor(schema.fields[index])
  for (const row of numbers)
    builder.append(groupValues[buffer.groups[filled.pieces[filled.starts[row]]]][place])
  return builder.finish()
}

function originOf({ buffer, filled, copyOf, hasMarks }: PackedRows, numbers: readonly number[]): Origin {
  const first = numbers.map((row) => filled.pieces[filled.starts[row]])
  const source = buffer.sources[first[0]]
  const positions = Float64Array.from(first, (piece) => buffer.positions[piece])
  return {
    source,
    positions,
    copies: Uint32Array.from(positions, (position) => copyOf(source, position)),
    ...(hasMarks && { marks: Float64Array.from(first, (piece) => buffer.marks[piece]) }),
  }
}
