import { emptyShape, type Shape } from '../../arrow/infer-schema.js'
import type { CsvRecord } from './records/records.js'

type NumberKind = 'ints' | 'longs' | 'doubles' | 'texts'

/** Bytes `from` to `to` are one field. */
interface FieldRange {
  from: number
  to: number
}

/** Counts the fields of a record by their kinds, where it is whole and has one for each column. Answers whether it has. */
export function observeRecord(record: CsvRecord, columns: readonly Shape[]): boolean {
  if (!record.isWhole || record.count !== columns.length) return false
  for (let i = 0; i < columns.length; i++) {
    record.select(i)
    if (record.from === record.to && !record.isQuoted) columns[i].nulls++
    else observeField(columns[i], record.bytes, record)
  }
  return true
}

/**
 * Counts one field by the kind of its text. In CSV everything is text, so a number is taken for one only
 * where the text can be had back from it: `007` and `+49…` are zip codes and phone numbers, and what no 64-bit
 * integer holds is the number of a card or an account. Those stay text: identifiers must survive.
 */
function observeField(shape: Shape, bytes: Buffer, range: FieldRange): void {
  const { from, to } = range
  const first = bytes[from]
  const mayBeNumber = isDigit(first) || first === 0x2d || first === 0x2e
  if (mayBeNumber && from < to) shape[numberKind(bytes, range)]++
  else if (boolOf(bytes, from, to) !== undefined) shape.bools++
  else shape.texts++
}

function numberKind(bytes: Buffer, { from, to }: FieldRange): NumberKind {
  const start = bytes[from] === 0x2d ? from + 1 : from
  let i = start
  while (i < to && isDigit(bytes[i])) i++
  const digits = i - start
  if (digits > 19 || (digits > 1 && bytes[start] === 0x30)) return 'texts'
  if (i < to) return doubleKind(bytes, { from, to })
  if (digits === 0) return 'texts'
  // Minus zero is a double: no integer keeps its sign.
  if (bytes[start] === 0x30) return start > from ? 'doubles' : 'ints'
  if (digits < 16) return 'ints'
  const text = bytes.toString('latin1', from, to)
  if (Number.isSafeInteger(Number(text))) return 'ints'
  return BigInt.asIntN(64, BigInt(text)) === BigInt(text) ? 'longs' : 'texts'
}

const plainDouble = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?$/
/** No writer of doubles needs more characters. */
const maxDoubleLength = 40

function doubleKind(bytes: Buffer, { from, to }: FieldRange): NumberKind {
  if (to - from > maxDoubleLength) return 'texts'
  const text = bytes.toString('latin1', from, to)
  return plainDouble.test(text) && Number.isFinite(Number(text)) ? 'doubles' : 'texts'
}

/** `true`, `True`, `TRUE` and their opposites; `undefined` for any other text. */
export function boolOf(bytes: Buffer, from: number, to: number): boolean | undefined {
  const length = to - from
  if (length !== 4 && length !== 5) return undefined
  const first = bytes[from] | 0x20
  if (first !== (length === 4 ? 0x74 : 0x66)) return undefined
  switch (bytes.toString('latin1', from, to)) {
    case 'true':
    case 'True':
    case 'TRUE':
      return true
    case 'false':
    case 'False':
    case 'FALSE':
      return false
    default:
      return undefined
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/**
 * What the merged shape of CSV rows stands for: a column that holds any text is a text column, and so is one
 * that mixes true/false with numbers, or decimals with integers that no double holds. To be applied after
 * the shapes of all parts are merged, before the schema is inferred.
 */
export function widenCsvShape(rows: Shape): Shape {
  if (rows.fields === undefined) return rows
  const fields = new Map([...rows.fields].map(([name, shape]) => [name, widenColumn(shape)]))
  return { ...rows, fields }
}

function widenColumn(shape: Shape): Shape {
  const numbers = shape.ints + shape.longs + shape.doubles
  const isMixed =
    shape.texts > 0 || (shape.bools > 0 && numbers > 0) || (shape.longs > 0 && shape.doubles > 0)
  if (!isMixed) return shape
  return { ...emptyShape(), nulls: shape.nulls, texts: shape.texts + shape.bools + numbers }
}
