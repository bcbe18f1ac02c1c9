import {
  type Data,
  type DataType,
  Field,
  Int32,
  Int64,
  makeColumn,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  Vector,
  wordType,
} from '../../arrow/arrow.js'
import { makeBits, setBit } from '../../arrow/bits.js'
import type { Numbers } from '../../arrow/typed-arrays.js'
import { fates, none, type TrailTable } from './trail-table.js'

/** The words that the codes of a table stand for. */
export interface TrailWords {
  /** The name of each source, by its number. */
  sources: ReadonlyMap<number, string>
  /** The steps. */
  steps: readonly string[]
  splits: readonly string[] | undefined
}

/**
 * The trail of a partition as an Arrow IPC file (Feather V2). Words stand in dictionaries, so that a row takes about 35 bytes
 * and readers see the words. It holds places, names and counts, and nothing of what the rows hold.
 */
export function encodeTrail(table: TrailTable, { sources, steps, splits }: TrailWords): Uint8Array {
  const { rows } = table
  const numbers = [...sources.keys()]
  const sourceCodes = new Map(numbers.map((number, code) => [number, code]))
  const own = table.sources.subarray(0, rows).map((source) => sourceCodes.get(source) ?? none)
  const positions = BigInt64Array.from(table.positions.subarray(0, rows), BigInt)
  const copies = Int32Array.from(table.copies.subarray(0, rows))
  const words = wordColumns()
  const columns: [name: string, column: Data][] = [
    ['source', words({ codes: own, names: [...sources.values()], bits: bitsFor(sources.size) })],
    ['position', makeColumn(new Int64(), { length: rows, nullCount: 0, data: positions })],
    ['line', numberColumn(table.lines.slice(0, rows))],
    ['copy', numberColumn(copies)],
    ['parent', numberColumn(table.parents.slice(0, rows))],
    ['fate', words({ codes: table.fates.slice(0, rows), names: fates, bits: 8 })],
    ['step', words({ codes: stepsOf(table), names: ['read', ...steps], bits: 16 })],
    [
      'reason',
      words({
        codes: table.reasons.slice(0, rows),
        names: table.reasonNames,
        bits: bitsFor(table.reasonNames.length),
      }),
    ],
    ['split', words({ codes: splitsOf(table, splits), names: splits ?? [], bits: 8 })],
    ['place', numberColumn(table.places.slice(0, rows))],
    ['events', words({ codes: eventsOf(table), names: table.histories.slice(1), bits: 32 })],
  ]
  const schema = new Schema(
    columns.map(([name, { type, nullCount }]) => new Field(name, type, nullCount > 0)),
  )
  const type = new Struct(schema.fields)
  const children = columns.map(([, column]) => column)
  const batch = new RecordBatch(
    schema,
    makeColumn(type, { length: rows, nullCount: 0, children }) as Data<Struct>,
  )
  return tableToIPC(new Table([batch]), 'file')
}

/** The steps that rows left at, the reader before all others; none of those that are written. */
function stepsOf({ rows, steps, fates: ends }: TrailTable): Int16Array {
  const written = fates.indexOf('written')
  return Int16Array.from({ length: rows }, (_, row) => (ends[row] === written ? none : steps[row] + 1))
}

/** The splits of rows; none where the output has none. */
function splitsOf({ rows, splits }: TrailTable, names: readonly string[] | undefined): Int8Array {
  return names === undefined ? new Int8Array(rows).fill(none) : splits.slice(0, rows)
}

/** So many bits name so many words. Usual are 16, so that the files of a run have one schema. */
function bitsFor(words: number): 16 | 32 {
  return words < 2 ** 15 ? 16 : 32
}

function eventsOf({ rows, events }: TrailTable): Int32Array {
  return events.subarray(0, rows).map((code) => code - 1)
}

/** Numbers, of which -1 stands for none. */
function numberColumn(data: Int32Array): Data {
  return withNulls(new Int32(), data)
}

/** Makes columns of words, each with a dictionary of its own: the numbers of dictionaries are those of this file alone. */
function wordColumns() {
  let id = 0
  return ({
    codes,
    names,
    bits,
  }: {
    codes: Int8Array | Int16Array | Int32Array
    names: readonly string[]
    bits: 8 | 16 | 32
  }): Data => withNulls(wordType(bits, id++), sized(codes, bits), new Vector([textsOf(names)]))
}

function sized(codes: Numbers, bits: 8 | 16 | 32): Numbers {
  const Sized = bits === 8 ? Int8Array : bits === 16 ? Int16Array : Int32Array
  return codes instanceof Sized ? codes : Sized.from(codes as Int32Array)
}

function withNulls(type: DataType, data: Numbers, dictionary?: Vector): Data {
  let nullCount = 0
  for (const value of data) if (value === none) nullCount++
  const parts = { length: data.length, nullCount, data, ...(dictionary && { dictionary }) }
  if (nullCount === 0) return makeColumn(type, parts)
  const nullBitmap = makeBits(data.length)
  for (let row = 0; row < data.length; row++)
    if (data[row] === none) data[row] = 0
    else setBit(nullBitmap, row)
  return makeColumn(type, { ...parts, nullBitmap })
}

function textsOf(names: readonly string[]): Data {
  const bytes = names.map((name) => Buffer.from(name))
  const valueOffsets = new Int32Array(names.length + 1)
  for (const [i, { length }] of bytes.entries()) valueOffsets[i + 1] = valueOffsets[i] + length
  return makeColumn(new Utf8(), {
    length: names.length,
    nullCount: 0,
    valueOffsets,
    data: Buffer.concat(bytes),
  })
}
