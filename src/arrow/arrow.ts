import { createRequire } from 'node:module'
import type * as apacheArrow from 'apache-arrow'

/**
 * The one door to apache-arrow. Everything else imports Arrow names from here, so that replacing or
 * upgrading the library touches a single file.
 *
 * The library is loaded from the one-file build that it ships: 17 ms instead of 120 ms for its 300 modules,
 * which every worker thread pays (Node 20). Its classes are not those of `import 'apache-arrow'`.
 */
const require = createRequire(import.meta.url)
const arrow: typeof apacheArrow = require('apache-arrow/Arrow.esnext.min')

export const {
  Binary,
  Bool,
  DataType,
  Date_,
  Field,
  FixedSizeList,
  Float64,
  Int32,
  Int64,
  List,
  Map_,
  Message,
  makeData,
  Null,
  RecordBatch,
  RecordBatchReader,
  Schema,
  Struct,
  Table,
  Timestamp,
  Type,
  tableFromIPC,
  tableToIPC,
  Uint32,
  Utf8,
  Vector,
} = arrow

export type Data<T extends apacheArrow.DataType = apacheArrow.DataType> = apacheArrow.Data<T>
export type DataType = apacheArrow.DataType
export type Field = apacheArrow.Field
export type List = apacheArrow.List
export type Map_ = apacheArrow.Map_
export type RecordBatch = apacheArrow.RecordBatch
export type Schema = apacheArrow.Schema
export type Struct = apacheArrow.Struct
export type Vector = apacheArrow.Vector

/** The buffers and children of a column: of those below the ones that its type has. */
export interface ColumnParts {
  /** The number of rows. */
  length: number
  /** Rows that the buffers hold before the first. Default 0. */
  offset?: number
  nullCount?: number
  /** One bit a row, 1 where it is valid; left out where no row is null. */
  nullBitmap?: Uint8Array | null
  /** Where the values of each row begin in `data` or `child`, and where the last one ends. */
  valueOffsets?: Int32Array
  /** The values, in an array of the kind that the type has. */
  data?: ArrayBufferView
  /** The items of a list or a map. */
  child?: Data
  /** The fields of a struct. */
  children?: readonly Data[]
}

/**
 * A column of its buffers, without copying them. `makeData` of apache-arrow has a signature for each type, of
 * which none fits a type that is known only when the program runs; so this is the one place that silences it.
 */
export function makeColumn(type: DataType, parts: ColumnParts): Data {
  return makeData({ type, ...parts } as never)
}

/**
 * The schema in the footer of an Arrow file (the flatbuffer alone). The one-file build keeps the decoder to
 * itself, so the whole library is loaded for those files that hold their schema nowhere else.
 */
export function schemaOfFooter(footer: Uint8Array): Schema {
  const whole: typeof apacheArrow = require('apache-arrow')
  const {
    Footer,
  }: typeof import('apache-arrow/ipc/metadata/file') = require('apache-arrow/ipc/metadata/file')
  return tableFromIPC(whole.tableToIPC(new whole.Table(Footer.decode(footer).schema), 'stream')).schema
}
