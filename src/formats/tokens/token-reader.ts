import { type Data, type DataType, Field, Int32, Int64, makeColumn, Schema } from '../../arrow/arrow.js'
import { Batch, originOf } from '../../arrow/batch.js'
import { listOf } from '../../arrow/path.js'
import { PrepError } from '../../base/errors.js'
import { readPart } from '../../files/read-fully.js'
import { ignoredLabel } from '../../tokens/ignored-label.js'
import { columnPlaces } from '../format/column-places.js'
import {
  batchBytes,
  batchRows,
  type DataFile,
  type FileRange,
  type FormatReader,
  type ReadTask,
} from '../format/reader.js'

/** How the tokens of a file are written. */
export type TokenArray =
  | Uint8ArrayConstructor
  | Int8ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Int32ArrayConstructor
  | BigInt64ArrayConstructor

/** A file of tokens, and what the files beside it say of its rows. */
export interface TokenFile {
  /** The format in messages. */
  title: string
  rows: number
  array: TokenArray
  /** How many bytes say where a row is. */
  rowBytes: number
  /** Where rows begin, and where the last of them ends, in tokens; with the bytes that say so. */
  placesOf(rows: RowRange): { starts: Float64Array; bytes: Uint8Array }
  /** The file that says of each token whether it is to be learned, where there is one. */
  learnedPath?: string | undefined
}

/** Rows `from` (in) to `to` (out). */
export interface RowRange {
  from: number
  to: number
}

/** Rows that follow each other, and all bytes that they need. */
interface Block extends RowRange {
  /** Where each begins in `tokens`, and where the last ends. */
  offsets: Int32Array
  places: Uint8Array
  tokens: Buffer
  learned: Buffer | undefined
}

/** A reader of files of tokens. A row's position is its number, and a range lies in the bytes of the tokens and of what says where they are. */
export function tokenReader(open: (file: DataFile) => TokenFile): FormatReader {
  return {
    schemaOf: (file) => schemaOf(open(file)),
    cut: (file, rangeBytes) => cut(file, open(file), rangeBytes),
    *read(task) {
      const file = open(task.file)
      const places = columnPlaces(task, schemaOf(file), file.title)
      for (const block of blocksOf(task, file)) {
        for (const bytes of bytesOf(block)) task.onBytes?.(bytes)
        yield batchOf(block, { task, file, places })
      }
    },
    *bytesOf(task) {
      for (const block of blocksOf(task, open(task.file))) yield* bytesOf(block)
    },
  }
}

function schemaOf({ array, learnedPath }: TokenFile): Schema {
  const item = array === BigInt64Array ? new Int64() : new Int32()
  const names = ['input_ids', ...(learnedPath === undefined ? [] : ['labels'])]
  return new Schema(names.map((name) => new Field(name, listOf(item), true)))
}

/** Where a row begins in the tokens and in what says where they are, so that no two rows begin at one place. */
function placeOf(row: number, { rows, rowBytes, array, placesOf }: TokenFile): number {
  const { starts } = placesOf({ from: Math.min(row, rows), to: Math.min(row, rows) })
  return starts[0] * array.BYTES_PER_ELEMENT + row * rowBytes
}

function cut({ source }: DataFile, file: TokenFile, rangeBytes: number): FileRange[] {
  const ranges: FileRange[] = []
  for (let row = 0; row < file.rows; ) {
    const from = placeOf(row, file)
    row = Math.max(row + 1, firstRowAt(from + rangeBytes, file))
    ranges.push({ source, from, to: placeOf(row, file) })
  }
  return ranges
}

/** The first row that begins at a place or behind it. */
function firstRowAt(place: number, file: TokenFile): number {
  let [low, high] = [0, file.rows]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (placeOf(middle, file) < place) low = middle + 1
    else high = middle
  }
  return low
}

function* blocksOf({ file, range }: Pick<ReadTask, 'file' | 'range'>, tokens: TokenFile): Generator<Block> {
  const width = tokens.array.BYTES_PER_ELEMENT
  const end = firstRowAt(range.to, tokens)
  for (let from = firstRowAt(range.from, tokens); from < end; ) {
    const { starts } = tokens.placesOf({ from, to: Math.min(end, from + batchRows) })
    let count = 1
    while (count < starts.length - 1 && (starts[count + 1] - starts[0]) * width <= batchBytes) count++
    const to = from + count
    const place = { from: starts[0] * width, length: (starts[count] - starts[0]) * width }
    yield {
      from,
      to,
      offsets: Int32Array.from({ length: count + 1 }, (_, i) => starts[i] - starts[0]),
      places: tokens.placesOf({ from, to }).bytes,
      tokens: readWhole(file.readPath, place, tokens),
      learned:
        tokens.learnedPath === undefined
          ? undefined
          : readWhole(tokens.learnedPath, { from: place.from / width, length: place.length / width }, tokens),
    }
    from = to
  }
}

function bytesOf({ places, tokens, learned }: Block): Uint8Array[] {
  return learned === undefined ? [places, tokens] : [places, tokens, learned]
}

/** Throws `bad_input` for a file that is shorter than what is said of it. */
export function readWhole(
  path: string,
  place: { from: number; length: number },
  { title }: Pick<TokenFile, 'title'>,
): Buffer {
  const bytes = readPart(path, place)
  if (bytes.length === place.length) return bytes
  throw noFile(title)
}

/** That files do not fit together. */
export function noFile(title: string): PrepError {
  return new PrepError(
    'bad_input',
    `The file is not as long as the files of ${title} beside it say, or they are none. Copy all of them anew`,
  )
}

function batchOf(
  { from, to, offsets: valueOffsets, tokens, learned }: Block,
  { task, file, places }: { task: ReadTask; file: TokenFile; places: readonly number[] },
): Batch {
  const length = to - from
  const ids = numbersOf(tokens, file.array)
  const columns = task.schema.fields.map(({ type }, i): Data => {
    const data = places[i] === 0 ? ids : labelsOf(ids as Int32Array, learned!)
    const { type: item } = type.children[0] as { type: DataType }
    const child = makeColumn(item, { length: data.length, nullCount: 0, data })
    return makeColumn(type, { length, nullCount: 0, valueOffsets, child })
  })
  const positions = Float64Array.from({ length }, (_, i) => from + i)
  return new Batch(task.schema, columns, originOf(task.file.source, positions))
}

function numbersOf({ buffer, byteOffset, length }: Buffer, array: TokenArray): Int32Array | BigInt64Array {
  // They were read into memory of their own, so that numbers of any width begin where they may.
  const stored = new array(buffer as ArrayBuffer, byteOffset, length / array.BYTES_PER_ELEMENT)
  return stored instanceof BigInt64Array || stored instanceof Int32Array ? stored : Int32Array.from(stored)
}

function labelsOf(ids: Int32Array, learned: Uint8Array): Int32Array {
  return ids.map((id, i) => (learned[i] === 0 ? ignoredLabel : id))
}
