/**
 * Tells which cell each row of a batch belongs to. A value is looked at as bytes, and decoded once per batch
 * however many rows share it. A null is a value of its own. Floats, lists and objects have no cells: their
 * columns are refused when the step is planned.
 */
import { type Data, DataType, type Schema } from '../../src/core/arrow.js'
import type { Batch } from '../../src/core/batch.js'
import { PrepError } from '../../src/core/errors.js'
import { type FieldPath, parsePath, typeAt } from '../../src/core/path.js'
import { isJsonField } from '../../src/core/shape.js'
import type { CellColumns } from './options.js'

/** One combination of facet and label values, each written as the JSON list of its values. */
export interface Cell {
  facet: string
  label: string
}

/** The cells that occur in a batch, and for each row the index of its own. */
export interface BatchCells {
  cells: Cell[]
  ofRow: Uint32Array
}

/** A name that no other cell has. */
export function cellKey(cell: Cell): string {
  return cell.facet + cell.label
}

/** Throws `bad_schema` for a column that is not there or whose values make no cells. */
export function checkCellColumns(schema: Schema, columns: CellColumns): void {
  for (const text of [...columns.facet, ...columns.label]) {
    const type = typeAt(schema, parsePath(text))
    if (isCellType(type)) continue
    const advice = DataType.isFloat(type)
      ? 'Cast it to int or cut it into ranges with convert first'
      : 'Name columns of text, booleans or whole numbers'
    throw new PrepError(
      'bad_schema',
      `Column "${text}" holds ${type}, whose values make no groups. ${advice}`,
    )
  }
}

function isCellType(type: DataType): boolean {
  return DataType.isUtf8(type) || DataType.isBool(type) || DataType.isInt(type) || DataType.isNull(type)
}

/** The cells of a batch whose columns passed {@link checkCellColumns}. */
export function cellsOf(batch: Batch, columns: CellColumns): BatchCells {
  const paths = [...columns.facet, ...columns.label]
  const coded = paths.map((path) => codeColumn(batch, parsePath(path)))
  let { codes: ofRow, firstRows } = coded[0]
  for (const next of coded.slice(1)) ({ codes: ofRow, firstRows } = combine(ofRow, next))
  const facets = columns.facet.length
  const cells = firstRows.map((row) => ({
    facet: jsonList(coded.slice(0, facets), row),
    label: jsonList(coded.slice(facets), row),
  }))
  return { cells, ofRow }
}

/** The values of one column as small numbers in the order in which they first occur. */
interface CodedColumn {
  codes: Uint32Array
  /** For each code the first row that has it. */
  firstRows: number[]
  /** For each code its value as JSON. */
  values: string[]
}

function jsonList(coded: readonly CodedColumn[], row: number): string {
  return `[${coded.map(({ codes, values }) => values[codes[row]]).join(',')}]`
}

function combine(left: Uint32Array, right: CodedColumn): { codes: Uint32Array; firstRows: number[] } {
  const codes = new Uint32Array(left.length)
  const firstRows: number[] = []
  const known = new Map<number, number>()
  const width = right.values.length
  for (let row = 0; row < left.length; row++) {
    const pair = left[row] * width + right.codes[row]
    let code = known.get(pair)
    if (code === undefined) {
      code = firstRows.length
      known.set(pair, code)
      firstRows.push(row)
    }
    codes[row] = code
  }
  return { codes, firstRows }
}

function codeColumn(batch: Batch, path: FieldPath): CodedColumn {
  let data = batch.column(path.column)
  let field = batch.schema.fields.find(({ name }) => name === path.column)
  const chain = [data]
  for (const step of path.steps) {
    const index: number = data.type.children.findIndex(({ name }: { name: string }) => name === step)
    field = data.type.children[index]
    data = data.children[index]
    chain.push(data)
  }
  const nullable = chain.filter(({ nullCount }) => nullCount > 0)
  const isNull = (row: number) =>
    DataType.isNull(data.type) || nullable.some((ancestor) => !ancestor.getValid(row))
  const { codes, firstRows } = codeBytes(bytesOf(data), nullable.length === 0 ? undefined : isNull)
  const write = valueWriter(data, field !== undefined && isJsonField(field))
  return { codes, firstRows, values: firstRows.map((row) => (isNull(row) ? 'null' : write(row))) }
}

/** The values of a column as byte ranges: value `i` is `bytes[offsets[i]] … bytes[offsets[i + 1]]`. */
interface ByteValues {
  bytes: Uint8Array
  offsets: Int32Array
}

function bytesOf(data: Data): ByteValues {
  const { type, length } = data
  if (DataType.isUtf8(type))
    return {
      bytes: data.values as Uint8Array,
      offsets: data.valueOffsets.subarray(0, length + 1) as Int32Array,
    }
  if (DataType.isNull(type)) return { bytes: new Uint8Array(0), offsets: new Int32Array(length + 1) }
  const width = DataType.isInt(type) ? type.bitWidth >> 3 : 1
  const offsets = Int32Array.from({ length: length + 1 }, (_, row) => row * width)
  if (!DataType.isBool(type)) {
    const { buffer, byteOffset, byteLength } = data.values as Int32Array
    return { bytes: new Uint8Array(buffer, byteOffset, byteLength), offsets }
  }
  return { bytes: Uint8Array.from({ length }, (_, row) => bitAt(data, row)), offsets }
}

function bitAt(data: Data, row: number): number {
  const at = data.offset + row
  return ((data.values as Uint8Array)[at >> 3] >> (at & 7)) & 1
}

/** Numbers equal byte ranges alike: an open-addressing table of codes, hashed by FNV-1a. */
function codeBytes(
  { bytes, offsets }: ByteValues,
  isNull?: (row: number) => boolean,
): { codes: Uint32Array; firstRows: number[] } {
  const rows = offsets.length - 1
  const codes = new Uint32Array(rows)
  const firstRows: number[] = []
  let mask = 15
  while (mask < rows * 2) mask = mask * 2 + 1
  const slots = new Uint32Array(mask + 1)
  let nullCode = -1
  for (let row = 0; row < rows; row++) {
    if (isNull?.(row)) {
      if (nullCode < 0) nullCode = firstRows.push(row) - 1
      codes[row] = nullCode
      continue
    }
    const start = offsets[row]
    const end = offsets[row + 1]
    let hash = 0x811c9dc5
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
    let slot = (hash ^ (hash >>> 15)) & mask
    while (slots[slot] !== 0 && !isSame(firstRows[slots[slot] - 1], start, end)) slot = (slot + 1) & mask
    if (slots[slot] === 0) slots[slot] = firstRows.push(row)
    codes[row] = slots[slot] - 1
  }
  return { codes, firstRows }

  function isSame(first: number, start: number, end: number): boolean {
    const from = offsets[first]
    if (offsets[first + 1] - from !== end - start) return false
    for (let i = start; i < end; i++) if (bytes[i] !== bytes[from + i - start]) return false
    return true
  }
}

/** Writes the value of a row as JSON; a column of JSON documents holds it already. */
function valueWriter(data: Data, isJson: boolean): (row: number) => string {
  const { type } = data
  if (DataType.isBool(type)) return (row) => String(bitAt(data, row) === 1)
  if (!DataType.isUtf8(type)) return (row) => String((data.values as BigInt64Array)[row])
  const values = data.values as Uint8Array
  const offsets = data.valueOffsets as Int32Array
  const buffer = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  const text = (row: number) => buffer.toString('utf8', offsets[row], offsets[row + 1])
  return isJson ? text : (row) => JSON.stringify(text(row))
}
